/// Parties down, parties across, one cell for each pair: coordinators and members, or senders and recipients.
public struct MemberGrid: Chart {
  /// A row: a party and its cells, one a column.
  public struct Row: Sendable, Hashable {
    /// The name of the party.
    public var title: String
    /// One cell a column; `nil` is a pair of which there is nothing to show, and no data point.
    public var cells: [CellState?]
    /// The column of the party itself, which gets a dot; `nil` where it has none.
    public var itself: Int?

    /// Makes a row.
    public init(title: String, cells: [CellState?], itself: Int? = nil) {
      self.title = title
      self.cells = cells
      self.itself = itself
    }
  }

  /// A column: a party, or what is no party and therefore stands apart.
  public struct Column: Sendable, Hashable {
    /// The head of the column.
    public var title: String
    /// Whether the column is of no single party, such as all of them together.
    public var isApart: Bool

    /// Makes a column.
    public init(title: String, isApart: Bool = false) {
      self.title = title
      self.isApart = isApart
    }
  }

  /// A short name for files and messages.
  public let name: String
  /// The words around the data.
  public var texts: ChartTexts
  /// What the rows are, such as "Coordinator"; stands above their names.
  public var rowHead: String
  /// In the order to be shown.
  public var columns: [Column]
  /// In the order to be shown.
  public var rows: [Row]
  /// The legend, in the words of the report.
  public var legend: HeatmapLegend
  /// A thin gap follows each group of so many rows or columns; 0 for none.
  public var groupEvery: Int
  /// The classes of the whole, where this is a part of it.
  var wholeScale: RampScale?

  /// Makes a grid; cells beyond the columns are not shown, missing ones are nothing.
  public init(
    name: String, texts: ChartTexts, rowHead: String, columns: [Column], rows: [Row], legend: HeatmapLegend,
    groupEvery: Int = 7
  ) {
    self.name = name
    self.texts = texts
    self.rowHead = rowHead
    self.columns = columns
    self.rows = rows
    self.legend = legend
    self.groupEvery = groupEvery
  }

  /// The number of data points to show.
  public var dataPoints: Int { rows.reduce(0) { $0 + $1.cells.prefix(columns.count).count { $0 != nil } } }

  /// The classes of the cells, but for those of columns that stand apart: their numbers are of another size.
  var scale: RampScale {
    wholeScale ?? RampScale(of: rows.flatMap { row in zip(columns, row.cells).compactMap { $0.isApart ? nil : $1 } })
  }

  /// The chart laid out for a page.
  public func scene(measuring ruler: some TextMeasuring, page: PageSize) -> Scene {
    let frame = ChartFrame(texts, page)
    let cells = CellDrawing(
      scale: scale, words: legend.words, type: frame.type, wordRoom: frame.type.length(16.5),
      measuring: ruler)
    let grid = MemberGridLayout(self, frame, cells, ruler)
    let corner = CornerLegend(layout: LegendLayout(legend, cells, measuring: ruler), frame: frame, right: grid.right)
    return RowHeights.scene(for: page, frame.type) { rowHeight in
      var builder = SceneBuilder(measuring: ruler)
      let top = frame.open(&builder, right: grid.right)
      let cellTop = corner.draw(
        top: top, headHeight: grid.headHeight, headLeft: grid.headLeft, foot: grid.rowHeadHeight, &builder)
      grid.drawHeads(bottom: cellTop, &builder)
      let bottom = grid.drawRows(top: cellTop, rowHeight: rowHeight, &builder)
      return frame.close(&builder, bottom: bottom, right: grid.right)
    }
  }
}
