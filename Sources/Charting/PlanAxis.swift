/// The places of days from left to right.
struct PlanAxis {
  let axis: PlanTimeline.Axis
  let left: Double
  let width: Double
  private let type: Typography
  private let small: TextStyle

  init(_ axis: PlanTimeline.Axis, left: Double, width: Double, _ type: Typography, _ small: TextStyle) {
    self.axis = axis
    self.left = left
    self.width = width
    self.type = type
    self.small = small
  }

  /// The right edge.
  var right: Double { left + width }

  /// The place of the first moment of a day; days outside stand at the edge.
  func x(_ day: Int) -> Double {
    guard let first = axis.months.first, axis.end > first else { return left }
    let inside = min(max(day, first), axis.end)
    return left + Double(inside - first) / Double(axis.end - first) * width
  }

  /// Whether all days of a span lie on the axis.
  func holds(_ span: PlanTimeline.Span) -> Bool {
    axis.months.first.map { span.first >= $0 && span.last < axis.end } ?? false
  }

  /// Draws the lines of years and of the date of what was true, between two heights.
  func drawLines(top: Double, bottom: Double, _ builder: inout SceneBuilder) {
    for year in axis.years where axis.months.indices.contains(year.month) {
      builder.rectangle(
        Rectangle(x: x(axis.months[year.month]) - 0.375, y: top, width: 0.75, height: bottom - top), Palette.rule)
    }
    builder.rectangle(Rectangle(x: right - 0.375, y: top, width: 0.75, height: bottom - top), Palette.rule)
    if let day = axis.asOf {
      builder.rectangle(Rectangle(x: x(day + 1) - 0.75, y: top, width: 1.5, height: bottom - top), Palette.rule2)
    }
  }

  /// Draws the years, as many as fit; returns the lower edge.
  func drawYears(top: Double, _ builder: inout SceneBuilder) -> Double {
    var end = -Double.infinity
    for (place, year) in axis.years.enumerated() where axis.months.indices.contains(year.month) {
      let next = place + 1 < axis.years.count ? axis.years[place + 1].month : axis.months.count
      let to = axis.months.indices.contains(next) ? x(axis.months[next]) : right
      let middle = (x(axis.months[year.month]) + to) / 2
      let half = builder.ruler.width(of: year.label, style: small) / 2
      if middle - half < max(end, left - type.length(3)) || middle + half > right + type.length(3) { continue }
      builder.text(year.label, at: Point(middle, top + small.capHeight), small, Palette.ink2, anchor: .middle)
      end = middle + half + type.length(4.5)
    }
    return top + small.capHeight + small.descent
  }
}
