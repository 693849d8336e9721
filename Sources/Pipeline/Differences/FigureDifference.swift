/// A figure that two editions state differently, with what changed it.
public struct FigureDifference: Sendable, Hashable {
  /// What one step changed; several causes where they cannot be told apart.
  public struct Effect: Sendable, Hashable {
    /// The causes.
    public var causes: [DifferenceCause]
    /// The figure before the step; `nil` where there was none.
    public var before: PublishedFigure?
    /// The figure after it; `nil` where there is none.
    public var after: PublishedFigure?
    /// The part of the difference; `nil` where one of the two editions states no number.
    public var part: Quantity?
  }

  /// The address.
  public var address: String
  /// As the earlier edition has it; `nil` where it has no such figure.
  public var before: PublishedFigure?
  /// As the later edition has it; `nil` where it has no such figure.
  public var after: PublishedFigure?
  /// The difference of the numbers as they are printed; `nil` where one of the two is no number.
  public var difference: Quantity?
  /// What changed it, in order: the parts add up to the difference. Empty where causes are not known.
  public var effects: [Effect]
  /// Whether both editions state it for one and the same time.
  public var isRestated = false

  /// The table.
  public var table: String { String(address.prefix { $0 != "/" }) }
  /// What it is measured in.
  public var unit: String { (after ?? before)?.unit ?? "" }
  /// Its causes, each once, in their order.
  public var causes: [DifferenceCause] {
    let found = Set(effects.flatMap(\.causes))
    return DifferenceCause.allCases.filter(found.contains)
  }

  /// The figure from its states: the first as the earlier edition has it, the last as the later has it.
  ///
  /// Between two numbers every part is a number: steps between which there is none are one.
  init(_ address: String, _ first: PublishedFigure?, _ steps: [(causes: [DifferenceCause], figure: PublishedFigure?)]) {
    self.init(address, first, steps.last.map(\.figure) ?? first)
    var last = first
    var causes: [DifferenceCause] = []
    var previous = first
    for step in steps {
      if !step.figure.statesTheSame(as: previous) {
        for cause in step.causes where !causes.contains(cause) { causes.append(cause) }
      }
      previous = step.figure
      if causes.isEmpty || (difference != nil && step.figure?.quantity == nil) { continue }
      if !step.figure.statesTheSame(as: last) {
        let part = difference == nil ? nil : FigureDifference.difference(last, step.figure)
        effects.append(Effect(causes: causes, before: last, after: step.figure, part: part))
      }
      last = step.figure
      causes = []
    }
  }

  /// The figure without causes.
  init(_ address: String, _ before: PublishedFigure?, _ after: PublishedFigure?) {
    self.address = address
    self.before = before
    self.after = after
    difference = FigureDifference.difference(before, after)
    effects = []
  }

  private static func difference(_ before: PublishedFigure?, _ after: PublishedFigure?) -> Quantity? {
    guard let before = before?.quantity, let after = after?.quantity else { return nil }
    return Quantity(
      tenThousandths: after.tenThousandths - before.tenThousandths,
      isWhole: before.isWhole && after.isWhole)
  }
}

/// A number as figures print it: whole, or with four decimals.
public struct Quantity: Sendable, Hashable {
  /// The number in ten-thousandths, so that sums are exact.
  public var tenThousandths: Int
  /// Whether it is printed without decimals.
  public var isWhole: Bool

  init(tenThousandths: Int, isWhole: Bool) {
    self.tenThousandths = tenThousandths
    self.isWhole = isWhole
  }

  /// Reads a number as it is printed; `nil` for anything else.
  init?(_ text: String) {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = parts.first, (1...14).contains(first.utf8.count), parts.count <= 2,
      parts.allSatisfy({ part in part.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }), let whole = Int(first)
    else { return nil }
    var number = whole * 10_000
    if parts.count == 2 {
      guard parts[1].utf8.count == 4, let decimals = Int(parts[1]) else { return nil }
      number += decimals
    }
    self.init(tenThousandths: text.hasPrefix("-") ? -number : number, isWhole: parts.count == 1)
  }

  /// The number with its sign, such as `+3`, `−0.2500` or `0`.
  public var text: String {
    (tenThousandths > 0 ? "+" : tenThousandths < 0 ? "−" : "") + magnitude
  }

  /// The number for programs, such as `3` or `-0.2500`.
  public var plain: String { (tenThousandths < 0 ? "-" : "") + magnitude }

  private var magnitude: String {
    let (whole, rest) = tenThousandths.magnitude.quotientAndRemainder(dividingBy: 10_000)
    if isWhole { return String(whole) }
    let decimals = String(rest)
    return "\(whole).\(String(repeating: "0", count: 4 - decimals.count))\(decimals)"
  }
}

extension PublishedFigure? {
  /// Whether both say the same, whatever weakens it; a figure that says nothing is not the same as none.
  func statesTheSame(as other: PublishedFigure?) -> Bool {
    guard let self, let other else { return self == nil && other == nil }
    return (self.value, self.numerator, self.denominator, self.unit)
      == (other.value, other.numerator, other.denominator, other.unit)
  }
}

extension PublishedFigure {
  /// The number; `nil` where nothing is said, and for codes and dates.
  var quantity: Quantity? { unit == "code" || unit == "date" ? nil : Quantity(value) }
}
