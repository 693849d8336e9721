import CLibGD

/// How far two pictures lie apart, pixel by pixel.
///
/// Another version of a font or of FreeType moves the edges of letters by a shade; another figure moves whole marks.
public struct PictureComparison: Sendable, Hashable {
  /// Pixels of which a colour differs by more than `shade`.
  public let differing: Int
  /// All pixels.
  public let pixels: Int

  /// The greatest difference of a colour, of 255, that an edge may have.
  public static let shade = 96
  /// How many pixels of a thousand may differ by more.
  public static let tolerance = 5

  /// Whether the pictures are the same within the tolerance.
  public var isSame: Bool { differing * 1000 <= pixels * Self.tolerance }

  /// Compares two PNG files; `nil` where they differ in size.
  ///
  /// - Throws: an error where one of them is no PNG.
  public init?(_ first: [UInt8], _ second: [UInt8]) throws(CanvasError) {
    let first = try GDImage(png: first)
    let second = try GDImage(png: second)
    guard first.width == second.width, first.height == second.height else { return nil }
    var differing = 0
    for y in 0..<first.height {
      for x in 0..<first.width
      where PictureComparison.distance(first.colour(x: x, y: y), second.colour(x: x, y: y)) > Self.shade {
        differing += 1
      }
    }
    self.differing = differing
    pixels = first.width * first.height
  }

  private static func distance(_ first: UInt32, _ second: UInt32) -> Int {
    [16, 8, 0].map { abs(Int(first >> $0 & 255) - Int(second >> $0 & 255)) }.max() ?? 0
  }
}
