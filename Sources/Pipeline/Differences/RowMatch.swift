/// The rows of one entry in two editions, matched: by what they say first, wherever they stand, then by what identifies
/// them.
struct RowMatch {
  /// Rows that say the same in both.
  private(set) var same: [(old: ComparedRow, new: ComparedRow)] = []
  private(set) var corrected: [(old: ComparedRow, new: ComparedRow)] = []
  /// Rows of the earlier edition alone.
  private(set) var withdrawn: [ComparedRow] = []
  /// Rows of the later edition alone.
  private(set) var further: [ComparedRow] = []

  /// Matches rows in their order; of several that match alike the first goes with the first.
  init(_ old: [ComparedRow], _ new: [ComparedRow]) {
    var (pairs, oldRest, newRest) = RowMatch.pair(old, new) { [$0.content] }
    same = pairs
    for rule in 0..<max(old.first.map { ComparedRow.rules($0.kind) } ?? 0, 1) {
      (pairs, oldRest, newRest) = RowMatch.pair(oldRest, newRest) { $0.key(rule) }
      corrected += pairs
    }
    corrected.sort { ($0.new.filePlace, $0.new.record.number) < ($1.new.filePlace, $1.new.record.number) }
    withdrawn = oldRest
    further = newRest
  }

  private static func pair(
    _ old: [ComparedRow], _ new: [ComparedRow], by key: (ComparedRow) -> [String]?
  ) -> (pairs: [(old: ComparedRow, new: ComparedRow)], old: [ComparedRow], new: [ComparedRow]) {
    var waiting: [[String]: [Int]] = [:]
    // Backwards, so that the first is taken from the end.
    for (place, row) in old.enumerated().reversed() {
      if let key = key(row) { waiting[key, default: []].append(place) }
    }
    var taken: Set<Int> = []
    var pairs: [(old: ComparedRow, new: ComparedRow)] = []
    var rest: [ComparedRow] = []
    for row in new {
      if let key = key(row), let place = waiting[key]?.popLast() {
        taken.insert(place)
        pairs.append((old[place], row))
      } else {
        rest.append(row)
      }
    }
    return (pairs, old.enumerated().filter { !taken.contains($0.offset) }.map(\.element), rest)
  }
}
