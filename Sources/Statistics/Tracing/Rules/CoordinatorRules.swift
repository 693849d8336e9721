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
    let place = inArea(slot)
    let remitWords = RuleWords.under(remitOf: coordinator, place)
    func words(_ key: RuleKey) -> RuleWords { RuleWords(key, ["coordinator": coordinator], ["place": place]) }
    func active(_ who: Who) -> (GroupState) -> [Support] {
      let lens = Lens(ground, .area(frame.allAreas), who)
      return { lens.measures($0, among: remit.measures) }
    }
    switch column {
    case "role":
      return assignmentRule(remit, .roles, .coordinatorRoles, Array(CoordinationRole.allCases.map(\.rawValue))) {
        $0.role.rawValue
      }
    case "scope":
      return assignmentRule(remit, .scopes, .coordinatorScopes, Array(CoordinationScope.allCases.map(\.rawValue))) {
        $0.scope.rawValue
      }
    case "measures_coordinated":
      return registryRule(
        RuleWords(.coordinatorMeasures, [:], ["place": place]), .measures, coordinatedThings(remit))
    case "measures_active":
      return FigureRule(
        words(.coordinatorMeasuresActive).adding(silence), in: search,
        [RulePart(.value, .measures, active(.members))]
      ) { cells.activity($0[0].count) }
    case "coverage":
      if isPublic { return .empty(.emptyConduct) }
      return FigureRule(
        words(.coordinatorCoverage), in: search,
        [
          RulePart(.numerator, .measuresActive, active(.members)),
          RulePart(.denominator, .measuresCoordinated, registry: coordinatedThings(remit)),
        ]
      ) { cells.activity($0[0].count, of: $0[1].count) }
    case "measures_self_active":
      if isPublic { return .empty(.emptyConduct) }
      return FigureRule(
        words(.coordinatorSelfActive), in: search, [RulePart(.value, .measures, active(.member(party)))]
      ) { cells.activity($0[0].count) }
    case "members_engaged":
      return FigureRule(
        words(.coordinatorMembersEngaged).adding(silence), in: search,
        [RulePart(.value, .members, lens.activeParties)]
      ) { cells.activity($0[0].count) }
    case "members":
      return membersRule
    case "reach": return reachRule(lens, in: search, remitWords)
    default:
      return countRule(column, lens, cells, in: search, .ofMembers(remitWords), eventsAreParticipations: false)
    }
  }

  func engagementRule(_ coordinator: String, _ state: String, _ column: String) -> FigureRule? {
    guard let party = frame.party(coordinator), let member = member(state),
      let number = frame.remits.firstIndex(where: { $0.party == party && $0.area == frame.allAreas })
    else { return nil }
    let cells = silent
    if column == "measures_engaged" {
      let lens = Lens(ground, .area(frame.allAreas), .member(member))
      let measures = frame.remits[number].measures
      return FigureRule(
        RuleWords(.engagementMeasures, ["coordinator": coordinator, "state": state]).adding(silence),
        in: .party(member), [RulePart(.value, .measures) { lens.measures($0, among: measures) }]
      ) { cells.activity($0[0].count) }
    }
    if column == "delegates" || column == "events_listed" { return nil }
    return countRule(
      column, Lens(ground, .remit(number), .member(member)), cells, in: .party(member),
      .of(member: state, .under(remitOf: coordinator)))
  }

  private func coordinatedThings(_ remit: Remit) -> [TraceThing] {
    remit.measures.sorted().map { slot in
      assignmentThing(
        "measure", .text(frame.measures[slot].code),
        remit.assignments.filter { frame.measureSlots(of: $0).contains(slot) })
    }
  }

  private func assignmentRule(
    _ remit: Remit, _ name: TracePart.Name, _ key: RuleKey, _ order: [String], _ value: (Assignment) -> String
  ) -> FigureRule {
    let words = order.filter { word in remit.assignments.contains { value($0) == word } }
    let things = words.map { word in
      assignmentThing(name.rawValue, .word(word), remit.assignments.filter { value($0) == word })
    }
    return FigureRule(
      RuleWords(key), [RulePart(.reason, name, registry: things)]
    ) { _ in .codes(words) }.worded
  }
}
