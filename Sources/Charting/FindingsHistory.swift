/// Findings from edition to edition: a row of columns for each code and each source, all of a block on one scale.
public struct FindingsHistory: Chart {
  /// The numbers of one code or source.
  public struct Row: Sendable, Hashable {
    /// The name.
    public var title: String
    /// A number for each edition; `nil` where the source was no input then, or nothing was recorded.
    public var values: [Int?]
    /// Whether the row is the sum of the others.
    public var isTotal: Bool

    /// Makes a row with a value for each edition.
    public init(title: String, values: [Int?], isTotal: Bool = false) {
      self.title = title
      self.values = values
      self.isTotal = isTotal
    }
  }

  /// Rows that share a scale, under a heading.
  public struct Block: Sendable, Hashable {
    /// The heading.
    public var title: String
    /// The rows in the order to be shown.
    public var rows: [Row]

    /// Makes a block.
    public init(title: String, rows: [Row]) {
      self.title = title
      self.rows = rows
    }
  }

  /// The name of the chart's files.
  public let name = "findings-history"
  /// The words around the data.
  public var texts: ChartTexts
  /// The names of the editions, the oldest first.
  public var editions: [String]
  /// The blocks from top to bottom.
  public var blocks: [Block]
  /// Stands where there is no number.
  public var noNumber: String

  /// Makes the chart.
  public init(texts: ChartTexts, editions: [String], blocks: [Block], noNumber: String = "–") {
    self.texts = texts
    self.editions = editions
    self.blocks = blocks
    self.noNumber = noNumber
  }

  /// The number of data points to show.
  public var dataPoints: Int { blocks.reduce(0) { $0 + $1.rows.count * editions.count } }

  /// The chart laid out for a page.
  public func scene(measuring ruler: some TextMeasuring, page: PageSize) -> Scene {
    let frame = ChartFrame(texts, page)
    var builder = SceneBuilder(measuring: ruler)
    let grid = FindingsGrid(self, frame, ruler)
    var y = frame.open(&builder, right: grid.right)
    for (number, block) in blocks.enumerated() {
      if number > 0 { y = PixelGrid.up(y + frame.type.length(18)) }
      y = grid.draw(block, number: number, top: y, &builder)
    }
    return frame.close(&builder, bottom: y, right: grid.right)
  }
}

/// The places of names and columns.
private struct FindingsGrid {
  let chart: FindingsHistory
  let frame: ChartFrame
  private let nameWidth: Double
  private let columnWidth: Double
  private var type: Typography { frame.type }
  private var barHeight: Double { type.length(21) }
  private var columnsLeft: Double { frame.left + nameWidth + type.length(12) }

  init(_ chart: FindingsHistory, _ frame: ChartFrame, _ ruler: some TextMeasuring) {
    self.chart = chart
    self.frame = frame
    let type = frame.type
    nameWidth = PixelGrid.snap(frame.contentWidth * 0.34)
    let heads = chart.editions.flatMap { FindingsGrid.headLines($0) }
    let most = chart.blocks.flatMap(\.rows).flatMap(\.values).compactMap { $0 }.max() ?? 0
    let widest = max(
      heads.map { ruler.width(of: $0, style: type.cell) }.max() ?? 0,
      ruler.width(of: type.digits.text(most), style: type.cellStrong))
    let room = frame.contentWidth - nameWidth - type.length(12)
    let even = room / Double(max(chart.editions.count, 1))
    // A few editions stand close together: columns across a whole page would look like a ranking.
    columnWidth = PixelGrid.down(max(min(even, type.length(84)), widest + type.length(9)))
  }

  var right: Double { columnsLeft + columnWidth * Double(chart.editions.count) }

  /// The date and the revision, one below the other.
  private static func headLines(_ edition: String) -> [String] {
    edition.split(separator: ".", maxSplits: 1).map(String.init)
  }

  /// Draws a block below `top`; returns its lower edge.
  func draw(_ block: FindingsHistory.Block, number: Int, top: Double, _ builder: inout SceneBuilder) -> Double {
    var y = drawHead(block, top: top, &builder)
    let most = block.rows.filter { !$0.isTotal }.flatMap(\.values).compactMap { $0 }.max() ?? 0
    let total = block.rows.filter(\.isTotal).flatMap(\.values).compactMap { $0 }.max() ?? 0
    for (place, row) in block.rows.enumerated() {
      y = draw(row, most: row.isTotal ? total : most, mark: "block \(number) row \(place)", top: y, &builder)
    }
    return y
  }

  private func drawHead(_ block: FindingsHistory.Block, top: Double, _ builder: inout SceneBuilder) -> Double {
    let fitting = TextFitting(ruler: builder.ruler)
    let title = fitting.lines(of: block.title, style: type.labelStrong, width: nameWidth)
    let titleBottom = builder.lines(title, x: frame.left, top: top, type.labelStrong, Palette.ink)
    var bottom = titleBottom
    for (place, edition) in chart.editions.enumerated() {
      let middle = columnsLeft + (Double(place) + 0.5) * columnWidth
      let lines = FindingsGrid.headLines(edition)
      bottom = max(
        bottom, builder.lines(lines, x: middle, top: top, type.cell, Palette.ink2, anchor: .middle))
    }
    bottom = PixelGrid.up(bottom + type.length(3))
    builder.rectangle(
      Rectangle(x: frame.left, y: bottom, width: right - frame.left, height: 0.75), Palette.rule2)
    return bottom + type.length(3)
  }

  private func draw(
    _ row: FindingsHistory.Row, most: Int, mark: String, top: Double, _ builder: inout SceneBuilder
  ) -> Double {
    let fitting = TextFitting(ruler: builder.ruler)
    let style = row.isTotal ? type.labelStrong : type.label
    let lines = fitting.lines(of: row.title, style: style, width: nameWidth)
    let numberHeight = type.cell.capHeight + type.length(3)
    let height = PixelGrid.up(
      max(numberHeight + barHeight + type.length(6), Double(lines.count) * style.lineHeight + type.length(4.5)))
    let base = PixelGrid.down(top + height - type.length(1.5))
    builder.centred(lines, x: frame.left, middle: top + height / 2, style, Palette.ink, anchor: .start)
    for place in chart.editions.indices {
      let left = columnsLeft + Double(place) * columnWidth
      let middle = left + columnWidth / 2
      let width = PixelGrid.snap(min(columnWidth * 0.62, type.length(36)))
      let value = place < row.values.count ? row.values[place] : nil
      guard let value else {
        builder.text(
          chart.noNumber, at: Point(middle, base - type.length(3)), type.cell, Palette.ink3, anchor: .middle,
          mark: "\(mark) edition \(place)")
        continue
      }
      let bar = value == 0 ? 0.75 : max(PixelGrid.snap(barHeight * Double(value) / Double(max(most, 1))), 1.5)
      builder.rectangle(
        Rectangle(x: middle - width / 2, y: base - bar, width: width, height: bar),
        value == 0 ? Palette.rule2 : row.isTotal ? Palette.ink2 : Palette.accent, mark: "\(mark) edition \(place)")
      builder.text(
        type.digits.text(value), at: Point(middle, base - bar - type.length(3)),
        row.isTotal ? type.cellStrong : type.cell,
        Palette.ink, anchor: .middle)
    }
    builder.rectangle(
      Rectangle(x: frame.left, y: base + type.length(1.5), width: right - frame.left, height: 0.75), Palette.rule)
    return base + type.length(1.5) + 0.75
  }
}
