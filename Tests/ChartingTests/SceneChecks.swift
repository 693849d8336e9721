import Charting
import Glibc
import Testing

/// What must hold for every scene.
enum SceneChecks {
  static func texts(_ scene: Scene) -> [TextShape] {
    scene.items.compactMap { if case .text(let text) = $0.shape { text } else { nil } }
  }

  /// Whether the first word of a text stands at the beginning of one of the scene's.
  static func says(_ text: String, _ scene: Scene) -> Bool {
    guard let word = text.split(separator: " ").first else { return false }
    return texts(scene).contains { $0.text.hasPrefix(word) }
  }

  /// Pairs of texts whose boxes overlap by more than a tenth of a point.
  static func overlaps(_ scene: Scene) -> [String] {
    let boxes = texts(scene).map { text in
      let corners = text.corners
      return (text: text.text, corners: corners, top: corners.map(\.y).min() ?? 0, bottom: corners.map(\.y).max() ?? 0)
    }.sorted { $0.top < $1.top }
    var found: [String] = []
    for (index, one) in boxes.enumerated() {
      for other in boxes[(index + 1)...] {
        // All that follow start lower still.
        if other.top > one.bottom { break }
        if overlap(one.corners, other.corners) { found.append("“\(one.text)” and “\(other.text)”") }
      }
    }
    return found
  }

  /// Texts and shapes that leave the canvas.
  static func outside(_ scene: Scene) -> [String] {
    scene.items.compactMap { item in
      let corners = corners(of: item.shape)
      let isInside = corners.allSatisfy {
        $0.x >= -0.01 && $0.y >= -0.01 && $0.x <= scene.width + 0.01 && $0.y <= scene.height + 0.01
      }
      return isInside ? nil : "\(item)"
    }
  }

  /// Level texts with less than 4.5 : 1 to the ground under their middle.
  static func faint(_ scene: Scene) -> [String] {
    var found: [String] = []
    for (index, item) in scene.items.enumerated() {
      guard case .text(let text) = item.shape else { continue }
      let corners = text.corners
      let middle = Point(
        corners.reduce(0) { $0 + $1.x } / 4, (corners.reduce(0) { $0 + $1.y } / 4))
      var ground = Palette.paper
      for below in scene.items[..<index] {
        if case .rectangle(let box, let fill) = below.shape, box.x <= middle.x, box.maxX >= middle.x,
          box.y <= middle.y, box.maxY >= middle.y
        {
          ground = fill
        }
      }
      let ratio = contrast(text.colour, ground)
      if ratio < 4.5 { found.append("“\(text.text)” \(text.colour.text) on \(ground.text): \(ratio)") }
    }
    return found
  }

  /// The contrast of two colours after WCAG, from 1 to 21.
  static func contrast(_ one: Colour, _ other: Colour) -> Double {
    let light = max(luminance(one), luminance(other))
    let dark = min(luminance(one), luminance(other))
    return (light + 0.05) / (dark + 0.05)
  }

  static func luminance(_ colour: Colour) -> Double {
    func linear(_ channel: UInt8) -> Double {
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
  }

  private static func corners(of shape: Shape) -> [Point] {
    switch shape {
    case .rectangle(let box, _), .frame(let box, _, _, _), .rounded(let box, _, _), .hatch(let box, _),
      .slot(let box):
      [Point(box.x, box.y), Point(box.maxX, box.maxY)]
    case .circle(let centre, let radius, _):
      [Point(centre.x - radius, centre.y - radius), Point(centre.x + radius, centre.y + radius)]
    case .polygon(let points, _): points
    case .line(let from, let to, _, _): [from, to]
    case .text(let text): text.corners
    }
  }

  // Two convex boxes are apart if a side of one of them parts them.
  private static func overlap(_ one: [Point], _ other: [Point]) -> Bool {
    for box in [one, other] {
      for index in 0..<2 {
        let start = box[index]
        let end = box[index + 1]
        let length = ((end.x - start.x) * (end.x - start.x) + (end.y - start.y) * (end.y - start.y)).squareRoot()
        guard length > 0 else { return false }
        let axis = Point((end.y - start.y) / length, -(end.x - start.x) / length)
        let first = one.map { $0.x * axis.x + $0.y * axis.y }
        let second = other.map { $0.x * axis.x + $0.y * axis.y }
        let gap = max((second.min() ?? 0) - (first.max() ?? 0), (first.min() ?? 0) - (second.max() ?? 0))
        if gap > -0.1 { return false }
      }
    }
    return true
  }
}
