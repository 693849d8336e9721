import Registry
import Tabulation

extension Report {
  /// `coverage_by_coordinator`: what members did under the measures that a party coordinates.
  func coverageByCoordinator() -> Table {
    Table(Schemas.coverageByCoordinator, rows: frame.remits.enumerated().map { coordinatorRow($0.offset, $0.element) })
  }

  private func coordinatorRow(_ number: Int, _ remit: Remit) -> TableRow {
    let schema = Schemas.coverageByCoordinator
    let rule = silentRule
    let counts = recorded.remit(number)
    let engaged = recorded.membersActive(rows.remit(number))
    let coordinated = remit.measures.count
    let active = recorded.measuresActive(Array(remit.measures))
    let selfActive = remit.measures.count { recorded.member(remit.party, rows.measure($0)).isActive }
    let members = frame.members.count
    let assignments = remit.assignments
    let roles = CoordinationRole.allCases.filter { role in assignments.contains { $0.role == role } }
    let scopes = CoordinationScope.allCases.filter { scope in assignments.contains { $0.scope == scope } }
    var marks = marks(
      schema,
      [
        "measures_active", "coverage", "measures_self_active", "members_engaged", "reach", "events",
        "participations", "delegates",
      ], .partialLists, if: recorded.hasPartialList(remit.area))
    marks = self.marks(
      schema, ["role", "scope", "measures_coordinated", "measures_active", "coverage"], .registryConfidence,
      if: assignments.contains { $0.confidence != .high }, adding: marks)
    marks = self.marks(
      schema, ["members", "reach"], .registryConfidence, if: frame.membersAreUncertain && !isPublic, adding: marks)
    return TableRow(
      [
        .code(frame.code(remit.party)), .code(frame.areaCode(remit.area)), .codes(roles.map(\.rawValue)),
        .codes(scopes.map(\.rawValue)), .integer(coordinated), rule.activity(active),
        isPublic ? .empty : rule.activity(active, of: coordinated), isPublic ? .empty : rule.activity(selfActive),
        rule.activity(engaged), isPublic ? .empty : .integer(members),
        isPublic ? .empty : rule.activity(engaged, of: members), rule.exchanges(counts.exchanges),
        rule.participation(counts.events), rule.participation(counts.eventsListed),
        rule.participation(counts.participations), rule.delegates(counts.delegates),
      ], marks: marks)
  }
}
