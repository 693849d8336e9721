import Charting
import Testing

@testable import Canvas

/// What the canvas refuses, and in which words.
struct RefusalTests {
  private func failure(_ work: () throws(CanvasError) -> Void) -> String {
    do {
      try work()
      return "no failure"
    } catch {
      return error.description
    }
  }

  private func drawing(_ text: String) -> String {
    failure { () throws(CanvasError) in
      let painter = try Fixtures.painter()
      _ = try painter.png(
        of: Fixtures.scene([Fixtures.text(text)]), name: "scene", texts: Fixtures.texts, dataPoints: 1, density: 1)
    }
  }

  @Test func unknownGlyph() {
    #expect(
      drawing("Nippon 日本") == """
        No font has the character “日” (U+65E5) of the text “Nippon 日本”; looked in \
        /usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf and /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf.
        """)
  }

  @Test(arguments: ["مصر", "ישראל", "A\u{202E}B"]) func rightToLeft(text: String) {
    #expect(
      drawing(text)
        == "The text “\(text)” runs from right to left; charts cannot draw it. Give a name in another script.")
  }

  @Test func marksWithoutALetterOfTheirOwn() {
    #expect(
      drawing("x\u{304}\u{331}").hasSuffix("which charts cannot place; write it without that character."))
    #expect(drawing("a\u{7}b").contains("U+0007"))
    // Canonical composition saves what can be one character.
    #expect(drawing("Ge\u{301}orgie") == "no failure")
  }

  @Test func refusedInTheChartThatUsesIt() throws {
    let painter = try Fixtures.painter()
    #expect(throws: CanvasError.rightToLeft(text: "مصر")) {
      try painter.png(of: Fixtures.heatmap(["Aldoria", "مصر"]))
    }
    // A failure belongs to its chart only.
    #expect(try painter.png(of: Fixtures.heatmap(["Aldoria"])).marksDrawn == 6)
  }

  @Test func missingFonts() {
    #expect(
      failure { () throws(CanvasError) in _ = try FontSet.debian(root: "/nowhere") }
        == "The font /nowhere/open-sans/OpenSans-Regular.ttf is missing or cannot be read; install the Debian package "
        + "fonts-open-sans.")
    let path = "OpenSans-Regular.ttf"
    #expect(
      failure { () throws(CanvasError) in
        _ = try FontSet(regular: path, semibold: path, bold: path, fallbackRegular: path, fallbackBold: path)
      } == "The font OpenSans-Regular.ttf is missing or cannot be read.")
    let other = "/etc/passwd"
    #expect(
      failure { () throws(CanvasError) in
        _ = try FontSet(regular: other, semibold: other, bold: other, fallbackRegular: other, fallbackBold: other)
      } == "The font /etc/passwd cannot be used: it has no table of Unicode characters.")
  }

  @Test(arguments: [(6200.0, 60.0), (60.0, 1e300), (0.0, 60.0), (.infinity, 60.0), (.nan, 60.0)])
  func dimensions(width: Double, height: Double) {
    let message = failure { () throws(CanvasError) in
      let painter = try Fixtures.painter()
      _ = try painter.png(
        of: Fixtures.scene(width: width, height: height), name: "scene", texts: Fixtures.texts, dataPoints: 1,
        density: 1)
    }
    #expect(message.hasPrefix("The chart scene would be "))
    #expect(message.hasSuffix("a side has 1 to 8192."))
  }

  @Test func densities() {
    let message = failure { () throws(CanvasError) in
      let painter = try Fixtures.painter()
      _ = try painter.png(of: Fixtures.heatmap([]), density: 3)
    }
    #expect(message == "A chart has density 1 or 2, not 3.")
  }

  @Test func blankChart() {
    let message = failure { () throws(CanvasError) in
      let painter = try Fixtures.painter()
      _ = try painter.png(of: Fixtures.Blank())
    }
    #expect(message == "The chart blank shows 1 of 2 data points; the first not drawn is cell 0,1.")
  }

  @Test func manyColours() {
    let items = (0..<400).map { index in
      SceneItem(
        .rectangle(
          Rectangle(x: Double(index % 20) * 3, y: Double(index / 20) * 3, width: 3, height: 3),
          fill: Colour(UInt32(index) * 40_009 & 0xFFFFFF)))
    }
    let message = failure { () throws(CanvasError) in
      let painter = try Fixtures.painter()
      _ = try painter.png(
        of: Fixtures.scene(items), name: "scene", texts: Fixtures.texts, dataPoints: 1, density: 1)
    }
    #expect(message.hasPrefix("The chart scene needs "))
    #expect(message.hasSuffix(" colours; a palette holds 256."))
  }

  @Test func libraryMessagesAreKept() {
    // libgd refuses this size with a message that would go to standard error.
    #expect(throws: CanvasError.self) { _ = try GDImage(width: 60_000, height: 60_000, fill: 0) }
    let message = failure { () throws(CanvasError) in _ = try GDImage(width: 60_000, height: 60_000, fill: 0) }
    #expect(message.hasPrefix("libgd: gdImageCreateTrueColor failed: "))
    #expect(GDLibrary.messages() == "")
  }
}
