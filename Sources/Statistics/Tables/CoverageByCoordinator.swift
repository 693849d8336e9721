import Registry
import Tabulation
import Tally

extension Report {
  /// `coverage_by_coordinator`: what members did under the measures that a party coordinates.
  func coverageByCoordinator() -> Table {
    var rows: [TableRow] = []
    for party in coordinatingParties {
      let own = frame.assignments.filter { $0.party == frame.code(party) }
      for area in frame.areas.indices {
        let here = own.filter { areaSlot(of: $0) == area }
        if !here.isEmpty { rows.append(coordinatorRow(party, area, here)) }
      }
      rows.append(coordinatorRow(party, frame.allAreas, own))
    }
    return Table(Schemas.coverageByCoordinator, rows: rows)
  }

  private func coordinatorRow(_ party: Int, _ area: Int, _ assignments: [Assignment]) -> TableRow {
    let schema = Schemas.coverageByCoordinator
    let rule = silentRule
    let remit = remit(assignments)
    let (counts, engaged) = remit.activity(counted)
    let coordinated = remit.measures.count
    let active = remit.measures.count { !forum.membersByMeasure[$0].isEmpty }
    let selfActive = remit.measures.count { states.counts(party, measure: $0).isActive }
    let members = frame.members.count
    let roles = CoordinationRole.allCases.filter { role in assignments.contains { $0.role == role } }
    let scopes = CoordinationScope.allCases.filter { scope in assignments.contains { $0.scope == scope } }
    var marks = marks(
      schema,
      [
        "measures_active", "coverage", "measures_self_active", "members_engaged", "reach", "events",
        "participations", "delegates",
      ], .partialLists, if: forum.hasPartialList[area])
    marks = self.marks(
      schema, ["role", "scope", "measures_coordinated", "measures_active", "coverage"], .registryConfidence,
      if: assignments.contains { $0.confidence != .high }, adding: marks)
    marks = self.marks(
      schema, ["members", "reach"], .registryConfidence, if: membersAreUncertain && !isPublic, adding: marks)
    return TableRow(
      [
        .code(frame.code(party)), .code(frame.areaCode(area)), .codes(roles.map(\.rawValue)),
        .codes(scopes.map(\.rawValue)), .integer(coordinated), rule.activity(active),
        isPublic ? .empty : rule.activity(active, of: coordinated), isPublic ? .empty : rule.activity(selfActive),
        rule.activity(engaged.count), isPublic ? .empty : .integer(members),
        isPublic ? .empty : rule.activity(engaged.count, of: members), rule.exchanges(counts.exchanges),
        rule.participation(counts.events), rule.participation(counts.eventsListed),
        rule.participation(counts.participations), rule.delegates(counts.delegates),
      ], marks: marks)
  }
}
