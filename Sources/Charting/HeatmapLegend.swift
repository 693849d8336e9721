/// The legend of a heatmap or matrix, in the words of the report.
public struct HeatmapLegend: Sendable, Hashable {
  /// What the classes of the ramp measure; empty leaves the ramp out.
  public var rampTitle: String
  /// The six labels of the ramp where figures as in English will not do; otherwise empty.
  public var rampLabels: [String]
  /// The words for each look, in the order to be shown; a look without words is not shown.
  public var entries: [LegendEntry]
  /// The words that stand inside cells.
  public var words: CellWords
  /// Whether the class of zero is in the ramp; not where zeros are not shown.
  public var showsZero = true

  /// Makes a legend; counts, where wanted, are part of the words.
  public init(rampTitle: String, rampLabels: [String] = [], entries: [LegendEntry], words: CellWords) {
    self.rampTitle = rampTitle
    self.rampLabels = rampLabels
    self.entries = entries
    self.words = words
  }
}

/// One look and what it means.
public struct LegendEntry: Sendable, Hashable {
  /// The look.
  public var status: CellStatus
  /// What it means; empty leaves it out.
  public var words: String

  /// Makes an entry.
  public init(_ status: CellStatus, _ words: String) {
    self.status = status
    self.words = words
  }
}
