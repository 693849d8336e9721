import Tally

extension FollowUp {
  /// Rows of one event, party, role and set of measures that give different numbers of delegates: the report counts
  /// their sum.
  ///
  /// Rows of different roles or measures may well give different numbers.
  static func delegates(_ material: FollowUpMaterial) -> [FollowUpNote] {
    struct Key: Hashable {
      var event: String
      var party: Int
      var role: String
      var labels: Set<Label>
    }
    var rows: [Key: [ParticipationRow]] = [:]
    for row in material.rows.participation where row.delegates != nil {
      let key = Key(
        event: row.eventID, party: row.party, role: material.roles[row.place] ?? "", labels: Set(row.labels))
      rows[key, default: []].append(row)
    }
    return rows.compactMap { key, rows in
      let numbers = Set(rows.compactMap(\.delegates))
      guard numbers.count > 1, let event = material.events[key.event] else { return nil }
      return FollowUpNote(
        .delegatesDiffer(party: key.party, role: key.role, event.note, numbers: numbers.sorted()),
        rows: rows.map(\.place).sorted())
    }
  }
}
