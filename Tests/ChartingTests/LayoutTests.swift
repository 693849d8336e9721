import Charting
import Testing

/// Over random tables of every size and page: nothing overlaps, leaves the canvas, is too small or too faint.
struct LayoutTests {
  static let pages: [PageSize] = [
    .a4Landscape, PageSize(width: 570), PageSize(width: 268.5), .slide, .sheetColumn,
  ]

  private func check(_ chart: some Chart, _ page: PageSize, _ context: String) {
    let scene = chart.scene(measuring: PlainRuler(), page: page)
    #expect(scene.marks.count == chart.dataPoints, "\(context)")
    #expect(SceneChecks.overlaps(scene) == [], "\(context)")
    #expect(SceneChecks.outside(scene) == [], "\(context)")
    #expect(SceneChecks.faint(scene) == [], "\(context)")
    #expect(SceneChecks.texts(scene).allSatisfy { $0.style.size >= page.smallestText }, "\(context)")
    #expect(scene.width >= page.width && scene.height >= page.minimumHeight, "\(context)")
    #expect(scene == chart.scene(measuring: PlainRuler(), page: page), "\(context)")
  }

  @Test(arguments: [0, 1, 18, 28, 60], pages) func heatmaps(rows: Int, page: PageSize) {
    for seed in 0..<6 {
      var random = RandomCharts(seed: UInt64(seed))
      check(random.heatmap(rows: rows, columns: [5, 0, 1, 9, 5, 4][seed]), page, "seed \(seed)")
    }
  }

  @Test(arguments: [0, 1, 18, 28, 60], pages) func matrices(columns: Int, page: PageSize) {
    for seed in 0..<4 {
      var random = RandomCharts(seed: UInt64(seed) + 100)
      check(random.matrix(columns: columns, measures: [26, 0, 3, 12][seed]), page, "seed \(seed)")
    }
  }

  @Test(arguments: [0, 1, 4, 12], pages) func findings(editions: Int, page: PageSize) {
    for seed in 0..<4 {
      var random = RandomCharts(seed: UInt64(seed) + 400)
      check(random.findings(editions: editions, rows: [0, 1, 6, 25][seed]), page, "seed \(seed)")
    }
  }

  @Test(arguments: [0, 1, 5, 9], pages) func bars(areas: Int, page: PageSize) {
    for seed in 0..<8 {
      var random = RandomCharts(seed: UInt64(seed) + 200)
      check(random.bars(areas: areas), page, "seed \(seed)")
    }
  }

  @Test(arguments: [0, 1, 18, 28, 60], pages) func coordinators(rows: Int, page: PageSize) {
    for seed in 0..<6 {
      var random = RandomCharts(seed: UInt64(seed) + 300)
      check(random.coordinators(rows: rows), page, "seed \(seed)")
    }
  }

  // Stages, time, comparison, plan.

  @Test(arguments: [0, 1, 24, 60], pages) func ladders(measures: Int, page: PageSize) {
    for seed in 0..<5 {
      var random = RandomCharts(seed: UInt64(seed) + 400)
      check(random.ladder(measures: measures), page, "seed \(seed)")
    }
  }

  @Test(arguments: [0, 1, 4, 14, 60], pages) func panels(periods: Int, page: PageSize) {
    for seed in 0..<6 {
      var random = RandomCharts(seed: UInt64(seed) + 500)
      check(random.panels(areas: [5, 0, 1, 9, 5, 4][seed], periods: periods), page, "seed \(seed)")
    }
  }

  @Test(arguments: [0, 1, 5, 6, 7, 14], pages) func cumulativeSteps(areas: Int, page: PageSize) {
    for seed in 0..<8 {
      var random = RandomCharts(seed: UInt64(seed) + 600)
      check(random.steps(areas: areas, periods: [14, 0, 1, 4, 60, 3, 12, 14][seed]), page, "seed \(seed)")
    }
  }

  @Test(arguments: [0, 1, 5, 9], pages) func dumbbells(areas: Int, page: PageSize) {
    for seed in 0..<8 {
      var random = RandomCharts(seed: UInt64(seed) + 700)
      check(random.dumbbell(areas: areas), page, "seed \(seed)")
    }
  }

  @Test(arguments: [0, 1, 12, 40, 41, 200, 2000], pages) func plans(entries: Int, page: PageSize) {
    for seed in 0..<4 {
      var random = RandomCharts(seed: UInt64(seed) + 800)
      check(random.plan(entries: entries), page, "seed \(seed)")
    }
  }

  // Pairs of parties, places and lists.

  @Test(arguments: [0, 1, 18, 28, 60], pages) func grids(size: Int, page: PageSize) {
    for seed in 0..<4 {
      var random = RandomCharts(seed: UInt64(seed) + 400)
      check(random.grid(rows: [size, 12, size, 1][seed], columns: [size, size, 3, 29][seed]), page, "seed \(seed)")
    }
  }

  @Test(arguments: [0, 1, 18, 28, 60], pages) func attendance(rows: Int, page: PageSize) {
    for seed in 0..<6 {
      var random = RandomCharts(seed: UInt64(seed) + 420)
      check(random.attendance(rows: rows), page, "seed \(seed)")
    }
  }

  @Test(arguments: [0, 1, 18, 28, 60], pages) func tiles(count: Int, page: PageSize) {
    for seed in 0..<6 {
      var random = RandomCharts(seed: UInt64(seed) + 440)
      check(random.tiles(count: count, areas: [5, 0, 1, 9, 5, 4][seed]), page, "seed \(seed)")
    }
  }

  @Test func anA4HeatmapOfTwentyEightMembersFitsThePage() {
    var random = RandomCharts(seed: 1)
    var chart = random.heatmap(rows: 28, columns: 5)
    for index in chart.rows.indices { chart.rows[index].title = "Member \(index)" }
    for index in chart.columns.indices { chart.columns[index].title = "Area" }
    chart.texts = Samples.texts
    #expect(chart.scene(measuring: PlainRuler(), page: .a4Landscape).height <= 595.5)
  }

  @Test func veryLargeNumbersDoNotTrap() {
    let cells: [CellState] = [.count(.max), .share(active: .max, inForce: .max), .share(active: 1, inForce: .max)]
    let heatmap = CoverageHeatmap(
      texts: Samples.texts, columns: (0..<3).map { .init(title: "Area", areaPlace: $0) },
      rows: [.init(title: "Aldoria", cells: cells)], legend: Samples.legend())
    #expect(heatmap.scene(measuring: PlainRuler(), page: .a4Landscape).marks.count == 3)
    let bars = AreaBars(
      texts: Samples.texts,
      areas: [.init(title: "Trade", place: 0, active: 1, coordinated: .max, inForce: .max)], all: nil,
      words: .init(active: "a", coordinated: "b", inForce: "c", activeNotCollected: "d"))
    #expect(bars.scene(measuring: PlainRuler(), page: .a4Landscape).marks.count == 3)
  }
}
