import Charting

@testable import Canvas

/// A scene and texts of an invented forum, for the canvas.
enum Fixtures {
  static let texts = ChartTexts(
    title: "Title & <more>", subtitle: "", source: "Source: invented.", alternative: "Alternative text: é, ж.",
    digits: .ungrouped)

  /// A scene that shows one rectangle as its only data point.
  static func scene(width: Double = 75, height: Double = 60, _ items: [SceneItem] = []) -> Scene {
    let mark = SceneItem(
      .rectangle(Rectangle(x: 0, y: 0, width: 3, height: 3), fill: Palette.ink), mark: "cell 0,0")
    return Scene(width: width, height: height, items: items + [mark])
  }

  static func text(_ text: String, x: Double = 15, y: Double = 30, size: Double = 9) -> SceneItem {
    SceneItem(
      .text(
        TextShape(
          text: text, at: Point(x, y), style: TextStyle(size: size), colour: Palette.ink, width: 0)))
  }

  /// A heatmap with every state of a cell.
  static func heatmap(_ names: [String]) -> CoverageHeatmap {
    let states: [CellState] = [
      .share(active: 3, inForce: 8), .areaOnly(inForce: 8), .zero, .nilReturn, .pending, .quarantined, .notReported,
      .notApplicable, .notCollected, .share(active: 8, inForce: 8),
    ]
    return CoverageHeatmap(
      texts: texts,
      columns: ["Economic", "Environmental", "Human", "New challenges", "Military-political"].enumerated().map {
        .init(title: $1, areaPlace: $0)
      } + [.init(title: "All areas", areaPlace: nil)],
      rows: names.enumerated().map { index, name in
        .init(title: name, cells: (0..<6).map { states[(index + $0) % states.count] })
      },
      legend: HeatmapLegend(
        rampTitle: "Share of measures", entries: CellStatus.allCases.map { LegendEntry($0, "Words for it") },
        words: CellWords(nilReturn: "nil", pending: "pend.")))
  }

  static let names = ["Aldoria", "United Republics of the Northern Straits", "Cörvia", "Северная Федерация"]

  /// The fonts of this machine, read once.
  static let fonts = Result { () throws(CanvasError) in try FontSet.debian() }

  static func painter() throws(CanvasError) -> Painter { try Painter(fonts: fonts.get()) }

  /// A chart that says it has other data points than it shows.
  struct Blank: Chart {
    let name = "blank"
    let texts = Fixtures.texts
    let dataPoints = 2

    func scene(measuring ruler: some TextMeasuring, page: PageSize) -> Scene {
      let far = Rectangle(x: 500, y: 500, width: 9, height: 9)
      return Scene(
        width: 75, height: 75,
        items: [
          SceneItem(.rectangle(Rectangle(x: 0, y: 0, width: 9, height: 9), fill: Palette.ink), mark: "cell 0,0"),
          SceneItem(.rectangle(far, fill: Palette.ink), mark: "cell 0,1"),
        ])
    }
  }
}
