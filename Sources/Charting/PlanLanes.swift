/// The entries of an area with one outcome, by month.
struct PlanLane {
  /// The most rows of marks that stand above each other before counts are drawn as bars.
  static let mostRows = 6
  /// The most marks beside each other in a month.
  static let columns = 2

  let outcome: PlanTimeline.Outcome
  /// The number of entries of each month; the last is of those without a month.
  let counts: [Int]

  /// The number of entries.
  var total: Int { counts.reduce(0, +) }
  /// Whether months with many entries make the lane one of bars.
  var isBars: Bool { (counts.max() ?? 0) > Self.mostRows * Self.columns }
  /// The number of data points to show.
  var marks: Int { isBars ? counts.count { $0 > 0 } : total }

  /// The lanes of an area in the order of outcomes; outcomes that do not occur have none.
  static func all(of group: PlanTimeline.Group, _ axis: PlanTimeline.Axis) -> [PlanLane] {
    PlanTimeline.Outcome.allCases.compactMap { outcome in
      let entries = group.entries.filter { $0.outcome == outcome }
      if entries.isEmpty { return nil }
      var counts = [Int](repeating: 0, count: axis.months.count + 1)
      for entry in entries { counts[month(of: entry, axis) ?? axis.months.count] += 1 }
      return PlanLane(outcome: outcome, counts: counts)
    }
  }

  /// The month of the recorded start, else of the planned one; `nil` where it is not known or not on the axis.
  private static func month(of entry: PlanTimeline.Entry, _ axis: PlanTimeline.Axis) -> Int? {
    guard let span = entry.start ?? entry.planned, let place = axis.months.lastIndex(where: { $0 <= span.first })
    else { return nil }
    let end = place + 1 < axis.months.count ? axis.months[place + 1] : axis.end
    return span.last < end ? place : nil
  }
}

/// Lanes for each area, one for each outcome: one mark for each entry, stacked by month, and the count.
struct PlanLanes {
  private let chart: PlanTimeline
  private let type: Typography
  private let small: TextStyle
  private let fitting: TextFitting
  private let left: Double
  private let lanes: [[PlanLane]]
  private let labels: [PlanTimeline.Outcome: [String]]
  private let countRight: Double
  private let start: Double
  private let month: Double
  private let noMonthLeft: Double
  private let noMonthColumns: Int
  private let hasNoMonth: Bool
  /// The side of the square of a mark and the space around it.
  private let cell: Double
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
    let lanes = chart.groups.map { PlanLane.all(of: $0, chart.axis) }
    self.lanes = lanes
    let limit = max(frame.contentWidth * 0.2, type.length(72))
    let used = Set(lanes.joined().map(\.outcome))
    labels = chart.words.outcomes.filter { used.contains($0.key) }.mapValues {
      fitting.lines(of: $0, style: type.cell, width: limit)
    }
    let widest = labels.values.joined().map { ruler.width(of: $0, style: type.cell) }.max() ?? 0
    let counts = lanes.joined().map { ruler.width(of: type.digits.text($0.total), style: type.cellStrong) }.max() ?? 0
    countRight = PixelGrid.up(frame.left + type.length(12) + widest + type.length(6) + counts)
    start = countRight + type.length(9)
    let most = lanes.joined().filter { !$0.isBars }.compactMap(\.counts.last).max() ?? 0
    hasNoMonth = lanes.joined().contains { ($0.counts.last ?? 0) > 0 }
    noMonthColumns = max((most + PlanLane.mostRows - 1) / PlanLane.mostRows, 6)
    let head = fitting.widestWord(of: chart.words.noMonth, style: small)
    // Marks give way where there are many months, as long as they can be told apart.
    let places = Double(max(chart.axis.months.count * PlanLane.columns + (hasNoMonth ? noMonthColumns : 0), 1))
    let usual = PixelGrid.up(6 * type.scale)
    let free = frame.left + frame.contentWidth - start - (hasNoMonth ? type.length(9) : 0)
    let narrow = PixelGrid.down((free - max(head - Double(noMonthColumns) * usual, 0)) / places)
    let cell = min(usual, max(narrow, frame.page.isWithinText ? 3.75 : 4.5))
    self.cell = cell
    let noMonthWidth = hasNoMonth ? max(Double(noMonthColumns) * cell, head) + type.length(9) : 0
    let room = free - (noMonthWidth - (hasNoMonth ? type.length(9) : 0))
    month = max(PixelGrid.down(room / Double(max(chart.axis.months.count, 1))), cell * Double(PlanLane.columns))
    noMonthLeft = start + month * Double(chart.axis.months.count) + type.length(9)
    right = max(frame.left + frame.contentWidth, start + month * Double(chart.axis.months.count) + noMonthWidth)
  }

  private var monthsRight: Double { start + month * Double(chart.axis.months.count) }

  /// Draws the years and the lanes of all areas; returns the lower edge.
  func draw(top: Double, _ builder: inout SceneBuilder) -> Double {
    let words = fitting.lines(of: chart.words.lanes, style: type.legend, width: right - left)
    var y = builder.lines(words, x: left, top: top, type.legend, Palette.ink2)
    y = drawHeads(top: y + type.length(9), &builder)
    for (place, group) in chart.groups.enumerated() {
      builder.rectangle(Rectangle(x: left, y: y, width: right - left, height: 0.75), Palette.rule2)
      let colour = AreaColour.text(place: group.areaPlace)
      let head = fitting.lines(
        of: "\(group.title) (\(type.digits.text(group.count)))", style: type.labelStrong, width: right - left)
      y = PixelGrid.up(
        builder.lines(head, x: left, top: y + type.length(6), type.labelStrong, colour) + type.length(3))
      let top = y
      let heights = lanes[place].map(height)
      drawLines(top: top, bottom: top + heights.reduce(0, +), &builder)
      for (index, lane) in lanes[place].enumerated() {
        draw(lane, colour, top: y, height: heights[index], mark: "lane \(place).\(index)", &builder)
        y += heights[index]
      }
      y = PixelGrid.up(y + type.length(4.5))
    }
    builder.rectangle(Rectangle(x: left, y: y, width: right - left, height: 0.75), Palette.rule2)
    return y
  }

  private func drawHeads(top: Double, _ builder: inout SceneBuilder) -> Double {
    let lines =
      hasNoMonth
      ? fitting.lines(of: chart.words.noMonth, style: small, width: max(right - noMonthLeft, small.size)) : []
    let height = small.capHeight + Double(max(lines.count - 1, 0)) * small.lineHeight
    _ = builder.lines(lines, x: noMonthLeft, top: top, small, Palette.ink2)
    var end = -Double.infinity
    for (place, year) in chart.axis.years.enumerated() {
      let next = place + 1 < chart.axis.years.count ? chart.axis.years[place + 1].month : chart.axis.months.count
      let middle = start + Double(year.month + next) / 2 * month
      let half = builder.ruler.width(of: year.label, style: small) / 2
      if middle - half < max(end, left) || middle + half > noMonthLeft - type.length(4.5) { continue }
      builder.text(year.label, at: Point(middle, top + height), small, Palette.ink2, anchor: .middle)
      end = middle + half + type.length(4.5)
    }
    return PixelGrid.up(top + height + small.descent + type.length(3))
  }

  private func drawLines(top: Double, bottom: Double, _ builder: inout SceneBuilder) {
    for year in chart.axis.years {
      builder.rectangle(
        Rectangle(x: start + Double(year.month) * month - 0.375, y: top, width: 0.75, height: bottom - top),
        Palette.rule)
    }
    builder.rectangle(Rectangle(x: monthsRight - 0.375, y: top, width: 0.75, height: bottom - top), Palette.rule)
  }

  private func columns(_ place: Int) -> Int {
    place == chart.axis.months.count ? noMonthColumns : PlanLane.columns
  }

  private func rows(_ lane: PlanLane) -> Int {
    lane.isBars
      ? 4 : lane.counts.enumerated().map { ($1 + columns($0) - 1) / columns($0) }.max() ?? 1
  }

  private func height(_ lane: PlanLane) -> Double {
    let words = Double(labels[lane.outcome]?.count ?? 1) * type.cell.lineHeight
    return PixelGrid.up(max(Double(max(rows(lane), 1)) * cell, words) + type.length(6))
  }

  private func draw(
    _ lane: PlanLane, _ colour: Colour, top: Double, height: Double, mark: String, _ builder: inout SceneBuilder
  ) {
    let glyph = PlanGlyph(scale: type.scale, colour: colour)
    let dense = PlanGlyph(scale: cell / 6, colour: colour)
    let bottom = top + height - type.length(3)
    let lines = labels[lane.outcome] ?? []
    let labelHeight = type.cell.capHeight + Double(max(lines.count - 1, 0)) * type.cell.lineHeight
    let labelTop = bottom - type.length(1.5) - labelHeight
    glyph.draw(
      lane.outcome, at: Point(left + type.length(3), labelTop + type.cell.capHeight / 2), mark: "", &builder)
    _ = builder.lines(lines, x: left + type.length(12), top: labelTop, type.cell, Palette.ink)
    builder.text(
      type.digits.text(lane.total), at: Point(countRight, labelTop + type.cell.capHeight), type.cellStrong, Palette.ink,
      anchor: .end
    )
    builder.rectangle(
      Rectangle(x: start, y: bottom + 0.75, width: right - start, height: 0.75), Palette.ramp[0])
    for (place, count) in lane.counts.enumerated() where count > 0 {
      let x = place == chart.axis.months.count ? noMonthLeft : start + Double(place) * month
      if lane.isBars {
        let most = lane.counts.max() ?? 1
        let length = max(Double(count) / Double(most) * 4 * cell, 1.5)
        builder.rectangle(
          Rectangle(x: x + 1.5, y: bottom - length, width: month - 3, height: length), colour,
          mark: "\(mark),\(place)")
        continue
      }
      let columns = columns(place)
      let space = place == chart.axis.months.count ? 0 : (month - Double(min(count, columns)) * cell) / 2
      for number in 0..<count {
        let centre = Point(
          x + space + (Double(number % columns) + 0.5) * cell, bottom - (Double(number / columns) + 0.5) * cell)
        dense.draw(lane.outcome, at: centre, mark: "\(mark),\(place) \(number)", &builder)
      }
    }
  }
}
