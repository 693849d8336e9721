import Charting

/// Measures text as libgd lays it out at 9600 pixels per inch, and remembers the first text that cannot be drawn.
///
/// One ruler serves one layout; the advances of the letters are shared.
final class FontRuler: TextMeasuring {
  private struct Key: Hashable {
    var text: String
    var style: TextStyle
  }

  private let fonts: FontSet
  private let glyphs: GlyphStore
  private var widths: [Key: Double] = [:]
  /// The first failure since it was last taken.
  private var failure: CanvasError?

  init(_ fonts: FontSet, _ glyphs: GlyphStore) {
    self.fonts = fonts
    self.glyphs = glyphs
  }

  func width(of text: String, style: TextStyle) -> Double {
    let key = Key(text: text, style: style)
    if let width = widths[key] { return width }
    do {
      var advance = 0
      for run in try TextRuns.runs(of: text, weight: style.weight, fonts) {
        let advances = try glyphs.advances(of: run, points: style.size)
        advance += TextPen.pixels(advances.reduce(0, +), across: 9600)
      }
      let width = Double(advance) * 72 / 9600
      widths[key] = width
      return width
    } catch {
      if failure == nil { failure = error }
      return 0
    }
  }

  /// Throws the first failure, and forgets it.
  func check() throws(CanvasError) {
    guard let failure else { return }
    self.failure = nil
    throw failure
  }
}
