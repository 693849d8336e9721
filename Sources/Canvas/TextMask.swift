import Charting

/// The coverage of a line of text, 0 to 15 a pixel, and where its anchor stands.
struct TextMask {
  let width: Int
  let height: Int
  /// The pixel of the mask that holds the start of the baseline.
  let originX: Int
  let originY: Int
  let levels: [UInt8]
  /// Where the letters are; everything else is empty.
  let ink: (columns: Range<Int>, rows: Range<Int>)
}

/// Puts text together at a higher resolution and averages it: four times across, and if it rises four times down as
/// well. One serves one picture.
final class TextMasks {
  private struct Key: Hashable {
    var text: String
    var style: TextStyle
    var slope: TextSlope
    var density: Int
    var phaseX: Int
    var phaseY: Int
  }

  private let fonts: FontSet
  private let glyphs: GlyphStore
  private var masks: [Key: TextMask] = [:]

  init(_ fonts: FontSet, _ glyphs: GlyphStore) {
    self.fonts = fonts
    self.glyphs = glyphs
  }

  /// Has all letters of a scene drawn that are not yet, so that libgd opens each size of a font once.
  func prepare(_ scene: Scene, density: Int) throws(CanvasError) {
    var runs: [GDTextSize: Set<TextRun>] = [:]
    for item in scene.items {
      guard case .text(let text) = item.shape else { continue }
      runs[Self.size(text, density), default: []].formUnion(
        try TextRuns.runs(of: text.text, weight: text.style.weight, fonts))
    }
    for (size, runs) in runs { try glyphs.prepare(runs, size) }
  }

  /// The advance of the text, were it level, at the resolution of the picture, in quarter pixels.
  func advance(of text: TextShape, density: Int) throws(CanvasError) -> Int {
    var advance = 0
    for run in try TextRuns.runs(of: text.text, weight: text.style.weight, fonts) {
      let advances = try glyphs.advances(of: run, points: text.style.size)
      advance += TextPen.pixels(advances.reduce(0, +), across: 96 * density * 4)
    }
    return advance
  }

  /// The mask of a text that starts `phaseX` and `phaseY` quarter pixels into its pixel.
  func mask(of text: TextShape, density: Int, phaseX: Int, phaseY: Int) throws(CanvasError) -> TextMask {
    let key = Key(
      text: text.text, style: text.style, slope: text.slope, density: density, phaseX: phaseX, phaseY: phaseY)
    if let mask = masks[key] { return mask }
    let mask = try draw(text, density: density, phaseX: phaseX, phaseY: phaseY)
    masks[key] = mask
    return mask
  }

  private static func size(_ text: TextShape, _ density: Int) -> GDTextSize {
    let down = 96 * density * (text.slope == .rising ? 4 : 1)
    return GDTextSize(
      points: text.style.size, across: 96 * density * 4, down: down, radians: text.slope.radians)
  }

  private func draw(_ text: TextShape, density: Int, phaseX: Int, phaseY: Int) throws(CanvasError) -> TextMask {
    let size = Self.size(text, density)
    let rises = text.slope == .rising
    let factorY = rises ? 4 : 1
    let em = Int((text.style.size * 96 * Double(density) / 72).rounded(.up))
    let advance = try advance(of: text, density: density) / 4 + 1
    // Letters reach a little beyond their advance and their height.
    let above = (rises ? Int(Double(advance) * 0.8) : 0) + em + em / 2
    let below = rises ? em / 2 + em / 4 : em / 2 + 1
    let before = rises ? em + em / 4 : em / 2 + 1
    let after = (rises ? Int(Double(advance) * 0.6) : advance) + em
    let width = before + after
    let height = above + below
    guard width <= Painter.limit * 2, height <= Painter.limit * 2 else {
      throw .dimensions(chart: text.text, width: width, height: height, limit: Painter.limit)
    }
    var box: (left: Int, right: Int, top: Int, bottom: Int) = (.max, 0, .max, 0)
    var greys = [UInt8](repeating: 0, count: width * 4 * height * factorY)
    // Each run starts where the last ended; the advance along a rising line is measured level.
    var along = 0
    for run in try TextRuns.runs(of: text.text, weight: text.style.weight, fonts) {
      let start = (
        x: before * 4 + phaseX + Int((Double(along) * text.slope.along).rounded()),
        y: above * factorY + phaseY - Int((Double(along) * text.slope.up).rounded())
      )
      let pen = TextPen(size, start: start)
      let advances = try glyphs.advances(of: run, points: text.style.size)
      var done = 0
      for (glyph, advance) in zip(try glyphs.glyphs(of: run, size), advances) {
        let place = pen.place(done)
        glyph.draw(on: &greys, stride: width * 4, x: place.x, y: place.y)
        if !glyph.shares.isEmpty {
          box.left = min(box.left, place.x + glyph.left)
          box.right = max(box.right, place.x + glyph.left + glyph.width)
          box.top = min(box.top, place.y + glyph.top)
          box.bottom = max(box.bottom, place.y + glyph.top + glyph.height)
        }
        done += advance
      }
      along += TextPen.pixels(done, across: size.across)
    }
    func part(_ low: Int, _ high: Int, _ factor: Int, of count: Int) -> Range<Int> {
      low < high ? min(max(low / factor, 0), count)..<min(max((high + factor - 1) / factor, 0), count) : 0..<0
    }
    let ink = (part(box.left, box.right, 4, of: width), part(box.top, box.bottom, factorY, of: height))
    return TextMask(
      width: width, height: height, originX: before, originY: above,
      levels: Self.average(greys, width: width, height: height, factorY: factorY, ink), ink: ink)
  }

  private static func average(
    _ greys: [UInt8], width: Int, height: Int, factorY: Int, _ ink: (columns: Range<Int>, rows: Range<Int>)
  ) -> [UInt8] {
    let full = 255 * 4 * factorY
    var levels = [UInt8](repeating: 0, count: width * height)
    for y in ink.rows {
      for x in ink.columns {
        var sum = 0
        for part in 0..<factorY {
          let base = ((y * factorY + part) * width + x) * 4
          sum += Int(greys[base]) + Int(greys[base + 1]) + Int(greys[base + 2]) + Int(greys[base + 3])
        }
        if sum > 0 { levels[y * width + x] = UInt8(truncatingIfNeeded: (sum * 30 + full) / (2 * full)) }
      }
    }
    return levels
  }
}
