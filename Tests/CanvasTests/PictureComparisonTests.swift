import Testing

@testable import Canvas

@Suite("Comparing pictures")
struct PictureComparisonTests {
  private func picture(_ width: Int = 100, _ colour: UInt32 = 0xFFFFFF, mark: (Int, UInt32)? = nil) throws -> [UInt8] {
    let image = try GDImage(width: width, height: 100, fill: colour)
    if let mark { image.rectangle(x: 10, y: 10, width: mark.0, height: 10, mark.1) }
    return try image.png(resolution: 96)
  }

  @Test("Shades are the same, marks are not, sizes are never compared")
  func pictures() throws {
    let plain = try picture()
    #expect(try PictureComparison(plain, plain)?.differing == 0)
    let shade = try #require(try PictureComparison(plain, picture(100, 0xE0E0E0)))
    #expect(shade.isSame)
    let small = try #require(try PictureComparison(plain, picture(mark: (5, 0))))
    #expect(small.differing == 50)
    #expect(small.isSame)
    let large = try #require(try PictureComparison(plain, picture(mark: (6, 0))))
    #expect(!large.isSame)
    #expect(try PictureComparison(plain, picture(99)) == nil)
    #expect(throws: CanvasError.self) { try PictureComparison(plain, [1, 2, 3]) }
  }
}
