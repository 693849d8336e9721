import Registry
import Tabulation
import Tally

/// What was recorded in the period with which a report is compared, by area.
///
/// No table holds these numbers: they stand beside the tables, for the exhibit that sets the two periods side by side.
public struct EarlierPeriod: Sendable, Hashable {
  /// The numbers of an area; those of a kind that is not collected are `nil`.
  public struct Area: Sendable, Hashable {
    /// The code of the area, `ALL` for all together.
    public var code: String
    /// The measures in force in the earlier period.
    public var measuresInForce: Int
    /// Those of them with activity by at least one member.
    public var measuresActive: Int?
    /// Exchanges of all parties.
    public var exchanges: Int?
    /// Events of all parties.
    public var events: Int?

    /// Makes the numbers of an area.
    public init(code: String, measuresInForce: Int, measuresActive: Int?, exchanges: Int?, events: Int?) {
      self.code = code
      self.measuresInForce = measuresInForce
      self.measuresActive = measuresActive
      self.exchanges = exchanges
      self.events = events
    }

    /// Exchanges and events together; `nil` where neither is collected.
    public var records: Int? {
      exchanges == nil && events == nil ? nil : (exchanges ?? 0) + (events ?? 0)
    }
  }

  /// The earlier period.
  public var period: Period
  /// The areas with a measure in force or a record in it, by ordinal, `ALL` last.
  public var areas: [Area]

  /// Makes an earlier period.
  public init(period: Period, areas: [Area]) {
    self.period = period
    self.areas = areas
  }

  /// The numbers of an area; `nil` where it was not in force.
  public func area(_ code: String) -> Area? { areas.first { $0.code == code } }

  /// Whether any record is dated in it: without one, nothing can be said of it.
  public var hasRecords: Bool { (area("ALL")?.records ?? 0) > 0 }
}

extension Statistics {
  /// The numbers of an earlier period under the rules of a report, from the same activity; pure.
  ///
  /// They are those of `coverage_by_area` for a report on that period as of its end, with the edition of the catalogue
  /// of the report where records are restated. One more pass over the records.
  public static func earlier(
    _ activity: Activity, _ registry: ForumRegistry, _ settings: ReportSettings, _ period: Period, threads: Int = 2
  ) -> EarlierPeriod {
    var earlier = settings
    earlier.period = period
    earlier.asOf = period.to
    let report = Report(activity, registry, earlier, [.counts], edition: settings.asOf, threads: threads)
    let table = report.coverageByArea()
    func number(_ row: TableRow, _ column: String) -> Int? {
      if case .integer(let number) = table.value(row, column) { return number }
      return nil
    }
    return EarlierPeriod(
      period: period,
      areas: table.rows.map { row in
        EarlierPeriod.Area(
          code: table.value(row, "area").text, measuresInForce: number(row, "measures_in_force") ?? 0,
          measuresActive: number(row, "measures_active"), exchanges: number(row, "exchanges"),
          events: number(row, "events"))
      })
  }
}
