import Charting
import Testing

@testable import Canvas

/// Text as it is drawn: glyphs, entities, fallback, phases and edges.
struct TextTests {
  private func mask(
    _ text: String, slope: TextSlope = .level, phaseX: Int = 0, density: Int = 2
  ) throws -> TextMask {
    let masks = TextMasks(try Fixtures.fonts.get(), GlyphStore())
    let shape = TextShape(
      text: text, at: Point(0, 0), slope: slope, style: TextStyle(size: 9), colour: Palette.ink, width: 0)
    return try masks.mask(of: shape, density: density, phaseX: phaseX, phaseY: 0)
  }

  private func ink(_ mask: TextMask) -> Int { mask.levels.reduce(0) { $0 + Int($1) } }

  private func width(_ text: String) throws -> Double {
    let ruler = FontRuler(try Fixtures.fonts.get(), GlyphStore())
    let width = ruler.width(of: text, style: TextStyle(size: 9))
    try ruler.check()
    return width
  }

  @Test func entitiesAreNotDecoded() throws {
    let parts = try ["&", "a", "m", "p", ";"].map { try ink(mask($0)) }.reduce(0, +)
    let whole = try ink(mask("&amp;"))
    #expect(abs(whole - parts) < parts / 20)
    #expect(try ink(mask("&#65;")) > ink(mask("A")) * 2)
    #expect(try width("R&D") < width("R&amp;D"))
    #expect(try ink(mask("<b>")) > ink(mask("b")) * 3 / 2)
  }

  @Test func widthsAddUpToAHundredthOfAPixel() throws {
    // No kerning between figures.
    #expect(abs(try width("1111111111") - 10 * width("1")) < 0.05)
    #expect(try width("") == 0)
    #expect(try width("a b") > width("ab"))
    #expect(try width("ab ") > width("ab"))
  }

  @Test func fallsBackForGlyphsThatOpenSansLacks() throws {
    let runs = try TextRuns.runs(of: "Tbilisi თბილისი", weight: .semibold, Fixtures.fonts.get())
    #expect(runs.count == 2)
    #expect(runs.map { $0.path.split(separator: "/").last } == ["OpenSans-Semibold.ttf", "DejaVuSans-Bold.ttf"])
    #expect(runs.map(\.text).joined() == "Tbilisi თბილისი")
    let cyrillic = try TextRuns.runs(of: "Әзербайжан Қазақстан", weight: .regular, Fixtures.fonts.get())
    #expect(!cyrillic.isEmpty)
  }

  @Test func coverageOfFonts() throws {
    let fonts = try Fixtures.fonts.get()
    #expect(fonts.regular.characters.has("A") && fonts.regular.characters.has("Ж"))
    #expect(!fonts.regular.characters.has("თ") && fonts.fallbackRegular.characters.has("თ"))
    #expect(!fonts.fallbackRegular.characters.has("日"))
  }

  @Test(arguments: 0..<4) func phasesMoveTheMaskByQuartersOfAPixel(phase: Int) throws {
    let still = try mask("Hill")
    let moved = try mask("Hill", phaseX: phase)
    func centre(_ mask: TextMask) -> Double {
      var sum = 0.0
      for (index, level) in mask.levels.enumerated() { sum += Double(index % mask.width) * Double(level) }
      return sum / Double(ink(mask))
    }
    #expect(abs(centre(moved) - centre(still) - Double(phase) / 4) < 0.15)
  }

  @Test(arguments: TextSlope.allSlopes, [1, 2]) func nothingIsCutOff(slope: TextSlope, density: Int) throws {
    for text in ["Åj", "j", "fQ", "United Republics of the Northern Straits", "Ṩ", "⚑", "W"] {
      let mask = try mask(text, slope: slope, density: density)
      for x in 0..<mask.width {
        #expect(mask.levels[x] == 0 && mask.levels[(mask.height - 1) * mask.width + x] == 0, "\(text)")
      }
      for y in 0..<mask.height {
        #expect(mask.levels[y * mask.width] == 0 && mask.levels[(y + 1) * mask.width - 1] == 0, "\(text)")
      }
      #expect(ink(mask) > 0)
    }
  }

  @Test func baselinesAreCrisp() throws {
    // The stems of H end on a pixel: the row above the baseline is full, the one below it empty.
    let mask = try mask("H", density: 1)
    let above = mask.levels[(mask.originY - 1) * mask.width..<mask.originY * mask.width]
    let below = mask.levels[mask.originY * mask.width..<(mask.originY + 1) * mask.width]
    #expect(above.contains { $0 > 10 })
    #expect(below.allSatisfy { $0 == 0 })
  }

  @Test func realTextDoesNotOverlapInCharts() throws {
    let painter = try Fixtures.painter()
    for page in [PageSize.a4Landscape, PageSize(width: 268.5), .slide] {
      let image = try painter.png(of: Fixtures.heatmap(Fixtures.names), density: 1, page: page)
      #expect(image.marksDrawn == Fixtures.names.count * 6)
      #expect(image.colours <= 256)
    }
  }
}

extension TextSlope {
  static let allSlopes: [TextSlope] = [.level, .rising]
}
