import Charting
import Testing

@testable import Canvas

/// Text put together of single letters is the text that libgd draws in one piece.
struct GlyphTests {
  private static let texts = [
    "Hill", "AVATAR To. Ty, fi", "R&D &amp; 1,117/2", "Åj Ṩ⚑ ’—", "Северная Федерация, гг.",
    "United Republics of the Straits",
  ]

  @Test(arguments: texts, TextSlope.allSlopes)
  func lettersStandWhereLibgdPutsThem(text: String, slope: TextSlope) throws {
    let fonts = try Fixtures.fonts.get()
    let masks = TextMasks(fonts, GlyphStore())
    for (points, density, phase) in [(7.5, 1, 0), (9.0, 2, 3), (12.75, 2, 1), (18.0, 1, 2)] {
      let style = TextStyle(size: points, weight: .semibold)
      let shape = TextShape(text: text, at: Point(0, 0), slope: slope, style: style, colour: Palette.ink, width: 0)
      let runs = try TextRuns.runs(of: text, weight: style.weight, fonts)
      // Where a second run starts is not libgd's business.
      guard runs.count == 1, let run = runs.first else { continue }
      let phaseY = slope == .rising ? phase : 0
      let mask = try masks.mask(of: shape, density: density, phaseX: phase, phaseY: phaseY)
      let factorY = slope == .rising ? 4 : 1
      let image = try GDImage(width: mask.width * 4, height: mask.height * factorY, fill: 0)
      let start = (x: mask.originX * 4 + phase, y: mask.originY * factorY + phaseY)
      try image.draw(run, at: start, TextMasks.size(shape, density), 0xFFFFFF, lines: 1)
      #expect(mask.levels == levels(image, mask, factorY), "\(text) \(points)")
    }
  }

  @Test func advancesDoNotDependOnWhatWasAskedBefore() throws {
    let path = try Fixtures.fonts.get().regular.path
    let store = GlyphStore()
    for text in ["To", "AVATAR", "TAVO To", "A", "T", "1117 AVA, To."] {
      let run = TextRun(path: path, text: text)
      #expect(try store.advances(of: run, points: 9) == GDText.advances(of: run, points: 9))
    }
  }

  @Test func libgdReadsNoCharacterBeyondTheBasicPlane() throws {
    let fonts = try Fixtures.fonts.get()
    #expect(throws: CanvasError.self) { _ = try TextRuns.runs(of: "\u{1D538}", weight: .regular, fonts) }
  }

  private func levels(_ image: borrowing GDImage, _ mask: TextMask, _ factorY: Int) -> [UInt8] {
    var sums = [Int](repeating: 0, count: mask.width * mask.height)
    for y in 0..<image.height {
      _ = image.withRow(y) { row in
        for x in 0..<row.count { sums[y / factorY * mask.width + x / 4] += Int(row[x] & 255) }
      }
    }
    let full = 255 * 4 * factorY
    return sums.map { UInt8(($0 * 30 + full) / (2 * full)) }
  }
}
