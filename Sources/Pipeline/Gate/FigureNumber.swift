import Tabulation

/// The value of a figure as a number: a count, or both parts of a share.
struct FigureNumber: Hashable {
  let numerator: Int
  let denominator: Int
  let isShare: Bool

  /// The number of a figure; `nil` for codes, dates and empty cells.
  init?(_ value: TableValue) {
    switch value {
    case .integer(let number): self.init(number)
    case .ratio(let ratio):
      guard ratio.denominator != 0 else { return nil }
      self.init(share: ratio.numerator, of: ratio.denominator)
    case .empty, .text, .code, .codes, .date: return nil
    }
  }

  /// The number of a line of `figures.csv`; `nil` for codes, dates and empty cells.
  init?(value: String, numerator: String, denominator: String) {
    if let part = Int(numerator), let whole = Int(denominator), whole != 0 {
      self.init(share: part, of: whole)
    } else if let number = Int(value) {
      self.init(number)
    } else {
      return nil
    }
  }

  private init(_ number: Int) {
    numerator = number
    denominator = 1
    isShare = false
  }

  private init(share numerator: Int, of denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
    isShare = true
  }

  /// The value as a page prints it: `12`, or `0.2500 (3/12)`.
  var text: String {
    isShare
      ? "\(FixedPoint.text(numerator, over: denominator, decimals: 4)) (\(numerator)/\(denominator))"
      : String(numerator)
  }
}

/// How far a figure moved from one value to another.
struct Swing {
  let before: FigureNumber
  let now: FigureNumber

  // Products of counts are exact in a Double up to 2^53; beyond that a bound is hit or missed by less than anyone sees.
  private var difference: Double {
    let now = Double(now.numerator) * Double(before.denominator)
    return abs(now - Double(before.numerator) * Double(self.now.denominator))
  }
  private var commonDenominator: Double { Double(before.denominator) * Double(now.denominator) }

  /// The move in parts of the value before; infinite from zero, 0 where nothing moved.
  var relative: Double {
    if difference == 0 { return 0 }
    return difference / abs(Double(before.numerator) * Double(now.denominator))
  }

  /// The move in what the figure counts; for shares a part of 1.
  var absolute: Double { difference / commonDenominator }

  /// Whether a rule does not let the figure move so far.
  func breaks(_ rule: SwingRule) -> Bool {
    if let least = rule.atLeast, difference * 10_000 < Double(least.tenThousandths) * commonDenominator { return false }
    switch rule.bound {
    case .share(let millionths):
      return difference * 1_000_000
        > Double(millionths) * abs(Double(before.numerator)) * Double(now.denominator)
    case .number(let number): return difference * 10_000 > Double(number.tenThousandths) * commonDenominator
    }
  }

  /// The move as a bound is written: `200%`, or `7`; from zero in what the figure counts.
  func text(_ bound: SwingRule.Bound) -> String {
    if case .share = bound, before.numerator != 0 {
      return FixedPoint.text(Int(min(relative * 1000, 1e15).rounded()), over: 10, decimals: 1).trimmingDecimals + "%"
    }
    return FixedPoint.text(Int(min(absolute * 10_000, 1e14).rounded()), over: 10_000, decimals: 4).trimmingDecimals
  }
}

extension String {
  /// The number without zeros at the end of its decimals.
  fileprivate var trimmingDecimals: String {
    guard contains(".") else { return self }
    var text = self
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
