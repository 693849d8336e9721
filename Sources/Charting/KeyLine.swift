/// Small samples and their words in a line that breaks where it must.
struct KeyLine {
  /// A sample and its words.
  struct Entry {
    var words: String
    /// Draws the sample into its box.
    var draw: (Rectangle, inout SceneBuilder) -> Void

    init(_ words: String, draw: @escaping (Rectangle, inout SceneBuilder) -> Void) {
      self.words = words
      self.draw = draw
    }
  }

  let entries: [Entry]
  let type: Typography
  /// The size of a sample.
  let width: Double
  let height: Double

  /// Makes a line; entries without words are left out.
  init(_ entries: [Entry], width: Double, height: Double, _ type: Typography) {
    self.entries = entries.filter { !$0.words.isEmpty }
    self.type = type
    self.width = width
    self.height = height
  }

  /// Draws the line from `x` on, at most `room` wide; returns its lower edge, `y` where there is nothing.
  func draw(x: Double, y: Double, room: Double, _ builder: inout SceneBuilder) -> Double {
    let fitting = TextFitting(ruler: builder.ruler)
    let gap = type.length(6)
    let row = max(height, type.legend.capHeight + type.legend.descent)
    var (cursor, top, bottom) = (x, y, y)
    for entry in entries {
      let natural = width + gap + builder.ruler.width(of: entry.words, style: type.legend)
      if cursor > x, cursor + natural > x + room {
        cursor = x
        top = PixelGrid.up(bottom + type.length(5.25))
      }
      let lines = fitting.lines(of: entry.words, style: type.legend, width: max(room - width - gap, type.length(36)))
      let middle = top + row / 2
      entry.draw(
        Rectangle(x: cursor, y: PixelGrid.snap(middle - height / 2), width: width, height: height), &builder)
      let textBottom = builder.lines(
        lines, x: cursor + width + gap, top: middle - type.legend.capHeight / 2, type.legend, Palette.ink2)
      bottom = max(bottom, top + row, textBottom)
      cursor = PixelGrid.snap(cursor + natural + type.length(16.5))
    }
    return bottom
  }
}
