/// A chart as pictures: what a page embeds and links to.
public struct ChartFile: Sendable {
  /// The stem of the file, as `ReportPage.charts` gave it.
  public var name: String
  /// The PNG at one device pixel for each CSS pixel.
  public var png1x: [UInt8]
  /// The PNG at two device pixels for each CSS pixel.
  public var png2x: [UInt8]
  /// The width in CSS pixels.
  public var width: Int
  /// The height in CSS pixels.
  public var height: Int
  /// The text alternative: one sentence.
  public var alternative: String

  /// Makes a chart file.
  public init(name: String, png1x: [UInt8], png2x: [UInt8], width: Int, height: Int, alternative: String) {
    self.name = name
    self.png1x = png1x
    self.png2x = png2x
    self.width = width
    self.height = height
    self.alternative = alternative
  }
}
