/// The lines of a hatch within a box, rising from left to right, as the path of an SVG element.
///
/// Lines and no pattern: programs that print draw a pattern as a picture as large as the sheet, once for each box.
enum HatchLines {
  /// The distance of two lines along a row: five pixels at density 1, as in a picture.
  private static let period = 3.75
  /// How thick a line is.
  static let width = 0.68

  /// The lines in a box of a size, from its upper left corner; each ends where its edge meets that of the box.
  static func path(width: Double, height: Double) -> String {
    let edge = Self.width / 8.0.squareRoot()
    let (right, bottom) = (width - edge, height - edge)
    var path = ""
    // Along a line the sum of both coordinates is the same.
    for sum in stride(from: period / 2, to: width + height, by: period) {
      let from = max(edge, sum - bottom)
      let to = min(right, sum - edge)
      guard to > from else { continue }
      let length = Scene.number(to - from)
      path += "M\(Scene.number(from)),\(Scene.number(sum - from))l\(length),-\(length)"
    }
    return path
  }
}
