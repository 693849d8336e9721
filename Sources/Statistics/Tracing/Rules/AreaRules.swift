import Registry
import Tabulation
import Tally

/// `coverage_by_area`: what all parties did, and how many measures and members that reaches.
extension Tracer {
  func areaRule(_ area: String, _ column: String) -> FigureRule? {
    guard let slot = areaSlot(area) else { return nil }
    let place = areaWords(slot)
    let measures = Set(frame.measures(in: slot))
    let all = Lens(ground, .area(slot))
    let members = Lens(ground, .area(slot), .members)
    let areaOnly = Lens(ground, .areaOnly(slot))
    let cells = plain
    let active = { (state: GroupState) in members.measures(state, among: measures) }
    switch column {
    case "measures_in_force":
      return registryRule(
        "Measures of \(place) in force on a day of the period, from the registry.", "measures",
        measureThings(measures))
    case "measures_active":
      return FigureRule(
        "Distinct measures of \(place) under which at least one member sent an exchange or took part in an event dated in"
          + " the period.", in: .area(slot), [RulePart(.value, "measures", active)]
      ) { cells.activity($0[0].count) }
    case "coverage": return areaCoverageRule(slot, place, active)
    case "measures_coordinated":
      let coordinated = measures.filter(frame.isCoordinated).sorted()
      return registryRule(
        "Measures of \(place) in force in the period that an assignment of scope measure or area names on the report's"
          + " date, from the registry.", "measures",
        coordinated.map { assignmentThing("measure", frame.measures[$0].code, frame.assignments(of: $0)) })
    case "members":
      if isPublic { return .empty("Empty with public sources: beside it the others would read as silent.") }
      return registryRule("States that are members on a day of the period, from the registry.", "members", memberThings)
    case "members_active":
      return FigureRule(
        "Distinct members with an exchange or participation dated in the period in \(place), under a measure or under"
          + " the area's own code, while they were members.", in: .area(slot),
        [RulePart(.value, "members", members.activeParties)]
      ) { cells.activity($0[0].count) }
    case "reach": return reachRule(members, in: .area(slot), "in \(place)")
    case "area_only_exchanges":
      return FigureRule(
        "Exchanges dated in the period under an area's own code of \(place), and under no measure of that area.",
        in: .area(slot), [RulePart(.value, "exchanges", areaOnly.exchanges)]
      ) { cells.exchanges($0[0].count) }
    case "area_only_events":
      return FigureRule(
        "Events dated in the period that, by all their rows, are under an area's own code of \(place) and under no"
          + " measure of that area.", in: .area(slot), [RulePart(.value, "events") { areaOnly.events($0) }]
      ) { cells.participation($0[0].count) }
    default:
      return countRule(
        column, all, cells, in: .area(slot), "of any party in \(place)", eventsAreParticipations: false)
    }
  }

  private func areaCoverageRule(
    _ slot: Int, _ place: String, _ active: @escaping (GroupState) -> [Support]
  ) -> FigureRule {
    let cells = plain
    let mayHide = isPublic && slot != frame.allAreas
    let areaOnly = Lens(ground, .areaOnly(slot))
    let words =
      "Measures of \(place) under which a member was active in the period, of those in force."
      + (mayHide
        ? " With public sources it is left empty where a record names the area and no measure of it: the share would"
          + " read as less than was recorded." : "")
    return FigureRule(
      words, in: .area(slot),
      [
        RulePart(.numerator, "measures active", active),
        RulePart(.denominator, "measures in force", registry: measureThings(frame.measures(in: slot))),
        RulePart(.reason, "records under the area alone") { areaOnly.exchanges($0) + areaOnly.events($0) },
      ],
      shows: { $0 == .empty && mayHide ? [2] : [0, 1] },
      value: { counts in
        mayHide && !counts[2].isEmpty ? .empty : cells.activity(counts[0].count, of: counts[1].count)
      })
  }

  /// Members active, of the members in the period.
  func reachRule(_ lens: Lens, in search: GroupSearch, _ place: String) -> FigureRule {
    if isPublic || !ground.settings.collectsActivity {
      return .empty("Empty: a share of the members would say of the others what is not known.")
    }
    return FigureRule(
      "Members active in the period \(place), of the States that are members on a day of the period.", in: search,
      [
        RulePart(.numerator, "members active", lens.activeParties),
        RulePart(.denominator, "members", registry: memberThings),
      ]
    ) { .ratio(Ratio($0[0].count, of: $0[1].count)) }
  }
}
