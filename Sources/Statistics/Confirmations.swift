import Registry
import Tally

/// Which members have confirmed what is held for them: their `submitted` returns cover every day of the period on which
/// they are a member, for every area in force on that day.
public struct Confirmations: Sendable {
  private let confirmed: Set<String>

  /// Reads the returns; time grows with the days that they cover within the period.
  public init(_ returns: [ReturnRow], _ registry: ForumRegistry, _ period: Period) {
    let submitted = Dictionary(grouping: returns.filter { $0.status == .submitted }) { $0.party }
    var confirmed: Set<String> = []
    for (place, rows) in submitted {
      let party = registry.parties[place]
      let areas = registry.areas.indices.map { Confirmations.days(of: $0, rows, period) }
      let isCovered = (0...period.to.days(since: period.from)).allSatisfy { offset in
        let day = period.from.advanced(by: offset)
        guard registry.isMember(party, on: day) else { return true }
        return registry.areas.indices.allSatisfy { area in
          areas[area][offset] || !registry.areas[area].validity.days.contains(day)
        }
      }
      if isCovered { confirmed.insert(party) }
    }
    self.confirmed = confirmed
  }

  /// Whether the returns of a member cover the period.
  public func covers(_ party: String) -> Bool { confirmed.contains(party) }

  /// For each day of the period whether a row names the area, or all areas.
  private static func days(of area: Int, _ rows: [ReturnRow], _ period: Period) -> [Bool] {
    var days = [Bool](repeating: false, count: period.to.days(since: period.from) + 1)
    for row in rows where row.area ?? area == area {
      let first = max(period.from, row.from.first)
      let last = min(period.to, row.to.last)
      if first > last { continue }
      for offset in first.days(since: period.from)...last.days(since: period.from) { days[offset] = true }
    }
    return days
  }
}
