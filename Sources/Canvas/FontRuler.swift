import Charting

/// Measures text with libgd at 9600 pixels per inch, and remembers the first text that cannot be drawn.
final class FontRuler: TextMeasuring {
  private struct Key: Hashable {
    var text: String
    var style: TextStyle
  }

  let runs: TextRuns
  private var widths: [Key: Double] = [:]
  /// The first failure since it was last taken.
  private var failure: CanvasError?

  init(_ fonts: FontSet) { runs = TextRuns(fonts: fonts) }

  func width(of text: String, style: TextStyle) -> Double {
    let key = Key(text: text, style: style)
    if let width = widths[key] { return width }
    do {
      var advance = 0
      for run in try runs.runs(of: text, weight: style.weight) {
        advance += try GDText.advance(run, GDTextSize(points: style.size, across: 9600, down: 9600))
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
