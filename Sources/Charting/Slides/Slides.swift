/// Charts laid out for slides of 13.33 by 7.5 inches: exactly 16 to 9, with no text under 12 points.
public enum Slides {
  /// A slide: a chart, or a part of one, and its scene.
  public struct Slide: Sendable {
    /// What the slide shows; a part says in its title which of how many it is.
    public var chart: any Chart
    /// The scene, as large as a slide.
    public var scene: Scene
  }

  /// The slides of a chart; none where not even one of its rows and columns fits.
  ///
  /// As few as hold all rows and columns, and these spread evenly. Grows with the number of rows.
  public static func of(_ chart: any Chart, measuring ruler: some TextMeasuring) -> [Slide] {
    let whole = chart.scene(measuring: ruler, page: .slide)
    if fits(whole) { return [Slide(chart: chart, scene: whole)] }
    guard let chart = chart as? any DivisibleChart else { return [] }
    return divided(chart, ruler)
  }

  private static func divided(_ chart: some DivisibleChart, _ ruler: some TextMeasuring) -> [Slide] {
    let first = 0..<min(chart.divisibleRows, 1)
    for across in 1...max(chart.divisibleColumns, 1) {
      let columns = spread(chart.divisibleColumns, over: across)
      let isNarrow = columns.allSatisfy { columns in
        scene(of: chart, first, columns, ruler, "").width <= PageSize.slide.width
      }
      guard isNarrow, let down = rowRanges(of: chart, columns, ruler) else { continue }
      return slides(of: chart, down, columns, ruler)
    }
    return []
  }

  /// The fewest groups of rows of which each fits a slide with every group of columns; `nil` where one row does not.
  private static func rowRanges(
    of chart: some DivisibleChart, _ columns: [Range<Int>], _ ruler: some TextMeasuring
  ) -> [Range<Int>]? {
    let rows = chart.divisibleRows
    // The number in the title may make it a line longer.
    func holds(_ range: Range<Int>) -> Bool {
      columns.allSatisfy { fits(scene(of: chart, range, $0, ruler, numbering(99, 99))) }
    }
    if rows == 0 { return holds(0..<0) ? [0..<0] : nil }
    var ranges: [Range<Int>] = []
    var start = 0
    while start < rows {
      var (most, beyond) = (0, rows - start + 1)
      while beyond - most > 1 {
        let middle = (most + beyond) / 2
        if holds(start..<start + middle) { most = middle } else { beyond = middle }
      }
      if most == 0 { return nil }
      ranges.append(start..<start + most)
      start += most
    }
    let even = spread(rows, over: ranges.count)
    return even.allSatisfy(holds) ? even : ranges
  }

  private static func slides(
    of chart: some DivisibleChart, _ rows: [Range<Int>], _ columns: [Range<Int>], _ ruler: some TextMeasuring
  ) -> [Slide] {
    let total = rows.count * columns.count
    var slides: [Slide] = []
    for range in rows {
      for across in columns {
        var part = chart.part(rows: range, columns: across)
        if total > 1 { part.texts.title += numbering(slides.count + 1, total) }
        slides.append(Slide(chart: part, scene: part.scene(measuring: ruler, page: .slide)))
      }
    }
    return slides
  }

  private static func scene(
    of chart: some DivisibleChart, _ rows: Range<Int>, _ columns: Range<Int>, _ ruler: some TextMeasuring,
    _ number: String
  ) -> Scene {
    var part = chart.part(rows: rows, columns: columns)
    part.texts.title += number
    return part.scene(measuring: ruler, page: .slide)
  }

  private static func numbering(_ number: Int, _ total: Int) -> String { " (\(number)/\(total))" }

  private static func fits(_ scene: Scene) -> Bool {
    scene.width == PageSize.slide.width && scene.height == PageSize.slide.minimumHeight
  }

  /// So many things in groups of nearly equal size, in order.
  static func spread(_ count: Int, over groups: Int) -> [Range<Int>] {
    (0..<groups).map { count * $0 / groups..<count * ($0 + 1) / groups }
  }
}
