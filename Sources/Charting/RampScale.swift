import Tabulation

/// The classes of the sequential ramp: zero, and five above it.
struct RampScale: Hashable {
  /// Whether cells are shares; otherwise they are numbers.
  let isShare: Bool
  /// How many whole numbers each class above zero spans.
  let step: Int

  /// The scale that holds every one of the cells.
  init(of cells: [CellState]) {
    isShare = cells.contains { if case .share = $0 { true } else { false } }
    let highest = cells.map { if case .count(let number) = $0 { number } else { 0 } }.max() ?? 0
    step = Self.steps.first { $0 * 5 >= highest } ?? highest / 5 + 1
  }

  /// The class of a share: 0 for none, then fifths, each with its upper end.
  func level(active: Int, inForce: Int) -> Int {
    guard active > 0, inForce > 0 else { return 0 }
    guard active < inForce else { return 5 }
    // 5 × active is exact, and where it is a multiple of inForce so is the quotient: no share slips over an edge.
    return min(Int((Double(active) * 5 / Double(inForce)).rounded(.up)), 5)
  }

  /// The class of a number.
  func level(count: Int) -> Int { count <= 0 ? 0 : min((count - 1) / step + 1, 5) }

  /// What each class holds, in figures.
  func labels(_ digits: DigitGroups) -> [String] {
    if isShare { return ["0", "1–20%", "21–40%", "41–60%", "61–80%", "81–100%"] }
    return (0...5).map { level in
      let last = level * step
      let first = last - step + 1
      if level == 0 { return "0" }
      return first == last ? digits.text(last) : digits.text(first) + "–" + digits.text(last)
    }
  }

  private static let steps = [1, 2, 3, 4, 5, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 250, 300, 400, 500]
}
