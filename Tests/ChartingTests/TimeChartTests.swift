import Testing

@testable import Charting

/// Scales, looks and forms of the charts of stages, time, comparison and plan.
struct TimeChartTests {
  @Test(arguments: [
    (0, 4, 1, [0, 1]), (1, 4, 1, [0, 1]), (7, 4, 8, [0, 2, 4, 6, 8]), (26, 2, 40, [0, 20, 40]),
    (1_000_000, 2, 1_000_000, [0, 500_000, 1_000_000]), (8, 6, 8, [0, 2, 4, 6, 8]),
  ]) func scalesEndAtRoundNumbers(highest: Int, most: Int, top: Int, ticks: [Int]) {
    let scale = CountScale(highest: highest, most: most)
    #expect(scale.top == top && scale.ticks == ticks)
    #expect(scale.part(highest) == Double(highest) / Double(top))
    #expect(CountScale(highest: .max).ticks.first == 0, "the largest number does not trap")
  }

  private func shapes(_ draw: (inout SceneBuilder) -> Void) -> String {
    var builder = SceneBuilder(measuring: PlainRuler())
    draw(&builder)
    return builder.items.map { "\($0.shape)" }.joined()
  }

  @Test func everyOutcomeAndEveryNodeHasAShapeOfItsOwn() {
    let type = Typography(.a4Landscape, .ungrouped)
    let glyphs = PlanTimeline.Outcome.allCases.map { outcome in
      shapes { PlanGlyph(scale: 1, colour: Palette.ink).draw(outcome, at: Point(9, 9), mark: "", &$0) }
    }
    #expect(Set(glyphs).count == PlanTimeline.Outcome.allCases.count)
    let node = StageNode(type: type, areaPlace: nil)
    let looks: [StageNode.Look] = [.approved, .provisional, .notRecorded, .notReached]
    let nodes = looks.map { look in shapes { node.draw(look, at: Point(9, 9), mark: "", &$0) } }
    #expect(Set(nodes).count == 4)
    #expect(shapes { node.draw(.approved, isCurrent: true, at: Point(9, 9), mark: "", &$0) } != nodes[0])
  }

  private func words(_ chart: some Chart) -> [String] {
    SceneChecks.texts(chart.scene(measuring: PlainRuler(), page: .a4Landscape)).map(\.text)
  }

  @Test func aLadderOfOneModalityNamesItsStagesAboveThemAndOneOfSeveralNumbersThem() {
    var chart = Samples.smallLadder()
    #expect(words(chart).contains("1") && words(chart).contains("(b)"))
    #expect(words(chart).contains("1\u{A0}Interest\u{A0}expressed · 2\u{A0}Paper\u{A0}circulated · 3\u{A0}Approved"))
    chart.modalities.removeLast()
    chart.groups[0].rows[0].tracks.removeLast()
    #expect(!words(chart).contains("1") && words(chart).contains("Approved"))
    #expect(words(chart).contains("no stage recorded"))
    #expect(chart.dataPoints == 4)
  }

  @Test func aMissingPeriodIsABreakInALineAndADashInAPanel() {
    let chart = Samples.smallSteps()
    let scene = chart.scene(measuring: PlainRuler(), page: .a4Landscape)
    #expect(!scene.marks.contains("series 1,1") && scene.marks.contains("series 1,2"))
    let horizontal = scene.items.filter { item in
      if case .line(let from, let to, _, let colour) = item.shape {
        from.y == to.y && colour == AreaColour.text(place: 1) && item.mark.isEmpty && to.x - from.x > 9
      } else {
        false
      }
    }
    #expect(horizontal.isEmpty, "nothing bridges the break")
    #expect(Samples.smallPanels().dataPoints == 16)
  }

  @Test func linesEndWithTheirShareOfMeasures() {
    let words = words(Samples.smallSteps())
    #expect(words.contains("3/8") && words.contains("3/4") && words.contains("–/1"))
  }

  @Test func moreThanSixLinesGetASecondPanelOnTheSameScale() {
    var chart = Samples.smallSteps()
    chart.series = (0..<7).map { (place: Int) in
      CumulativeSteps.Series(title: "Area \(place)", areaPlace: place, values: [1, 1, 1, 2], inForce: 6)
    }
    #expect(words(chart).count { $0 == "6" } == 2, "each panel has the number at the top of the scale")
  }

  @Test func aDumbbellStartsAtZeroAndPrintsBothShares() {
    let chart = Samples.smallDumbbell()
    #expect(chart.dataPoints == 7)
    #expect(words(chart).contains("3/8") && words(chart).contains("1/8") && words(chart).contains("0"))
  }

  @Test func aPlanWithManyEntriesCountsThemInLanes() {
    #expect(!Samples.smallPlan().isInLanes && Samples.manyPlans().isInLanes)
    #expect(Samples.smallPlan().dataPoints == 6 + 4 + 3)
    let chart = Samples.manyPlans()
    let lanes = PlanLane.all(of: chart.groups[0], chart.axis)
    #expect(lanes.map(\.outcome) == [.held, .moved] && lanes.map(\.total) == [40, 20])
    #expect(lanes.map { $0.counts.last } == [6, 3], "a year is no month")
    let due = PlanLane.all(of: chart.groups[1], chart.axis)
    #expect(due[0].isBars && due[0].marks == 1, "twenty in a month are a bar")
    #expect(chart.dataPoints == 60 + 1)
  }

  @Test func everyTitleOfAPlanIsPrintedInFull() {
    var chart = Samples.smallPlan()
    let title =
      "Specialized meeting on a strategy whose name takes more than two lines of the chart, third session of it"
    chart.groups[0].entries[0].title = title
    #expect(words(chart).joined(separator: " ").contains("third session of it"))
  }
}
