import Charting

/// The coverage of a line of text, 0 to 15 a pixel, and where its anchor stands.
struct TextMask {
  let width: Int
  let height: Int
  /// The pixel of the mask that holds the start of the baseline.
  let originX: Int
  let originY: Int
  let levels: [UInt8]
}

/// Draws text at a higher resolution and averages it: four times across, and if it rises four times down as well.
final class TextMasks {
  private struct Key: Hashable {
    var text: String
    var style: TextStyle
    var slope: TextSlope
    var density: Int
    var phaseX: Int
    var phaseY: Int
  }

  private let runs: TextRuns
  private var masks: [Key: TextMask] = [:]

  init(_ runs: TextRuns) { self.runs = runs }

  /// The advance at the resolution of the picture, in quarter pixels.
  func advance(of text: TextShape, density: Int) throws(CanvasError) -> Int {
    var advance = 0
    for run in try runs.runs(of: text.text, weight: text.style.weight) {
      advance += try GDText.advance(run, Self.size(text, density))
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
    let advance = try pixels(of: text, density: density)
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
    let scratch = try GDImage(width: width * 4, height: height * factorY, fill: 0)
    // Each run starts where the last ended; the advance along a rising line is measured level.
    var along = 0
    for run in try runs.runs(of: text.text, weight: text.style.weight) {
      let x = before * 4 + phaseX + Int((Double(along) * text.slope.along).rounded())
      let y = above * factorY + phaseY - Int((Double(along) * text.slope.up).rounded())
      try scratch.draw(run, at: (x, y), size, 0xFFFFFF)
      var level = size
      level.radians = 0
      along += try GDText.advance(run, level)
    }
    return TextMask(
      width: width, height: height, originX: before, originY: above,
      levels: Self.average(scratch, width: width, height: height, factorY: factorY))
  }

  private func pixels(of text: TextShape, density: Int) throws(CanvasError) -> Int {
    var level = text
    level.slope = .level
    return try advance(of: level, density: density) / 4 + 1
  }

  private static func average(_ scratch: borrowing GDImage, width: Int, height: Int, factorY: Int) -> [UInt8] {
    var sums = [Int](repeating: 0, count: width * height)
    for y in 0..<height * factorY {
      let base = y / factorY * width
      _ = unsafe scratch.withRow(y) { row in
        for x in 0..<width {
          var sum = 0
          for part in 0..<4 { unsafe sum += Int(row[x * 4 + part] & 255) }
          sums[base + x] += sum
        }
      }
    }
    let full = 255 * 4 * factorY
    return sums.map { UInt8(truncatingIfNeeded: ($0 * 30 + full) / (2 * full)) }
  }
}
