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
  /// The same as an element of a page, or as several where it is divided; none where no page shows it.
  public var elements: [String]
  /// Whether the elements are no larger than what a printed sheet has room for.
  public var fitsSheet: Bool

  /// Makes a chart file.
  public init(name: String, png1x: [UInt8], png2x: [UInt8], svg: String, elements: [String], fitsSheet: Bool = true) {
    self.name = name
    self.png1x = png1x
    self.png2x = png2x
    self.svg = svg
    self.elements = elements
    self.fitsSheet = fitsSheet
  }
}
