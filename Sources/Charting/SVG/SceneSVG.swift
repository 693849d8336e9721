extension Scene {
  /// The scene as an SVG element: crisp at every size, its texts selectable and searchable.
  ///
  /// Every text is stretched to the width that the layout measured, so that another font than Open Sans moves no word.
  /// Time and size grow with the shapes.
  /// - Parameters:
  ///   - name: letters, digits and hyphens that no other picture of the same page has: ids begin with it.
  ///   - title: what the picture is called.
  ///   - description: the picture in a sentence.
  ///   - isFile: whether the text is to be a file of its own, with its namespace; in a page it needs none.
  public func svg(name: String, title: String, description: String, isFile: Bool) -> String {
    var writer = SVGWriter(hatch: "\(name)-hatch")
    for item in items { writer.add(item.shape) }
    let attributes =
      (isFile ? " xmlns=\"http://www.w3.org/2000/svg\"" : " class=\"chart\"")
      + " viewBox=\"0 0 \(Self.number(width)) \(Self.number(height))\""
      + " width=\"\(Self.number(width * 96 / 72))\" height=\"\(Self.number(height * 96 / 72))\""
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
