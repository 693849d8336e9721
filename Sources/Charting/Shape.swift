/// One thing to draw, in points.
public enum Shape: Sendable, Hashable {
  /// A filled rectangle with its edges on whole pixels.
  case rectangle(Rectangle, fill: Colour)
  /// An outline that lies inside the rectangle.
  case frame(Rectangle, line: Double, colour: Colour, dashed: Bool)
  /// A filled rectangle with round corners.
  case rounded(Rectangle, radius: Double, fill: Colour)
  /// A filled circle.
  case circle(centre: Point, radius: Double, fill: Colour)
  /// A filled polygon that does not cross itself.
  case polygon([Point], fill: Colour)
  /// A straight line with flat ends.
  case line(from: Point, to: Point, width: Double, colour: Colour)
  /// Parallel lines that rise to the right over paper.
  case hatch(Rectangle, colour: Colour)
  /// A place kept free: a data point that looks blank on purpose.
  case slot(Rectangle)
  /// A line of text.
  case text(TextShape)
}

/// A line of text with everything that decides its look.
public struct TextShape: Sendable, Hashable {
  /// The characters, as they are to be read.
  public var text: String
  /// The point on the baseline where the anchor stands.
  public var at: Point
  /// The part of the text that stands at the point.
  public var anchor: TextAnchor
  /// Whether the text rises.
  public var slope: TextSlope
  /// Size and weight.
  public var style: TextStyle
  /// The colour of the letters.
  public var colour: Colour
  /// The advance that the layout measured, in points.
  public var width: Double

  /// Makes a line of text; `at` is on the baseline and `width` the measured advance, in points.
  public init(
    text: String, at: Point, anchor: TextAnchor = .start, slope: TextSlope = .level, style: TextStyle,
    colour: Colour, width: Double
  ) {
    self.text = text
    self.at = at
    self.anchor = anchor
    self.slope = slope
    self.style = style
    self.colour = colour
    self.width = width
  }
}

/// A shape in a scene; `mark` names the data point that it shows, and is empty for everything else.
public struct SceneItem: Sendable, Hashable {
  /// What to draw.
  public var shape: Shape
  /// The data point it shows, or nothing.
  public var mark: String

  /// Makes an item; an empty mark is for what shows no data point.
  public init(_ shape: Shape, mark: String = "") {
    self.shape = shape
    self.mark = mark
  }
}

extension TextShape {
  /// The corners of the box that the letters fill, accents and tails included, from the upper left clockwise.
  public var corners: [Point] {
    let back =
      switch anchor {
      case .start: 0.0
      case .middle: width / 2
      case .end: width
      }
    return [
      (-back, style.ascent), (width - back, style.ascent), (width - back, -style.descent), (-back, -style.descent),
    ].map { along, above in
      // Above a line that rises to the right lies up and to the left.
      Point(
        at.x + along * slope.along - above * slope.up, at.y - along * slope.up - above * slope.along)
    }
  }
}
