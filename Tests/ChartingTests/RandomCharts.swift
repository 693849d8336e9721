import Charting

/// Charts with seeded random data: names short, long, hyphenated, accented and Cyrillic.
struct RandomCharts {
  var numbers: SeededNumbers
  /// What the names are taken from.
  var pool = RandomCharts.names

  init(seed: UInt64) { numbers = SeededNumbers(state: seed) }

  static let names = [
    "Aldoria", "United Republics of the Northern Straits", "Cörvia", "Северная Федерация", "Ål",
    "Trans-Meridian Confederation", "Qar", "Sainte-Éloïse-du-Grand-Fleuve", "Lakeland", "Ysoldia & Zembla",
  ]

  mutating func name(_ index: Int) -> String {
    let name = pool[Int.random(in: 0..<pool.count, using: &numbers)]
    return index % 5 == 0 ? name : "\(name) \(index)"
  }

  mutating func cell(share: Bool) -> CellState {
    let number = Int.random(in: 1...26, using: &numbers)
    switch Int.random(in: 0...11, using: &numbers) {
    case 0: return .areaOnly(inForce: number)
    case 1: return .zero
    case 2: return .nilReturn
    case 3: return .pending
    case 4: return .quarantined
    case 5: return .notReported
    case 6: return .notApplicable
    case 7: return .notCollected
    default:
      return share
        ? .share(active: Int.random(in: 0...number, using: &numbers), inForce: number) : .count(number)
    }
  }

  mutating func texts() -> ChartTexts {
    let long = "Measures with recorded activity by member and area, in English alphabetical order. "
    return ChartTexts(
      title: Bool.random(using: &numbers) ? "12 of 28 measures are active" : long + long,
      subtitle: Bool.random(using: &numbers) ? "" : long + long + long,
      source: "Source: invented data; as of 31 December 2034. " + (Bool.random(using: &numbers) ? "" : long + long),
      notice: Bool.random(using: &numbers) ? "" : long, alternative: "A table.", digits: .ungrouped)
  }

  mutating func legend() -> HeatmapLegend {
    let entries = CellStatus.allCases.filter { _ in Int.random(in: 0...3, using: &numbers) > 0 }
    return HeatmapLegend(
      rampTitle: Bool.random(using: &numbers) ? "Share of the measures in force" : "",
      entries: entries.map { LegendEntry($0, "Words for \($0.rawValue) (\(entries.count))") }, words: Samples.words)
  }

  mutating func heatmap(rows: Int, columns: Int) -> CoverageHeatmap {
    let share = Bool.random(using: &numbers)
    var heads: [CoverageHeatmap.Column] = []
    for index in 0..<columns { heads.append(.init(title: name(index), areaPlace: index)) }
    if columns > 0 { heads.append(.init(title: "All areas", areaPlace: nil)) }
    var list: [CoverageHeatmap.Row] = []
    for index in 0..<rows {
      var cells: [CellState] = []
      for _ in heads { cells.append(cell(share: share)) }
      list.append(.init(title: name(index), cells: cells))
    }
    return CoverageHeatmap(texts: texts(), columns: heads, rows: list, legend: legend())
  }

  mutating func matrix(columns: Int, measures: Int) -> MeasureMatrix {
    var states: [String] = []
    for index in 0..<columns { states.append(name(index)) }
    var groups: [MeasureMatrix.Group] = []
    var left = measures
    while left > 0 {
      var rows: [MeasureMatrix.Row] = []
      for index in 0..<min(left, Int.random(in: 1...8, using: &numbers)) {
        var cells: [CellState] = []
        var dots: [Bool] = []
        for _ in states {
          cells.append(cell(share: false))
          dots.append(Int.random(in: 0...9, using: &numbers) == 0)
        }
        rows.append(.init(title: name(index), cells: cells, coordinators: dots))
      }
      left -= rows.count
      groups.append(.init(title: name(groups.count), areaPlace: groups.count, rows: rows))
    }
    return MeasureMatrix(texts: texts(), columns: states, groups: groups, legend: legend())
  }

  mutating func findings(editions: Int, rows: Int) -> FindingsHistory {
    var blocks: [FindingsHistory.Block] = []
    for block in 0..<Int.random(in: 1...2, using: &numbers) {
      var list: [FindingsHistory.Row] = []
      for index in 0..<rows {
        var values: [Int?] = []
        for _ in 0..<editions {
          let most = index % 3 == 0 ? 2 : 1_234_567
          values.append(
            Int.random(in: 0...4, using: &numbers) == 0 ? nil : Int.random(in: 0...most, using: &numbers))
        }
        list.append(.init(title: name(index), values: values, isTotal: block == 0 && index == 0))
      }
      blocks.append(.init(title: name(block), rows: list))
    }
    let names = (0..<editions).map { "2031-\($0 + 10)-31" + ($0 % 3 == 1 ? ".r\($0 + 1)" : "") }
    return FindingsHistory(texts: texts(), editions: names, blocks: blocks)
  }

  mutating func bars(areas: Int) -> AreaBars {
    let most = Bool.random(using: &numbers) ? 8 : 70
    var list: [AreaBars.Area] = []
    for index in 0..<areas {
      let inForce = Int.random(in: 0...most, using: &numbers)
      list.append(
        .init(
          title: name(index), place: index,
          active: Bool.random(using: &numbers) ? nil : Int.random(in: 0...inForce, using: &numbers),
          coordinated: Int.random(in: 0...inForce, using: &numbers), inForce: inForce))
    }
    let total = list.reduce(0) { $0 + $1.inForce }
    return AreaBars(
      texts: texts(), areas: list,
      all: areas == 0 ? nil : .init(title: "All areas", place: nil, active: total, coordinated: 0, inForce: total),
      words: .init(
        active: "active", coordinated: "coordinated", inForce: "in force", activeNotCollected: "not collected"))
  }

  mutating func coordinators(rows: Int) -> CoordinatorBars {
    var list: [CoordinatorBars.Row] = []
    let hasReach = Bool.random(using: &numbers)
    for index in 0..<rows {
      let coordinated = Int.random(in: 0...(index % 7 == 0 ? 30 : 4), using: &numbers)
      list.append(
        .init(
          title: name(index), roleText: index % 3 == 0 ? "" : "Co-coordinator, until June 2035",
          coordinated: coordinated,
          active: Bool.random(using: &numbers) ? nil : Int.random(in: 0...coordinated, using: &numbers),
          reachNumerator: hasReach ? Int.random(in: 0...28, using: &numbers) : nil, reachDenominator: 28,
          statusText: coordinated == 0 ? "one of the measures of the area Economic" : ""))
    }
    return CoordinatorBars(
      texts: texts(), rows: list,
      words: .init(
        party: "Coordinator and role", measures: "Measures coordinated (one box each)",
        reach: "Members taking part", active: "active", coordinated: "coordinated"))
  }
}
