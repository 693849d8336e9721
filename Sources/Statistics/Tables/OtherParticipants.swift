import Tabulation

extension Standing {
  /// The code of a party that is no member on the day.
  fileprivate var otherKind: String? {
    switch self {
    case .member: nil
    case .observerState: "observer-state"
    case .observerOrganization: "observer-organization"
    case .guest: "guest"
    }
  }
}

extension Report {
  /// `other_participants`: what observers and guests did.
  func otherParticipants() -> Table {
    let schema = Schemas.otherParticipants
    let rule = silentRule
    let roles = recorded.roles.all.enumerated().sorted { left, right in
      (frame.partyRank[left.element.party], left.element.standing.rawValue)
        < (frame.partyRank[right.element.party], right.element.standing.rawValue)
    }
    var lines: [TableRow] = []
    for (number, role) in roles {
      guard let kind = role.standing.otherKind,
        recorded.count(role: number, rows.area(frame.allAreas)).isActive
      else { continue }
      for area in 0...frame.allAreas {
        let counts = recorded.count(role: number, rows.area(area))
        lines.append(
          TableRow(
            [
              .code(frame.code(role.party)), .code(kind), .code(frame.areaCode(area)),
              rule.exchanges(counts.exchanges), rule.participation(counts.participations),
              rule.participation(counts.participations), rule.delegates(counts.delegates),
            ],
            marks: marks(
              schema, ["events", "participations", "delegates"], .partialLists, if: recorded.hasPartialList(area))))
      }
    }
    return Table(schema, rows: lines)
  }
}
