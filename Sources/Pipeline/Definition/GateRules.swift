import Statistics
import Tally

extension PipelineDefinition {
  /// What an edition must keep to be published.
  public struct Gate: Sendable, Hashable {
    /// The largest share of quarantined records.
    public var maximumQuarantined = Percentage(millionths: 1_000_000)
    /// What must hold besides. Both hold for every edition; a pipeline file names them so that its reader knows.
    public var requirements: [Requirement] = Requirement.allCases
    /// How far figures may move from the last edition.
    public var swings: [SwingRule] = []
    /// Whether an input file without a record is refused.
    public var refusesEmptyInputs = false
    /// How old the newest record of an entry may be, for every kind that has no bound of its own.
    public var maximumAge: TimeSpan?
    /// How old the newest record of an entry of a kind may be.
    public var maximumAges: [ExportKind: TimeSpan] = [:]

    /// The bound on the age of the newest record of a kind; `nil` for none.
    func maximumAge(of kind: ExportKind) -> TimeSpan? { maximumAges[kind] ?? maximumAge }
  }

  /// A named rule of the gate.
  public enum Requirement: String, Sendable, Hashable, CaseIterable {
    case tieOut = "tie-out"
    case chartsNotBlank = "charts-not-blank"
  }
}

/// How far the figures of a pattern may move from the last edition.
public struct SwingRule: Sendable, Hashable {
  /// The most that a figure may move.
  public enum Bound: Sendable, Hashable {
    /// A part of its last value, in millionths.
    case share(Int)
    /// A number of what it counts; for shares a part of 1.
    case number(SmallDecimal)
  }

  /// The figures meant.
  public var figures: FigurePattern
  /// The most that each may move.
  public var bound: Bound
  /// The smallest move that is looked at; `nil` for any.
  public var atLeast: SmallDecimal?

  /// The bound as it is written, such as `25%`.
  public var boundText: String {
    switch bound {
    case .share(let millionths): SmallDecimal(tenThousandths: millionths).text + "%"
    case .number(let number): number.text
    }
  }
}

/// A number that is not negative, exact to a ten-thousandth.
public struct SmallDecimal: Sendable, Hashable {
  /// The number in ten-thousandths.
  public var tenThousandths: Int

  /// Makes a number.
  public init(tenThousandths: Int) { self.tenThousandths = tenThousandths }

  /// Reads `40` or `0.25`, with at most four decimals, below a thousand million; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }),
      parts[0].utf8.count <= 9, let whole = Int(parts[0])
    else { return nil }
    tenThousandths = whole * 10_000
    if parts.count == 2 {
      guard parts[1].utf8.count <= 4,
        let fraction = Int(parts[1] + String(repeating: "0", count: 4 - parts[1].utf8.count))
      else { return nil }
      tenThousandths += fraction
    }
  }

  /// The number without trailing zeros.
  public var text: String {
    let fraction = tenThousandths % 10_000
    if fraction == 0 { return String(tenThousandths / 10_000) }
    let digits = String(fraction)
    var decimals = String(repeating: "0", count: 4 - digits.count) + digits
    while decimals.hasSuffix("0") { decimals.removeLast() }
    return "\(tenThousandths / 10_000).\(decimals)"
  }
}

/// A number of days, months, quarters or years.
public struct TimeSpan: Sendable, Hashable {
  /// The number.
  public var count: Int
  /// The unit.
  public var unit: PeriodUnit

  /// The span as it is written, such as `400 days`.
  public var text: String { count == 1 ? "1 \(unit.rawValue.dropLast())" : "\(count) \(unit.rawValue)" }
}

/// An address of figures in which `*` stands for any one part.
public struct FigurePattern: Sendable, Hashable {
  /// The pattern as it is written.
  public let text: String
  private let parts: [Substring]

  /// Reads a pattern of two parts or more; `nil` where a part is empty, or has `*` and something else.
  public init?(_ text: String) {
    self.text = text
    parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 2, parts.allSatisfy({ !$0.isEmpty && ($0 == "*" || !$0.contains("*")) }) else { return nil }
  }

  /// Whether figures of a table may match.
  public func concerns(table: String) -> Bool { parts[0] == "*" || parts[0] == table }

  /// Whether the address matches: as many parts, each the same or `*`.
  public func matches(_ address: String) -> Bool {
    let given = address.split(separator: "/", omittingEmptySubsequences: false)
    return given.count == parts.count && zip(parts, given).allSatisfy { $0 == "*" || $0 == $1 }
  }
}
