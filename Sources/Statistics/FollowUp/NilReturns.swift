import Registry
import Tally

extension FollowUp {
  /// A nil return of a time and area in which records of the same party are held.
  ///
  /// A record lies in the time only where all days that its date can mean do.
  static func nilReturns(_ material: FollowUpMaterial) -> [FollowUpNote] {
    let period = material.settings.period
    let filed = Dictionary(grouping: material.rows.participation) { $0.party }
    var sent: [Int: [Activity.Exchange]] = [:]
    for exchange in material.activity.exchanges {
      for sender in exchange.senders { sent[sender, default: []].append(exchange) }
    }
    return material.activity.returns.compactMap { row in
      guard row.status == .nil, period.overlaps(row.from.first, row.to.last) else { return nil }
      func isMeant(_ date: PartialDate, _ labels: [Label]) -> Bool {
        row.from.first <= date.first && date.last <= row.to.last && period.contains(date.first)
          && (row.area.map { material.areas(labels).contains($0) } ?? true)
      }
      let exchanges = (sent[row.party] ?? []).filter { isMeant($0.date, $0.labels) }
      let attended = (filed[row.party] ?? []).filter { attended in
        material.events[attended.eventID].map { isMeant($0.note.date, attended.labels) } ?? false
      }
      if exchanges.isEmpty, attended.isEmpty { return nil }
      return FollowUpNote(
        .nilReturnWithRecords(
          party: row.party, area: row.area, from: row.from, to: row.to, exchanges: exchanges.count,
          events: Set(attended.map(\.eventID)).count),
        rows: [row.place] + (exchanges.flatMap(\.places) + attended.map(\.place)).sorted())
    }
  }
}
