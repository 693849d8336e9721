import Tabulation

/// Everything a chart says in words; all of it comes from outside, in the language of the report.
public struct ChartTexts: Sendable, Hashable {
  /// Neutral, or computed from the data.
  public var title: String
  /// Measure, unit, period and denominator.
  public var subtitle: String
  /// Source, as-of date and the number of cells not reported.
  public var source: String
  /// Empty where there is none.
  public var notice: String
  /// The chart in one sentence; it goes into the PNG, not onto the picture.
  public var alternative: String
  /// How the numbers on the picture are written.
  public var digits: DigitGroups

  /// Makes the texts of a chart.
  public init(
    title: String, subtitle: String, source: String, notice: String = "", alternative: String, digits: DigitGroups
  ) {
    self.title = title
    self.subtitle = subtitle
    self.source = source
    self.notice = notice
    self.alternative = alternative
    self.digits = digits
  }
}

/// A chart: data and words that lay themselves out as a scene.
public protocol Chart: Sendable {
  /// A short name for files and messages: small letters and hyphens.
  var name: String { get }
  /// The words around the data.
  var texts: ChartTexts { get }
  /// How many data points the scene must show; the canvas refuses a picture that shows another number.
  var dataPoints: Int { get }
  /// The chart laid out for a page.
  func scene(measuring ruler: some TextMeasuring, page: PageSize) -> Scene
}
