import Registry

/// What reading exports depends on besides the registry and the entries.
public struct IngestSettings: Sendable, Hashable {
  /// The reporting period.
  public var period: Period
  /// The date of what had been received; `nil` for no limit.
  public var knownAt: CalendarDay?
  /// What separates the items of a list.
  public var listSeparator: String

  /// Makes settings.
  public init(period: Period, knownAt: CalendarDay? = nil, listSeparator: String = ";") {
    self.period = period
    self.knownAt = knownAt
    self.listSeparator = listSeparator
  }
}
