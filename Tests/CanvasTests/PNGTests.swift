import Charting
import Testing

@testable import Canvas

/// The file: header, palette, resolution, text, and the same bytes each time.
struct PNGTests {
  @Test(arguments: [1, 2]) func structure(density: Int) throws {
    let image = try Fixtures.painter().png(
      of: Fixtures.heatmap(Fixtures.names), density: density, page: PageSize(width: 570))
    let png = try #require(PNGReader(image.bytes))
    #expect(png.chunks.allSatisfy { $0.isSound })
    #expect(png.chunks.first?.type == "IHDR")
    #expect(png.chunks.last?.type == "IEND")
    #expect(png.chunks.dropFirst().prefix(3).map(\.type) == ["iTXt", "iTXt", "iTXt"])

    let header = try #require(png["IHDR"])
    #expect(PNGReader.number(header[0..<4]) == image.widthInPixels)
    #expect(PNGReader.number(header[4..<8]) == image.heightInPixels)
    #expect(image.widthInPixels == 760 * density)
    // Eight bits, indexed, not interlaced.
    #expect(header[8] == 8 && header[9] == 3 && header[12] == 0)
    #expect(png["PLTE"]?.count == image.colours * 3)
    #expect(png["PLTE"]?.prefix(3) == [255, 255, 255])
    #expect(png["tRNS"] == nil)

    let resolution = try #require(png["pHYs"])
    // 96 pixels an inch are 3780 a metre.
    #expect(PNGReader.number(resolution[0..<4]) == (density == 1 ? 3780 : 7559))
    #expect(resolution[0..<4] == resolution[4..<8] && resolution[8] == 1)
  }

  @Test func textsFollowTheHeader() throws {
    let image = try Fixtures.painter().png(
      of: Fixtures.scene(), name: "scene", texts: Fixtures.texts, dataPoints: 1, density: 1)
    let png = try #require(PNGReader(image.bytes))
    let texts = png.chunks.filter { $0.type == "iTXt" }.map { String(decoding: $0.data, as: UTF8.self) }
    #expect(
      texts == [
        "Title\0\0\0\0\0Title & <more>", "Description\0\0\0\0\0Alternative text: é, ж.",
        "Source\0\0\0\0\0Source: invented.",
      ])
  }

  @Test func emptyTextsHaveNoChunk() throws {
    let texts = ChartTexts(title: "Only a title", subtitle: "", source: "", alternative: "", digits: .ungrouped)
    let image = try Fixtures.painter().png(of: Fixtures.scene(), name: "scene", texts: texts, dataPoints: 1, density: 1)
    let png = try #require(PNGReader(image.bytes))
    #expect(png.chunks.filter { $0.type == "iTXt" }.count == 1)
  }

  @Test func sameInputSameBytes() throws {
    let chart = Fixtures.heatmap(Fixtures.names)
    let painter = try Fixtures.painter()
    let page = PageSize(width: 285)
    let first = try painter.png(of: chart, density: 2, page: page)
    #expect(try painter.png(of: chart, density: 2, page: page) == first)
    #expect(try Fixtures.painter().png(of: chart, density: 2, page: page) == first)
  }

  @Test func checksumIsThatOfPNG() {
    #expect(PNGText.checksum(Array("IEND".utf8)) == 0xAE42_6082)
  }

  @Test func versionsAreKnown() {
    #expect(Painter.versions.libgd.hasPrefix("2."))
    #expect(Painter.versions.freeType.hasPrefix("2."))
  }
}
