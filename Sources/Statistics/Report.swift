import Registry
import Tabulation
import Tally

/// All that the tables are computed from, counted once.
struct Report {
  let frame: Frame
  let activity: Activity
  let counted: CountedActivity
  let states: StateActivity
  let forum: ForumActivity
  let evidence: CellEvidence
  let stages: [StageStanding?]

  /// - Parameter edition: the date whose edition of the catalogue holds where records are restated; `nil` for the
  ///   report's date.
  init(
    _ activity: Activity, _ registry: ForumRegistry, _ settings: ReportSettings, edition: CalendarDay? = nil
  ) {
    let frame = Frame(registry, settings, edition: edition)
    let counted = CountedActivity(activity, frame)
    self.frame = frame
    self.activity = activity
    self.counted = counted
    states = StateActivity(counted, frame)
    forum = ForumActivity(counted, frame)
    evidence = CellEvidence(activity, frame)
    stages = StageStanding.all(activity.milestones, frame)
  }

  var settings: ReportSettings { frame.settings }
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

  /// Whether a row below high confidence makes a party a member in the period.
  var membersAreUncertain: Bool {
    frame.members.contains { party in
      frame.registry.statuses(of: frame.code(party)).contains {
        $0.kind == .member && $0.confidence != .high
          && $0.validity.days.overlaps(settings.period.from, settings.period.to)
      }
    }
  }
}

/// The tables of a report.
public enum Statistics {
  /// Every table that follows from activity and registry, in the order of statistics.md; pure.
  ///
  /// Time grows with the records and with members × measures.
  /// - Parameter comparison: the period with which the report is compared; `nil` for none.
  public static func tables(
    _ activity: Activity, _ registry: ForumRegistry, _ settings: ReportSettings, comparison: Period? = nil
  ) -> [Table] {
    let report = Report(activity, registry, settings)
    return [
      report.coverageByState(), report.coverageByArea(), report.coverageByCoordinator(), report.coverageByMeasure(),
      report.matrix(), report.engagement(), report.progress(), report.trend(), report.exchangeFlows(),
      report.events(), report.otherParticipants(), report.attendance(), report.coordination(),
      report.changes(since: comparison), report.gaps(), report.plan(), report.tieOut(),
    ]
  }
}
