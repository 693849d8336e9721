import Testing

@testable import Charting

/// Classes of the ramp, and the looks of cells.
struct CellTests {
  @Test func sharesFallIntoFifthsWithTheirUpperEnds() {
    let scale = RampScale(of: [.share(active: 1, inForce: 2)])
    #expect(scale.level(active: 0, inForce: 5) == 0)
    #expect((1...5).map { scale.level(active: $0, inForce: 5) } == [1, 2, 3, 4, 5])
    #expect(scale.level(active: 1, inForce: 26) == 1)
    #expect(scale.level(active: 21, inForce: 100) == 2)
    #expect(scale.level(active: 2, inForce: 0) == 0)
    #expect(scale.labels(.ungrouped) == ["0", "1–20%", "21–40%", "41–60%", "61–80%", "81–100%"])
  }

  @Test(arguments: 1...60) func noShareSlipsOverAnEdge(inForce: Int) {
    let scale = RampScale(of: [.share(active: 1, inForce: 2)])
    for active in 1...inForce {
      #expect(scale.level(active: active, inForce: inForce) == (active * 5 + inForce - 1) / inForce)
    }
  }

  @Test func countsGetClassesOfEqualSteps() {
    #expect(RampScale(of: [.count(4), .count(0)]).labels(.ungrouped) == ["0", "1", "2", "3", "4", "5"])
    let scale = RampScale(of: [.count(12)])
    #expect(scale.labels(.ungrouped) == ["0", "1–3", "4–6", "7–9", "10–12", "13–15"])
    #expect([0, 1, 3, 4, 12].map { scale.level(count: $0) } == [0, 1, 1, 2, 4])
    #expect(RampScale(of: []).labels(.ungrouped) == ["0", "1", "2", "3", "4", "5"])
  }

  @Test func textOnEveryClassIsLegible() {
    for (ground, text) in zip(Palette.ramp, Palette.rampText) {
      #expect(SceneChecks.contrast(ground, text) >= 4.5)
    }
    for place in 0..<20 {
      #expect(SceneChecks.contrast(AreaColour.text(place: place), Palette.paper) >= 4.5)
    }
    #expect(AreaColour.fill(place: 4).text == "#D55E00")
    #expect(AreaColour.text(place: 4).text == "#A84800")
    #expect(SceneChecks.contrast(Palette.hatch, Palette.paper) >= 3)
  }

  // Without colour and without the words and figures in it, every state has shapes of its own.
  @Test func looksDifferInGreyscale() {
    let states: [CellState] = [
      .share(active: 1, inForce: 2), .areaOnly(inForce: 2), .zero, .nilReturn, .pending, .quarantined, .notReported,
      .notApplicable, .notCollected,
    ]
    let cells = CellDrawing(
      scale: RampScale(of: states), words: CellWords(nilReturn: "", pending: ""),
      type: Typography(.a4Landscape, .ungrouped), wordRoom: .infinity, measuring: PlainRuler())
    var looks: Set<String> = []
    for state in states {
      var builder = SceneBuilder(measuring: PlainRuler())
      cells.draw(state, in: Rectangle(x: 0, y: 0, width: 60, height: 15), mark: "", &builder)
      let shapes = builder.items.filter { if case .text = $0.shape { false } else { true } }
      looks.insert(
        shapes.map { item in
          if case .rectangle(let box, let fill) = item.shape {
            return "\(box) \((SceneChecks.luminance(fill) * 20).rounded())"
          }
          return "\(item.shape)"
        }.joined())
    }
    #expect(looks.count == states.count)
  }

  @Test func theLegendListsWhatHasWordsInTheirOrder() {
    var chart = Samples.smallHeatmap()
    chart.legend.entries = [.init(.pending, "Return pending"), .init(.active, ""), .init(.nilReturn, "Nil return")]
    let words = SceneChecks.texts(chart.scene(measuring: PlainRuler(), page: .a4Landscape)).map(\.text)
    #expect(words.contains("Return pending") && words.contains("Nil return"))
    #expect(!words.contains("n/N"))
    #expect(words.firstIndex(of: "Return pending") ?? 9 < words.firstIndex(of: "Nil return") ?? 0)
  }

  @Test func numbersOfAllAreasTogetherHaveNoClass() {
    let chart = CoverageHeatmap(
      texts: Samples.texts, columns: [.init(title: "A", areaPlace: 0), .init(title: "All", areaPlace: nil)],
      rows: [.init(title: "Aldoria", cells: [.count(4), .count(90)])], legend: Samples.legend())
    let scene = chart.scene(measuring: PlainRuler(), page: .a4Landscape)
    #expect(scene.marks == ["cell 0,0", "cell 0,1"])
    #expect(SceneChecks.texts(scene).contains { $0.text == "5" })
    let apart = scene.items.first { $0.mark == "cell 0,1" }?.shape
    guard case .text(let text) = apart else {
      Issue.record("the cell is drawn as \(String(describing: apart))")
      return
    }
    #expect(text.text == "90" && text.style.weight == .semibold)
  }

  @Test func notCollectedIsNoMarkAndSaysSo() {
    let chart = Samples.smallBars()
    #expect(chart.dataPoints == 8)
    let scene = chart.scene(measuring: PlainRuler(), page: .a4Landscape)
    #expect(!scene.marks.contains("area 1 active"))
    #expect(SceneChecks.texts(scene).contains { $0.text == "not collected" })
  }

  @Test func reachHasNoPanelWhereNobodyHasOne() {
    var chart = Samples.smallCoordinators()
    chart.rows[0].reachNumerator = nil
    let words = SceneChecks.texts(chart.scene(measuring: PlainRuler(), page: .a4Landscape)).map(\.text)
    #expect(!words.contains("Members taking part"))
    #expect(words.contains("to be determined"))
  }
}
