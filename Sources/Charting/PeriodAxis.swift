/// The places of periods from left to right: equal slots, those known only to the year with space around them.
struct PeriodAxis {
  let periods: [ChartPeriod]
  /// The width of a slot in points.
  let slot: Double
  private let lefts: [Double]
  private let type: Typography
  private let style: TextStyle

  init(_ periods: [ChartPeriod], x: Double, width: Double, _ type: Typography, _ style: TextStyle) {
    self.periods = periods
    start = x
    self.type = type
    self.style = style
    let gap = type.length(4.5)
    let apart = periods.indices.map { place -> Double in
      let here = periods[place].kind == .yearOnly
      let before = place > 0 && periods[place - 1].kind == .yearOnly
      return place > 0 && (here || before) ? gap : 0
    }
    let room = width - apart.reduce(0, +)
    let even = max(room / Double(max(periods.count, 1)), 0.75)
    let slot = even >= 3 ? PixelGrid.down(even) : even
    self.slot = slot
    var lefts: [Double] = []
    var left = x
    for place in periods.indices {
      left += apart[place]
      lefts.append(left)
      left += slot
    }
    self.lefts = lefts
    right = periods.isEmpty ? x + width : left
  }

  /// The left edge of the first slot.
  let start: Double

  /// The right edge of the last slot.
  let right: Double

  /// The left edge of a slot.
  func left(_ place: Int) -> Double { lefts[place] }

  /// The middle of a slot.
  func middle(_ place: Int) -> Double { lefts[place] + slot / 2 }

  /// The left edges of the slots with which a group begins, the first left out.
  var groupStarts: [Double] {
    periods.indices.dropFirst().filter {
      periods[$0].kind != .yearOnly && periods[$0].group != periods[$0 - 1].group && !periods[$0].group.isEmpty
    }.map { lefts[$0] }
  }

  /// Draws labels and groups below `top`, as many as fit; returns the lower edge.
  func drawLabels(top: Double, _ builder: inout SceneBuilder) -> Double {
    var y = top
    let labels = periods.indices.map { (text: periods[$0].label, middle: middle($0)) }
    let widest = labels.map { builder.ruler.width(of: $0.text, style: style) }.max() ?? 0
    let hasGroups = periods.contains { !$0.group.isEmpty }
    // Quarters are left to their year where the slots are too narrow for all of them.
    if !hasGroups || widest <= slot - 0.75 || periods.contains(where: { $0.kind != .whole }) {
      let shown =
        hasGroups && widest > slot - 0.75
        ? labels.enumerated().filter { periods[$0.offset].kind != .whole }.map(\.element) : labels
      y = draw(shown, top: y, Palette.ink2, &builder)
    }
    guard hasGroups else { return y }
    var groups: [(text: String, middle: Double)] = []
    var place = 0
    while place < periods.count {
      var last = place
      while last + 1 < periods.count, periods[last + 1].group == periods[place].group,
        periods[last + 1].kind != .yearOnly
      {
        last += 1
      }
      if periods[place].kind != .yearOnly {
        groups.append((periods[place].group, (lefts[place] + lefts[last] + slot) / 2))
      }
      place = last + 1
    }
    return draw(groups, top: y + type.length(3.75), Palette.ink2, &builder)
  }

  private func draw(
    _ labels: [(text: String, middle: Double)], top: Double, _ colour: Colour, _ builder: inout SceneBuilder
  ) -> Double {
    var end = -Double.infinity
    let space = type.length(3)
    for label in labels where !label.text.isEmpty {
      let half = builder.ruler.width(of: label.text, style: style) / 2
      // Left of the axis stand the numbers of the scale.
      let middle = max(label.middle, start + half)
      if middle - half < end + (end > 0 ? space : 0) { continue }
      builder.text(label.text, at: Point(middle, top + style.capHeight), style, colour, anchor: .middle)
      end = middle + half
    }
    return top + style.capHeight + style.descent
  }
}
