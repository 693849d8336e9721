import Tabulation

/// What a chart is laid out for.
public struct PageSize: Sendable, Hashable {
  /// The width in points. A chart whose columns do not fit grows beyond it.
  public var width: Double
  /// The height in points that the scene has at least; 0 for one as tall as its content.
  public var minimumHeight: Double
  /// The height in points within which rows draw together if that makes the chart fit; 0 for none.
  public var preferredHeight: Double
  /// The smallest text allowed, in points.
  public var smallestText: Double
  /// Whether the chart stands in a text that says title, subtitle, notice and source: it then has none of them, hardly
  /// a margin, and letters as large as those of a table.
  public var isWithinText: Bool

  /// Makes a page size, in points.
  public init(
    width: Double, minimumHeight: Double = 0, preferredHeight: Double = 0, smallestText: Double = 7,
    isWithinText: Bool = false
  ) {
    self.width = width
    self.minimumHeight = minimumHeight
    self.preferredHeight = preferredHeight
    self.smallestText = smallestText
    self.isWithinText = isWithinText
  }

  /// A4 across: 841.5 points, 1122 pixels at density 1; as tall as the chart needs.
  public static let a4Landscape = PageSize(width: 841.5, preferredHeight: 595.5)
  /// A slide of 13.33 by 7.5 inches, with no text under 12 points.
  public static let slide = PageSize(width: 960, minimumHeight: 540, preferredHeight: 540, smallestText: 12)
  /// The text column of a sheet of A4 upright with margins of 17 mm, 176 mm; in height what a sheet holds below the
  /// head of a section and the title of an exhibit.
  public static let sheetColumn = PageSize(width: 498.75, preferredHeight: 618.75, isWithinText: true)
}

/// Sizes of text and space for a page, and how numbers are written on it.
struct Typography {
  /// 1 on paper; text and marks grow by it for a slide.
  let scale: Double
  let title: TextStyle
  let subtitle: TextStyle
  /// Names of rows and columns.
  let label: TextStyle
  let labelStrong: TextStyle
  /// Figures in cells and beside bars.
  let cell: TextStyle
  let cellStrong: TextStyle
  let legend: TextStyle
  let legendStrong: TextStyle
  let source: TextStyle
  /// Dates, notes and ticks, where many stand close together.
  let small: TextStyle
  let margin: Double
  let digits: DigitGroups
  // A slide is no larger than paper beside its text: space grows less than text. Within a text it shrinks with it.
  private let space: Double

  /// The sizes for a page: a slide's are a third larger, and none is under the page's smallest.
  init(_ page: PageSize, _ digits: DigitGroups) {
    self.digits = digits
    let scale = page.smallestText > 9 ? 1.34 : 1
    self.scale = scale
    space = scale > 1 ? 1.1 : page.isWithinText ? 0.9 : 1
    func style(_ size: Double, _ weight: TextWeight = .regular) -> TextStyle {
      // Quarters of a point are exact, here and in libgd, whose lines are found again by the same arithmetic.
      TextStyle(size: max((size * scale * 4).rounded() / 4, page.smallestText), weight: weight)
    }
    let isNarrow = page.width < 420 * scale
    let isWithinText = page.isWithinText
    title = style(isNarrow ? 13.5 : scale > 1 ? 15.5 : 17.25, .semibold)
    subtitle = style(isNarrow ? 9 : scale > 1 ? 9.4 : 10.5)
    let label = isWithinText ? 8 : 9.0
    let cell = isWithinText ? 7.5 : 8.25
    self.label = style(label)
    labelStrong = style(label, .semibold)
    self.cell = style(cell)
    cellStrong = style(cell, .semibold)
    legend = style(cell)
    legendStrong = style(cell, .semibold)
    source = style(cell)
    small = style(isWithinText ? 7 : 7.5)
    // What letters have above their capitals, and what a middle-set label or glyph has beyond its place.
    margin = isWithinText ? 3 : PixelGrid.snap((isNarrow ? 12 : 24) * (scale > 1 && !isNarrow ? 1 : scale))
  }

  /// A length for this page, on the pixel grid.
  func length(_ points: Double) -> Double { PixelGrid.snap(points * space) }
}
