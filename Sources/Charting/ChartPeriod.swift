/// A quarter or year on the axis of a chart.
public struct ChartPeriod: Sendable, Hashable {
  /// How much of it a chart holds.
  public enum Kind: Sendable, Hashable {
    /// All of its days.
    case whole
    /// Only the days in the period of the report.
    case cut
    /// What is known only to the year; stands apart.
    case yearOnly
  }

  /// What stands under it, such as "1" or "2021*".
  public var label: String
  /// What stands under it and its neighbours with the same text, such as the year of quarters; empty for nothing.
  public var group: String
  /// How much of it there is.
  public var kind: Kind

  /// Makes a period.
  public init(label: String, group: String = "", kind: Kind = .whole) {
    self.label = label
    self.group = group
    self.kind = kind
  }
}

/// A scale from zero to a round number.
struct CountScale {
  let top: Int
  /// The numbers to print, from zero to the top.
  let ticks: [Int]

  /// The scale up to a highest number, with at most `most` steps.
  init(highest: Int, most: Int = 4) {
    let highest = min(max(highest, 1), 1_000_000_000_000)
    var power = 1
    var step = 1
    search: while true {
      for unit in [1, 2, 5] where unit * power * most >= highest {
        step = unit * power
        break search
      }
      power *= 10
    }
    top = (highest + step - 1) / step * step
    ticks = Array(stride(from: 0, through: top, by: step))
  }

  /// The part of the scale that a number takes, from 0 to 1.
  func part(_ number: Int) -> Double { Double(min(max(number, 0), top)) / Double(top) }
}
