/// The places of the rows of a chart of two periods.
struct DumbbellRows {
  private let chart: PeriodDumbbell
  private let type: Typography
  private let small: TextStyle
  private let fitting: TextFitting
  private let left: Double
  private let titles: [[String]]
  private let notes: [[String]]
  private let start: Double
  private let width: Double
  private let labelRoom: Double
  private let areas: CountScale
  private let all: CountScale
  /// The right edge of the content.
  let right: Double

  init(_ chart: PeriodDumbbell, _ frame: ChartFrame, _ ruler: any TextMeasuring) {
    self.chart = chart
    let type = frame.type
    self.type = type
    let small = type.small
    self.small = small
    let fitting = TextFitting(ruler: ruler)
    self.fitting = fitting
    left = frame.left
    let limit = max(frame.contentWidth * 0.26, type.length(66))
    titles = chart.rows.map { fitting.lines(of: $0.title, style: type.labelStrong, width: limit) }
    notes = chart.rows.map { fitting.lines(of: $0.note, style: small, width: limit) }
    let widest = max(
      titles.joined().map { ruler.width(of: $0, style: type.labelStrong) }.max() ?? 0,
      notes.joined().map { ruler.width(of: $0, style: small) }.max() ?? 0)
    func scale(_ rows: [PeriodDumbbell.Row]) -> CountScale {
      CountScale(highest: rows.flatMap { [$0.before?.number, $0.now?.number] }.compactMap { $0 }.max() ?? 0, most: 6)
    }
    areas = scale(chart.rows.filter { $0.areaPlace != nil })
    all = scale(chart.rows.filter { $0.areaPlace == nil })
    let labels = chart.rows.flatMap { [$0.before, $0.now] }.compactMap { $0?.text(type.digits) }
    labelRoom = PixelGrid.up(
      (labels.map { ruler.width(of: $0, style: type.cellStrong) }.max() ?? 0) + type.length(13.5))
    start = PixelGrid.up(frame.left + widest + type.length(9) + labelRoom)
    let wished = frame.left + frame.contentWidth - start - labelRoom
    // On a narrow sheet the scale still needs room for its numbers.
    let tickRoom =
      [areas, all].map { scale in
        Double(scale.ticks.count) * (ruler.width(of: type.digits.text(scale.top), style: small) + type.length(6))
      }.max() ?? 0
    width = PixelGrid.down(max(wished, tickRoom, type.length(72)))
    right = max(frame.left + frame.contentWidth, start + width + labelRoom)
  }

  /// Draws legend, rows and scales; returns the lower edge.
  func draw(top: Double, _ builder: inout SceneBuilder) -> Double {
    let radius = radius
    let entries = [
      SymbolLegend.Entry(words: chart.words.before, width: 2 * radius) { centre, builder in
        ring(centre, radius, Palette.ink, mark: "", &builder)
      },
      SymbolLegend.Entry(words: chart.words.now, width: 2 * radius) { centre, builder in
        builder.add(.circle(centre: centre, radius: radius, fill: Palette.ink))
      },
    ]
    var y = SymbolLegend(type: type).draw(entries, x: left, y: top, width: right - left, &builder)
    y = PixelGrid.up(y + type.length(9))
    for isAll in [false, true] {
      let places = chart.rows.indices.filter { (chart.rows[$0].areaPlace == nil) == isAll }
      guard !places.isEmpty else { continue }
      y = draw(places, isAll ? all : areas, isAll: isAll, top: y, &builder)
    }
    return y
  }

  private var radius: Double { 3.75 * type.scale }

  private func draw(
    _ places: [Int], _ scale: CountScale, isAll: Bool, top: Double, _ builder: inout SceneBuilder
  ) -> Double {
    builder.rectangle(
      Rectangle(x: left, y: top, width: right - left, height: 0.75), isAll ? Palette.ink : Palette.rule)
    let heights = places.map { place in
      let lines =
        Double(titles[place].count) * type.labelStrong.lineHeight + Double(notes[place].count) * small.lineHeight
      return PixelGrid.up(max(type.length(22.5), lines + type.length(12)))
    }
    let bottom = top + type.length(3) + heights.reduce(0, +)
    for tick in scale.ticks {
      let x = x(tick, scale)
      builder.rectangle(
        Rectangle(x: x - 0.375, y: top + type.length(3), width: 0.75, height: bottom - top - type.length(3)),
        tick == 0 ? Palette.ink3 : Palette.rule)
      builder.text(
        type.digits.text(tick), at: Point(x, bottom + type.length(4.5) + small.capHeight), small, Palette.ink2,
        anchor: .middle)
    }
    var y = top + type.length(3)
    for (rank, place) in places.enumerated() {
      draw(place, scale, top: y, height: heights[rank], &builder)
      y += heights[rank]
    }
    return PixelGrid.up(bottom + type.length(4.5) + small.capHeight + small.descent + type.length(7.5))
  }

  private func x(_ number: Int, _ scale: CountScale) -> Double { PixelGrid.snap(start + scale.part(number) * width) }

  private func draw(_ place: Int, _ scale: CountScale, top: Double, height: Double, _ builder: inout SceneBuilder) {
    let row = chart.rows[place]
    let colour = AreaColour.text(place: row.areaPlace)
    let middle = PixelGrid.snap(top + height / 2)
    let titleHeight =
      type.labelStrong.capHeight + Double(max(titles[place].count - 1, 0)) * type.labelStrong.lineHeight
      + Double(notes[place].count) * small.lineHeight
    let lower = builder.lines(
      titles[place], x: left, top: middle - titleHeight / 2, type.labelStrong, colour)
    _ = builder.lines(notes[place], x: left, top: lower + type.length(3), small, Palette.ink2)

    let before = row.before.map { x($0.number, scale) }
    let now = row.now.map { x($0.number, scale) }
    if let before, let now, before != now {
      builder.rectangle(
        Rectangle(x: min(before, now), y: middle - 1.125, width: abs(now - before), height: 2.25), Palette.rule2)
    }
    // Where both are in one place, the ring lies around the dot.
    let isOne = before == now
    if let before {
      ring(Point(before, middle), isOne ? radius * 1.75 : radius, colour, mark: "row \(place) before", &builder)
    }
    if let now {
      builder.add(.circle(centre: Point(now, middle), radius: radius, fill: colour), mark: "row \(place) now")
    }
    let gap = radius * 1.75 + type.length(3)
    // The smaller number stands at the left, the earlier one where both are equal.
    let nowIsLeft = (row.now?.number ?? 0) < (row.before?.number ?? 0)
    if let value = row.before, let before {
      label(
        value.text(type.digits), x: before, gap: nowIsLeft ? gap : -gap, middle: middle, type.cell, Palette.ink2,
        &builder)
    }
    if let value = row.now, let now {
      label(
        value.text(type.digits), x: now, gap: nowIsLeft ? -gap : gap, middle: middle, type.cellStrong, colour, &builder)
    }
  }

  /// A number beside its dot, on paper: no line of the scale runs through it.
  private func label(
    _ text: String, x: Double, gap: Double, middle: Double, _ style: TextStyle, _ colour: Colour,
    _ builder: inout SceneBuilder
  ) {
    let width = builder.ruler.width(of: text, style: style) + type.length(3)
    let left = gap > 0 ? x + gap - type.length(1.5) : x + gap - width + type.length(1.5)
    builder.rectangle(
      Rectangle(x: left, y: middle - type.length(6), width: width, height: type.length(12)), Palette.paper)
    builder.text(
      text, at: Point(x + gap, middle + style.capHeight / 2), style, colour, anchor: gap > 0 ? .start : .end)
  }

  private func ring(
    _ centre: Point, _ radius: Double, _ colour: Colour, mark: String, _ builder: inout SceneBuilder
  ) {
    builder.add(.circle(centre: centre, radius: radius, fill: colour), mark: mark)
    builder.add(.circle(centre: centre, radius: radius - 1.35 * type.scale, fill: Palette.paper))
  }
}
