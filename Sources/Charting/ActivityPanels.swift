/// Counts of records by period: a row of panels for each area, one panel for each thing counted.
public struct ActivityPanels: Chart {
  /// An area, or all areas where the place is `nil`, with its own scale then.
  public struct Row: Sendable, Hashable {
    /// The name of the area.
    public var title: String
    /// The place of the area in the catalogue, from 0.
    public var areaPlace: Int?
    /// The counts, for each thing counted one a period; `nil` where none is collected.
    public var values: [[Int?]]

    /// Makes a row; values beyond the things counted and the periods are not shown, missing ones are not collected.
    public init(title: String, areaPlace: Int?, values: [[Int?]]) {
      self.title = title
      self.areaPlace = areaPlace
      self.values = values
    }
  }

  /// The words that state the scales; the number follows.
  public struct Words: Sendable, Hashable {
    /// Such as "scale of the areas: 0 to ".
    public var areas: String
    /// Such as "of all areas: 0 to ".
    public var all: String

    /// Makes the words.
    public init(areas: String, all: String) {
      self.areas = areas
      self.all = all
    }
  }

  /// The name of the chart's files.
  public let name = "activity-panels"
  /// The words around the data.
  public var texts: ChartTexts
  /// The names of the things counted.
  public var series: [String]
  /// The periods, in order.
  public var periods: [ChartPeriod]
  /// The areas, in the order to be shown.
  public var rows: [Row]
  /// Sentences on the periods: what a mark beside a label means.
  public var notes: [String]
  /// The words inside the chart.
  public var words: Words
  /// The highest counts of the whole, where this is a part of it.
  var wholeHighest: [Highest]?

  /// Makes the chart.
  public init(
    texts: ChartTexts, series: [String], periods: [ChartPeriod], rows: [Row], notes: [String], words: Words
  ) {
    self.texts = texts
    self.series = series
    self.periods = periods
    self.rows = rows
    self.notes = notes
    self.words = words
  }

  /// The count of a thing in a period.
  func value(_ row: Row, _ thing: Int, _ period: Int) -> Int? {
    guard thing < row.values.count, period < row.values[thing].count else { return nil }
    return row.values[thing][period]
  }

  /// The highest counts of a thing: of an area, and of all areas.
  struct Highest: Sendable, Hashable {
    var areas: Int
    var all: Int
  }

  /// The highest counts of each thing counted, which its scales reach.
  var highest: [Highest] {
    wholeHighest
      ?? series.indices.map { thing in
        func highest(_ rows: [Row]) -> Int {
          rows.flatMap { row in periods.indices.compactMap { value(row, thing, $0) } }.max() ?? 0
        }
        return Highest(
          areas: highest(rows.filter { $0.areaPlace != nil }), all: highest(rows.filter { $0.areaPlace == nil }))
      }
  }

  /// The number of data points to show: periods without a count among them.
  public var dataPoints: Int { rows.count * series.count * periods.count }

  /// The chart laid out for a page.
  public func scene(measuring ruler: some TextMeasuring, page: PageSize) -> Scene {
    let frame = ChartFrame(texts, page)
    let grid = PanelGrid(self, frame, page, ruler)
    var builder = SceneBuilder(measuring: ruler)
    let top = frame.open(&builder, right: grid.right)
    return frame.close(&builder, bottom: grid.draw(top: top, &builder), right: grid.right)
  }
}
