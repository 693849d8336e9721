/// Polygons for round shapes and lines, in pixels.
enum Outlines {
  /// A circle; enough corners that none is off by a hundredth of a pixel.
  static func circle(x: Double, y: Double, radius: Double) -> [(x: Double, y: Double)] {
    rounded(x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius, radius: radius)
  }

  /// A rectangle with round corners.
  static func rounded(
    x: Double, y: Double, width: Double, height: Double, radius: Double
  ) -> [(x: Double, y: Double)] {
    let radius = max(min(radius, width / 2, height / 2), 0)
    let left = x + radius
    let right = x + width - radius
    let top = y + radius
    let bottom = y + height - radius
    let arc = quarter(radius)
    return arc.map { (right + $0.x, bottom + $0.y) } + arc.map { (left - $0.y, bottom + $0.x) }
      + arc.map { (left - $0.x, top - $0.y) } + arc.map { (right + $0.y, top - $0.x) }
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

  // A quarter of a circle; the rational form needs only arithmetic that every machine rounds alike.
  private static func quarter(_ radius: Double) -> [(x: Double, y: Double)] {
    let steps = 24
    return (0...steps).map { index in
      let t = Double(index) / Double(steps)
      return (radius * (1 - t * t) / (1 + t * t), radius * 2 * t / (1 + t * t))
    }
  }
}
