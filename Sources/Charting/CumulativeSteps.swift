/// Measures with activity up to each period, by area: lines that rise in steps, each named at its end.
public struct CumulativeSteps: Chart {
  /// An area.
  public struct Series: Sendable, Hashable {
    /// The name of the area.
    public var title: String
    /// The place of the area in the catalogue, from 0.
    public var areaPlace: Int?
    /// The number up to the end of each period; `nil` where it is not collected.
    public var values: [Int?]
    /// The measures in force: the denominator.
    public var inForce: Int

    /// Makes a series; missing values are not collected.
    public init(title: String, areaPlace: Int?, values: [Int?], inForce: Int) {
      self.title = title
      self.areaPlace = areaPlace
      self.values = values
      self.inForce = inForce
    }
  }

  /// How many lines share a panel; further areas get panels of their own, on the same scale.
  static let linesInPanel = 6

  /// The name of the chart's files.
  public let name = "cumulative-steps"
  /// The words around the data.
  public var texts: ChartTexts
  /// The periods, in order.
  public var periods: [ChartPeriod]
  /// The areas, in the order to be shown.
  public var series: [Series]
  /// What the scale counts.
  public var unit: String
  /// Sentences on the periods and lines.
  public var notes: [String]

  /// Makes the chart.
  public init(texts: ChartTexts, periods: [ChartPeriod], series: [Series], unit: String, notes: [String]) {
    self.texts = texts
    self.periods = periods
    self.series = series
    self.unit = unit
    self.notes = notes
  }

  /// The value of a series in a period.
  func value(_ series: Series, _ period: Int) -> Int? {
    period < series.values.count ? series.values[period] : nil
  }

  /// The number of data points to show.
  public var dataPoints: Int {
    series.reduce(0) { sum, series in sum + periods.indices.count { value(series, $0) != nil } }
  }

  /// The chart laid out for a page.
  public func scene(measuring ruler: some TextMeasuring, page: PageSize) -> Scene {
    let frame = ChartFrame(texts, page)
    let type = frame.type
    let plot = StepPlot(self, frame, ruler)
    var builder = SceneBuilder(measuring: ruler)
    var y = frame.open(&builder, right: plot.right)
    let fitting = TextFitting(ruler: ruler)
    y = builder.lines(
      fitting.lines(of: unit, style: type.legend, width: plot.right - frame.left), x: frame.left, top: y, type.legend,
      Palette.ink2)
    for start in stride(from: 0, to: series.count, by: Self.linesInPanel) {
      y = plot.draw(start..<min(start + Self.linesInPanel, series.count), top: y + type.length(9), &builder)
    }
    for note in notes {
      y = builder.lines(
        fitting.lines(of: note, style: type.legend, width: plot.right - frame.left), x: frame.left,
        top: y + type.length(6), type.legend, Palette.ink2)
    }
    return frame.close(&builder, bottom: y, right: plot.right)
  }
}
