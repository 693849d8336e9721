import Ingest
import Registry
import Reporting
import Statistics

/// What a pipeline file says, checked but with no file opened yet.
public struct PipelineDefinition: Sendable, Hashable {
  /// The reporting period as it is written.
  public enum PeriodRule: Sendable, Hashable {
    case fixed(Period)
    /// A number of units that end on the report's date.
    case last(Int, PeriodUnit)
    /// From the day after the last meeting of a body, or after the meeting of that number, to the report's date.
    case sinceMeeting(String, line: Int)
  }

  /// With what the report is compared.
  public enum Comparison: Sendable, Hashable {
    case previous, none
    case period(Period)
  }

  /// A kind of output.
  public enum Output: String, Sendable, Hashable, CaseIterable {
    case tables, charts, html, xlsx, briefings, pdf, sqlite, slides
    /// Notes for the secretariat's own follow-up; never by default.
    case followUp = "follow-up"
    /// Briefings as documents to edit.
    case briefingDocuments = "briefings-docx"
    /// Briefings as PDF.
    case briefingPDF = "briefings-pdf"
  }

  /// An entry of `inputs` as it is written: the path may be a pattern.
  public struct Input: Sendable, Hashable {
    /// The path or pattern as it is written.
    public var pattern: String
    /// The place of the path in the pipeline file.
    public var line: Int
    /// The column, counted from 1.
    public var column: Int
    /// The entry, without its files.
    public var entry: InputEntry
    /// The marker file that says when the files are all there; `nil` where they are read as they are.
    public var complete: Marker?
  }

  /// The path of a marker file as it is written, and its place in the pipeline file.
  public struct Marker: Sendable, Hashable {
    /// The path as it is written.
    public var path: String
    /// The line on which it is written.
    public var line: Int
    /// The column, counted from 1.
    public var column: Int
  }

  /// The titles by language.
  public var titles: [String: String]
  /// The registry's folder as it is written.
  public var registry: String
  /// The line on which it is written.
  public var registryLine: Int
  /// The reporting period.
  public var period: PeriodRule
  /// The date of what was true.
  public var asOf: CalendarDay?
  /// The date of what had been received.
  public var knownAt: CalendarDay?
  /// How records of an earlier edition are taken.
  public var catalogue = CatalogueRule.asRecorded
  /// With what the report is compared.
  public var comparison = Comparison.previous
  /// The rows of the trend.
  public var trend = TrendStep.quarter
  /// The languages, the main one first.
  public var languages = ["en"]
  /// Where the figures come from.
  public var basis = Basis.returns
  /// The notice by language.
  public var notices: [String: String] = [:]
  /// The status.
  public var status = DocumentStatus.final
  /// The symbol of the document.
  public var symbol = ""
  /// What separates the items of a list.
  public var listSeparator = ";"
  /// The entries in the order of the file.
  public var inputs: [Input] = []
  /// What an edition must keep to be published.
  public var gate = Gate()
  /// The outputs.
  public var outputs: [Output] = [.tables, .charts, .html]
  /// The charts that are drawn only where they are asked for.
  public var requestedCharts: Set<RequestedChart> = []
  /// The stems of the only charts to be drawn; `nil` for all.
  public var onlyCharts: Set<String>?
  /// The only tables that are made, besides those that every edition has; `nil` for all.
  public var tables: Set<String>?
  /// The only sections of the page, besides those that it always has; `nil` for all.
  public var sections: Set<ReportSection>?
  /// The code of the only area that the page shows; `nil` for all.
  public var area: String?
  /// After how many days in one stage a measure is listed as standing.
  public var standingAfterDays: Int?
  /// What the notes for follow-up look for.
  public var followUp = FollowUpSettings()
  /// How large the copies of the inputs in an edition may be together; none is made where it is 0.
  public var keptInputs = ByteLimit(limit: 16 << 20)
}

extension PipelineDefinition {
  /// Whether notes for follow-up are made; with public sources silence says nothing, so there are none.
  var makesFollowUp: Bool { outputs.contains(.followUp) && basis == .returns }

  /// Whether an output needs every row as it was read.
  var needsRows: Bool { makesFollowUp || outputs.contains(.sqlite) }

  /// Whether briefings are made, in any form; with public sources naming the output is what asks for them.
  var makesBriefings: Bool { !Set(outputs).isDisjoint(with: [.briefings, .briefingDocuments, .briefingPDF]) }

  /// What an edition has besides its pages.
  var companions: [CompanionFile] {
    CompanionFile.allCases.filter { file in
      switch file {
      case .document: outputs.contains(.pdf)
      case .workbook: outputs.contains(.xlsx)
      case .briefings: makesBriefings
      case .database: outputs.contains(.sqlite)
      }
    }
  }

  /// Whether pages are made, to be read or to be turned into a PDF.
  var makesPages: Bool { outputs.contains(.html) || outputs.contains(.pdf) }

  /// Whether pictures are all that is made of the page's exhibits.
  var makesChartsAlone: Bool { !makesPages && !outputs.contains(.xlsx) }

  /// Whether something is made that tells of the period of comparison.
  var showsComparison: Bool {
    if !makesChartsAlone { return true }
    return (outputs.contains(.charts) || outputs.contains(.slides)) && ReportCharts.compare(onlyCharts)
  }
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
