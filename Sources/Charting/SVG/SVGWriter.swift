/// Shapes as SVG elements, one a line.
struct SVGWriter {
  /// The elements so far.
  private(set) var body = ""
  /// How the ids of hatches begin.
  private let hatchPrefix: String
  /// The boxes that are hatched, without their places: most of a chart are of one size.
  private var hatches: [Hatch] = []

  private struct Hatch: Equatable {
    var width: Double
    var height: Double
    var colour: Colour
  }

  /// - Parameter hatchPrefix: how the ids of hatches begin.
  init(hatchPrefix: String) { self.hatchPrefix = hatchPrefix }

  /// The hatches that the shapes use; empty where none does.
  var definitions: String {
    if hatches.isEmpty { return "" }
    let paths = hatches.enumerated().map { index, hatch in
      "<path id=\"\(id(ofHatch: index))\" d=\"\(HatchLines.path(width: hatch.width, height: hatch.height))\""
        + " fill=\"none\" stroke=\"\(hatch.colour.text)\" stroke-width=\"\(Scene.number(HatchLines.width))\"/>\n"
    }
    return "<defs>\n" + paths.joined() + "</defs>\n"
  }

  /// Adds a shape over those before it; a place kept free leaves nothing to draw.
  mutating func add(_ shape: Shape) {
    switch shape {
    case .rectangle(let box, let fill):
      // Shown smaller, a thin rule with crisp edges would fall between the pixels.
      if min(box.width, box.height) < 1.5 {
        element("rect", place(of: box), ("fill", fill.text))
      } else {
        element("rect", place(of: box), ("fill", fill.text), crisp)
      }
    case .frame(let box, let line, let colour, let dashed):
      var attributes = place(of: box.inset(by: line / 2))
      attributes += [("fill", "none"), ("stroke", colour.text), ("stroke-width", Scene.number(line))]
      if dashed { attributes.append(("stroke-dasharray", "2.25 1.5")) }
      element("rect", attributes, crisp)
    case .rounded(let box, let radius, let fill):
      element("rect", place(of: box), ("rx", Scene.number(radius)), ("fill", fill.text))
    case .circle(let centre, let radius, let fill):
      element(
        "circle", [("cx", Scene.number(centre.x)), ("cy", Scene.number(centre.y)), ("r", Scene.number(radius))],
        ("fill", fill.text))
    case .polygon(let points, let fill):
      let places = points.map { "\(Scene.number($0.x)),\(Scene.number($0.y))" }.joined(separator: " ")
      element("polygon", [("points", places)], ("fill", fill.text))
    case .line(let from, let to, let width, let colour):
      element(
        "line",
        [
          ("x1", Scene.number(from.x)), ("y1", Scene.number(from.y)), ("x2", Scene.number(to.x)),
          ("y2", Scene.number(to.y)), ("stroke-width", Scene.number(width)),
        ], ("stroke", colour.text))
    case .hatch(let box, let colour):
      let wanted = Hatch(width: box.width, height: box.height, colour: colour)
      let index = hatches.firstIndex(of: wanted) ?? hatches.count
      if index == hatches.count { hatches.append(wanted) }
      element(
        "use", [("xlink:href", "#" + id(ofHatch: index)), ("x", Scene.number(box.x)), ("y", Scene.number(box.y))])
    case .slot: break
    case .text(let text): add(text)
    }
  }

  private mutating func add(_ text: TextShape) {
    let (x, y) = (Scene.number(text.at.x), Scene.number(text.at.y))
    var attributes = [("x", x), ("y", y), ("font-size", Scene.number(text.style.size))]
    switch text.style.weight {
    case .regular: break
    case .semibold: attributes.append(("font-weight", "600"))
    case .bold: attributes.append(("font-weight", "700"))
    }
    if text.anchor != .start { attributes.append(("text-anchor", text.anchor.rawValue)) }
    if text.slope == .rising { attributes.append(("transform", "rotate(-53.13 \(x) \(y))")) }
    if text.text.count > 1 {
      attributes += [("textLength", Scene.number(text.width)), ("lengthAdjust", "spacingAndGlyphs")]
    }
    attributes.append(("fill", text.colour.text))
    body += "<text" + attributes.map(Self.attribute).joined() + ">" + Self.escape(text.text) + "</text>\n"
  }

  private mutating func element(_ name: String, _ attributes: [(String, String)], _ others: (String, String)...) {
    body += "<\(name)" + (attributes + others).map(Self.attribute).joined() + "/>\n"
  }

  /// Edges that lie on whole pixels stay sharp.
  private var crisp: (String, String) { ("shape-rendering", "crispEdges") }

  private func id(ofHatch index: Int) -> String { hatchPrefix + String(index + 1) }

  private func place(of box: Rectangle) -> [(String, String)] {
    [
      ("x", Scene.number(box.x)), ("y", Scene.number(box.y)), ("width", Scene.number(max(box.width, 0))),
      ("height", Scene.number(max(box.height, 0))),
    ]
  }

  private static func attribute(_ name: String, _ value: String) -> String { " \(name)=\"\(escape(value))\"" }

  /// The text with what XML would take for markup written as references, and without characters that XML forbids.
  static func escape(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
