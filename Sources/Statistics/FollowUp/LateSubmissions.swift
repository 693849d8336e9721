import Registry
import Tally

extension FollowUp {
  /// Rows of a party that were received more than a number of days after their last day, by file.
  ///
  /// Only rows that count in the period, and no corrections, which come late by nature; milestones and the plan are of
  /// no one party.
  static func late(_ material: FollowUpMaterial) -> [FollowUpNote] {
    struct Key: Hashable {
      var party: Int
      var file: Int32
    }
    struct Late {
      var place: RowPlace
      var received: CalendarDay
      var days: Int
    }
    var late: [Key: [Late]] = [:]
    func look(_ place: RowPlace, _ parties: [Int], _ last: CalendarDay) {
      guard let received = material.received[place] else { return }
      let days = received.days(since: last)
      guard days > material.limits.lateAfterDays else { return }
      for party in parties {
        late[Key(party: party, file: place.file), default: []].append(
          Late(place: place, received: received, days: days))
      }
    }
    let period = material.settings.period
    let accepted = Set(material.activity.exchanges.flatMap(\.places))
    for row in material.rows.exchanges where accepted.contains(row.place) && row.supersedes.isEmpty {
      if let date = row.date, period.contains(date.first) { look(row.place, row.senders, date.last) }
    }
    for row in material.rows.participation where material.events[row.eventID] != nil {
      look(row.place, [row.party], max(row.start.last, material.ends[row.place]?.last ?? row.start.last))
    }
    for row in material.activity.returns where period.overlaps(row.from.first, row.to.last) {
      look(row.place, [row.party], row.to.last)
    }
    return late.compactMap { key, rows in
      guard let first = rows.map(\.received).min(), let last = rows.map(\.received).max() else { return nil }
      return FollowUpNote(
        .receivedLate(
          party: key.party, file: Int(key.file), first: first, last: last, longest: rows.map(\.days).max() ?? 0),
        rows: rows.map(\.place).sorted())
    }
  }
}
