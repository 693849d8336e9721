import Charting

/// A chart of a page.
public struct ReportChart: Sendable {
  /// The stem of its file, such as `areas`.
  public var stem: String
  /// The chart.
  public var chart: any Chart
  /// Whether it stands above the table of its exhibit, on paper too, where it must fit a sheet.
  public var leads: Bool

  /// Makes a chart of a page.
  public init(stem: String, chart: any Chart, leads: Bool = false) {
    self.stem = stem
    self.chart = chart
    self.leads = leads
  }
}
