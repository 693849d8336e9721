import Charting
import Testing

@testable import Canvas

/// What Open Sans lacks comes from DejaVu Sans, in every form of a chart; what neither has is refused in all of them.
struct FallbackTests {
  private func mask(_ text: String, _ fonts: FontSet) throws -> TextMask {
    let shape = TextShape(
      text: text, at: Point(0, 0), style: TextStyle(size: 12), colour: Palette.ink, width: 0)
    return try TextMasks(fonts, GlyphStore()).mask(of: shape, density: 2, phaseX: 0, phaseY: 0)
  }

  @Test("A letter of Georgian is the one of DejaVu Sans, not a box for a missing glyph")
  func letters() throws {
    let fonts = try Fixtures.fonts.get()
    let path = fonts.fallbackRegular.path
    let alone = try FontSet(regular: path, semibold: path, bold: path, fallbackRegular: path, fallbackBold: path)
    let mixed = try mask("თ", fonts)
    #expect(try mixed.levels == mask("თ", alone).levels)
    #expect(try mixed.levels != mask("ბ", fonts).levels)
    #expect(try mask("A", fonts).levels != mask("A", alone).levels)
  }

  @Test("A chart with such a name is drawn, and its SVG names both fonts in that order")
  func charts() throws {
    let painter = try Fixtures.painter()
    let chart = Fixtures.heatmap(["Aldoria", "თეთრია"])
    #expect(try painter.png(of: chart).marksDrawn == 12)
    let scene = try painter.scene(of: chart)
    let svg = scene.svg(name: "c", title: "T", description: "D", as: .file)
    #expect(svg.contains("font-family=\"Open Sans, DejaVu Sans, sans-serif\""))
    #expect(svg.contains(">თეთრია</text>"))
    // The width measured with the second font holds the text in its place, whatever font a reader has.
    let text = try #require(
      scene.items.compactMap { item -> TextShape? in
        if case .text(let text) = item.shape, text.text == "თეთრია" { return text }
        return nil
      }.first)
    #expect(text.width > 20)
  }

  @Test("What no font has is refused before a picture, an SVG or a slide is made")
  func refusal() throws {
    let painter = try Fixtures.painter()
    let chart = Fixtures.heatmap(["Aldoria", "日本"])
    let fonts = try Fixtures.fonts.get()
    let refused = CanvasError.unknownGlyph(
      character: "日", codePoint: 0x65E5, text: "日本", fonts: [fonts.regular.path, fonts.fallbackRegular.path])
    #expect(throws: refused) { try painter.png(of: chart) }
    #expect(throws: refused) { try painter.scene(of: chart) }
    #expect(throws: refused) { try painter.parts(of: chart, page: .slide) }
  }
}
