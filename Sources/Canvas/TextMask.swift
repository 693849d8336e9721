import Charting

/// The coverage of a line of text, 0 to 15 a pixel, and where its anchor stands.
struct TextMask {
  let width: Int
  let height: Int
  /// The pixel of the mask that holds the start of the baseline.
  let originX: Int
  let originY: Int
  let levels: [UInt8]
  /// The columns of each row that letters may reach; everything else is empty.
  let ink: [Range<Int>]
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
  /// The picture of greys in which a text is put together, black between texts.
  private var greys: [UInt8] = []

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

  /// The size at which libgd draws the letters of a text.
  static func size(_ text: TextShape, _ density: Int) -> GDTextSize {
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
    let stride = width * 4
    let area = stride * height * factorY
    if greys.count < area { greys = [UInt8](repeating: 0, count: area) }
    var ink = [Range<Int>](repeating: 0..<0, count: height)
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
        glyph.draw(on: &greys, stride: stride, rows: height * factorY, x: place.x, y: place.y)
        let (left, top) = (place.x + glyph.left, place.y + glyph.top)
        let columns = max(left / 4, 0)..<max(min((left + glyph.width + 3) / 4, width), max(left / 4, 0))
        let rows =
          max(top / factorY, 0)..<max(min((top + glyph.height + factorY - 1) / factorY, height), max(top / factorY, 0))
        for row in rows where !columns.isEmpty {
          let known = ink[row]
          ink[row] =
            known.isEmpty
            ? columns : min(known.lowerBound, columns.lowerBound)..<max(known.upperBound, columns.upperBound)
        }
        done += advance
      }
      along += TextPen.pixels(done, across: size.across)
    }
    let levels = average(width: width, height: height, factorY: factorY, ink)
    return TextMask(width: width, height: height, originX: before, originY: above, levels: levels, ink: ink)
  }

  /// The levels of the text, which is wiped out.
  private func average(width: Int, height: Int, factorY: Int, _ ink: [Range<Int>]) -> [UInt8] {
    let table = factorY == 1 ? Self.levelsOfRow : Self.levelsOfSquare
    var levels = [UInt8](repeating: 0, count: width * height)
    unsafe greys.withUnsafeMutableBytes { greys in
      unsafe levels.withUnsafeMutableBufferPointer { levels in
        for (y, columns) in ink.enumerated() {
          for x in columns {
            var sum: UInt32 = 0
            for part in 0..<factorY {
              // Four greys at once: in pairs, then the pairs.
              let place = ((y * factorY + part) * width + x) * 4
              let four = unsafe greys.loadUnaligned(fromByteOffset: place, as: UInt32.self)
              if four == 0 { continue }
              let pairs = (four & 0x00FF_00FF) + (four >> 8 & 0x00FF_00FF)
              sum += (pairs & 0xFFFF) + (pairs >> 16)
              unsafe greys.storeBytes(of: 0, toByteOffset: place, as: UInt32.self)
            }
            if sum > 0 { unsafe levels[y * width + x] = table[Int(sum)] }
          }
        }
      }
    }
    return levels
  }

  /// The level of each sum of four greys.
  private static let levelsOfRow = levels(of: 4)
  /// The level of each sum of sixteen greys.
  private static let levelsOfSquare = levels(of: 16)

  private static func levels(of count: Int) -> [UInt8] {
    let full = 255 * count
    return (0...full).map { UInt8(truncatingIfNeeded: ($0 * 30 + full) / (2 * full)) }
  }
}
