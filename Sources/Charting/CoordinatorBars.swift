/// Coordinators: the measures each coordinates, those of them that are active, and its reach.
public struct CoordinatorBars: Chart {
  /// A coordinator, in one role.
  public struct Row: Sendable, Hashable {
    /// The name of the party.
    public var title: String
    /// The role, and where there is one, its term.
    public var roleText: String
    /// The number of measures it coordinates.
    public var coordinated: Int
    /// Of the coordinated measures, those with activity; `nil` where activity is not collected.
    public var active: Int?
    /// Parties that took part, and those that could; `nil` where participation is not collected.
    public var reachNumerator: Int?
    /// The parties that could have taken part.
    public var reachDenominator: Int?
    /// What the offer says where no measure is named yet, such as "to be determined".
    public var statusText: String

    /// Makes a row.
    public init(
      title: String, roleText: String, coordinated: Int, active: Int?, reachNumerator: Int?, reachDenominator: Int?,
      statusText: String = ""
    ) {
      self.title = title
      self.roleText = roleText
      self.coordinated = coordinated
      self.active = active
      self.reachNumerator = reachNumerator
      self.reachDenominator = reachDenominator
      self.statusText = statusText
    }

    /// Whether there is a reach to draw.
    var reach: (numerator: Int, denominator: Int)? {
      guard let reachNumerator, let reachDenominator, reachDenominator > 0 else { return nil }
      return (reachNumerator, reachDenominator)
    }
  }

  /// The heads of the panels and the words behind the figures.
  public struct Words: Sendable, Hashable {
    /// The head of the names.
    public var party: String
    /// The head of the boxes.
    public var measures: String
    /// The head of the reach.
    public var reach: String
    /// Stands behind a share of measures.
    public var active: String
    /// Stands behind a number where activity is not collected.
    public var coordinated: String

    /// Makes the words, such as "Coordinator", "Measures (one box each)", "Reach: members taking part", "active" and
    /// "coordinated".
    public init(party: String, measures: String, reach: String, active: String, coordinated: String) {
      self.party = party
      self.measures = measures
      self.reach = reach
      self.active = active
      self.coordinated = coordinated
    }
  }

  /// The name of the chart's files.
  public let name = "coordinator-bars"
  /// The words around the data.
  public var texts: ChartTexts
  /// In the order to be shown.
  public var rows: [Row]
  /// The words inside the chart.
  public var words: Words
  /// A thin gap follows each group of so many rows; 0 for none.
  public var groupEvery: Int
  /// The largest number of the whole, where this is a part of it.
  var wholeMost: Int?

  /// Makes the chart; the panel for reach is left out where no row has one.
  public init(texts: ChartTexts, rows: [Row], words: Words, groupEvery: Int = 7) {
    self.texts = texts
    self.rows = rows
    self.words = words
    self.groupEvery = groupEvery
  }

  /// The number of data points to show.
  public var dataPoints: Int {
    rows.reduce(0) { $0 + 1 + ($1.active == nil ? 0 : 1) + ($1.reach == nil ? 0 : 1) }
  }

  /// The number that the longest strip stands for.
  var most: Int { wholeMost ?? rows.map(\.coordinated).max() ?? 0 }

  /// The chart laid out for a page.
  public func scene(measuring ruler: some TextMeasuring, page: PageSize) -> Scene {
    let frame = ChartFrame(texts, page)
    var builder = SceneBuilder(measuring: ruler)
    let top = frame.open(&builder)
    let grid = CoordinatorGrid(self, frame, ruler)
    let bottom = grid.drawRows(top: grid.drawHeads(top: top, &builder), &builder)
    return frame.close(&builder, bottom: bottom, right: frame.left + frame.contentWidth)
  }
}
