/// The node of a stage on a ladder: each look has its own shape.
struct StageNode {
  /// What a node says.
  enum Look {
    case approved, provisional, notRecorded, notReached
  }

  let type: Typography
  let areaPlace: Int?

  /// The radius of the largest node, ring included.
  var reach: Double { 6 * type.scale }

  /// Draws a node around a point; the stage that a measure stands in has a ring.
  func draw(_ look: Look, isCurrent: Bool = false, at centre: Point, mark: String, _ builder: inout SceneBuilder) {
    let scale = type.scale
    let line = AreaColour.text(place: areaPlace)
    switch look {
    case .approved, .provisional:
      if isCurrent { builder.add(.circle(centre: centre, radius: 6 * scale, fill: line)) }
      builder.add(.circle(centre: centre, radius: 5 * scale, fill: Palette.paper))
      builder.add(.circle(centre: centre, radius: 3.75 * scale, fill: line), mark: mark)
      guard look == .provisional else { return }
      builder.add(.polygon(Self.rightHalf(of: centre, radius: 2.75 * scale), fill: Palette.paper))
    case .notRecorded:
      builder.add(.circle(centre: centre, radius: 4.75 * scale, fill: Palette.paper))
      for (place, step) in Self.eighths.enumerated() {
        builder.add(
          .circle(
            centre: Point(centre.x + step.x * 3.4 * scale, centre.y + step.y * 3.4 * scale), radius: 0.65 * scale,
            fill: Palette.ink3), mark: place == 0 ? mark : "")
      }
    case .notReached:
      let half = type.length(2.25)
      builder.rectangle(
        Rectangle(x: centre.x - 0.375, y: centre.y - half, width: 0.75, height: 2 * half), Palette.ink3, mark: mark)
    }
  }

  /// The half of a circle to the right of its middle.
  private static func rightHalf(of centre: Point, radius: Double) -> [Point] {
    // A turn by a twelfth of the half circle, from top to bottom; sine and cosine of 15 degrees.
    let (cosine, sine) = (0.965_925_826_289_068_3, 0.258_819_045_102_520_7)
    var step = Point(0, -1)
    var points: [Point] = []
    for _ in 0...12 {
      points.append(Point(centre.x + step.x * radius, centre.y + step.y * radius))
      step = Point(step.x * cosine - step.y * sine, step.x * sine + step.y * cosine)
    }
    return points
  }

  private static let eighths: [Point] = {
    let half = 0.707_106_781_186_547_6
    return [
      Point(1, 0), Point(half, half), Point(0, 1), Point(-half, half), Point(-1, 0), Point(-half, -half), Point(0, -1),
      Point(half, -half),
    ]
  }()
}
