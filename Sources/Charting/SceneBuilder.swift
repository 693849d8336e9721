/// Collects the shapes of a scene: rectangles rounded to the pixel grid, text measured.
struct SceneBuilder {
  let ruler: any TextMeasuring
  private(set) var items: [SceneItem] = []

  init(measuring ruler: any TextMeasuring) { self.ruler = ruler }

  /// Adds a shape as it is.
  mutating func add(_ shape: Shape, mark: String = "") { items.append(SceneItem(shape, mark: mark)) }

  /// Adds a filled rectangle.
  mutating func rectangle(_ rectangle: Rectangle, _ fill: Colour, mark: String = "") {
    add(.rectangle(Self.snapped(rectangle), fill: fill), mark: mark)
  }

  /// Adds an outline inside the rectangle.
  mutating func frame(
    _ rectangle: Rectangle, _ colour: Colour, line: Double = 0.75, dashed: Bool = false, mark: String = ""
  ) {
    add(.frame(Self.snapped(rectangle), line: line, colour: colour, dashed: dashed), mark: mark)
  }

  /// Adds a line of text on a baseline; an empty text adds nothing.
  mutating func text(
    _ text: String, at point: Point, _ style: TextStyle, _ colour: Colour = Palette.ink, anchor: TextAnchor = .start,
    slope: TextSlope = .level, mark: String = ""
  ) {
    guard !text.isEmpty else { return }
    let baseline = slope == .level ? Point(point.x, PixelGrid.snap(point.y)) : point
    add(
      .text(
        TextShape(
          text: text, at: baseline, anchor: anchor, slope: slope, style: style, colour: colour,
          width: ruler.width(of: text, style: style))), mark: mark)
  }

  /// Adds lines below each other, the first with its capitals' top at `top`; returns the lower edge of the last.
  mutating func lines(
    _ lines: [String], x: Double, top: Double, _ style: TextStyle, _ colour: Colour, anchor: TextAnchor = .start
  ) -> Double {
    guard !lines.isEmpty else { return top }
    var baseline = top + style.capHeight
    for line in lines {
      text(line, at: Point(x, baseline), style, colour, anchor: anchor)
      baseline += style.lineHeight
    }
    return baseline - style.lineHeight + style.descent
  }

  /// Adds lines whose capitals are centred on `middle`.
  ///
  /// A single line stands on the baseline that text in the style of `neighbour` has, so that a row has one baseline.
  mutating func centred(
    _ lines: [String], x: Double, middle: Double, _ style: TextStyle, _ colour: Colour, anchor: TextAnchor,
    neighbour: TextStyle? = nil
  ) {
    if let neighbour, let line = lines.first, lines.count == 1 {
      text(line, at: Point(x, middle + neighbour.capHeight / 2), style, colour, anchor: anchor)
      return
    }
    let height = style.capHeight + Double(max(lines.count, 1) - 1) * style.lineHeight
    _ = self.lines(lines, x: x, top: middle - height / 2, style, colour, anchor: anchor)
  }

  private static func snapped(_ box: Rectangle) -> Rectangle {
    let x = PixelGrid.snap(box.x)
    let y = PixelGrid.snap(box.y)
    return Rectangle(x: x, y: y, width: PixelGrid.snap(box.maxX) - x, height: PixelGrid.snap(box.maxY) - y)
  }
}
