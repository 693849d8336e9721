import Registry
import Tally

/// How complete what a report rests on is: months with records, and registry rows below high confidence.
///
/// How many events have a complete list stands in `coverage_by_area`.
public struct Completeness: Sendable, Hashable {
  /// The records dated in a month, or in a year where nothing more is known of them.
  public struct Span: Sendable, Hashable {
    /// The month or year.
    public var date: PartialDate
    /// Accepted exchanges; `nil` where exchanges are not collected.
    public var exchanges: Int?
    /// Events; `nil` where participation is not collected.
    public var events: Int?

    /// Makes a span.
    public init(date: PartialDate, exchanges: Int?, events: Int?) {
      self.date = date
      self.exchanges = exchanges
      self.events = events
    }
  }

  /// The files of the registry whose rows say how sure they are, in the order in which they are printed.
  public enum RegistryFile: String, Sendable, Hashable, CaseIterable {
    /// Members: its rows in use are those that make a party a member on a day of the period.
    case parties = "parties.csv"
    /// Assignments: those that stand on the report's date.
    case coordinators = "coordinators.csv"
    /// The crosswalk: rows dated up to the report's date, where records are restated.
    case crosswalk = "crosswalk.csv"
  }

  /// The rows of a registry file that are in use, and how sure they are.
  public struct RegistryRows: Sendable, Hashable {
    /// The file.
    public var file: RegistryFile
    /// Rows in use.
    public var rows: Int
    /// Those of medium confidence.
    public var medium: Int
    /// Those of low confidence.
    public var low: Int
    /// Those below high confidence.
    public var belowHigh: Int { medium + low }

    /// Makes a count of rows.
    public init(file: RegistryFile, rows: Int, medium: Int, low: Int) {
      self.file = file
      self.rows = rows
      self.medium = medium
      self.low = low
    }
  }

  /// How many members have confirmed what is held for them.
  public struct Confirmed: Sendable, Hashable {
    /// Members that have.
    public var count: Int
    /// Members in the period.
    public var members: Int

    /// Makes a count.
    public init(count: Int, members: Int) {
      self.count = count
      self.members = members
    }
  }

  /// Every month of the period in order; a month that the period cuts counts its days within it.
  public var months: [Span]
  /// The years of the period with records known only to the year, which are in no month.
  public var years: [Span]
  /// The files of which a row is in use.
  public var registry: [RegistryRows]
  /// The members that have confirmed their records for the whole period; `nil` where returns are not collected or are
  /// not the basis.
  public var confirmed: Confirmed?

  /// Makes a completeness; without arguments one that says nothing.
  public init(
    months: [Span] = [], years: [Span] = [], registry: [RegistryRows] = [], confirmed: Confirmed? = nil
  ) {
    self.months = months
    self.years = years
    self.registry = registry
    self.confirmed = confirmed
  }

  /// Counts what a report rests on; pure. Time grows with the records and the months.
  public init(_ activity: Activity, _ registry: ForumRegistry, _ settings: ReportSettings) {
    let period = settings.period
    let exchanges =
      settings.collected.contains(.exchanges) ? Counter(activity.exchanges.lazy.map(\.date), in: period) : nil
    let events =
      settings.collected.contains(.participation)
      ? Counter(activity.events.records.lazy.map(\.start), in: period) : nil
    func span(_ date: PartialDate) -> Span {
      Span(date: date, exchanges: exchanges?.count(date), events: events?.count(date))
    }
    let from = period.from.components
    let to = period.to.components
    months = (from.year * 12 + from.month - 1...to.year * 12 + to.month - 1)
      .compactMap { PartialDate(year: $0 / 12, month: $0 % 12 + 1) }.map(span)
    years = (from.year...to.year).compactMap { PartialDate(year: $0) }.map(span)
      .filter { ($0.exchanges ?? 0) + ($0.events ?? 0) > 0 }
    self.registry = RegistryFile.allCases.compactMap { file in
      Completeness.rows(file, Completeness.confidences(file, registry, settings))
    }
    if settings.basis == .returns, settings.collected.contains(.returns) {
      let members = registry.members(in: period)
      let confirmations = Confirmations(activity.returns, registry, period)
      confirmed = Confirmed(count: members.count(where: confirmations.covers), members: members.count)
    }
  }

  private static func confidences(
    _ file: RegistryFile, _ registry: ForumRegistry, _ settings: ReportSettings
  ) -> [Confidence] {
    switch file {
    case .parties:
      registry.statuses.filter {
        $0.kind == .member && $0.validity.days.overlaps(settings.period.from, settings.period.to)
      }.map(\.confidence)
    case .coordinators: registry.assignments(on: settings.asOf).map(\.confidence)
    case .crosswalk:
      settings.catalogue == .restated
        ? registry.crosswalk.filter { $0.date.first <= settings.asOf }.map(\.confidence) : []
    }
  }

  private static func rows(_ file: RegistryFile, _ confidences: [Confidence]) -> RegistryRows? {
    guard !confidences.isEmpty else { return nil }
    return RegistryRows(
      file: file, rows: confidences.count, medium: confidences.count { $0 == .medium },
      low: confidences.count { $0 == .low })
  }

  /// Records by month, those known only to the year by year.
  private struct Counter {
    private let period: Period
    /// By day of the period: records of that day, records known to the month that begins then, and to the year.
    private var counts: [[Int]]

    init(_ dates: some Sequence<PartialDate>, in period: Period) {
      self.period = period
      counts = Array(
        repeating: Array(repeating: 0, count: period.to.days(since: period.from) + 1),
        count: PartialDate.Precision.day.rawValue + 1)
      for date in dates where period.contains(date.first) {
        counts[date.precision.rawValue][date.first.days(since: period.from)] += 1
      }
    }

    /// The records of a month or year; those known only to the year are in no month.
    func count(_ span: PartialDate) -> Int {
      let first = max(0, span.first.days(since: period.from))
      let last = min(span.last.days(since: period.from), period.to.days(since: period.from))
      guard first <= last else { return 0 }
      let precisions: [PartialDate.Precision] = span.precision == .year ? [.year] : [.month, .day]
      return precisions.reduce(0) { $0 + counts[$1.rawValue][first...last].reduce(0, +) }
    }
  }
}
