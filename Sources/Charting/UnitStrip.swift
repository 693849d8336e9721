/// Rows of boxes, one a measure, that all count from the same zero.
struct UnitStrip {
  /// How the boxes look.
  struct Look {
    var fill: Colour?
    var outline: Colour
  }

  /// The width that one measure takes, its gap included.
  let unit: Double
  let height: Double

  /// Strips for numbers up to `most` in `room` points, no measure wider than `widest`.
  init(most: Int, room: Double, widest: Double, height: Double) {
    let count = Double(max(most, 1))
    let boxed = min((room - Double(max(most - 1, 0) / 5) * Self.fifthGap) / count, widest)
    isCountable = boxed >= 4.5
    unit = boxed >= 4.5 ? PixelGrid.down(boxed) : room / count
    self.height = height
  }

  /// Whether the boxes are wide enough to be counted; otherwise the strip is one bar.
  let isCountable: Bool

  /// The length of a strip.
  func length(_ number: Int) -> Double {
    guard number > 0 else { return 0 }
    return isCountable ? start(of: number - 1) + unit - gap : Double(number) * unit
  }

  // A wider gap after each fifth box makes them easy to count; it depends on the place alone, so lengths compare.
  private func start(of index: Int) -> Double { Double(index) * unit + Double(index / 5) * Self.fifthGap }

  private static let fifthGap = 3.0

  private var gap: Double { unit >= 12 ? 2.25 : 1.5 }

  /// Draws a strip; a strip of none is a line at zero.
  func draw(_ number: Int, _ look: Look, x: Double, y: Double, mark: String, _ builder: inout SceneBuilder) {
    guard number > 0 else {
      builder.rectangle(Rectangle(x: x, y: y, width: 0.75, height: height), look.outline, mark: mark)
      return
    }
    let count = isCountable ? number : 1
    for index in 0..<count {
      let width = isCountable ? unit - gap : length(number)
      let box = Rectangle(x: isCountable ? x + start(of: index) : x, y: y, width: width, height: height)
      let tag = index == 0 ? mark : ""
      if let fill = look.fill { builder.rectangle(box, fill, mark: tag) }
      builder.frame(box, look.outline, mark: look.fill == nil ? tag : "")
    }
  }
}
