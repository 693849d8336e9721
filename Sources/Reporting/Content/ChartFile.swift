/// A chart as pictures: what a page embeds and links to.
public struct ChartFile: Sendable {
  /// The stem of the file, as `ReportPage.charts` gave it.
  public var name: String
  /// The PNG at one device pixel for each CSS pixel.
  public var png1x: [UInt8]
  /// The PNG at two device pixels for each CSS pixel.
  public var png2x: [UInt8]
  /// The same picture as a file of shapes and texts.
  public var svg: String
  /// The same as an element of a page.
  public var inlineSVG: String

  /// Makes a chart file.
  public init(name: String, png1x: [UInt8], png2x: [UInt8], svg: String, inlineSVG: String) {
    self.name = name
    self.png1x = png1x
    self.png2x = png2x
    self.svg = svg
    self.inlineSVG = inlineSVG
  }
}
