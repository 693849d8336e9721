/// A chart as a PNG.
public struct ChartImage: Sendable, Hashable {
  /// The PNG file.
  public var bytes: [UInt8]
  /// The width in pixels.
  public var widthInPixels: Int
  /// The height in pixels.
  public var heightInPixels: Int
  /// Data points whose mark reached the picture.
  public var marksDrawn: Int
  /// The number of colours in the palette.
  public var colours: Int
}

/// The versions of what draws the charts, for a manifest.
public struct CanvasVersions: Sendable, Hashable {
  /// The version of libgd.
  public var libgd: String
  /// Empty where FreeType does not say.
  public var freeType: String
}
