/// Lines at 45° over the whole picture, so that neighbouring cells share them.
struct HatchPattern {
  private let period: Int
  private let levels: [UInt8]

  /// A line of about one pixel at density 1 in every five pixels along a row.
  init(density: Int) {
    period = 5 * density
    // The width along a row of a line 0.9 pixels thick.
    let width = 0.9 * 1.414_213_562_373_095 * Double(density)
    let period = period
    levels = (0..<period).map { sum in
      var share = 0.0
      // The line of this period and of its neighbours.
      for turn in -1...1 {
        let start = Double(turn * period - sum)
        share += Self.below(start + width) - Self.below(start)
      }
      return UInt8(min((share * 15).rounded(), 15))
    }
  }

  /// The coverage of `count` pixels from x to the right, 0 to 15: for each row of a period from y downward.
  func rows(x: Int, y: Int, count: Int) -> [[UInt8]] {
    (0..<period).map { row in
      let phase = ((x + y + row) % period + period) % period
      return (0..<count).map { levels[(phase + $0) % period] }
    }
  }

  // The share of the unit pixel where x + y < t.
  private static func below(_ t: Double) -> Double {
    if t <= 0 { return 0 }
    if t < 1 { return t * t / 2 }
    if t < 2 { return 1 - (2 - t) * (2 - t) / 2 }
    return 1
  }
}

/// Dashes that start and end with a whole dash.
enum Dashes {
  /// The pieces of a line of `length` pixels.
  static func pieces(length: Int, density: Int) -> [Range<Int>] {
    let dash = 3 * density
    let gap = 2 * density
    // Too short for two dashes and a gap that shows: one piece.
    guard length >= 2 * dash + density else { return [0..<max(length, 0)] }
    let count = max((length + gap) / (dash + gap), 2)
    let spare = length - count * dash
    return (0..<count).map { index in
      let start = index * dash + (spare * index + (count - 1) / 2) / max(count - 1, 1)
      return start..<min(start + dash, length)
    }
  }
}
