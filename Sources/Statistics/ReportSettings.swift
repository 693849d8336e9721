import Registry
import Tally

/// Where the figures come from.
public enum Basis: String, Sendable, Hashable, CaseIterable {
  /// States report to the secretariat.
  case returns
  /// Compiled from what was published; silence says nothing.
  case publicSources = "public-sources"
}

/// How records of an earlier edition of the catalogue are taken.
public enum CatalogueRule: String, Sendable, Hashable, CaseIterable {
  /// Under the codes that they name.
  case asRecorded = "as-recorded"
  /// Moved through the crosswalk into the edition in force on the report's date.
  case restated
}

/// The rows of the trend.
public enum TrendStep: String, Sendable, Hashable, CaseIterable {
  case quarter, year
}

/// What a report is asked to say: all that statistics depend on besides the registry and the tally.
public struct ReportSettings: Sendable, Hashable {
  /// The reporting period, cut at `asOf`.
  public var period: Period
  /// The date of what was true.
  public var asOf: CalendarDay
  /// The date of what had been received; `nil` for no limit.
  public var knownAt: CalendarDay?
  /// Where the figures come from.
  public var basis: Basis
  /// How records of an earlier edition are taken.
  public var catalogue: CatalogueRule
  /// The rows of the trend.
  public var trend: TrendStep
  /// After how many days in one stage a measure is listed as standing; `nil` for never.
  public var standingAfterDays: Int?
  /// The kinds of exports that the pipeline names.
  public var collected: Set<ExportKind>

  /// Makes settings.
  public init(
    period: Period, asOf: CalendarDay, knownAt: CalendarDay? = nil, basis: Basis = .returns,
    catalogue: CatalogueRule = .asRecorded, trend: TrendStep = .quarter, standingAfterDays: Int? = nil,
    collected: Set<ExportKind>
  ) {
    self.period = period
    self.asOf = asOf
    self.knownAt = knownAt
    self.basis = basis
    self.catalogue = catalogue
    self.trend = trend
    self.standingAfterDays = standingAfterDays
    self.collected = collected
  }

  /// Whether the pipeline names exports of activity.
  public var collectsActivity: Bool { collected.contains(.exchanges) || collected.contains(.participation) }
}
