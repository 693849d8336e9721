/// The places of the lines of a chart of cumulative steps.
struct StepPlot {
  private let chart: CumulativeSteps
  private let type: Typography
  private let small: TextStyle
  private let left: Double
  private let axis: PeriodAxis
  private let scale: CountScale
  private let labels: [(share: String, lines: [String])]
  private let shareWidth: Double
  private let labelLeft: Double
  private let start: Double
  /// The right edge of the labels.
  let right: Double

  init(_ chart: CumulativeSteps, _ frame: ChartFrame, _ ruler: any TextMeasuring) {
    self.chart = chart
    let type = frame.type
    self.type = type
    let small = type.small
    self.small = small
    left = frame.left
    let fitting = TextFitting(ruler: ruler)
    let limit = max(frame.contentWidth * 0.24, type.length(72))
    labels = chart.series.map { series in
      let last = chart.periods.indices.last.flatMap { chart.value(series, $0) }
      return (
        (last.map { type.digits.text($0) } ?? "–") + "/" + type.digits.text(series.inForce),
        fitting.lines(of: series.title, style: type.label, width: limit)
      )
    }
    shareWidth = labels.map { ruler.width(of: $0.share, style: type.labelStrong) }.max() ?? 0
    let names = labels.flatMap(\.lines).map { ruler.width(of: $0, style: type.label) }.max() ?? 0
    let values = chart.series.flatMap(\.values).compactMap { $0 }
    scale = CountScale(highest: max(values.max() ?? 0, chart.series.map(\.inForce).max() ?? 0), most: 6)
    let ticks = scale.ticks.map { ruler.width(of: type.digits.text($0), style: small) }.max() ?? 0
    start = PixelGrid.up(frame.left + ticks + type.length(4.5))
    let tail = type.length(24) + shareWidth + type.length(5.25) + names
    axis = PeriodAxis(
      chart.periods, x: start, width: max(frame.left + frame.contentWidth - start - tail, type.length(72)), type, small)
    labelLeft = axis.right + type.length(24)
    right = max(frame.left + frame.contentWidth, axis.right + tail)
  }

  /// Draws a panel of lines; returns the lower edge.
  func draw(_ places: Range<Int>, top: Double, _ builder: inout SceneBuilder) -> Double {
    let heights = places.map {
      max(Double(labels[$0].lines.count - 1), 0) * type.label.lineHeight + type.label.size * 1.19
    }
    let gap = type.length(1.5)
    let needed = heights.reduce(0, +) + gap * Double(max(heights.count - 1, 0))
    let height = PixelGrid.up(max(type.length(165), needed))
    let top = PixelGrid.up(top + small.capHeight / 2)
    let bottom = top + height
    func y(_ value: Int) -> Double { PixelGrid.snap(bottom - scale.part(value) * height) }

    for tick in scale.ticks {
      builder.rectangle(
        Rectangle(x: start, y: y(tick), width: axis.right - start, height: 0.75),
        tick == 0 ? Palette.ink3 : Palette.rule)
      builder.text(
        type.digits.text(tick), at: Point(start - type.length(4.5), y(tick) + small.capHeight / 2), small, Palette.ink2,
        anchor: .end
      )
    }
    for x in axis.groupStarts {
      builder.rectangle(Rectangle(x: x - 0.375, y: bottom, width: 0.75, height: type.length(4.5)), Palette.ink3)
    }
    // Lines with the same value run side by side, as far as the scale leaves room.
    let step = min(2.25, scale.part(1) * height / Double(places.count + 1))
    var ends: [Double] = []
    for (rank, place) in places.enumerated() {
      let offset = (Double(rank) - Double(places.count - 1) / 2) * step
      ends.append(
        drawLine(chart.series[place], mark: "series \(place)", &builder) { y($0) + offset } ?? bottom + offset)
    }
    let tops = LabelColumn.tops(middles: ends, heights: heights, gap: gap, top: top - type.length(6), bottom: bottom)
    for (rank, place) in places.enumerated() {
      drawLabel(place, end: ends[rank], top: tops[rank], &builder)
    }
    let labelsBottom = zip(tops, heights).map { $0 + $1 }.max() ?? bottom
    let lower = axis.drawLabels(top: bottom + type.length(9.75), &builder)
    return max(lower, labelsBottom)
  }

  /// Draws a line, broken where there is no value; returns the height at which it ends, or `nil` without any value.
  private func drawLine(
    _ series: CumulativeSteps.Series, mark: String, _ builder: inout SceneBuilder, y: (Int) -> Double
  ) -> Double? {
    let colour = AreaColour.text(place: series.areaPlace)
    let width = 1.5 * type.scale
    var end: Double?
    var before: (y: Double, right: Double)?
    for place in chart.periods.indices {
      guard let value = chart.value(series, place) else {
        before = nil
        continue
      }
      let level = y(value)
      let x = axis.left(place)
      if let before {
        builder.add(.line(from: Point(before.right, before.y), to: Point(x, before.y), width: width, colour: colour))
        if before.y != level {
          let half = level < before.y ? -width / 2 : width / 2
          builder.add(
            .line(
              from: Point(x, before.y - half), to: Point(x, level + half), width: width, colour: colour))
        }
      }
      builder.add(
        .line(from: Point(x, level), to: Point(x + axis.slot, level), width: width, colour: colour),
        mark: "\(mark),\(place)")
      before = (level, x + axis.slot)
      end = level
    }
    return end
  }

  private func drawLabel(_ place: Int, end: Double, top: Double, _ builder: inout SceneBuilder) {
    let series = chart.series[place]
    let colour = AreaColour.text(place: series.areaPlace)
    let label = labels[place]
    let baseline = top + type.label.size * 0.95
    let middle = baseline - type.label.capHeight / 2
    let last = chart.periods.indices.last.flatMap { chart.value(series, $0) }
    // A label that stands where its line ends has a level leader.
    let bend = Point(labelLeft - type.length(7.5), abs(middle - end) < 1.5 ? end : middle)
    // A line that ends before the last period has no leader from there.
    if last != nil {
      builder.add(
        .line(from: Point(axis.right + type.length(3), end), to: bend, width: 0.75, colour: colour))
      builder.add(.line(from: bend, to: Point(labelLeft - type.length(3), bend.y), width: 0.75, colour: colour))
    }
    builder.text(label.share, at: Point(labelLeft + shareWidth, baseline), type.labelStrong, colour, anchor: .end)
    _ = builder.lines(
      label.lines, x: labelLeft + shareWidth + type.length(5.25), top: baseline - type.label.capHeight, type.label,
      colour)
  }
}
