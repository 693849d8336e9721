import Diagnostics
import Registry

/// What the command line asks of a run; everything that varies from run to run comes in here.
public struct RunRequest: Sendable {
  /// The path of the pipeline file.
  public var pipeline: String
  /// The date of what was true.
  public var asOf: CalendarDay?
  /// The date of what had been received.
  public var knownAt: CalendarDay?
  /// The reporting period.
  public var period: Period?
  /// Languages instead of those of the pipeline file.
  public var languages: [String]?
  /// The reports folder; `nil` for that of the project.
  public var reports: String?
  /// The most threads; results are the same for any number.
  public var threads: Int

  /// Makes a request.
  public init(
    pipeline: String, asOf: CalendarDay? = nil, knownAt: CalendarDay? = nil, period: Period? = nil,
    languages: [String]? = nil, reports: String? = nil, threads: Int = 1
  ) {
    self.pipeline = pipeline
    self.asOf = asOf
    self.knownAt = knownAt
    self.period = period
    self.languages = languages
    self.reports = reports
    self.threads = threads
  }

  /// Reads a period as the command line writes it, `FROM..TO`.
  public static func period(_ text: String) throws(Failure) -> Period { try PeriodReader.period(text) }
}

/// What a run tells while it works.
public enum RunEvent: Sendable {
  /// A stage begins; the detail is the file at hand, or empty.
  case stage(String, detail: String)
  /// Something the user should know that stops nothing.
  case warning(String)
  /// All inputs have been read: the fates of their rows, and the number of findings of each code.
  case read(accounting: [RunReport.Account], findings: [String: Int])
}
