/// A row for each entry of the plan: title, planned and recorded start on the axis, outcome.
struct PlanRows {
  private let chart: PlanTimeline
  private let type: Typography
  private let small: TextStyle
  private let fitting: TextFitting
  private let left: Double
  private let titles: [[[String]]]
  private let outcomes: [PlanTimeline.Outcome: [String]]
  private let outcomeLeft: Double
  private let plane: PlanAxis
  /// The right edge of the content.
  let right: Double

  init(_ chart: PlanTimeline, _ frame: ChartFrame, _ ruler: any TextMeasuring) {
    self.chart = chart
    let type = frame.type
    self.type = type
    let small = type.small
    self.small = small
    let fitting = TextFitting(ruler: ruler)
    self.fitting = fitting
    left = frame.left
    let limit = max(frame.contentWidth * 0.36, type.length(84))
    titles = chart.groups.map { $0.entries.map { fitting.lines(of: $0.title, style: type.label, width: limit) } }
    let widest = titles.joined().joined().map { ruler.width(of: $0, style: type.label) }.max() ?? 0
    let used = Set(chart.groups.flatMap(\.entries).map(\.outcome))
    let outcomeLimit = max(frame.contentWidth * 0.18, type.length(60))
    outcomes = chart.words.outcomes.filter { used.contains($0.key) }.mapValues {
      fitting.lines(of: $0, style: type.cell, width: outcomeLimit)
    }
    let outcomeWidth = outcomes.values.joined().map { ruler.width(of: $0, style: type.cell) }.max() ?? 0
    let tail = type.length(9) + type.length(12) + outcomeWidth
    let start = PixelGrid.up(frame.left + widest + type.length(12))
    let room = frame.left + frame.contentWidth - start - tail
    plane = PlanAxis(
      chart.axis, left: start, width: PixelGrid.down(max(room, type.length(96))), type, small)
    outcomeLeft = plane.right + type.length(9)
    right = max(frame.left + frame.contentWidth, plane.right + tail)
  }

  /// Draws legend, years and rows; returns the lower edge.
  func draw(top: Double, _ builder: inout SceneBuilder) -> Double {
    var y = SymbolLegend(type: type).draw(legend, x: left, y: top, width: right - left, &builder)
    y = PixelGrid.up(plane.drawYears(top: y + type.length(9), &builder) + type.length(3))
    for (place, group) in chart.groups.enumerated() {
      builder.rectangle(Rectangle(x: left, y: y, width: right - left, height: 0.75), Palette.rule2)
      let colour = AreaColour.text(place: group.areaPlace)
      let head = fitting.lines(
        of: "\(group.title) (\(type.digits.text(group.count)))", style: type.labelStrong,
        width: max(right - left, type.length(84)))
      y = PixelGrid.up(
        builder.lines(head, x: left, top: y + type.length(6), type.labelStrong, colour) + type.length(2.25))
      let heights = titles[place].map { lines in
        PixelGrid.up(max(type.length(15), Double(lines.count) * type.label.lineHeight + type.length(3)))
      }
      plane.drawLines(top: y, bottom: y + heights.reduce(0, +), &builder)
      for (index, entry) in group.entries.enumerated() {
        draw(entry, titles[place][index], colour, top: y, mark: "entry \(place).\(index)", &builder)
        y += max(heights[index], outcomeHeight(entry.outcome))
      }
      y = PixelGrid.up(y + type.length(3.75))
    }
    builder.rectangle(Rectangle(x: left, y: y, width: right - left, height: 0.75), Palette.rule2)
    return y
  }

  private func outcomeHeight(_ outcome: PlanTimeline.Outcome) -> Double {
    PixelGrid.up(Double(outcomes[outcome]?.count ?? 0) * type.cell.lineHeight + type.length(3))
  }

  private var legend: [SymbolLegend.Entry] {
    var entries = [
      SymbolLegend.Entry(words: chart.words.planned, width: type.length(18)) { centre, builder in
        planned(
          from: centre.x - type.length(9), to: centre.x + type.length(9), middle: centre.y, Palette.ink, isLong: false,
          mark: "", &builder)
      },
      SymbolLegend.Entry(words: chart.words.start, width: type.length(6)) { centre, builder in
        builder.add(.circle(centre: centre, radius: 2.6 * type.scale, fill: Palette.ink))
      },
    ]
    if chart.axis.asOf != nil {
      entries.append(
        SymbolLegend.Entry(words: chart.words.asOf, width: type.length(3)) { centre, builder in
          builder.rectangle(
            Rectangle(x: centre.x - 0.75, y: centre.y - type.length(6), width: 1.5, height: type.length(12)),
            Palette.rule2)
        })
    }
    return entries
  }

  private func draw(
    _ entry: PlanTimeline.Entry, _ title: [String], _ colour: Colour, top: Double, mark: String,
    _ builder: inout SceneBuilder
  ) {
    let middle = PixelGrid.snap(top + type.length(7.5))
    _ = builder.lines(title, x: left, top: middle - type.label.capHeight / 2, type.label, Palette.ink)
    let plannedX = entry.planned.map { (plane.x($0.first) + plane.x($0.last + 1)) / 2 }
    let startX = entry.start.map { (plane.x($0.first) + plane.x($0.last + 1)) / 2 }
    if entry.outcome == .moved, let plannedX, let startX {
      builder.add(
        .line(from: Point(plannedX, middle), to: Point(startX, middle), width: 1.2 * type.scale, colour: colour))
    }
    if let span = entry.planned {
      let isLong = span.last - span.first > 31
      let from = plane.x(span.first)
      let to = plane.x(span.last + 1)
      // A day is too narrow to be seen; a span outside the axis stands at its edge.
      let half = max((to - from) / 2, 3 * type.scale)
      let centre = min(max((from + to) / 2, plane.left + half), plane.right - half)
      planned(
        from: centre - half, to: centre + half, middle: middle, colour, isLong: isLong, mark: "\(mark) planned",
        &builder)
      outside(span, middle: middle, colour, &builder)
    }
    if let span = entry.start, let startX {
      if span.last > span.first, plane.holds(span) {
        let from = plane.x(span.first)
        builder.rectangle(
          Rectangle(
            x: from, y: middle - type.length(1.5), width: max(plane.x(span.last + 1) - from, type.length(3)),
            height: type.length(3)), colour, mark: "\(mark) start")
      } else {
        let x = min(max(startX, plane.left + 2.6 * type.scale), plane.right - 2.6 * type.scale)
        builder.add(
          .circle(centre: Point(x, middle), radius: 2.6 * type.scale, fill: colour), mark: "\(mark) start")
      }
      outside(span, middle: middle, colour, &builder)
    }
    PlanGlyph(scale: type.scale, colour: colour).draw(
      entry.outcome, at: Point(outcomeLeft + type.length(3), middle), mark: "\(mark) outcome", &builder)
    _ = builder.lines(
      outcomes[entry.outcome] ?? [], x: outcomeLeft + type.length(10.5), top: middle - type.cell.capHeight / 2,
      type.cell, Palette.ink)
  }

  private func planned(
    from: Double, to: Double, middle: Double, _ colour: Colour, isLong: Bool, mark: String,
    _ builder: inout SceneBuilder
  ) {
    builder.frame(
      Rectangle(x: from, y: middle - type.length(4.5), width: to - from, height: type.length(9)), colour,
      dashed: isLong, mark: mark)
  }

  /// An arrow at the edge of the axis for a date that lies beyond it.
  private func outside(
    _ span: PlanTimeline.Span, middle: Double, _ colour: Colour, _ builder: inout SceneBuilder
  ) {
    guard !plane.holds(span), let first = chart.axis.months.first else { return }
    let isBefore = span.first < first
    let side = type.length(4.5)
    let x = isBefore ? plane.left : plane.right
    let tip = isBefore ? x - side : x + side
    builder.add(
      .polygon([Point(x, middle - side / 2), Point(tip, middle), Point(x, middle + side / 2)], fill: colour))
  }
}
