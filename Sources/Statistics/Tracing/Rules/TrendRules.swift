import Registry
import Tabulation
import Tally

/// `trend`: what was recorded step by step.
extension Tracer {
  func trendRule(_ name: String, _ area: String, _ column: String) -> FigureRule? {
    guard let slot = areaSlot(area), let number = ground.steps.all.firstIndex(where: { $0.name == name }) else {
      return nil
    }
    let step = ground.steps.all[number]
    let cells = plain
    let ground = self.ground
    let frame = self.frame
    let measures = Set(frame.measures(in: slot))
    let within = number...number
    let all = Lens(ground, .area(slot), steps: within)
    let members = Lens(ground, .area(slot), .members, steps: within)
    // A row of a year's own stands only where there is a record that is known to the year alone.
    let records = Lens(ground, .area(frame.allAreas), steps: within)
    let existence =
      step.isYearOnly
      ? RulePart(.reason, .yearAlone) { records.exchanges($0) + records.events($0) } : nil
    func rule(_ words: RuleWords, _ search: GroupSearch, _ part: RulePart, _ value: @escaping (PartCount) -> TableValue)
      -> FigureRule
    {
      FigureRule(words, in: search, [part] + (existence.map { [$0] } ?? []), shows: { _ in [0] }) { counts in
        counts.count > 1 && counts[1].isEmpty ? nil : value(counts[0])
      }
    }
    let texts = ["step": name]
    let dates: CountDates = step.isYearOnly ? .year(name) : .step(name)
    switch column {
    case "from", "to":
      let date = column == "from" ? step.period.from : step.period.to
      return FigureRule(
        RuleWords(column == "from" ? .trendFrom : .trendTo), in: step.isYearOnly ? .step(number) : .none,
        existence.map { [$0] } ?? []
      ) { counts in counts.first?.isEmpty ?? false ? nil : .date(date.text) }
    case "measures_active":
      return rule(
        RuleWords(
          step.isYearOnly ? .trendMeasuresActiveYear : .trendMeasuresActiveStep, texts, ["of": ofArea(slot)]),
        .step(number), RulePart(.value, .measures) { members.measures($0, among: measures) }
      ) { cells.activity($0.count) }
    case "measures_active_to_date":
      let toDate = Lens(ground, .area(slot), .members, steps: 0...number)
      return rule(
        RuleWords(.trendMeasuresToDate, texts, ["of": ofArea(slot)]), .activity,
        RulePart(.value, .measures) { toDate.measures($0, among: measures) }
      ) { cells.activity($0.count) }
    case "members_active":
      if isPublic { return .empty(.emptyConduct) }
      return rule(
        RuleWords(
          step.isYearOnly ? .trendMembersActiveYear : .trendMembersActiveStep, texts, ["place": inArea(slot)]),
        .step(number), RulePart(.value, .members, members.activeParties)
      ) { cells.activity($0.count) }
    default:
      if column == "events_listed" { return nil }
      return countRule(
        column, all, cells, in: .step(number), .ofParties(inArea(slot)), dates, eventsAreParticipations: false,
        existence: existence)
    }
  }
}
