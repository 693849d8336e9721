import Registry
import Tabulation
import Tally

/// All that the tables are computed from, counted once.
struct Report {
  let frame: Frame
  let activity: Activity
  let recorded: RecordedActivity
  let evidence: CellEvidence
  let stages: [StageStanding?]
  let trendSteps: TrendSteps
  let threads: Int

  /// - Parameters:
  ///   - parts: what the tables that are asked for need.
  ///   - edition: the date whose edition of the catalogue holds where records are restated; `nil` for the report's
  ///     date.
  init(
    _ activity: Activity, _ registry: ForumRegistry, _ settings: ReportSettings, _ parts: Set<ReportPart>,
    edition: CalendarDay? = nil, threads: Int
  ) {
    let frame = Frame(registry, settings, edition: edition)
    trendSteps = TrendSteps(settings)
    recorded = RecordedActivity(
      parts.contains(.counts) ? activity : Activity(), frame, parts.contains(.trend) ? trendSteps : nil,
      tiesOut: parts.contains(.labels), threads: threads)
    self.frame = frame
    self.activity = activity
    self.threads = threads
    evidence = CellEvidence(parts.contains(.evidence) ? activity : Activity(), frame)
    stages = StageStanding.all(parts.contains(.stages) ? activity.milestones : [], frame)
  }

  var settings: ReportSettings { frame.settings }
  var rows: CubeRows { recorded.layout }
  var isPublic: Bool { frame.settings.basis == .publicSources }

  /// Rules for tables whose zeros public sources leave empty.
  var silentRule: CellRule { CellRule(settings, isSilent: true) }
  /// Rules for tables whose zeros stand.
  var plainRule: CellRule { CellRule(settings, isSilent: false) }

  /// Marks of the columns of that name, where the condition holds.
  func marks(
    _ schema: TableSchema, _ columns: [String], _ mark: FigureMark, if condition: Bool = true,
    adding others: [Int: Set<FigureMark>] = [:]
  ) -> [Int: Set<FigureMark>] {
    guard condition else { return others }
    var marks = others
    for column in columns {
      if let index = schema.index(of: column) { marks[index, default: []].insert(mark) }
    }
    return marks
  }
}

/// What a table needs to be counted.
enum ReportPart {
  /// Records by party, area, measure and remit.
  case counts
  /// The same by step of the trend.
  case trend
  /// Labels, for the tie-out.
  case labels
  /// What quarantined rows and returns say.
  case evidence
  /// The stages that measures stand in.
  case stages
}

/// The tables of a report.
public enum Statistics {
  /// Every table that follows from activity and registry, in the order of statistics.md, or those asked for; pure.
  ///
  /// Time grows with the records and with members × measures; what no table asked for needs is not counted. The tables
  /// are the same with any number of threads.
  /// - Parameters:
  ///   - comparison: the period with which the report is compared; `nil` for none.
  ///   - only: the names of the tables asked for; `nil` for all.
  ///   - threads: how many threads count the events.
  public static func tables(
    _ activity: Activity, _ registry: ForumRegistry, _ settings: ReportSettings, comparison: Period? = nil,
    only: Set<String>? = nil, threads: Int = 2
  ) -> [Table] {
    let asked = makers.filter { only?.contains($0.schema.name) ?? true }
    let report = Report(
      activity, registry, settings, asked.reduce(into: []) { $0.formUnion($1.parts) }, threads: threads)
    return asked.map { $0.make(report, comparison) }
  }

  /// The names of those tables, in their order.
  public static var tableNames: [String] { makers.map(\.schema.name) }

  private struct Maker {
    let schema: TableSchema
    let parts: Set<ReportPart>
    let make: @Sendable (Report, Period?) -> Table
  }

  private static let makers: [Maker] = [
    Maker(schema: Schemas.coverageByState, parts: [.counts, .evidence]) { report, _ in report.coverageByState() },
    Maker(schema: Schemas.coverageByArea, parts: [.counts]) { report, _ in report.coverageByArea() },
    Maker(schema: Schemas.coverageByCoordinator, parts: [.counts]) { report, _ in report.coverageByCoordinator() },
    Maker(schema: Schemas.coverageByMeasure, parts: [.counts, .stages]) { report, _ in report.coverageByMeasure() },
    Maker(schema: Schemas.matrix, parts: [.counts, .evidence]) { report, _ in report.matrix() },
    Maker(schema: Schemas.engagement, parts: [.counts]) { report, _ in report.engagement() },
    Maker(schema: Schemas.progress, parts: []) { report, _ in report.progress() },
    Maker(schema: Schemas.trend, parts: [.counts, .trend]) { report, _ in report.trend() },
    Maker(schema: Schemas.exchangeFlows, parts: []) { report, _ in report.exchangeFlows() },
    Maker(schema: Schemas.events, parts: []) { report, _ in report.events() },
    Maker(schema: Schemas.otherParticipants, parts: [.counts]) { report, _ in report.otherParticipants() },
    Maker(schema: Schemas.attendance, parts: [.counts]) { report, _ in report.attendance() },
    Maker(schema: Schemas.coordination, parts: []) { report, _ in report.coordination() },
    Maker(schema: Schemas.changes, parts: [.counts]) { report, period in report.changes(since: period) },
    Maker(schema: Schemas.gaps, parts: [.counts, .evidence, .stages]) { report, _ in report.gaps() },
    Maker(schema: Schemas.plan, parts: []) { report, _ in report.plan() },
    Maker(schema: Schemas.tieOut, parts: [.counts, .labels]) { report, _ in report.tieOut() },
  ]
}
