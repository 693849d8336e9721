extension Scene {
  /// The scene as text, one shape a line, numbers to 1/100 point: for snapshots and for reading.
  public var text: String {
    var lines = ["scene \(Self.number(width)) × \(Self.number(height))"]
    for item in items {
      lines.append(Self.line(of: item.shape) + (item.mark.isEmpty ? "" : "  [\(item.mark)]"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(of shape: Shape) -> String {
    switch shape {
    case .rectangle(let rectangle, let fill): "rectangle \(box(rectangle)) \(fill.text)"
    case .frame(let rectangle, let line, let colour, let dashed):
      "frame \(box(rectangle)) line \(number(line)) \(colour.text)\(dashed ? " dashed" : "")"
    case .rounded(let rectangle, let radius, let fill):
      "rounded \(box(rectangle)) radius \(number(radius)) \(fill.text)"
    case .circle(let centre, let radius, let fill): "circle \(place(centre)) radius \(number(radius)) \(fill.text)"
    case .polygon(let points, let fill): "polygon \(points.map(place).joined(separator: " ")) \(fill.text)"
    case .line(let from, let to, let width, let colour):
      "line \(place(from)) to \(place(to)) width \(number(width)) \(colour.text)"
    case .hatch(let rectangle, let colour): "hatch \(box(rectangle)) \(colour.text)"
    case .slot(let rectangle): "slot \(box(rectangle))"
    case .text(let text): words(of: text)
    }
  }

  private static func words(of text: TextShape) -> String {
    "text \(place(text.at)) \(text.anchor.rawValue)\(text.slope == .level ? "" : " rising")"
      + " \(number(text.style.size)) \(text.style.weight.rawValue) \(text.colour.text)"
      + " width \(number(text.width)) \(text.text)"
  }

  private static func place(_ point: Point) -> String { "\(number(point.x)),\(number(point.y))" }

  private static func box(_ box: Rectangle) -> String {
    "\(number(box.x)),\(number(box.y)) \(number(box.width))×\(number(box.height))"
  }

  /// A number with at most two decimals and no trailing zeros.
  static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "\(value)" }
    let hundredths = Int((abs(value) * 100).rounded())
    let sign = value < 0 && hundredths > 0 ? "-" : ""
    let whole = hundredths / 100
    let rest = hundredths % 100
    if rest == 0 { return "\(sign)\(whole)" }
    if rest % 10 == 0 { return "\(sign)\(whole).\(rest / 10)" }
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}
