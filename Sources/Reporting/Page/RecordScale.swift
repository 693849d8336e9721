/// The classes of numbers of records: zero, and five of equal width above it; the same as in the charts.
struct RecordScale: Sendable, Hashable {
  private let step: Int

  /// The scale up to a highest number.
  init(highest: Int) {
    let steps = [1, 2, 3, 4, 5, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 250, 300, 400, 500]
    step = steps.first { $0 * 5 >= highest } ?? (highest + 4) / 5
  }

  /// The class of a number.
  func level(_ number: Int) -> Int { number <= 0 ? 0 : min((number + step - 1) / step, 5) }

  /// What the classes above zero hold.
  var labels: [String] {
    (1...5).map { level in
      let first = (level - 1) * step + 1
      let last = level * step
      return first == last ? "\(last)" : "\(first)–\(last)"
    }
  }
}
