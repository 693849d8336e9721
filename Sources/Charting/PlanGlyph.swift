/// The shape of an outcome of the plan: each has its own, whatever its colour.
struct PlanGlyph {
  /// How much larger than on paper.
  let scale: Double
  let colour: Colour

  /// The side of the square that a glyph fills.
  var side: Double { 5.25 * scale }

  /// Draws a glyph around a point.
  func draw(_ outcome: PlanTimeline.Outcome, at centre: Point, mark: String, _ builder: inout SceneBuilder) {
    let half = side / 2
    let (x, y) = (centre.x, centre.y)
    switch outcome {
    case .held: builder.add(.circle(centre: centre, radius: half, fill: colour), mark: mark)
    case .moved:
      builder.add(
        .polygon(
          [Point(x, y - half * 1.2), Point(x + half * 1.2, y), Point(x, y + half * 1.2), Point(x - half * 1.2, y)],
          fill: colour), mark: mark)
    case .cancelled:
      let width = 1.2 * scale
      builder.add(
        .line(from: Point(x - half, y - half), to: Point(x + half, y + half), width: width, colour: colour), mark: mark)
      builder.add(.line(from: Point(x - half, y + half), to: Point(x + half, y - half), width: width, colour: colour))
    case .due:
      builder.add(.circle(centre: centre, radius: half, fill: colour), mark: mark)
      builder.add(.circle(centre: centre, radius: half - 1 * scale, fill: Palette.paper))
    case .noRecord:
      let box = Rectangle(x: x - half * 0.9, y: y - half * 0.9, width: half * 1.8, height: half * 1.8)
      builder.add(.polygon(Self.corners(box), fill: colour), mark: mark)
      builder.add(.polygon(Self.corners(box.inset(by: scale)), fill: Palette.paper))
    case .unplanned:
      builder.add(
        .polygon(
          [Point(x, y - half), Point(x + half * 1.1, y + half * 0.9), Point(x - half * 1.1, y + half * 0.9)],
          fill: colour), mark: mark)
    }
  }

  private static func corners(_ box: Rectangle) -> [Point] {
    [Point(box.x, box.y), Point(box.maxX, box.y), Point(box.maxX, box.maxY), Point(box.x, box.maxY)]
  }
}
