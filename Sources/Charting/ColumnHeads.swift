/// The heads of columns: level where the words fit their columns, rising where they do not.
struct ColumnHeads {
  let titles: [String]
  /// The left edge of each column.
  let lefts: [Double]
  let columnWidth: Double
  let style: TextStyle
  let rises: Bool
  private let wrapped: [[String]]
  private let widths: [Double]

  init(
    _ titles: [String], lefts: [Double], columnWidth: Double, style: TextStyle, rises: Bool?,
    measuring ruler: any TextMeasuring
  ) {
    self.titles = titles
    self.lefts = lefts
    self.columnWidth = columnWidth
    self.style = style
    let fitting = TextFitting(ruler: ruler)
    let room = columnWidth - 3
    let fits = titles.allSatisfy { fitting.widestWord(of: $0, style: style) <= room }
    let rises = rises ?? !fits
    self.rises = rises
    wrapped = titles.map { title in
      guard rises else { return fitting.lines(of: title, style: style, width: room) }
      // A long head that rises breaks in two where the columns are wide enough for two lines beside each other.
      let hasRoomForTwo = columnWidth * 0.8 >= 2 * style.lineHeight
      return fitting.lines(of: title, style: style, width: hasRoomForTwo ? style.size * 14 : .infinity)
    }
    widths = wrapped.map { $0.map { ruler.width(of: $0, style: style) }.max() ?? 0 }
  }

  /// The least width of columns whose rising heads do not touch each other.
  static func leastWidth(_ style: TextStyle) -> Double { PixelGrid.up((style.ascent + style.descent) / 0.8) }

  /// The height of the heads.
  var height: Double {
    if rises {
      let heights = zip(widths, wrapped).map { $0 * 0.8 + Self.lift(of: $1, style) }
      return PixelGrid.up((heights.max() ?? 0) + style.size * 1.1)
    }
    let lines = Double(wrapped.map(\.count).max() ?? 0)
    return PixelGrid.up(max(lines - 1, 0) * style.lineHeight + style.capHeight + style.descent)
  }

  // The distance of two lines of a rising head.
  private static func pitch(_ style: TextStyle) -> Double { max(style.lineHeight * 0.9, style.ascent + style.descent) }

  // How much higher a head of several lines starts, so that its last line is no lower than a head of one.
  private static func lift(of lines: [String], _ style: TextStyle) -> Double {
    Double(max(lines.count - 1, 0)) / 2 * Self.pitch(style) * 0.6
  }

  /// The leftmost place that rising heads touch from `height` above their foot upward; infinite if none is so tall.
  func left(above height: Double) -> Double {
    var result = Double.infinity
    for (index, (left, width)) in zip(lefts, widths).enumerated()
    where width * 0.8 + Self.lift(of: wrapped[index], style) + style.size * 1.1 >= height {
      // 4 up on 3 along; what rises above the baseline leans to the left.
      result = min(result, left + columnWidth / 2 + max(height - style.size, 0) * 0.75 - style.size)
    }
    return result
  }

  /// The right edge of the heads.
  var right: Double {
    var right = (lefts.last ?? 0) + columnWidth
    guard rises else { return right }
    for (left, width) in zip(lefts, widths) { right = max(right, left + columnWidth / 2 + width * 0.6 + style.size) }
    return right
  }

  /// Draws the heads so that they end at `bottom`.
  func draw(bottom: Double, colour: Colour, _ builder: inout SceneBuilder) {
    for (index, lines) in wrapped.enumerated() {
      let middle = lefts[index] + columnWidth / 2
      if rises {
        for (number, line) in lines.enumerated() {
          // Lines of one head stand beside each other, the first at the upper left, around the column's middle.
          let shift = Double(number) - Double(lines.count - 1) / 2
          let offset = shift * Self.pitch(style) + style.capHeight * 0.42
          builder.text(
            line,
            at: Point(
              middle + offset * 0.8,
              bottom - 1.5 + offset * 0.6 - style.capHeight * 0.45 - Self.lift(of: lines, style)), style, colour,
            slope: .rising)
        }
      } else {
        let height = Double(max(lines.count - 1, 0)) * style.lineHeight + style.capHeight + style.descent
        _ = builder.lines(lines, x: middle, top: bottom - height, style, colour, anchor: .middle)
      }
    }
  }
}
