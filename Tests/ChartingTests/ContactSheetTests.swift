import Canvas
import Charting
import Foundation
import Testing

/// Every chart at 0, 1, 18, 28 and 60 States on one sheet each, as `docs/charts` shows them.
///
/// With `RECORD_SHEETS=1` in the environment the sheets are written, and the run fails; without it they must be there,
/// and each chart must still be drawn.
struct ContactSheetTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs/charts")

  /// The charts of a sheet, each with its number of States and of measures.
  struct Sheet: Sendable, CustomTestStringConvertible {
    var name: String
    var charts: @Sendable (Int) -> any Chart
    var testDescription: String { name }
  }

  private static let sizes = [0, 1, 18, 28, 60]
  private static func measures(_ size: Int) -> Int { [0: 1, 1: 3, 18: 12, 28: 26][size] ?? 60 }

  private static func areas(_ size: Int) -> Int { [0: 0, 1: 1, 18: 4, 28: 5][size] ?? 9 }

  /// The short names of the invented forum.
  private static let names: [String] = {
    let file = folder.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "inputs/illustrative/registry/names.csv")
    let lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n")
    return lines.compactMap { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return cells.count > 3 && cells[1] == "en" && cells[3] == "short" ? String(cells[2]) : nil
    }
  }()

  private static func random(_ seed: UInt64) -> RandomCharts {
    var random = RandomCharts(seed: seed)
    random.pool = names
    return random
  }

  private static func titled<Value: DivisibleChart>(_ chart: Value, _ size: Int, _ what: String = "members") -> Value {
    var chart = chart
    chart.texts = texts(size, what)
    return chart
  }

  private static func texts(_ size: Int, _ what: String) -> ChartTexts {
    var texts = RandomCharts.usualTexts
    texts.title = "\(size) \(what)"
    return texts
  }

  private static func legend(_ statuses: [CellStatus]) -> HeatmapLegend {
    let words: [CellStatus: String] = [
      .active: "Number of records, or measures active / in force", .areaOnly: "Active under the area only",
      .nilReturn: "Nil return received", .pending: "Return pending", .quarantined: "Rows held back",
      .notReported: "No activity reported", .notApplicable: "Not applicable (blank)", .notCollected: "Not collected",
      .coordinator: "The coordinator itself",
    ]
    return HeatmapLegend(
      rampTitle: "Number or share", entries: statuses.map { LegendEntry($0, words[$0] ?? "") }, words: Samples.words)
  }

  static let sheets: [Sheet] = [
    Sheet(name: "heatmap") { size in
      var random = random(1)
      var chart = random.heatmap(rows: size, columns: 5)
      chart.legend = legend(CellStatus.allCases.filter { $0 != .coordinator })
      return titled(chart, size)
    },
    Sheet(name: "matrix") { size in
      var random = random(2)
      var chart = random.matrix(columns: size, measures: measures(size))
      chart.legend = legend(CellStatus.allCases)
      return titled(chart, size)
    },
    Sheet(name: "coordinators") { size in
      var random = random(3)
      return titled(random.coordinators(rows: size), size)
    },
    Sheet(name: "engagement") { size in
      var random = random(9)
      var chart = random.grid(rows: size * 2 / 3, columns: size)
      chart.legend = legend(CellStatus.allCases)
      return titled(chart, size)
    },
    Sheet(name: "tiles") { size in
      var random = random(10)
      var chart = random.tiles(count: size, areas: 5)
      chart.legend = legend(CellStatus.allCases)
      return titled(chart, size)
    },
    Sheet(name: "attendance") { size in
      var random = random(11)
      return titled(random.attendance(rows: size), size)
    },
    Sheet(name: "stages") { size in
      var random = random(12)
      return titled(random.ladder(measures: measures(size)), measures(size), "measures")
    },
    Sheet(name: "activity") { size in
      var random = random(13)
      return titled(random.panels(areas: areas(size), periods: 12), areas(size), "areas")
    },
    Sheet(name: "measures-to-date") { size in
      var random = random(14)
      var chart = random.steps(areas: areas(size), periods: 12)
      chart.texts = texts(areas(size), "areas")
      return chart
    },
    Sheet(name: "beside-previous") { size in
      var random = random(18)
      var chart = random.dumbbell(areas: areas(size))
      chart.texts = texts(areas(size), "areas")
      return chart
    },
    Sheet(name: "plan") { size in
      var random = random(16)
      return titled(random.plan(entries: size * 2), size * 2, "entries")
    },
  ]

  /// How much smaller a chart is on its sheet, and the charts of a row.
  private static let factor = 0.5
  private static let across = 3

  @Test(arguments: sheets) func sheet(_ sheet: Sheet) throws {
    let painter = try Painter(fonts: FontSet.debian())
    let scenes = try Self.sizes.map { try painter.scene(of: sheet.charts($0)) }
    let whole = Self.arranged(scenes)
    let points = Self.sizes.reduce(0) { $0 + sheet.charts($1).dataPoints }
    let image = try painter.png(
      of: whole, name: sheet.name,
      texts: ChartTexts(
        title: "The chart \(sheet.name) at several sizes", subtitle: "", source: "Invented data.",
        alternative: "The same chart at five sizes.", digits: .ungrouped), dataPoints: points, density: 1)
    #expect(image.bytes.count < 400_000)
    let file = Self.folder.appending(path: sheet.name + ".png")
    if ProcessInfo.processInfo.environment["RECORD_SHEETS"] == "1" {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(image.bytes).write(to: file)
      Issue.record("recorded \(file.lastPathComponent)")
      return
    }
    #expect(FileManager.default.fileExists(atPath: file.path))
  }

  /// Scenes beside and below each other, made smaller, each on its own ground.
  private static func arranged(_ scenes: [Scene]) -> Scene {
    let gap = 12.0
    var items: [SceneItem] = []
    var (x, top, bottom, right) = (gap, gap, gap, gap)
    for (index, scene) in scenes.enumerated() {
      if index > 0, index % across == 0 { (x, top) = (gap, bottom + gap) }
      let place = Point(x, top)
      let box = Rectangle(x: x, y: top, width: scene.width * factor, height: scene.height * factor)
      items.append(SceneItem(.frame(box, line: 0.75, colour: Palette.rule, dashed: false)))
      items += scene.items.map { item in
        SceneItem(moved(item.shape, to: place), mark: item.mark.isEmpty ? "" : "\(index) \(item.mark)")
      }
      x = box.maxX + gap
      right = max(right, x)
      bottom = max(bottom, box.maxY)
    }
    return Scene(width: right, height: bottom + gap, items: items)
  }

  private static func moved(_ shape: Shape, to place: Point) -> Shape {
    func point(_ point: Point) -> Point { Point(place.x + point.x * factor, place.y + point.y * factor) }
    func box(_ box: Rectangle) -> Rectangle {
      Rectangle(
        x: place.x + box.x * factor, y: place.y + box.y * factor, width: box.width * factor,
        height: box.height * factor)
    }
    switch shape {
    case .rectangle(let rectangle, let fill): return .rectangle(box(rectangle), fill: fill)
    case .frame(let rectangle, let line, let colour, let dashed):
      return .frame(box(rectangle), line: line * factor, colour: colour, dashed: dashed)
    case .rounded(let rectangle, let radius, let fill):
      return .rounded(box(rectangle), radius: radius * factor, fill: fill)
    case .circle(let centre, let radius, let fill):
      return .circle(centre: point(centre), radius: radius * factor, fill: fill)
    case .polygon(let points, let fill): return .polygon(points.map(point), fill: fill)
    case .line(let from, let to, let width, let colour):
      return .line(from: point(from), to: point(to), width: width * factor, colour: colour)
    case .hatch(let rectangle, let colour): return .hatch(box(rectangle), colour: colour)
    case .slot(let rectangle): return .slot(box(rectangle))
    case .text(var text):
      text.at = point(text.at)
      text.style.size *= factor
      text.width *= factor
      return .text(text)
    }
  }
}
