import Registry
import Tabulation
import Tally

/// `coverage_by_area`: what all parties did, and how many measures and members that reaches.
extension Tracer {
  func areaRule(_ area: String, _ column: String) -> FigureRule? {
    guard let slot = areaSlot(area) else { return nil }
    let of = ["of": ofArea(slot)]
    let measures = Set(frame.measures(in: slot))
    let all = Lens(ground, .area(slot))
    let members = Lens(ground, .area(slot), .members)
    let areaOnly = Lens(ground, .areaOnly(slot))
    let cells = plain
    let active = { (state: GroupState) in members.measures(state, among: measures) }
    switch column {
    case "measures_in_force":
      return registryRule(
        RuleWords(.measuresInForce, [:], of), .measures, measureThings(measures))
    case "measures_active":
      return FigureRule(
        RuleWords(.areaMeasuresActive, [:], of), in: .area(slot), [RulePart(.value, .measures, active)]
      ) { cells.activity($0[0].count) }
    case "coverage": return areaCoverageRule(slot, active)
    case "measures_coordinated":
      let coordinated = measures.filter(frame.isCoordinated).sorted()
      return registryRule(
        RuleWords(.areaMeasuresCoordinated, [:], of), .measures,
        coordinated.map { assignmentThing("measure", .text(frame.measures[$0].code), frame.assignments(of: $0)) })
    case "members":
      return membersRule
    case "members_active":
      return FigureRule(
        RuleWords(.areaMembersActive, [:], ["place": inArea(slot)]), in: .area(slot),
        [RulePart(.value, .members, members.activeParties)]
      ) { cells.activity($0[0].count) }
    case "reach": return reachRule(members, in: .area(slot), inArea(slot))
    case "area_only_exchanges":
      return FigureRule(
        RuleWords(.areaOnlyExchanges, [:], of), in: .area(slot),
        [RulePart(.value, .exchanges, areaOnly.exchanges)]
      ) { cells.exchanges($0[0].count) }
    case "area_only_events":
      return FigureRule(
        RuleWords(.areaOnlyEvents, [:], of), in: .area(slot),
        [RulePart(.value, .events) { areaOnly.events($0) }]
      ) { cells.participation($0[0].count) }
    default:
      return countRule(
        column, all, cells, in: .area(slot), .ofParties(inArea(slot)), eventsAreParticipations: false)
    }
  }

  private func areaCoverageRule(_ slot: Int, _ active: @escaping (GroupState) -> [Support]) -> FigureRule {
    let cells = plain
    let mayHide = isPublic && slot != frame.allAreas
    let areaOnly = Lens(ground, .areaOnly(slot))
    return FigureRule(
      RuleWords(.areaCoverage, [:], ["of": ofArea(slot)]).adding(mayHide ? RuleWords(.remarkAreaAlone) : nil),
      in: .area(slot),
      [
        RulePart(.numerator, .measuresActive, active),
        RulePart(.denominator, .measuresInForce, registry: measureThings(frame.measures(in: slot))),
        RulePart(.reason, .areaAlone) { areaOnly.exchanges($0) + areaOnly.events($0) },
      ],
      shows: { $0 == .empty && mayHide ? [2] : [0, 1] },
      value: { counts in
        mayHide && !counts[2].isEmpty ? .empty : cells.activity(counts[0].count, of: counts[1].count)
      })
  }

  /// Members active, of the members in the period.
  func reachRule(_ lens: Lens, in search: GroupSearch, _ place: RuleWords) -> FigureRule {
    if isPublic || !ground.settings.collectsActivity {
      return .empty(.emptyReach)
    }
    return FigureRule(
      RuleWords(.reach, [:], ["place": place]), in: search,
      [
        RulePart(.numerator, .membersActive, lens.activeParties),
        RulePart(.denominator, .members, registry: memberThings),
      ]
    ) { .ratio(Ratio($0[0].count, of: $0[1].count)) }
  }
}
