/// A chart, or a part of one, laid out for a page on which it fits.
public struct ChartPart: Sendable {
  /// What is shown; one of several parts says in its title which of how many it is.
  public var chart: any Chart
  /// The scene: no larger than the page.
  public var scene: Scene

  /// The parts of a chart for slides or sheets; none where not even one of its rows and columns fits.
  ///
  /// As few as hold all rows and columns, and these spread evenly. Grows with the number of rows.
  /// - Parameter page: has a preferred height, which none of the parts exceeds.
  public static func parts(
    of chart: any Chart, measuring ruler: some TextMeasuring, page: PageSize
  ) -> [ChartPart] {
    let whole = chart.scene(measuring: ruler, page: page)
    let division = Division(page: page, ruler: ruler)
    if division.fits(whole) { return [ChartPart(chart: chart, scene: whole)] }
    guard let chart = chart as? any DivisibleChart else { return [] }
    return division.parts(of: chart)
  }
}

/// Divides charts for a page.
struct Division<Ruler: TextMeasuring> {
  let page: PageSize
  let ruler: Ruler

  /// The fewest parts of which each fits.
  func parts(of chart: some DivisibleChart) -> [ChartPart] {
    let first = 0..<min(chart.divisibleRows, 1)
    for across in 1...max(chart.divisibleColumns, 1) {
      let columns = spread(chart.divisibleColumns, over: across)
      let isNarrow = columns.allSatisfy { columns in
        scene(of: chart, first, columns, "").width <= page.width
      }
      guard isNarrow, let down = rowRanges(of: chart, columns) else { continue }
      return parts(of: chart, down, columns)
    }
    return []
  }

  /// The fewest groups of rows of which each fits a page with every group of columns; `nil` where one row does not.
  private func rowRanges(of chart: some DivisibleChart, _ columns: [Range<Int>]) -> [Range<Int>]? {
    let rows = chart.divisibleRows
    // The number in the title may make it a line longer.
    func holds(_ range: Range<Int>) -> Bool {
      columns.allSatisfy { fits(scene(of: chart, range, $0, numbering(99, 99))) }
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

  private func parts(
    of chart: some DivisibleChart, _ rows: [Range<Int>], _ columns: [Range<Int>]
  ) -> [ChartPart] {
    let total = rows.count * columns.count
    var parts: [ChartPart] = []
    for range in rows {
      for across in columns {
        var part = chart.part(rows: range, columns: across)
        if total > 1 { part.texts.title += numbering(parts.count + 1, total) }
        parts.append(ChartPart(chart: part, scene: part.scene(measuring: ruler, page: page)))
      }
    }
    return parts
  }

  private func scene(
    of chart: some DivisibleChart, _ rows: Range<Int>, _ columns: Range<Int>, _ number: String
  ) -> Scene {
    var part = chart.part(rows: rows, columns: columns)
    part.texts.title += number
    return part.scene(measuring: ruler, page: page)
  }

  private func numbering(_ number: Int, _ total: Int) -> String { " (\(number)/\(total))" }

  /// Whether a scene is no larger than the page.
  func fits(_ scene: Scene) -> Bool { scene.width <= page.width && scene.height <= page.preferredHeight }

  /// So many things in groups of nearly equal size, in order.
  private func spread(_ count: Int, over groups: Int) -> [Range<Int>] {
    (0..<groups).map { count * $0 / groups..<count * ($0 + 1) / groups }
  }
}
