/// The plan beside what is recorded of it: entries by area on an axis of time, each with its outcome.
///
/// Many entries do not get a row each: they stand as one mark each in lanes by outcome, counted.
public struct PlanTimeline: Chart {
  /// What came of an entry.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    case held, moved, cancelled, due, noRecord, unplanned
  }

  /// The days that a date can mean, counted from any one day.
  public struct Span: Sendable, Hashable {
    /// The first day.
    public var first: Int
    /// The last day.
    public var last: Int

    /// Makes a span; `last` is not before `first`.
    public init(_ first: Int, _ last: Int) {
      self.first = first
      self.last = max(first, last)
    }
  }

  /// An entry of the plan, or an event that no entry names.
  public struct Entry: Sendable, Hashable {
    /// The title.
    public var title: String
    /// What came of it.
    public var outcome: Outcome
    /// The start as planned.
    public var planned: Span?
    /// The start as recorded.
    public var start: Span?

    /// Makes an entry.
    public init(title: String, outcome: Outcome, planned: Span?, start: Span?) {
      self.title = title
      self.outcome = outcome
      self.planned = planned
      self.start = start
    }
  }

  /// An area and its entries.
  public struct Group: Sendable, Hashable {
    /// The name of the area.
    public var title: String
    /// The place of the area in the catalogue, from 0.
    public var areaPlace: Int?
    /// The entries, in the order to be shown.
    public var entries: [Entry]
    /// The number of entries of the whole, where this is a part of it.
    var wholeCount: Int?
    /// The number that stands beside the name.
    var count: Int { wholeCount ?? entries.count }

    /// Makes a group.
    public init(title: String, areaPlace: Int?, entries: [Entry]) {
      self.title = title
      self.areaPlace = areaPlace
      self.entries = entries
    }
  }

  /// The axis: the first days of its months, and the day after the last of them.
  public struct Axis: Sendable, Hashable {
    /// A year and the place of its first month.
    public struct Year: Sendable, Hashable {
      /// The number of the year.
      public var label: String
      /// The place of its first month among the months.
      public var month: Int

      /// Makes a year.
      public init(label: String, month: Int) {
        self.label = label
        self.month = month
      }
    }

    /// The first day of each month, in order.
    public var months: [Int]
    /// The day after the last month.
    public var end: Int
    /// The years.
    public var years: [Year]
    /// The day of what was true; `nil` where it lies outside.
    public var asOf: Int?

    /// Makes an axis.
    public init(months: [Int], end: Int, years: [Year], asOf: Int?) {
      self.months = months
      self.end = end
      self.years = years
      self.asOf = asOf
    }
  }

  /// The words inside the chart.
  public struct Words: Sendable, Hashable {
    /// The words for each outcome.
    public var outcomes: [Outcome: String]
    /// The outline of a planned start.
    public var planned: String
    /// The filled mark of a recorded start.
    public var start: String
    /// The line at the date of what was true.
    public var asOf: String
    /// The head of what has no month.
    public var noMonth: String
    /// What the marks of lanes stand for.
    public var lanes: String

    /// Makes the words.
    public init(
      outcomes: [Outcome: String], planned: String, start: String, asOf: String, noMonth: String, lanes: String
    ) {
      self.outcomes = outcomes
      self.planned = planned
      self.start = start
      self.asOf = asOf
      self.noMonth = noMonth
      self.lanes = lanes
    }
  }

  /// The highest number of entries that get a row each.
  static let rowLimit = 40

  /// The name of the chart's files.
  public let name = "plan-timeline"
  /// The words around the data.
  public var texts: ChartTexts
  /// The areas, in the order to be shown.
  public var groups: [Group]
  /// The axis of time.
  public var axis: Axis
  /// The words inside the chart.
  public var words: Words
  /// Whether the whole is in lanes, where this is a part of it.
  var wholeIsInLanes: Bool?

  /// Makes the chart.
  public init(texts: ChartTexts, groups: [Group], axis: Axis, words: Words) {
    self.texts = texts
    self.groups = groups
    self.axis = axis
    self.words = words
  }

  /// Whether entries are too many for a row each.
  var isInLanes: Bool { wholeIsInLanes ?? (groups.reduce(0) { $0 + $1.entries.count } > Self.rowLimit) }

  /// The number of data points to show: outcomes and dates of entries in rows; in lanes the entries, or where a month
  /// has too many of them, the months with entries.
  public var dataPoints: Int {
    if isInLanes {
      return groups.reduce(0) { sum, group in sum + PlanLane.all(of: group, axis).reduce(0) { $0 + $1.marks } }
    }
    return groups.flatMap(\.entries).reduce(0) { $0 + 1 + ($1.planned == nil ? 0 : 1) + ($1.start == nil ? 0 : 1) }
  }

  /// The chart laid out for a page.
  public func scene(measuring ruler: some TextMeasuring, page: PageSize) -> Scene {
    let frame = ChartFrame(texts, page)
    var builder = SceneBuilder(measuring: ruler)
    if isInLanes {
      let lanes = PlanLanes(self, frame, ruler)
      let top = frame.open(&builder, right: lanes.right)
      return frame.close(&builder, bottom: lanes.draw(top: top, &builder), right: lanes.right)
    }
    let rows = PlanRows(self, frame, ruler)
    let top = frame.open(&builder, right: rows.right)
    return frame.close(&builder, bottom: rows.draw(top: top, &builder), right: rows.right)
  }
}
