import Registry
import Tabulation
import Tally

/// `coverage_by_measure` and `progress`: one measure, and how far it has come.
extension Tracer {
  func measureRule(_ code: String, _ column: String) -> FigureRule? {
    guard let slot = frame.measureSlot(code) else { return nil }
    let all = Lens(ground, .measure(slot))
    let members = Lens(ground, .measure(slot), .members)
    let cells = silent
    let search = GroupSearch.measure(slot)
    switch column {
    case "area":
      let measure = frame.measures[slot]
      return FigureRule(
        "The area of the measure, from the registry.",
        [RulePart(.reason, "area", registry: [thing("area", measure.area, "measures.csv", [measure.line])])]
      ) { _ in .code(measure.area) }
    case "coordinators", "co_coordinators":
      let role: CoordinationRole = column == "coordinators" ? .coordinator : .coCoordinator
      let codes = frame.coordinators(of: slot, role)
      let own = frame.assignments(of: slot).filter { $0.role == role }
      return FigureRule(
        "The parties with an assignment of that role on the report's date that names the measure or its whole area.",
        [
          RulePart(
            .reason, "parties",
            registry: codes.map { code in assignmentThing("party", code, own.filter { $0.party == code }) })
        ]
      ) { _ in .codes(codes) }
    case "members_active":
      return FigureRule(
        "Distinct members that sent an exchange or took part in an event dated in the period under \(code), while they"
          + " were members." + silence, in: search, [RulePart(.value, "members", members.activeParties)]
      ) { cells.activity($0[0].count) }
    case "members":
      if isPublic { return .empty("Empty with public sources: beside it the others would read as silent.") }
      return registryRule("States that are members on a day of the period, from the registry.", "members", memberThings)
    case "reach": return reachRule(members, in: search, "under \(code)")
    case "first_activity", "last_activity":
      if !ground.settings.collectsActivity { return .empty("Empty: the pipeline names no exports of activity.") }
      return dateRule(all, in: search, "under \(code)", isFirst: column == "first_activity")
    case "modality", "stage", "stage_ordinal", "stages", "stage_date", "approval", "days_in_stage":
      return standingRule(code, column)
    default:
      return countRule(
        column, all, cells, in: search, "of any party under \(code)", eventsAreParticipations: false)
    }
  }

  private func standingRule(_ code: String, _ column: String) -> FigureRule {
    if !ground.settings.collected.contains(.milestones) {
      return .empty("Empty: the pipeline names no exports of milestones.")
    }
    if isPublic, column == "days_in_stage" {
      return .empty("Empty with public sources: a later stage may not have been found.")
    }
    let registry = frame.registry
    let asOf = ground.settings.asOf
    let place = registry.place(ofMeasure: code)
    func cell(_ standing: StageStanding) -> TableValue {
      switch column {
      case "modality": .code(standing.modality)
      case "stage": .code(standing.date.stage)
      case "stage_ordinal": .integer(standing.date.ordinal)
      case "stages": .integer(standing.stages)
      case "stage_date": .date(standing.date.date.text)
      case "approval": .code(standing.date.isProvisional ? "provisional" : "approved")
      default: .integer(asOf.days(since: standing.date.date.first))
      }
    }
    let words =
      "From the milestones of \(code) dated up to \(asOf.text): the highest stage reached in the modality whose latest"
      + " milestone is newest. A stage is dated by its earliest approved milestone, else by its earliest provisional"
      + " one." + (column == "days_in_stage" ? " Days from that date to \(asOf.text)." : "")
      + (column == "stages" ? " The number of stages that the registry has of that modality." : "")
    return answerRule(
      words, in: .milestones(place),
      isNumber: column == "stages" || column == "stage_ordinal" || column == "days_in_stage"
    ) {
      state in
      let rows = state.milestones.filter { $0.measure == place && $0.date.first <= asOf }
      guard let standing = StageStanding.standing(rows, registry) else { return nil }
      return (cell(standing), Tracer.dating(standing.date, rows.filter { $0.modality == standing.modality }))
    }
  }

  /// The rows that date a stage.
  static func dating(_ stage: StageDate, _ rows: [MilestoneRow]) -> [RowPlace] {
    rows.filter {
      $0.ordinal == stage.ordinal && $0.date == stage.date && $0.isProvisional == stage.isProvisional
    }.map(\.place)
  }

  /// A figure that one group of rows answers.
  func answerRule(
    _ words: String, in search: GroupSearch, isNumber: Bool, otherwise: TableValue = .empty,
    _ answer: @escaping (GroupState) -> (value: TableValue, rows: [RowPlace])?
  ) -> FigureRule {
    let part = RulePart(.reason, "milestones", by: .date) { state in
      guard let answer = answer(state) else { return [] }
      return [Support(key: .answer(answer.value.text), rows: answer.rows)]
    }
    return FigureRule(words, in: search, [part]) { counts in
      guard let text = counts[0].least?.text else { return otherwise }
      return isNumber ? Int(text).map { .integer($0) } ?? .empty : .code(text)
    }
  }

  func progressRule(_ code: String, _ modality: String, _ stageCode: String, _ column: String) -> FigureRule? {
    guard ground.settings.collected.contains(.milestones), frame.measureSlot(code) != nil,
      let stage = frame.registry.stages(of: modality).first(where: { $0.code == stageCode })
    else { return nil }
    let isPublic = self.isPublic
    let asOf = ground.settings.asOf
    let place = frame.registry.place(ofMeasure: code)
    func rows(_ state: GroupState) -> [MilestoneRow] {
      state.milestones.filter { $0.measure == place && $0.modality == modality && $0.date.first <= asOf }
    }
    let base = "From the milestones of \(code) in the modality \(modality) dated up to \(asOf.text): "
    switch column {
    case "stage_ordinal":
      return FigureRule(
        "The place of the stage in its modality, from the registry.",
        [RulePart(.reason, "stage", registry: [thing("stage", stageCode, "stages.csv", [stage.line])])]
      ) { _ in .integer(stage.ordinal) }
    case "reached":
      let none = isPublic ? "not-recorded" : "no"
      return answerRule(
        base + "yes where a milestone reaches the stage; not-recorded where a higher stage is reached"
          + (isPublic ? ", and with public sources wherever it is not yes" : "") + "; else no.",
        in: .milestones(place), isNumber: false, otherwise: .code(none)
      ) { state in
        let own = rows(state)
        let reaching = own.filter { $0.ordinal == stage.ordinal }
        if !reaching.isEmpty { return (.code("yes"), reaching.map(\.place)) }
        let higher = own.filter { $0.ordinal > stage.ordinal }
        return higher.isEmpty || isPublic ? nil : (.code("not-recorded"), higher.map(\.place))
      }
    case "date", "approval":
      return answerRule(
        base + "the date of the earliest approved one that reaches the stage, else of the earliest provisional one, and"
          + " whether it is approved.", in: .milestones(place), isNumber: false
      ) { state in
        let own = rows(state)
        guard let reached = StageDate.byOrdinal(own).first(where: { $0.ordinal == stage.ordinal }) else { return nil }
        let value: TableValue =
          column == "date" ? .date(reached.date.text) : .code(reached.isProvisional ? "provisional" : "approved")
        return (value, Tracer.dating(reached, own))
      }
    case "days_from_previous":
      if isPublic { return .empty("Empty with public sources: a stage between may not have been found.") }
      return answerRule(
        base + "days from the date of the last lower stage reached to that of this one; may be negative.",
        in: .milestones(place), isNumber: true
      ) { state in
        let own = rows(state)
        let dates = StageDate.byOrdinal(own)
        guard let reached = dates.first(where: { $0.ordinal == stage.ordinal }),
          let previous = dates.last(where: { $0.ordinal < stage.ordinal })
        else { return nil }
        return (
          .integer(reached.date.first.days(since: previous.date.first)),
          Tracer.dating(previous, own) + Tracer.dating(reached, own)
        )
      }
    default: return nil
    }
  }
}
