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
        RuleWords(.measureArea),
        [RulePart(.reason, .area, registry: [thing("area", .text(measure.area), "measures.csv", [measure.line])])]
      ) { _ in .code(measure.area) }
    case "coordinators", "co_coordinators":
      let role: CoordinationRole = column == "coordinators" ? .coordinator : .coCoordinator
      let codes = frame.coordinators(of: slot, role)
      let own = frame.assignments(of: slot).filter { $0.role == role }
      return FigureRule(
        RuleWords(.measureCoordinators),
        [
          RulePart(
            .reason, .parties,
            registry: codes.map { code in assignmentThing("party", .text(code), own.filter { $0.party == code }) })
        ]
      ) { _ in .codes(codes) }
    case "members_active":
      return FigureRule(
        RuleWords(.measureMembersActive, ["measure": code]).adding(silence), in: search,
        [RulePart(.value, .members, members.activeParties)]
      ) { cells.activity($0[0].count) }
    case "members":
      return membersRule
    case "reach": return reachRule(members, in: search, .under(code))
    case "first_activity", "last_activity":
      if !ground.settings.collectsActivity { return .empty(.emptyActivity) }
      return dateRule(all, in: search, .under(code), isFirst: column == "first_activity")
    case "modality", "stage", "stage_ordinal", "stages", "stage_date", "approval", "days_in_stage":
      return standingRule(code, column)
    default:
      return countRule(
        column, all, cells, in: search, .ofParties(.under(code)), eventsAreParticipations: false)
    }
  }

  private func standingRule(_ code: String, _ column: String) -> FigureRule {
    if !ground.settings.collected.contains(.milestones) {
      return .empty(.emptyMilestones)
    }
    if isPublic, column == "days_in_stage" {
      return .empty(.emptyLaterStage)
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
    let remark: RuleWords? =
      switch column {
      case "days_in_stage": RuleWords(.remarkDaysInStage, ["date": asOf.text])
      case "stages": RuleWords(.remarkStages)
      default: nil
      }
    return answerRule(
      RuleWords(.measureStanding, ["measure": code, "date": asOf.text]).adding(remark), in: .milestones(place),
      column == "stages" || column == "stage_ordinal" || column == "days_in_stage"
        ? .number : column == "approval" ? .word : .text
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
    _ words: RuleWords, in search: GroupSearch, _ form: AnswerForm, otherwise: TableValue = .empty,
    _ answer: @escaping (GroupState) -> (value: TableValue, rows: [RowPlace])?
  ) -> FigureRule {
    let part = RulePart(.reason, .milestones, by: .date) { state in
      guard let answer = answer(state) else { return [] }
      let text = answer.value.text
      return [Support(key: form == .word ? .word(text) : .answer(text), rows: answer.rows)]
    }
    let rule = FigureRule(words, in: search, [part]) { counts in
      guard let text = counts[0].least?.text else { return otherwise }
      return form == .number ? Int(text).map { .integer($0) } ?? .empty : .code(text)
    }
    return form == .word ? rule.worded : rule
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
    let texts = ["measure": code, "modality": modality, "date": asOf.text]
    switch column {
    case "stage_ordinal":
      return FigureRule(
        RuleWords(.progressOrdinal),
        [RulePart(.reason, .stage, registry: [thing("stage", .text(stageCode), "stages.csv", [stage.line])])]
      ) { _ in .integer(stage.ordinal) }
    case "reached":
      let none = isPublic ? "not-recorded" : "no"
      return answerRule(
        RuleWords(isPublic ? .progressReachedPublic : .progressReached, texts), in: .milestones(place), .word,
        otherwise: .code(none)
      ) { state in
        let own = rows(state)
        let reaching = own.filter { $0.ordinal == stage.ordinal }
        if !reaching.isEmpty { return (.code("yes"), reaching.map(\.place)) }
        let higher = own.filter { $0.ordinal > stage.ordinal }
        return higher.isEmpty || isPublic ? nil : (.code("not-recorded"), higher.map(\.place))
      }
    case "date", "approval":
      return answerRule(
        RuleWords(.progressDate, texts), in: .milestones(place), column == "approval" ? .word : .text
      ) { state in
        let own = rows(state)
        guard let reached = StageDate.byOrdinal(own).first(where: { $0.ordinal == stage.ordinal }) else { return nil }
        let value: TableValue =
          column == "date" ? .date(reached.date.text) : .code(reached.isProvisional ? "provisional" : "approved")
        return (value, Tracer.dating(reached, own))
      }
    case "days_from_previous":
      if isPublic { return .empty(.emptyStageBetween) }
      return answerRule(
        RuleWords(.progressDays, texts), in: .milestones(place), .number
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

/// What an answer of a group of rows is.
enum AnswerForm {
  case number, text
  /// A word of the program.
  case word
}
