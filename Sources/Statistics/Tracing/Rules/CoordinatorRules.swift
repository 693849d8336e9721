import Registry
import Tabulation
import Tally

/// `coverage_by_coordinator` and `engagement`: what members did under the measures that a party coordinates.
extension Tracer {
  func coordinatorRule(_ coordinator: String, _ area: String, _ column: String) -> FigureRule? {
    guard let party = frame.party(coordinator), let slot = areaSlot(area),
      let number = frame.remits.firstIndex(where: { $0.party == party && $0.area == slot })
    else { return nil }
    let remit = frame.remits[number]
    let lens = Lens(ground, .remit(number), .members)
    let cells = silent
    let search = GroupSearch.area(slot)
    let what = "under what \(coordinator) coordinates in \(areaWords(slot))"
    func active(_ who: Who) -> (GroupState) -> [Support] {
      let lens = Lens(ground, .area(frame.allAreas), who)
      return { lens.measures($0, among: remit.measures) }
    }
    switch column {
    case "role":
      return assignmentRule(remit, "roles", Array(CoordinationRole.allCases.map(\.rawValue))) { $0.role.rawValue }
    case "scope":
      return assignmentRule(remit, "scopes", Array(CoordinationScope.allCases.map(\.rawValue))) { $0.scope.rawValue }
    case "measures_coordinated":
      return registryRule(
        "Measures in force in the period that the party's assignments of scope measure and area name in"
          + " \(areaWords(slot)) on the report's date, each once.", "measures", coordinatedThings(remit))
    case "measures_active":
      return FigureRule(
        "Distinct measures \(what) under which any member was active in the period." + silence, in: search,
        [RulePart(.value, "measures", active(.members))]
      ) { cells.activity($0[0].count) }
    case "coverage":
      if isPublic { return .empty("Empty with public sources: it would turn silence into conduct.") }
      return FigureRule(
        "Measures \(what) under which any member was active in the period, of those coordinated.", in: search,
        [
          RulePart(.numerator, "measures active", active(.members)),
          RulePart(.denominator, "measures coordinated", registry: coordinatedThings(remit)),
        ]
      ) { cells.activity($0[0].count, of: $0[1].count) }
    case "measures_self_active":
      if isPublic { return .empty("Empty with public sources: it would turn silence into conduct.") }
      return FigureRule(
        "Distinct measures \(what) under which \(coordinator) itself was active in the period, as a member.",
        in: search,
        [RulePart(.value, "measures", active(.member(party)))]
      ) { cells.activity($0[0].count) }
    case "members_engaged":
      return FigureRule(
        "Distinct members with an exchange or participation dated in the period \(what), the coordinator itself"
          + " included." + silence, in: search, [RulePart(.value, "members", lens.activeParties)]
      ) { cells.activity($0[0].count) }
    case "members":
      if isPublic { return .empty("Empty with public sources: beside it the others would read as silent.") }
      return registryRule("States that are members on a day of the period, from the registry.", "members", memberThings)
    case "reach": return reachRule(lens, in: search, what)
    default:
      return countRule(column, lens, cells, in: search, "of any member \(what)", eventsAreParticipations: false)
    }
  }

  func engagementRule(_ coordinator: String, _ state: String, _ column: String) -> FigureRule? {
    guard let party = frame.party(coordinator), let member = member(state),
      let number = frame.remits.firstIndex(where: { $0.party == party && $0.area == frame.allAreas })
    else { return nil }
    let cells = silent
    let what = "of \(state) as a member under what \(coordinator) coordinates"
    if column == "measures_engaged" {
      let lens = Lens(ground, .area(frame.allAreas), .member(member))
      let measures = frame.remits[number].measures
      return FigureRule(
        "Distinct measures that \(coordinator) coordinates under which \(state) was active in the period, as a member."
          + silence, in: .party(member), [RulePart(.value, "measures") { lens.measures($0, among: measures) }]
      ) { cells.activity($0[0].count) }
    }
    if column == "delegates" || column == "events_listed" { return nil }
    return countRule(column, Lens(ground, .remit(number), .member(member)), cells, in: .party(member), what)
  }

  private func coordinatedThings(_ remit: Remit) -> [TraceThing] {
    remit.measures.sorted().map { slot in
      assignmentThing(
        "measure", frame.measures[slot].code,
        remit.assignments.filter { frame.measureSlots(of: $0).contains(slot) })
    }
  }

  private func assignmentRule(
    _ remit: Remit, _ name: String, _ order: [String], _ value: (Assignment) -> String
  ) -> FigureRule {
    let words = order.filter { word in remit.assignments.contains { value($0) == word } }
    let things = words.map { word in assignmentThing(name, word, remit.assignments.filter { value($0) == word }) }
    return FigureRule(
      "The distinct \(name) of the party's assignments on the report's date, from the registry.",
      [RulePart(.reason, name, registry: things)]
    ) { _ in .codes(words) }
  }
}
