/// Polygons for round shapes and lines, in pixels.
enum Outlines {
  /// A circle; enough corners that none is off by a hundredth of a pixel.
  static func circle(x: Double, y: Double, radius: Double) -> [(x: Double, y: Double)] {
    quarters(radius).map { (x + $0.x, y + $0.y) }
  }

  /// A rectangle with round corners.
  static func rounded(
    x: Double, y: Double, width: Double, height: Double, radius: Double
  ) -> [(x: Double, y: Double)] {
    let radius = max(min(radius, width / 2, height / 2), 0)
    return quarters(radius).map { point in
      // The middles of the sides belong to both neighbours, so the sign of a coordinate picks the corner.
      (
        point.x + (point.x >= 0 ? x + width - radius : x + radius),
        point.y + (point.y >= 0 ? y + height - radius : y + radius)
      )
    }
  }

  /// A line with flat ends.
  static func line(
    from: (x: Double, y: Double), to: (x: Double, y: Double), width: Double
  ) -> [(x: Double, y: Double)] {
    let dx = to.x - from.x
    let dy = to.y - from.y
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 0 else { return [] }
    let nx = -dy / length * width / 2
    let ny = dx / length * width / 2
    return [
      (from.x + nx, from.y + ny), (to.x + nx, to.y + ny), (to.x - nx, to.y - ny), (from.x - nx, from.y - ny),
    ]
  }

  // The rational circle needs only arithmetic that every machine rounds alike.
  private static func quarters(_ radius: Double) -> [(x: Double, y: Double)] {
    let steps = 24
    let arc = (0..<steps).map { index in
      let t = Double(index) / Double(steps)
      return (x: radius * (1 - t * t) / (1 + t * t), y: radius * 2 * t / (1 + t * t))
    }
    var points: [(x: Double, y: Double)] = []
    for turn in 0..<4 {
      for point in arc {
        switch turn {
        case 0: points.append((point.x, point.y))
        case 1: points.append((-point.y, point.x))
        case 2: points.append((-point.x, -point.y))
        default: points.append((point.y, -point.x))
        }
      }
    }
    return points
  }
}
