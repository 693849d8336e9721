import Charting
import Tabulation
import Testing

/// Long numbers on a picture are written as the reader's language writes them; a tile grid has none.
struct DigitTests {
  private static let comma = DigitGroups(separator: ",", least: 1_000)

  /// The years that the samples name.
  private static let years = Set((2027...2035).map(String.init))

  private static func large(_ digits: DigitGroups) -> [any Chart] {
    var panels = Samples.smallPanels()
    panels.texts.digits = digits
    panels.rows[1].values = [[40_960, 10, 1, 112], [9, nil, 0, 1_024]]
    var steps = Samples.smallSteps()
    steps.texts.digits = digits
    steps.series[0].values = [0, 1_000, 1_200, 2_048]
    steps.series[0].inForce = 12_000
    var dumbbell = Samples.smallDumbbell()
    dumbbell.texts.digits = digits
    dumbbell.rows[0].now = .init(1_234, of: 12_000)
    dumbbell.rows[1].before = .init(2_048)
    var grid = Samples.smallGrid()
    grid.texts.digits = digits
    grid.rows[0].cells = [.share(active: 1_000, inForce: 3_000), .areaOnly(inForce: 4_096), .count(40_000)]
    var heatmap = Samples.smallHeatmap()
    heatmap.texts.digits = digits
    heatmap.rows[0].cells = [.count(7_777), .count(3), .count(12_345)]
    var attendance = Samples.smallAttendance()
    attendance.texts.digits = digits
    attendance.rows[0] = .init(title: "Aldoria", held: 8_000, listed: 5_000, attended: 2_000, hosted: 1_000)
    var coordinators = Samples.smallCoordinators()
    coordinators.texts.digits = digits
    coordinators.rows[0].reachNumerator = 1_400
    coordinators.rows[0].reachDenominator = 2_800
    var findings = Samples.smallFindings()
    findings.texts.digits = digits
    findings.blocks[0].rows[0].values = [70_000, 4_000, 1_000]
    var ladder = Samples.smallLadder()
    ladder.texts.digits = digits
    var matrix = Samples.smallMatrix()
    matrix.texts.digits = digits
    matrix.groups[0].rows[0].cells[0] = .count(5_120)
    var areas = Samples.smallBars()
    areas.texts.digits = digits
    areas.areas[0] = .init(title: "Trade", place: 0, active: 1_000, coordinated: 1_100, inForce: 1_200)
    var plan = Samples.manyPlans()
    plan.texts.digits = digits
    plan.groups[1].entries = (0..<1_200).map { _ in
      .init(title: "Entry", outcome: .due, planned: .init(3, 3), start: nil)
    }
    return [
      panels, steps, dumbbell, grid, heatmap, attendance, coordinators, findings, ladder, matrix, areas, plan,
    ]
  }

  private static func numbers(_ digits: DigitGroups) -> [String: [String]] {
    Dictionary(
      uniqueKeysWithValues: large(digits).map { chart in
        let words = SceneChecks.texts(chart.scene(measuring: PlainRuler(), page: .a4Landscape))
          .flatMap { $0.text.split { !$0.isNumber && $0 != "," } }.map(String.init)
        return (chart.name, words.filter { $0.filter(\.isNumber).count > 3 && !years.contains($0) }.sorted())
      })
  }

  @Test func everyLongNumberIsGrouped() {
    let plain = Self.numbers(.ungrouped)
    let grouped = Self.numbers(Self.comma)
    for (name, numbers) in plain {
      #expect(!numbers.isEmpty, "\(name) has no long number")
      #expect(!numbers.contains { $0.contains(",") }, "\(name)")
    }
    for (name, numbers) in grouped {
      #expect(numbers.allSatisfy { $0.contains(",") }, "\(name): \(numbers)")
      #expect(numbers.count == plain[name]?.count, "\(name)")
    }
  }

  @Test func nothingOverlapsOrLeavesThePicture() {
    for chart in Self.large(Self.comma) {
      for page in [PageSize.a4Landscape, .slide, .sheetColumn] {
        let scene = chart.scene(measuring: PlainRuler(), page: page)
        #expect(SceneChecks.overlaps(scene) == [], "\(chart.name)")
        #expect(SceneChecks.outside(scene) == [], "\(chart.name)")
      }
    }
  }
}
