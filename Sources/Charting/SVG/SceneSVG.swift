/// What an SVG text is for.
public enum SVGForm: Sendable, Hashable {
  /// A file of its own, with its namespace.
  case file
  /// An element of a page, which needs none; its own size is so many CSS pixels for each point.
  case element(pixelsPerPoint: Double)
}

extension Scene {
  /// The scene as an SVG element: crisp at every size, its texts selectable and searchable.
  ///
  /// Every text is stretched to the width that the layout measured, so that another font than Open Sans moves no word.
  /// Time and size grow with the shapes.
  /// - Parameters:
  ///   - name: letters, digits and hyphens that no other picture of the same page has: ids begin with it.
  ///   - title: what the picture is called.
  ///   - description: the picture in a sentence.
  ///   - form: a file or an element of a page.
  public func svg(name: String, title: String, description: String, as form: SVGForm) -> String {
    var writer = SVGWriter(hatchPrefix: "\(name)-hatch")
    for item in items { writer.add(item.shape) }
    let (kind, scale) =
      switch form {
      case .file:
        (" xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"", 96.0 / 72)
      case .element(let pixelsPerPoint): (" class=\"chart\"", pixelsPerPoint)
      }
    let attributes =
      kind
      + " viewBox=\"0 0 \(Self.number(width)) \(Self.number(height))\""
      + " width=\"\(Self.number(width * scale))\" height=\"\(Self.number(height * scale))\""
      + " role=\"img\" aria-labelledby=\"\(name)-title \(name)-desc\""
      + " font-family=\"Open Sans, DejaVu Sans, sans-serif\""
    return "<svg\(attributes)>\n"
      + "<title id=\"\(name)-title\">\(SVGWriter.escape(title))</title>\n"
      + "<desc id=\"\(name)-desc\">\(SVGWriter.escape(description))</desc>\n"
      + writer.definitions
      + "<rect width=\"\(Self.number(width))\" height=\"\(Self.number(height))\" fill=\"\(Palette.paper.text)\"/>\n"
      + writer.body + "</svg>\n"
  }
}
