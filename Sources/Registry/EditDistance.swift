/// The number of changes from one word to another, for suggestions.
public enum EditDistance {
  /// The optimal string alignment distance; `nil` where it is over `limit`.
  ///
  /// Time grows with the product of the two lengths.
  public static func between<Element: Equatable>(_ left: [Element], _ right: [Element], limit: Int) -> Int? {
    if abs(left.count - right.count) > limit { return nil }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for (row, leftElement) in left.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for (column, rightElement) in right.enumerated() {
        let substitution = last[column] + (leftElement == rightElement ? 0 : 1)
        var best = min(substitution, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, leftElement == right[column - 1], left[row - 1] == rightElement {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }

  /// The word of `candidates` nearest to `word`, compared without case; `nil` where none is near.
  public static func nearest(to word: String, among candidates: [String]) -> String? {
    let target = Array(word.lowercased().unicodeScalars)
    var best: (distance: Int, word: String)?
    for candidate in candidates {
      let limit = max(1, min(target.count, candidate.unicodeScalars.count) / 2)
      guard let distance = between(target, Array(candidate.lowercased().unicodeScalars), limit: limit) else { continue }
      if best == nil || (distance, candidate) < (best?.distance ?? 0, best?.word ?? "") { best = (distance, candidate) }
    }
    return best?.word
  }
}
