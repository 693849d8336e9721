import Registry

/// What reading exports depends on besides the registry and the entries.
public struct IngestSettings: Sendable, Hashable {
  /// The reporting period.
  public var period: Period
  /// The report's date; `nil` for the end of the period.
  public var asOf: CalendarDay?
  /// The date of what had been received; `nil` for no limit.
  public var knownAt: CalendarDay?
  /// What separates the items of a list.
  public var listSeparator: String
  /// The most threads that read one file; results are the same for any number.
  public var threads: Int
  /// Whether every row is kept as it was read; memory then grows with the rows.
  public var keepsRows = false
  /// Whether every row is read in full and every record through libcsv: the slow way, with which the other is compared.
  var readsAllInFull = false
  /// The most bytes that are split at a time.
  var blockSize = 256 * 1024

  /// Makes settings.
  public init(
    period: Period, asOf: CalendarDay? = nil, knownAt: CalendarDay? = nil, listSeparator: String = ";",
    threads: Int = 1
  ) {
    self.threads = threads
    self.period = period
    self.asOf = asOf
    self.knownAt = knownAt
    self.listSeparator = listSeparator
  }
}
