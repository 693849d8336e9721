/// State × area: one cell for each member and area.
public struct CoverageHeatmap: Chart {
  /// A column: an area, or all areas where the place is `nil`.
  public struct Column: Sendable, Hashable {
    /// The head of the column.
    public var title: String
    /// The place of the area in the catalogue, from 0.
    public var areaPlace: Int?

    /// Makes a column.
    public init(title: String, areaPlace: Int?) {
      self.title = title
      self.areaPlace = areaPlace
    }
  }

  /// A row: a State and its cells, one a column.
  public struct Row: Sendable, Hashable {
    /// The name of the State.
    public var title: String
    /// One cell a column.
    public var cells: [CellState]

    /// Makes a row.
    public init(title: String, cells: [CellState]) {
      self.title = title
      self.cells = cells
    }
  }

  /// The name of the chart's files.
  public let name = "coverage-heatmap"
  /// The words around the data.
  public var texts: ChartTexts
  /// The areas, in the order to be shown, and last all of them.
  public var columns: [Column]
  /// In the order to be shown.
  public var rows: [Row]
  /// The legend, in the words of the report.
  public var legend: HeatmapLegend
  /// A thin gap follows each group of so many rows; 0 for none.
  public var groupEvery: Int
  /// The classes of the whole, where this is a part of it.
  var wholeScale: RampScale?

  /// Makes a heatmap; cells beyond the columns are not shown, missing ones are not applicable.
  public init(texts: ChartTexts, columns: [Column], rows: [Row], legend: HeatmapLegend, groupEvery: Int = 7) {
    self.texts = texts
    self.columns = columns
    self.rows = rows
    self.legend = legend
    self.groupEvery = groupEvery
  }

  /// The number of data points to show.
  public var dataPoints: Int { columns.count * rows.count }

  /// The chart laid out for a page.
  public func scene(measuring ruler: some TextMeasuring, page: PageSize) -> Scene {
    let frame = ChartFrame(texts, page)
    let cells = CellDrawing(
      scale: scale, words: legend.words, type: frame.type, wordRoom: .infinity, measuring: ruler)
    let grid = HeatmapGrid(self, frame, cells, ruler)
    let hasRoomBeside =
      frame.left + frame.contentWidth - grid.right - HeatmapGrid.gutter(frame.type)
      >= HeatmapGrid.leastLegend(frame.type)
    return RowHeights.scene(for: page, frame.type) { rowHeight in
      func scene(isBeside: Bool) -> Scene {
        var builder = SceneBuilder(measuring: ruler)
        let bottom = draw(grid, frame, cells, rowHeight: rowHeight, isBeside: isBeside, &builder)
        return frame.close(&builder, bottom: bottom, right: grid.right)
      }
      let first = scene(isBeside: hasRoomBeside)
      // On a slide, a legend that is taller than the rows beside it may lie above them.
      guard hasRoomBeside, page.minimumHeight > 0, first.height > page.preferredHeight else { return first }
      let other = scene(isBeside: false)
      return other.height < first.height ? other : first
    }
  }

  private func draw(
    _ grid: HeatmapGrid, _ frame: ChartFrame, _ cells: CellDrawing, rowHeight: Double, isBeside: Bool,
    _ builder: inout SceneBuilder
  ) -> Double {
    let type = frame.type
    let legendLayout = LegendLayout(legend, cells, measuring: builder.ruler)
    let top = frame.open(&builder, right: grid.right)
    guard isBeside else {
      let width = max(frame.contentWidth, grid.right - frame.left)
      let legendBottom = legendLayout.rows(x: frame.left, y: top, &builder) { _, _ in width }.bottom
      let cellTop = grid.drawHeads(top: PixelGrid.up(legendBottom + type.length(15)), &builder)
      return grid.drawRows(top: cellTop, rowHeight: rowHeight, &builder)
    }
    let spare = frame.left + frame.contentWidth - grid.right - HeatmapGrid.gutter(type)
    let bottom = grid.drawRows(top: grid.drawHeads(top: top, &builder), rowHeight: rowHeight, &builder)
    let legendBottom = legendLayout.column(
      x: grid.right + HeatmapGrid.gutter(type), y: top, width: min(spare, type.length(210)), &builder)
    return max(bottom, legendBottom)
  }

  // The cells of all areas together have classes only where they are shares: their numbers are of another size.
  var scale: RampScale {
    if let wholeScale { return wholeScale }
    var cells: [CellState] = []
    for row in rows {
      for (column, cell) in zip(columns, row.cells) where column.areaPlace != nil { cells.append(cell) }
    }
    let all = rows.flatMap { $0.cells.prefix(columns.count) }
    let hasShares = all.contains { if case .share = $0 { true } else { false } }
    return RampScale(of: hasShares ? all : cells)
  }
}
