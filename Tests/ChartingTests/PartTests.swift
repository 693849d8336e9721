import Testing

@testable import Charting

/// Charts of every size on slides and sheets: every data point in one part, each part as large as there is room.
///
/// A slide is exactly 16 to 9, with no text under 12 points; a sheet's column is 176 mm wide, with none under 7.
struct PartTests {
  static let pages: [PageSize] = [.slide, .sheetColumn]

  private func check(_ chart: some Chart, _ page: PageSize, _ context: String) {
    let parts = ChartPart.parts(of: chart, measuring: PlainRuler(), page: page)
    #expect(!parts.isEmpty, "\(context)")
    #expect(parts.reduce(0) { $0 + $1.chart.dataPoints } == chart.dataPoints, "\(context)")
    for (index, part) in parts.enumerated() {
      let scene = part.scene
      let place = "\(context), part \(index + 1) of \(parts.count)"
      #expect(scene.width == page.width, "\(place)")
      #expect(scene.height >= page.minimumHeight && scene.height <= page.preferredHeight, "\(place)")
      #expect(scene.marks.count == part.chart.dataPoints, "\(place)")
      #expect(SceneChecks.overlaps(scene) == [], "\(place)")
      #expect(SceneChecks.outside(scene) == [], "\(place)")
      #expect(SceneChecks.faint(scene) == [], "\(place)")
      #expect(SceneChecks.texts(scene).allSatisfy { $0.style.size >= page.smallestText }, "\(place)")
      #expect(SceneChecks.says(chart.texts.source, scene) != page.isWithinText, "\(place)")
      let number = parts.count == 1 ? "" : " (\(index + 1)/\(parts.count))"
      #expect(part.chart.texts.title == chart.texts.title + number, "\(place)")
    }
  }

  @Test func slidesAreOfOneSizeAndSheetsAsTallAsTheirCharts() {
    #expect(PageSize.slide.minimumHeight == 540 && PageSize.slide.preferredHeight == 540)
    // 176 mm, to the next pixel below.
    #expect(PageSize.sheetColumn.width == (176 / 25.4 * 96).rounded(.down) * 0.75)
    #expect(PageSize.sheetColumn.minimumHeight == 0)
  }

  private static let sizes = [0, 1, 18, 28, 60]

  @Test(arguments: sizes, pages) func heatmaps(rows: Int, page: PageSize) {
    for seed in 0..<3 {
      var random = RandomCharts(seed: UInt64(seed) + 500)
      var chart = random.heatmap(rows: rows, columns: [5, 1, 9][seed])
      chart.texts = RandomCharts.usualTexts
      check(chart, page, "heatmap \(rows), seed \(seed)")
    }
  }

  @Test(arguments: sizes, pages) func matrices(columns: Int, page: PageSize) {
    for seed in 0..<3 {
      var random = RandomCharts(seed: UInt64(seed) + 510)
      var chart = random.matrix(columns: columns, measures: [26, 1, 60][seed])
      chart.texts = RandomCharts.usualTexts
      check(chart, page, "matrix \(columns), seed \(seed)")
    }
  }

  @Test(arguments: sizes, pages) func grids(size: Int, page: PageSize) {
    for seed in 0..<3 {
      var random = RandomCharts(seed: UInt64(seed) + 520)
      var chart = random.grid(rows: [size, 12, size][seed], columns: size)
      chart.texts = RandomCharts.usualTexts
      check(chart, page, "grid \(size), seed \(seed)")
    }
  }

  @Test(arguments: sizes, pages) func barsAndTiles(size: Int, page: PageSize) {
    var random = RandomCharts(seed: 530)
    var coordinators = random.coordinators(rows: size)
    coordinators.texts = RandomCharts.usualTexts
    check(coordinators, page, "coordinators \(size)")
    var attendance = random.attendance(rows: size)
    attendance.texts = RandomCharts.usualTexts
    check(attendance, page, "attendance \(size)")
    var areas = random.bars(areas: min(size, 9))
    areas.texts = RandomCharts.usualTexts
    check(areas, page, "areas \(size)")
    for seed in 0..<3 {
      var random = RandomCharts(seed: UInt64(seed) + 540)
      var tiles = random.tiles(count: size, areas: [5, 1, 9][seed])
      tiles.texts = RandomCharts.usualTexts
      check(tiles, page, "tiles \(size), seed \(seed)")
    }
  }

  @Test(arguments: sizes, pages) func chartsOfTime(size: Int, page: PageSize) {
    for seed in 0..<3 {
      var random = RandomCharts(seed: UInt64(seed) + 550)
      var ladder = random.ladder(measures: size)
      ladder.texts = RandomCharts.usualTexts
      check(ladder, page, "ladder \(size), seed \(seed)")
      var panels = random.panels(areas: min(size, 9), periods: [12, 1, 24][seed])
      panels.texts = RandomCharts.usualTexts
      check(panels, page, "panels \(size), seed \(seed)")
      var plan = random.plan(entries: [size, size * 3, min(size, 40)][seed])
      plan.texts = RandomCharts.usualTexts
      // Lanes of more than about four years are wider than a sheet, and cannot be divided across.
      let isTooWide = (0..<plan.divisibleRows).contains { row in
        let lane = plan.part(rows: row..<row + 1, columns: 0..<1)
        return lane.scene(measuring: PlainRuler(), page: page).width > page.width
      }
      if page.isWithinText, isTooWide {
        #expect(plan.axis.months.count > 40)
        #expect(ChartPart.parts(of: plan, measuring: PlainRuler(), page: page).isEmpty)
      } else {
        check(plan, page, "plan \(size), seed \(seed)")
      }
    }
  }

  @Test func panelsOfAPartHaveTheScaleOfTheWhole() {
    var random = RandomCharts(seed: 9)
    var chart = random.panels(areas: 2, periods: 1)
    chart.series = ["Records"]
    chart.rows = [
      .init(title: "A", areaPlace: 0, values: [[1]]), .init(title: "B", areaPlace: 1, values: [[400]]),
    ]
    #expect(chart.part(rows: 0..<1, columns: 0..<1).highest == [.init(areas: 400, all: 0)])
  }

  @Test func aPartOfAPlanCountsTheEntriesOfTheWhole() {
    var random = RandomCharts(seed: 10)
    var chart = random.plan(entries: 3)
    chart.groups = [.init(title: "Area", areaPlace: 0, entries: chart.groups.flatMap(\.entries))]
    let part = chart.part(rows: 0..<1, columns: 0..<1)
    #expect(part.groups.first?.entries.count == 1)
    #expect(
      SceneChecks.texts(part.scene(measuring: PlainRuler(), page: .slide)).contains { $0.text == "Area (3)" })
  }

  @Test func partsShareTheClassesOfTheWhole() {
    var random = RandomCharts(seed: 7)
    var chart = random.grid(rows: 0, columns: 2)
    chart.columns = [.init(title: "A"), .init(title: "B")]
    chart.rows = [
      .init(title: "C", cells: [.count(1), .count(1)]), .init(title: "D", cells: [.count(500), .count(2)]),
    ]
    let part = chart.part(rows: 0..<1, columns: 0..<2)
    // Of 500, one is in the lowest class; of one, it would be in it too, and the label would say “1”.
    chart.legend.rampTitle = "Number"
    let labels = { (chart: MemberGrid) in
      SceneChecks.texts(chart.scene(measuring: PlainRuler(), page: .slide)).map(\.text).filter { $0.hasPrefix("1–") }
    }
    #expect(labels(chart) == ["1–100"])
    var shown = part
    shown.legend.rampTitle = "Number"
    #expect(labels(shown) == ["1–100"])
  }

  @Test func wordsWithoutRoomForARowGiveNoSlide() {
    var random = RandomCharts(seed: 8)
    var chart = random.heatmap(rows: 3, columns: 2)
    chart.texts = RandomCharts.usualTexts
    chart.texts.notice = String(repeating: "A notice that fills the slide. ", count: 80)
    #expect(ChartPart.parts(of: chart, measuring: PlainRuler(), page: .slide).isEmpty)
  }
}
