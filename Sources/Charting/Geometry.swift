/// A place on a scene, in points from its left and upper edges.
public struct Point: Sendable, Hashable {
  /// Points from the left edge.
  public var x: Double
  /// Points from the upper edge.
  public var y: Double

  /// Makes a point.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// An upright rectangle on a scene, in points.
public struct Rectangle: Sendable, Hashable {
  /// The left edge.
  public var x: Double
  /// The upper edge.
  public var y: Double
  /// The width in points.
  public var width: Double
  /// The height in points.
  public var height: Double

  /// Makes a rectangle from its upper left corner and its size.
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The right edge.
  public var maxX: Double { x + width }
  /// The lower edge.
  public var maxY: Double { y + height }
  /// The middle from left to right.
  public var midX: Double { x + width / 2 }
  /// The middle from top to bottom.
  public var midY: Double { y + height / 2 }

  /// The rectangle made smaller by `distance` on all four sides.
  public func inset(by distance: Double) -> Rectangle {
    Rectangle(x: x + distance, y: y + distance, width: width - 2 * distance, height: height - 2 * distance)
  }
}

/// The grid that layouts round to: one pixel at density 1, so that equal cells are equally wide at every density.
enum PixelGrid {
  /// Points in a pixel at density 1 (96 pixels per inch).
  static let step = 0.75

  /// The nearest line of the grid.
  static func snap(_ value: Double) -> Double { (value / step).rounded() * step }
  /// The next line of the grid, upward.
  static func up(_ value: Double) -> Double { (value / step).rounded(.up) * step }
  /// The next line of the grid, downward.
  static func down(_ value: Double) -> Double { (value / step).rounded(.down) * step }
}
