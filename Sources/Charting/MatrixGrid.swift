/// The places of a matrix's rows and columns.
struct MatrixGrid {
  private let chart: MeasureMatrix
  private let type: Typography
  private let cells: CellDrawing
  private let labels: [[[String]]]
  private let titles: [[String]]
  private let labelRight: Double
  private let lefts: [Double]
  private let columnWidth: Double
  private let heads: ColumnHeads
  /// The right edge of the grid, rising heads included.
  let right: Double

  init(_ chart: MeasureMatrix, _ frame: ChartFrame, _ cells: CellDrawing, _ ruler: any TextMeasuring) {
    self.chart = chart
    self.cells = cells
    type = frame.type
    let type = frame.type
    let fitting = TextFitting(ruler: ruler)
    let limit = max(frame.contentWidth * 0.24, type.length(96))
    labels = chart.groups.map { $0.rows.map { fitting.lines(of: $0.title, style: type.label, width: limit) } }
    titles = chart.groups.map { fitting.lines(of: $0.title, style: type.labelStrong, width: limit) }
    let widest = labels.joined().joined().map { ruler.width(of: $0, style: type.label) }.max() ?? 0
    let widestTitle = titles.joined().map { ruler.width(of: $0, style: type.labelStrong) }.max() ?? 0
    labelRight = PixelGrid.up(frame.left + max(widest, widestTitle))
    let first = labelRight + type.length(9)

    let gap = type.length(3)
    let count = chart.columns.count
    let gaps = chart.groupEvery > 0 ? Double(max(count - 1, 0) / chart.groupEvery) * gap : 0
    let values = chart.groups.flatMap(\.rows).flatMap { row in row.cells.map { cells.text(of: $0) } }
    let text = Set(values).map { ruler.width(of: $0, style: type.cell) }.max() ?? 0
    let hasDots = chart.groups.contains { $0.rows.contains { $0.coordinators.contains(true) } }
    let least = max(
      PixelGrid.up(text + (hasDots ? 2 * cells.markerRadius + 3.75 : type.length(4.5))),
      ColumnHeads.leastWidth(type.label))
    func lay(_ width: Double) -> [Double] {
      (0..<count).map { index in
        first + Double(index) * width + (chart.groupEvery > 0 ? Double(index / chart.groupEvery) * gap : 0)
      }
    }
    func heads(_ width: Double) -> ColumnHeads {
      ColumnHeads(
        chart.columns, lefts: lay(width), columnWidth: width, style: type.label, rises: true, measuring: ruler)
    }
    // The last heads may reach beyond the last column: columns give way until they fit, or the page grows.
    let limitRight = frame.left + frame.contentWidth
    var width = PixelGrid.down(min((limitRight - first - gaps) / Double(max(count, 1)), type.length(36)))
    while width > max(least, type.length(15)), heads(width).right > limitRight { width -= PixelGrid.step }
    width = max(width, least)
    columnWidth = width
    lefts = lay(width)
    self.heads = heads(width)
    right = max((lefts.last ?? first) + width, self.heads.right)
  }

  /// The height that the heads need, or the name of the first area beside them.
  var headHeight: Double { max(heads.height, firstTitleHeight) }

  /// The height of the name of the first area, which stands above the first row.
  var firstTitleHeight: Double { max(type.length(24), (titles.first.map(height) ?? 0) + type.length(6)) }

  private func height(of title: [String]) -> Double {
    max(type.length(15.75), PixelGrid.up(Double(title.count) * type.labelStrong.lineHeight))
  }

  /// How far from the left a thing may reach whose lower edge is at `bottom`, for the heads not to touch it.
  func headLeft(above bottom: Double, _ cellTop: Double) -> Double {
    heads.left(above: cellTop - bottom) - type.length(9)
  }

  /// Draws the heads so that they end at the upper edge of the cells.
  func drawHeads(bottom: Double, _ builder: inout SceneBuilder) {
    heads.draw(bottom: bottom, colour: Palette.ink, &builder)
  }

  /// Draws the groups; returns the lower edge of the last.
  func drawGroups(top: Double, rowHeight: Double, _ builder: inout SceneBuilder) -> Double {
    var y = top
    for (place, group) in chart.groups.enumerated() {
      let lines = titles[place]
      let head = height(of: lines)
      // The first area's name may stand beside the foot of the rising heads.
      y = place == 0 ? y - head + type.length(3) : y + type.length(2.25)
      builder.centred(
        lines, x: labelRight, middle: y + head / 2, type.labelStrong, AreaColour.text(place: group.areaPlace),
        anchor: .end)
      y += head
      let start = y
      for (index, row) in group.rows.enumerated() {
        y = draw(row, labels[place][index], y: y, rowHeight, mark: "cell \(place).\(index)", &builder)
      }
      if y > start {
        builder.rectangle(
          Rectangle(x: labelRight + type.length(4.5), y: start, width: type.length(2.25), height: y - start - 0.75),
          AreaColour.fill(place: group.areaPlace))
      }
    }
    return y
  }

  private func draw(
    _ row: MeasureMatrix.Row, _ lines: [String], y: Double, _ rowHeight: Double, mark: String,
    _ builder: inout SceneBuilder
  ) -> Double {
    let height = lines.count > 1 ? PixelGrid.up(Double(lines.count) * type.label.lineHeight + 1.5) : rowHeight
    builder.centred(
      lines, x: labelRight, middle: y + (height - 0.75) / 2, type.label, Palette.ink, anchor: .end,
      neighbour: type.cell)
    for (column, left) in lefts.enumerated() {
      let box = Rectangle(x: left, y: y, width: columnWidth - 0.75, height: height - 0.75)
      cells.draw(
        column < row.cells.count ? row.cells[column] : .notApplicable, in: box,
        marker: column < row.coordinators.count && row.coordinators[column], mark: "\(mark),\(column)", &builder)
    }
    return y + height
  }
}
