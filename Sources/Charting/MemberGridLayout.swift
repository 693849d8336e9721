/// The places of a member grid's rows and columns.
struct MemberGridLayout {
  private let chart: MemberGrid
  private let type: Typography
  private let cells: CellDrawing
  private let labels: [[String]]
  private let rowHead: [String]
  private let labelRight: Double
  private let lefts: [Double]
  private let columnWidth: Double
  private let heads: ColumnHeads
  /// The right edge of the grid, rising heads included.
  let right: Double

  init(_ chart: MemberGrid, _ frame: ChartFrame, _ cells: CellDrawing, _ ruler: any TextMeasuring) {
    self.chart = chart
    self.cells = cells
    type = frame.type
    let type = frame.type
    let fitting = TextFitting(ruler: ruler)
    let limit = max(frame.contentWidth * 0.24, type.length(96))
    labels = chart.rows.map { fitting.lines(of: $0.title, style: type.label, width: limit) }
    rowHead = fitting.lines(of: chart.rowHead, style: type.legendStrong, width: limit)
    let widest = labels.joined().map { ruler.width(of: $0, style: type.label) }.max() ?? 0
    let widestHead = rowHead.map { ruler.width(of: $0, style: type.legendStrong) }.max() ?? 0
    labelRight = PixelGrid.up(frame.left + max(widest, widestHead))
    let first = labelRight + type.length(9)

    let count = chart.columns.count
    let values = Set(chart.rows.flatMap(\.cells).compactMap { $0.map { cells.text(of: $0) } })
    let text = values.map { ruler.width(of: $0, style: type.cell) }.max() ?? 0
    // The figures beside a dot make room for it; they may be narrower than the widest.
    let own = chart.rows.compactMap { row -> Double? in
      guard let place = row.itself, row.cells.indices.contains(place), let cell = row.cells[place] else { return nil }
      return ruler.width(of: cells.text(of: cell), style: type.cell) + 2 * cells.markerRadius + 3.75
    }
    let apart = zip(chart.columns.indices, chart.columns).filter(\.1.isApart).flatMap { place, _ in
      chart.rows.compactMap { row in row.cells.indices.contains(place) ? row.cells[place] : nil }
    }
    let strong = Set(apart.map { cells.text(of: $0) }).map { ruler.width(of: $0, style: type.cellStrong) }.max() ?? 0
    let least = max(
      PixelGrid.up(max(text + type.length(4.5), own.max() ?? 0, strong + type.length(4.5))),
      ColumnHeads.leastWidth(type.label))
    let gap = type.length(3)
    let gapBefore = chart.columns.indices.map { place -> Double in
      if place > 0, chart.columns[place].isApart, !chart.columns[place - 1].isApart { return 2 * gap }
      return chart.groupEvery > 0 && place > 0 && place % chart.groupEvery == 0 ? gap : 0
    }
    func lay(_ width: Double) -> [Double] {
      var left = first - width
      return gapBefore.map {
        left += $0 + width
        return left
      }
    }
    func heads(_ width: Double) -> ColumnHeads {
      ColumnHeads(
        chart.columns.map(\.title), lefts: lay(width), columnWidth: width, style: type.label, rises: true,
        measuring: ruler)
    }
    let limitRight = frame.left + frame.contentWidth
    let room = limitRight - first - gapBefore.reduce(0, +)
    // The last heads may reach beyond the last column: columns give way until they fit, or the page grows.
    var width = PixelGrid.down(min(room / Double(max(count, 1)), type.length(36)))
    while width > least, heads(width).right > limitRight { width -= PixelGrid.step }
    width = max(width, least)
    columnWidth = width
    lefts = lay(width)
    self.heads = heads(width)
    right = max((lefts.last ?? first) + width, self.heads.right)
  }

  /// The height that the heads need, or what stands above the names of the rows.
  var headHeight: Double { max(heads.height, rowHeadHeight) }

  /// The height of what stands above the names of the rows.
  var rowHeadHeight: Double { Double(rowHead.count) * type.legendStrong.lineHeight + type.length(9) }

  /// How far from the left a thing may reach whose lower edge is at `bottom`, for the heads not to touch it.
  func headLeft(above bottom: Double, _ cellTop: Double) -> Double {
    heads.left(above: cellTop - bottom) - type.length(9)
  }

  /// Draws the heads so that they end at the upper edge of the cells.
  func drawHeads(bottom: Double, _ builder: inout SceneBuilder) {
    heads.draw(bottom: bottom, colour: Palette.ink, &builder)
    let style = type.legendStrong
    let top = bottom - type.length(4.5) - style.capHeight - Double(max(rowHead.count - 1, 0)) * style.lineHeight
    _ = builder.lines(rowHead, x: labelRight, top: top, style, Palette.ink2, anchor: .end)
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
      for (column, left) in lefts.enumerated() {
        let box = Rectangle(x: left, y: y, width: columnWidth - 0.75, height: height - 0.75)
        guard column < row.cells.count, let cell = row.cells[column] else {
          // A line at the foot of an empty place leads the eye from the names to the figures.
          builder.rectangle(Rectangle(x: left, y: box.maxY - 0.75, width: box.width, height: 0.75), Palette.rule)
          continue
        }
        cells.draw(
          cell, in: box, isApart: chart.columns[column].isApart, marker: row.itself == column,
          mark: "cell \(index),\(column)", &builder)
      }
      y += height
    }
    return y
  }
}
