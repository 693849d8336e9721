import CLibGD
import Charting

/// Draws charts as PNG with libgd, on any number of threads at once.
public final class Painter: Sendable {
  /// The longest side of a picture, in pixels.
  public static let limit = 8192

  private let fonts: FontSet
  private let glyphs = GlyphStore()

  /// Makes a painter; fails where libgd cannot open one of the fonts.
  public init(fonts: FontSet) throws(CanvasError) {
    self.fonts = fonts
    for path in fonts.paths { _ = try GDText.advances(of: TextRun(path: path, text: "0"), points: 9) }
  }

  /// The chart as PNG; the density is 1 or 2 (96 or 192 pixels per inch).
  public func png(
    of chart: some Chart, density: Int = 1, page: PageSize = .a4Landscape
  ) throws(CanvasError) -> ChartImage {
    let scene = try scene(of: chart, page: page)
    return try png(of: scene, name: chart.name, texts: chart.texts, dataPoints: chart.dataPoints, density: density)
  }

  /// The chart laid out; fails where it has text that cannot be drawn.
  public func scene(of chart: some Chart, page: PageSize = .a4Landscape) throws(CanvasError) -> Scene {
    let ruler = FontRuler(fonts, glyphs)
    let scene = chart.scene(measuring: ruler, page: page)
    try ruler.check()
    return scene
  }

  /// The chart laid out for slides or sheets, in as few parts as fit; none where not even a part of it does.
  public func parts(of chart: any Chart, page: PageSize) throws(CanvasError) -> [ChartPart] {
    let ruler = FontRuler(fonts, glyphs)
    let parts = ChartPart.parts(of: chart, measuring: ruler, page: page)
    try ruler.check()
    return parts
  }

  /// A scene as PNG, refused where it shows another number of data points than `dataPoints`.
  public func png(
    of scene: Scene, name: String, texts: ChartTexts, dataPoints: Int, density: Int
  ) throws(CanvasError) -> ChartImage {
    guard density == 1 || density == 2 else { throw .density(density) }
    let (width, height) = try Self.pixels(of: scene, name: name, density: density)
    // Sixteen levels of coverage fit a palette; a chart with very many pairs of colours gets by with fewer.
    let masks = TextMasks(fonts, glyphs)
    try masks.prepare(scene, density: density)
    var colours = 0
    for steps: Int32 in [15, 11, 7, 5] {
      let painter = ScenePainter(width: width, height: height, density: density, masks: masks, steps: steps)
      let drawn = try Self.paint(scene, painter)
      guard drawn.count == dataPoints else {
        throw .marksMissing(
          chart: name, drawn: drawn.count, expected: dataPoints,
          firstMissing: scene.marks.first { !drawn.contains($0) } ?? "")
      }
      guard let indexed = try painter.plane.image() else {
        colours = painter.plane.colourCount
        continue
      }
      let bytes = try PNGText.adding(
        [("Title", texts.title), ("Description", texts.alternative), ("Source", texts.source)],
        to: try indexed.png(resolution: 96 * density))
      return ChartImage(
        bytes: bytes, widthInPixels: width, heightInPixels: height, marksDrawn: drawn.count,
        colours: indexed.colourCount)
    }
    throw .tooManyColours(chart: name, colours: colours)
  }

  private static func paint(_ scene: Scene, _ painter: ScenePainter) throws(CanvasError) -> Set<String> {
    var drawn: Set<String> = []
    for item in scene.items {
      let reached = try painter.paint(item.shape)
      if reached, !item.mark.isEmpty { drawn.insert(item.mark) }
    }
    return drawn
  }

  private static func pixels(
    of scene: Scene, name: String, density: Int
  ) throws(CanvasError) -> (width: Int, height: Int) {
    // Clamped first: a scene of any size must be refused, not trapped on.
    func pixels(_ points: Double) -> Int {
      guard points.isFinite else { return .max }
      return Int((min(max(points, 0), 1e9) * 96 * Double(density) / 72).rounded())
    }
    let width = pixels(scene.width)
    let height = pixels(scene.height)
    guard (1...limit).contains(width), (1...limit).contains(height) else {
      throw .dimensions(chart: name, width: width, height: height, limit: limit)
    }
    return (width, height)
  }

  /// The versions of libgd and FreeType.
  public static var versions: CanvasVersions {
    GDLibrary.prepare()
    let libgd = unsafe gdVersionString().map { unsafe String(cString: $0) } ?? ""
    var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
    let code = unsafe clibgd_freetype_version(&major, &minor, &patch)
    return CanvasVersions(libgd: libgd, freeType: code == 0 ? "\(major).\(minor).\(patch)" : "")
  }
}
