/// The places of the panels of a chart of activity.
struct PanelGrid {
  private let chart: ActivityPanels
  private let type: Typography
  private let fitting: TextFitting
  private let small: TextStyle
  private let left: Double
  /// Whether the panels of a row stand below each other.
  private let isStacked: Bool
  private let titles: [[String]]
  private let axes: [PeriodAxis]
  /// The scale of the areas and that of all areas, for each thing counted.
  private let scales: [(areas: CountScale, all: CountScale)]
  private let tickWidth: Double
  /// The right edge of the panels.
  let right: Double
  private let height: Double

  init(_ chart: ActivityPanels, _ frame: ChartFrame, _ page: PageSize, _ ruler: any TextMeasuring) {
    self.chart = chart
    let type = frame.type
    self.type = type
    let fitting = TextFitting(ruler: ruler)
    self.fitting = fitting
    let small = TextStyle(size: max(7 * type.scale, page.smallestText))
    self.small = small
    left = frame.left
    height = type.length(page.isWithinText ? 30 : 39)
    let count = Double(max(chart.series.count, 1))
    isStacked = frame.contentWidth < type.length(390)
    let limit = isStacked ? frame.contentWidth : max(frame.contentWidth * 0.17, type.length(66))
    titles = chart.rows.map { fitting.lines(of: $0.title, style: type.labelStrong, width: limit) }
    let widest = titles.joined().map { ruler.width(of: $0, style: type.labelStrong) }.max() ?? 0

    let scales = chart.highest.map {
      (areas: CountScale(highest: $0.areas, most: 2), all: CountScale(highest: $0.all, most: 2))
    }
    self.scales = scales
    let tickWidth = PixelGrid.up(
      scales.flatMap { [$0.areas.top, $0.all.top] }.map { ruler.width(of: type.digits.text($0), style: small) }.max()
        ?? 0)
    self.tickWidth = tickWidth
    let ticks = tickWidth + type.length(3)
    let gap = type.length(12)
    let first = isStacked ? frame.left : PixelGrid.up(frame.left + widest + type.length(10.5))
    let room = frame.left + frame.contentWidth - first
    let panel = isStacked ? room - ticks : (room - gap * (count - 1)) / count - ticks
    let isStacked = isStacked
    let axes = chart.series.indices.map { place in
      PeriodAxis(
        chart.periods, x: PixelGrid.snap(first + ticks + (isStacked ? 0 : Double(place) * (panel + ticks + gap))),
        width: panel, type, small)
    }
    self.axes = axes
    right = max(frame.left + frame.contentWidth, axes.map(\.right).max() ?? 0)
  }

  /// Draws heads, panels, axis and notes; returns the lower edge.
  func draw(top: Double, _ builder: inout SceneBuilder) -> Double {
    var y = isStacked ? top : drawHeads(top: top, &builder)
    for (place, row) in chart.rows.enumerated() {
      let isAll = row.areaPlace == nil
      builder.rectangle(
        Rectangle(x: left, y: y, width: right - left, height: 0.75), isAll ? Palette.ink : Palette.rule)
      y = draw(row, titles[place], top: PixelGrid.up(y + type.length(3)), mark: "row \(place)", &builder)
      y = PixelGrid.up(y + type.length(6))
    }
    if !isStacked, !chart.rows.isEmpty {
      var bottom = y
      for axis in axes { bottom = max(bottom, axis.drawLabels(top: y, &builder)) }
      y = bottom
    }
    for note in chart.notes {
      y = builder.lines(
        fitting.lines(of: note, style: type.legend, width: right - left), x: left, top: y + type.length(6),
        type.legend, Palette.ink2)
    }
    return y
  }

  private func drawHeads(top: Double, _ builder: inout SceneBuilder) -> Double {
    var bottom = top
    for place in chart.series.indices {
      bottom = max(bottom, drawHead(place, x: axes[place].start, top: top, &builder))
    }
    return PixelGrid.up(bottom + type.length(6))
  }

  /// Names a thing counted and states its scales.
  private func drawHead(_ place: Int, x: Double, top: Double, _ builder: inout SceneBuilder) -> Double {
    let width = max(axes[place].right - x, type.length(60))
    let name = fitting.lines(of: chart.series[place], style: type.legendStrong, width: width)
    var y = builder.lines(name, x: x, top: top, type.legendStrong, Palette.ink)
    var parts: [String] = []
    if chart.rows.contains(where: { $0.areaPlace != nil }) {
      parts.append(chart.words.areas + type.digits.text(scales[place].areas.top))
    }
    if chart.rows.contains(where: { $0.areaPlace == nil }) {
      parts.append(chart.words.all + type.digits.text(scales[place].all.top))
    }
    let lines = fitting.lines(of: parts.joined(separator: ", "), style: small, width: width)
    if !lines.isEmpty { y = builder.lines(lines, x: x, top: y + type.length(2.25), small, Palette.ink2) }
    return y
  }

  private func draw(
    _ row: ActivityPanels.Row, _ title: [String], top: Double, mark: String, _ builder: inout SceneBuilder
  ) -> Double {
    let headroom = small.capHeight + type.length(4.5)
    let colour = AreaColour.text(place: row.areaPlace)
    guard isStacked else {
      let bottom = top + headroom + height
      for place in chart.series.indices {
        drawPanel(row, place, bottom: bottom, mark: "\(mark).\(place)", &builder)
      }
      let titleTop = top + headroom
      return max(bottom, builder.lines(title, x: left, top: titleTop, type.labelStrong, colour))
    }
    var y = builder.lines(title, x: left, top: top + type.length(3), type.labelStrong, colour)
    for place in chart.series.indices {
      y = drawHead(place, x: left, top: y + type.length(6), &builder)
      y = PixelGrid.up(y + headroom + height)
      drawPanel(row, place, bottom: y, mark: "\(mark).\(place)", &builder)
      y = axes[place].drawLabels(top: y + type.length(4.5), &builder)
    }
    return y
  }

  private func drawPanel(
    _ row: ActivityPanels.Row, _ thing: Int, bottom: Double, mark: String, _ builder: inout SceneBuilder
  ) {
    let axis = axes[thing]
    let scale = row.areaPlace == nil ? scales[thing].all : scales[thing].areas
    guard !chart.periods.isEmpty else { return }
    let start = axis.start
    for tick in scale.ticks {
      let y = PixelGrid.snap(bottom - scale.part(tick) * height)
      builder.rectangle(
        Rectangle(x: start, y: y, width: axis.right - start, height: 0.75), tick == 0 ? Palette.rule2 : Palette.ramp[0])
      if tick == 0 || tick == scale.top {
        builder.text(
          type.digits.text(tick), at: Point(start - type.length(3), y + small.capHeight / 2), small, Palette.ink3,
          anchor: .end)
      }
    }
    for x in axis.groupStarts {
      builder.rectangle(
        Rectangle(x: x - 0.375, y: bottom - height, width: 0.75, height: height), Palette.rule)
    }
    let values = chart.periods.indices.map { chart.value(row, thing, $0) }
    let widest = values.compactMap { $0 }.map { builder.ruler.width(of: type.digits.text($0), style: small) }.max() ?? 0
    for (place, value) in values.enumerated() {
      let bar = Bar(
        value: value, part: value.map(scale.part) ?? 0, kind: chart.periods[place].kind, areaPlace: row.areaPlace)
      draw(
        bar, axis, place, bottom: bottom, isPrinted: widest <= axis.slot - 1.5, mark: "\(mark),\(place)", &builder)
    }
  }

  private struct Bar {
    var value: Int?
    var part: Double
    var kind: ChartPeriod.Kind
    var areaPlace: Int?
  }

  private func draw(
    _ bar: Bar, _ axis: PeriodAxis, _ place: Int, bottom: Double, isPrinted: Bool, mark: String,
    _ builder: inout SceneBuilder
  ) {
    let width = min(axis.slot >= 6 ? PixelGrid.down(axis.slot * 0.8) : axis.slot * 0.9, type.length(24))
    let x = axis.middle(place) - width / 2
    let line = AreaColour.text(place: bar.areaPlace)
    guard let value = bar.value else {
      builder.rectangle(
        Rectangle(x: x + width * 0.2, y: bottom - type.length(4.5), width: width * 0.6, height: 1.5), Palette.ink3,
        mark: mark)
      return
    }
    let top = bottom - bar.part * height
    if value == 0 {
      builder.rectangle(Rectangle(x: x, y: bottom - 0.75, width: width, height: 1.5), line, mark: mark)
    } else {
      // Less than a whole period is paler; what has no place in the year is an outline.
      let fill = AreaColour.fill(place: bar.areaPlace)
      let box = Rectangle(x: x, y: top, width: width, height: max(bottom - top, 1.5))
      switch bar.kind {
      case .whole: builder.rectangle(box, fill, mark: mark)
      case .cut: builder.rectangle(box, fill.tint(0.3), mark: mark)
      case .yearOnly: builder.rectangle(box, Palette.paper, mark: mark)
      }
      if width >= 3 || bar.kind != .whole { builder.frame(box, line) }
    }
    guard isPrinted else { return }
    builder.text(
      type.digits.text(value), at: Point(axis.middle(place), min(top, bottom - 0.75) - type.length(2.25)), small,
      value == 0 ? Palette.ink3 : Palette.ink, anchor: .middle)
  }
}
