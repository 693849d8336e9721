import Charting

/// Paints the shapes of a scene onto a true-colour image.
struct ScenePainter {
  let plane: Plane
  private let density: Int
  private let masks: TextMasks
  /// Pixels in a point.
  private let scale: Double

  init(width: Int, height: Int, density: Int, masks: TextMasks, steps: Int32 = 15) {
    plane = Plane(width: width, height: height, ground: Palette.paper, steps: steps)
    self.density = density
    self.masks = masks
    scale = 96 * Double(density) / 72
  }

  /// Paints one shape; returns whether it reaches any pixel of the picture.
  func paint(_ shape: Shape) throws(CanvasError) -> Bool {
    switch shape {
    case .rectangle(let box, let fill):
      let box = pixels(box)
      return plane.fill(x: box.x, y: box.y, width: box.width, height: box.height, fill)
    case .frame(let box, let line, let colour, let dashed): return frame(pixels(box), line, colour, dashed)
    case .slot(let box):
      let box = pixels(box)
      return box.width > 0 && box.height > 0 && box.x >= 0 && box.y >= 0 && box.x + box.width <= plane.width
        && box.y + box.height <= plane.height
    case .hatch(let box, let colour): return hatch(pixels(box), colour)
    case .rounded(let box, let radius, let fill):
      let box = pixels(box)
      return cover(
        Outlines.rounded(
          x: Double(box.x), y: Double(box.y), width: Double(box.width), height: Double(box.height),
          radius: radius * scale), fill)
    case .circle(let centre, let radius, let fill):
      return cover(Outlines.circle(x: centre.x * scale, y: centre.y * scale, radius: radius * scale), fill)
    case .polygon(let points, let fill): return cover(points.map { ($0.x * scale, $0.y * scale) }, fill)
    case .line(let from, let to, let width, let colour):
      return cover(
        Outlines.line(
          from: (from.x * scale, from.y * scale), to: (to.x * scale, to.y * scale), width: width * scale), colour)
    case .text(let text): return try paint(text)
    }
  }

  private func pixels(_ box: Rectangle) -> (x: Int, y: Int, width: Int, height: Int) {
    let x = Int((box.x * scale).rounded())
    let y = Int((box.y * scale).rounded())
    // A rectangle that has any width keeps at least a pixel of it.
    let width = max(Int((box.maxX * scale).rounded()) - x, box.width > 0 ? 1 : 0)
    let height = max(Int((box.maxY * scale).rounded()) - y, box.height > 0 ? 1 : 0)
    return (x, y, width, height)
  }

  private func frame(
    _ box: (x: Int, y: Int, width: Int, height: Int), _ line: Double, _ colour: Colour, _ dashed: Bool
  ) -> Bool {
    let line = min(max(Int((line * scale).rounded()), 1), max(min(box.width, box.height) / 2, 1))
    func run(_ x: Int, _ y: Int, _ length: Int, level: Bool) -> Bool {
      var reached = false
      for piece in dashed ? Dashes.pieces(length: length, density: density) : [0..<length] {
        let done = plane.fill(
          x: level ? x + piece.lowerBound : x, y: level ? y : y + piece.lowerBound,
          width: level ? piece.count : line, height: level ? line : piece.count, colour)
        reached = done || reached
      }
      return reached
    }
    let top = run(box.x, box.y, box.width, level: true)
    let bottom = run(box.x, box.y + box.height - line, box.width, level: true)
    let left = run(box.x, box.y, box.height, level: false)
    let right = run(box.x + box.width - line, box.y, box.height, level: false)
    return top || bottom || left || right
  }

  private func hatch(_ box: (x: Int, y: Int, width: Int, height: Int), _ colour: Colour) -> Bool {
    let count = max(box.width, 0)
    let rows = HatchPattern(density: density).rows(x: box.x, y: box.y, count: count)
    var reached = false
    for row in 0..<max(box.height, 0) {
      let levels = rows[row % rows.count]
      reached = plane.blend(count, x: box.x, y: box.y + row, colour) { levels[$0] } || reached
    }
    return reached
  }

  private func cover(_ points: [(x: Double, y: Double)], _ fill: Colour) -> Bool {
    guard var coverage = Coverage(holding: points, in: (plane.width, plane.height)) else { return false }
    coverage.add(points)
    var reached = false
    for row in 0..<coverage.height {
      let levels = coverage.levels(row: row)
      reached = plane.blend(levels.count, x: coverage.left, y: coverage.top + row, fill) { levels[$0] } || reached
    }
    return reached
  }

  private func paint(_ text: TextShape) throws(CanvasError) -> Bool {
    // The advance at this resolution, not the ideal one, so that what is right-aligned ends on one line.
    let advance = try Double(masks.advance(of: text, density: density))
    let back =
      switch text.anchor {
      case .start: 0.0
      case .middle: advance / 2
      case .end: advance
      }
    let x = Int((text.at.x * scale * 4 - back * text.slope.along).rounded())
    var y = Int((text.at.y * scale * 4 + back * text.slope.up).rounded())
    if text.slope == .level { y = Int((text.at.y * scale).rounded()) * 4 }
    let mask = try masks.mask(of: text, density: density, phaseX: x & 3, phaseY: y & 3)
    var reached = false
    for (row, columns) in mask.ink.enumerated() where !columns.isEmpty {
      let base = row * mask.width + columns.lowerBound
      let left = (x >> 2) - mask.originX + columns.lowerBound
      let target = (y >> 2) - mask.originY + row
      reached = plane.blend(columns.count, x: left, y: target, text.colour) { mask.levels[base + $0] } || reached
    }
    return reached
  }
}
