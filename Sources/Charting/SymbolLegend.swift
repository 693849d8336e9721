/// Symbols with their words in rows above the data of a chart.
struct SymbolLegend {
  /// One symbol and what it means.
  struct Entry {
    var words: String
    /// The width that the symbol takes.
    var width: Double
    /// Draws the symbol around its middle.
    var draw: (Point, inout SceneBuilder) -> Void
  }

  let type: Typography

  /// Draws the entries that have words, as many a row as fit; returns the lower edge.
  func draw(_ entries: [Entry], x: Double, y: Double, width: Double, _ builder: inout SceneBuilder) -> Double {
    let fitting = TextFitting(ruler: builder.ruler)
    let gap = type.length(4.5)
    var left = x
    var top = y
    var bottom = y
    for entry in entries where !entry.words.isEmpty {
      let natural = entry.width + gap + builder.ruler.width(of: entry.words, style: type.legend)
      if left > x, left + natural > x + width {
        left = x
        top = PixelGrid.up(bottom + type.length(4.5))
      }
      let lines = fitting.lines(
        of: entry.words, style: type.legend, width: max(width - entry.width - gap, type.length(36)))
      let middle = top + type.length(6)
      entry.draw(Point(left + entry.width / 2, middle), &builder)
      let lower = builder.lines(
        lines, x: left + entry.width + gap, top: middle - type.legend.capHeight / 2, type.legend, Palette.ink2)
      bottom = max(bottom, lower, top + type.length(12))
      left = PixelGrid.snap(left + natural + type.length(15))
    }
    return bottom
  }
}
