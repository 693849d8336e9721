/// The places of a heatmap's rows and columns.
struct HeatmapGrid {
  private let chart: CoverageHeatmap
  private let type: Typography
  private let cells: CellDrawing
  private let labels: [[String]]
  private let labelRight: Double
  private let heads: ColumnHeads
  private let columnWidth: Double
  private let lefts: [Double]
  /// The right edge of the grid, rising heads included.
  let right: Double

  /// The distance between the grid and a legend beside it.
  static func gutter(_ type: Typography) -> Double { type.length(24) }
  /// The least width of a legend beside the grid.
  static func leastLegend(_ type: Typography) -> Double { type.length(111) }

  init(_ chart: CoverageHeatmap, _ frame: ChartFrame, _ cells: CellDrawing, _ ruler: any TextMeasuring) {
    self.chart = chart
    self.cells = cells
    type = frame.type
    let type = frame.type
    let fitting = TextFitting(ruler: ruler)
    let limit = max(frame.contentWidth * 0.3, type.length(72))
    let labels = chart.rows.map { fitting.lines(of: $0.title, style: type.label, width: limit) }
    self.labels = labels
    let widest = labels.joined().map { ruler.width(of: $0, style: type.label) }.max() ?? 0
    labelRight = PixelGrid.up(frame.left + widest)
    let first = labelRight + type.length(9)
    let allGap = type.length(4.5)
    let count = Double(max(chart.columns.count, 1))
    let room = frame.left + frame.contentWidth - first - allGap
    let needed = chart.rows.flatMap(\.cells).map { ruler.width(of: cells.text(of: $0), style: type.cellStrong) }.max()
    let least = PixelGrid.up((needed ?? 0) + type.length(6))
    // A legend beside the grid is better than one above it, as long as the level heads fit their columns.
    let besideLegend = (room - Self.gutter(type) - Self.leastLegend(type)) / count
    func headWidth(_ style: TextStyle) -> Double {
      PixelGrid.up((chart.columns.map { fitting.widestWord(of: $0.title, style: style) }.max() ?? 0) + 3.75)
    }
    let fitStyle = [type.labelStrong, type.cellStrong].first { style in
      besideLegend >= max(least, headWidth(style), type.length(39))
    }
    let share = fitStyle == nil ? room / count : besideLegend
    let headStyle = fitStyle ?? type.labelStrong
    let widestColumn = max(type.length(87), min(headWidth(headStyle), type.length(96)))
    func lefts(_ width: Double) -> [Double] {
      chart.columns.enumerated().map { index, column in
        first + Double(index) * width + (column.areaPlace == nil && index > 0 ? allGap : 0)
      }
    }
    func heads(_ width: Double) -> ColumnHeads {
      ColumnHeads(
        chart.columns.map(\.title), lefts: lefts(width), columnWidth: width, style: headStyle,
        rises: nil, measuring: ruler)
    }
    // The last heads may rise beyond the last column: columns give way until they fit, or the page grows.
    let narrowest = max(least, ColumnHeads.leastWidth(type.labelStrong))
    var width = max(PixelGrid.down(min(share, widestColumn)), narrowest)
    while width > narrowest, heads(width).right > frame.left + frame.contentWidth { width -= PixelGrid.step }
    columnWidth = width
    self.lefts = lefts(width)
    self.heads = heads(width)
    right = max((lefts(width).last ?? first) + width, self.heads.right)
  }

  /// Draws the heads and a line in the colour of each area; returns the upper edge of the cells.
  func drawHeads(top: Double, _ builder: inout SceneBuilder) -> Double {
    let bottom = top + heads.height
    heads.draw(bottom: bottom, colour: Palette.ink, &builder)
    let lineTop = PixelGrid.up(bottom + type.length(3))
    for (column, left) in zip(chart.columns, lefts) {
      let line = Rectangle(x: left, y: lineTop, width: columnWidth - 0.75, height: type.length(2.25))
      builder.rectangle(line, AreaColour.fill(place: column.areaPlace))
    }
    return lineTop + type.length(2.25) + type.length(2.25)
  }

  /// Draws the rows; returns the lower edge of the last.
  func drawRows(top: Double, rowHeight: Double, _ builder: inout SceneBuilder) -> Double {
    var y = top
    for (index, row) in chart.rows.enumerated() {
      if chart.groupEvery > 0, index > 0, index % chart.groupEvery == 0 { y += type.length(4.5) }
      let lines = labels[index]
      let height = lines.count > 1 ? PixelGrid.up(Double(lines.count) * type.label.lineHeight + 1.5) : rowHeight
      builder.centred(
        lines, x: labelRight, middle: y + (height - 0.75) / 2, type.label, Palette.ink, anchor: .end,
        neighbour: type.cell)
      for (place, column) in chart.columns.enumerated() {
        let box = Rectangle(x: lefts[place], y: y, width: columnWidth - 0.75, height: height - 0.75)
        cells.draw(
          place < row.cells.count ? row.cells[place] : .notApplicable, in: box, isApart: column.areaPlace == nil,
          mark: "cell \(index),\(place)", &builder)
      }
      y += height
    }
    return y
  }
}
