import Tabulation

/// This period beside the one before it: two dots for each area on a scale from zero, and a line between them.
public struct PeriodDumbbell: Chart {
  /// A number, with the whole that it is a part of where there is one.
  public struct Value: Sendable, Hashable {
    /// The number.
    public var number: Int
    /// The whole; `nil` where the number is no part of one.
    public var whole: Int?

    /// Makes a value.
    public init(_ number: Int, of whole: Int? = nil) {
      self.number = number
      self.whole = whole
    }

    /// The number as printed, n or n/N.
    func text(_ digits: DigitGroups) -> String {
      whole.map { digits.share(number, of: $0) } ?? digits.text(number)
    }
  }

  /// An area, or all areas where the place is `nil`, with a scale of its own then.
  public struct Row: Sendable, Hashable {
    /// The name of the area.
    public var title: String
    /// The place of the area in the catalogue, from 0.
    public var areaPlace: Int?
    /// The earlier value; `nil` where there is none.
    public var before: Value?
    /// The value of this period; `nil` where there is none.
    public var now: Value?
    /// Why a value is not there; empty where both are.
    public var note: String

    /// Makes a row.
    public init(title: String, areaPlace: Int?, before: Value?, now: Value?, note: String = "") {
      self.title = title
      self.areaPlace = areaPlace
      self.before = before
      self.now = now
      self.note = note
    }
  }

  /// The words inside the chart.
  public struct Words: Sendable, Hashable {
    /// The earlier period.
    public var before: String
    /// The period of the report.
    public var now: String

    /// Makes the words, such as "2031 to 2034" and "2035 to 2038".
    public init(before: String, now: String) {
      self.before = before
      self.now = now
    }
  }

  /// The name of the chart's files.
  public let name = "period-dumbbell"
  /// The words around the data.
  public var texts: ChartTexts
  /// The areas, in the order to be shown.
  public var rows: [Row]
  /// The words inside the chart.
  public var words: Words

  /// Makes the chart.
  public init(texts: ChartTexts, rows: [Row], words: Words) {
    self.texts = texts
    self.rows = rows
    self.words = words
  }

  /// The number of data points to show.
  public var dataPoints: Int { rows.reduce(0) { $0 + ($1.before == nil ? 0 : 1) + ($1.now == nil ? 0 : 1) } }

  /// The chart laid out for a page.
  public func scene(measuring ruler: some TextMeasuring, page: PageSize) -> Scene {
    let frame = ChartFrame(texts, page)
    let rowsGrid = DumbbellRows(self, frame, ruler)
    var builder = SceneBuilder(measuring: ruler)
    let top = frame.open(&builder, right: rowsGrid.right)
    return frame.close(&builder, bottom: rowsGrid.draw(top: top, &builder), right: rowsGrid.right)
  }
}
