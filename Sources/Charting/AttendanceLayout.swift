/// The places of the attendance chart: names, bars, and three columns of figures.
struct AttendanceLayout {
  private let chart: AttendanceBars
  private let frame: ChartFrame
  private let ruler: any TextMeasuring
  private let names: [[String]]
  private let barLeft: Double
  private let barWidth: Double
  /// Points in an event.
  private let unit: Double
  /// The heads of the columns of figures, and where each column ends.
  private let heads: [(lines: [String], right: Double)]
  /// The right edge of the figures.
  let right: Double
  private var type: Typography { frame.type }

  init(_ chart: AttendanceBars, _ frame: ChartFrame, _ ruler: any TextMeasuring) {
    self.chart = chart
    self.frame = frame
    self.ruler = ruler
    let type = frame.type
    let fitting = TextFitting(ruler: ruler)
    let limit = max(frame.contentWidth * 0.28, type.length(72))
    let names = chart.rows.map { fitting.lines(of: $0.title, style: type.label, width: limit) }
    self.names = names
    let widest = names.joined().map { ruler.width(of: $0, style: type.label) }.max() ?? 0
    let head = ruler.width(of: chart.words.party, style: type.legendStrong)
    barLeft = PixelGrid.up(frame.left + max(widest, min(head, limit)) + type.length(12))

    let columns: [(String, (AttendanceBars.Row) -> String, TextStyle)] = [
      (chart.words.attended, { type.digits.share($0.attended, of: $0.listed) }, type.cellStrong),
      (chart.words.listed, { type.digits.share($0.listed, of: $0.held) }, type.cell),
      (chart.words.hosted, { type.digits.text($0.hosted) }, type.cell),
    ]
    let gap = type.length(12)
    let fixed = columns.map { words, text, style -> (lines: [String], width: Double) in
      let figures = chart.rows.map { ruler.width(of: text($0), style: style) }.max() ?? 0
      let lines = fitting.lines(
        of: words, style: type.legendStrong,
        width: max(figures, type.length(48), fitting.widestWord(of: words, style: type.legendStrong)))
      let heads = lines.map { ruler.width(of: $0, style: type.legendStrong) }.max() ?? 0
      return (lines, PixelGrid.up(max(figures, heads)))
    }
    let figures = fixed.reduce(0) { $0 + $1.width + gap }
    barWidth = max(
      PixelGrid.down(frame.left + frame.contentWidth - barLeft - figures), type.length(48))
    var edge = barLeft + barWidth
    heads = fixed.map { column in
      edge += gap + column.width
      return (column.lines, edge)
    }
    right = edge
    unit = barWidth / Double(max(chart.most, 1))
  }

  /// Draws what each part of a bar stands for; returns its lower edge.
  func drawKey(top: Double, _ builder: inout SceneBuilder) -> Double {
    let key = KeyLine(
      [
        .init(chart.words.keyAttended) { box, builder in builder.rectangle(box, Palette.accent) },
        .init(chart.words.keyListed) { box, builder in listed(box, mark: "", &builder) },
        .init(chart.words.keyHeld) { box, builder in builder.frame(box, Palette.ink3, dashed: true) },
      ], width: type.length(24), height: barHeight, type)
    return PixelGrid.up(key.draw(x: frame.left, y: top, room: right - frame.left, &builder) + type.length(12))
  }

  /// Draws the heads and a line below them; returns the upper edge of the rows.
  func drawHeads(top: Double, _ builder: inout SceneBuilder) -> Double {
    let fitting = TextFitting(ruler: ruler)
    let style = type.legendStrong
    let party = fitting.lines(of: chart.words.party, style: style, width: barLeft - type.length(12) - frame.left)
    let events = fitting.lines(of: chart.words.events, style: style, width: barWidth)
    let most = max(party.count, events.count, heads.map(\.lines.count).max() ?? 0)
    guard most > 0 else { return top }
    let baseline = top + style.capHeight + Double(most - 1) * style.lineHeight
    func draw(_ lines: [String], _ x: Double, _ anchor: TextAnchor) {
      let first = baseline - Double(max(lines.count - 1, 0)) * style.lineHeight - style.capHeight
      _ = builder.lines(lines, x: x, top: first, style, Palette.ink2, anchor: anchor)
    }
    draw(party, frame.left, .start)
    draw(events, barLeft, .start)
    for head in heads { draw(head.lines, head.right, .end) }
    let line = PixelGrid.up(baseline + type.length(6))
    builder.rectangle(Rectangle(x: frame.left, y: line, width: right - frame.left, height: 0.75), Palette.ink)
    return line + 0.75 + type.length(3)
  }

  /// Draws the rows; returns the lower edge of the last.
  func drawRows(top: Double, rowHeight: Double, _ builder: inout SceneBuilder) -> Double {
    var y = top
    for (index, row) in chart.rows.enumerated() {
      if chart.groupEvery > 0, index > 0, index % chart.groupEvery == 0 { y += type.length(4.5) }
      let lines = names[index]
      let height = lines.count > 1 ? PixelGrid.up(Double(lines.count) * type.label.lineHeight + 1.5) : rowHeight
      let middle = y + height / 2
      builder.centred(
        lines, x: frame.left, middle: middle, type.label, Palette.ink, anchor: .start, neighbour: type.cell)
      drawBar(row, middle: middle, mark: "row \(index)", &builder)
      let figures: [(String, TextStyle, Colour)] = [
        (type.digits.share(row.attended, of: row.listed), type.cellStrong, row.listed > 0 ? Palette.ink : Palette.ink3),
        (type.digits.share(row.listed, of: row.held), type.cell, Palette.ink2),
        (type.digits.text(row.hosted), type.cell, Palette.ink2),
      ]
      for (number, (text, style, colour)) in figures.enumerated() {
        builder.text(
          text, at: Point(heads[number].right, middle + type.cell.capHeight / 2), style, colour, anchor: .end,
          mark: number == 2 ? "row \(index) hosted" : "")
      }
      y += height
    }
    return y
  }

  private var barHeight: Double { type.length(7.5) }

  private func drawBar(
    _ row: AttendanceBars.Row, middle: Double, mark: String, _ builder: inout SceneBuilder
  ) {
    let top = PixelGrid.snap(middle - barHeight / 2)
    func box(_ number: Int) -> Rectangle {
      Rectangle(x: barLeft, y: top, width: max(Double(number) * unit, 0.75), height: barHeight)
    }
    let held = box(row.held)
    if row.held > 0 {
      builder.frame(held, Palette.ink3, dashed: true, mark: "\(mark) held")
    } else {
      builder.rectangle(held, Palette.ink3, mark: "\(mark) held")
    }
    if row.listed > 0 {
      listed(box(row.listed), mark: "\(mark) listed", &builder)
      builder.rectangle(box(row.attended), Palette.accent, mark: "\(mark) attended")
    } else {
      builder.rectangle(box(0), Palette.ink3, mark: "\(mark) listed")
    }
  }

  // An outline keeps the pale bar apart from paper in print and in grey.
  private func listed(_ box: Rectangle, mark: String, _ builder: inout SceneBuilder) {
    builder.rectangle(box, Palette.accent.tint(0.2), mark: mark)
    builder.frame(box, Palette.accent)
  }
}
