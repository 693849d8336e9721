import Ingest
import Registry
import Statistics

/// What a pipeline file says, checked but with no file opened yet.
public struct PipelineDefinition: Sendable, Hashable {
  /// The reporting period as it is written.
  public enum PeriodRule: Sendable, Hashable {
    case fixed(Period)
    /// A number of units that end on the report's date.
    case last(Int, PeriodUnit)
  }

  /// With what the report is compared.
  public enum Comparison: Sendable, Hashable {
    case previous, none
    case period(Period)
  }

  /// What an edition must keep to be published.
  public struct Gate: Sendable, Hashable {
    /// The largest share of quarantined records.
    public var maximumQuarantined = Percentage(millionths: 1_000_000)
    public var requirements: [Requirement] = Requirement.allCases
  }

  /// A named rule of the gate.
  public enum Requirement: String, Sendable, Hashable, CaseIterable {
    case tieOut = "tie-out"
    case chartsNotBlank = "charts-not-blank"
  }

  /// A kind of output.
  public enum Output: String, Sendable, Hashable, CaseIterable {
    case tables, charts, html, xlsx, briefings, pdf, sqlite, slides

    /// Whether this version makes it.
    public var isMade: Bool { [.tables, .charts, .html].contains(self) }
  }

  /// An entry of `inputs` as it is written: the path may be a pattern.
  public struct Input: Sendable, Hashable {
    public var pattern: String
    /// The place of the path in the pipeline file.
    public var line: Int
    public var column: Int
    /// The entry, without its files.
    public var entry: InputEntry
  }

  public var titles: [String: String]
  /// The registry's folder as it is written.
  public var registry: String
  public var registryLine: Int
  public var period: PeriodRule
  public var asOf: CalendarDay?
  public var knownAt: CalendarDay?
  public var catalogue = CatalogueRule.asRecorded
  public var comparison = Comparison.previous
  public var trend = TrendStep.quarter
  public var languages = ["en"]
  public var basis = Basis.returns
  public var notices: [String: String] = [:]
  public var status = DocumentStatus.final
  public var symbol = ""
  public var listSeparator: Character = ";"
  /// The entries in the order of the file.
  public var inputs: [Input] = []
  public var gate = Gate()
  public var outputs: [Output] = [.tables, .charts, .html]
  public var standingAfterDays: Int?
}

/// How far a document is from being final.
public enum DocumentStatus: String, Sendable, Hashable, CaseIterable {
  case final, draft, clearance
}

/// The units of a period that ends on the report's date.
public enum PeriodUnit: String, Sendable, Hashable, CaseIterable {
  case days, months, quarters, years
}

/// A share in percent, exact to a ten-thousandth of a percent.
public struct Percentage: Sendable, Hashable {
  /// The share in millionths.
  public var millionths: Int

  /// Makes a share.
  public init(millionths: Int) { self.millionths = millionths }

  /// Reads `5%` or `0.25%`, from 0% to 100%; `nil` for anything else.
  public init?(_ text: String) {
    guard text.hasSuffix("%") else { return nil }
    let parts = text.dropLast().split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Percentage.number(parts[0]), whole <= 100 else { return nil }
    var fraction = 0
    if parts.count == 2 {
      guard parts[1].utf8.count <= 4, let number = Percentage.number(parts[1]) else { return nil }
      fraction = number
      for _ in parts[1].utf8.count..<4 { fraction *= 10 }
    }
    millionths = whole * 10_000 + fraction
    if millionths > 1_000_000 { return nil }
  }

  /// Whether `part` of `whole` is a greater share.
  public func isExceeded(by part: Int, of whole: Int) -> Bool { part * 1_000_000 > millionths * whole }

  /// The share as it is written, such as `5%`.
  public var text: String {
    let fraction = millionths % 10_000
    if fraction == 0 { return "\(millionths / 10_000)%" }
    var digits = String(fraction)
    digits = String(repeating: "0", count: 4 - digits.count) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    return "\(millionths / 10_000).\(digits)%"
  }

  private static func number(_ text: Substring) -> Int? {
    text.isEmpty || !text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? nil : Int(text)
  }
}
