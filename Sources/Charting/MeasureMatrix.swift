/// State × measure: one cell for each measure and member, with a dot where the State coordinates the measure.
public struct MeasureMatrix: Chart {
  /// An area and its measures.
  public struct Group: Sendable, Hashable {
    /// The name of the area.
    public var title: String
    /// The place of the area in the catalogue, from 0.
    public var areaPlace: Int?
    /// Its measures, in the order to be shown.
    public var rows: [Row]

    /// Makes a group.
    public init(title: String, areaPlace: Int?, rows: [Row]) {
      self.title = title
      self.areaPlace = areaPlace
      self.rows = rows
    }
  }

  /// A measure: its short title, a cell a State, and whether that State coordinates it.
  public struct Row: Sendable, Hashable {
    /// The short title of the measure.
    public var title: String
    /// One cell a State.
    public var cells: [CellState]
    /// One a State; missing ones are `false`.
    public var coordinators: [Bool]

    /// Makes a row.
    public init(title: String, cells: [CellState], coordinators: [Bool] = []) {
      self.title = title
      self.cells = cells
      self.coordinators = coordinators
    }
  }

  /// The name of the chart's files.
  public let name = "measure-matrix"
  /// The words around the data.
  public var texts: ChartTexts
  /// The States, in the order to be shown.
  public var columns: [String]
  /// The areas, in the order to be shown.
  public var groups: [Group]
  /// The legend, in the words of the report.
  public var legend: HeatmapLegend
  /// A thin gap follows each group of so many columns; 0 for none.
  public var groupEvery: Int
  /// The classes of the whole, where this is a part of it.
  var wholeScale: RampScale?

  /// Makes a matrix; cells beyond the columns are not shown, missing ones are not applicable.
  public init(texts: ChartTexts, columns: [String], groups: [Group], legend: HeatmapLegend, groupEvery: Int = 7) {
    self.texts = texts
    self.columns = columns
    self.groups = groups
    self.legend = legend
    self.groupEvery = groupEvery
  }

  /// The number of data points to show.
  public var dataPoints: Int { columns.count * groups.reduce(0) { $0 + $1.rows.count } }

  /// The classes of the cells.
  var scale: RampScale {
    wholeScale ?? RampScale(of: groups.flatMap(\.rows).flatMap { $0.cells.prefix(columns.count) })
  }

  /// The chart laid out for a page.
  public func scene(measuring ruler: some TextMeasuring, page: PageSize) -> Scene {
    let frame = ChartFrame(texts, page)
    let cells = CellDrawing(
      scale: scale, words: legend.words, type: frame.type, wordRoom: frame.type.length(16.5),
      measuring: ruler)
    let grid = MatrixGrid(self, frame, cells, ruler)
    let corner = CornerLegend(layout: LegendLayout(legend, cells, measuring: ruler), frame: frame, right: grid.right)
    return RowHeights.scene(for: page, frame.type) { rowHeight in
      var builder = SceneBuilder(measuring: ruler)
      let top = frame.open(&builder, right: grid.right)
      let cellTop = corner.draw(
        top: top, headHeight: grid.headHeight, headLeft: grid.headLeft, foot: grid.firstTitleHeight, &builder)
      grid.drawHeads(bottom: cellTop, &builder)
      let bottom = grid.drawGroups(top: cellTop, rowHeight: rowHeight, &builder)
      return frame.close(&builder, bottom: bottom, right: grid.right)
    }
  }
}
