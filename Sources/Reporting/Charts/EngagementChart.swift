import Charting
import Registry

/// Coordinator × State: in how many of the coordinator's measures the State is active.
struct EngagementChart {
  let page: PageContext

  func make(_ texts: ChartTexts) -> MemberGrid {
    var kinds: [CellLook.Kind] = []
    let data = EngagementCells(page: page)
    let rows = data.coordinators.map { party -> MemberGrid.Row in
      let cells = page.states.map { state -> CellState? in
        let (kind, cell) = data.cell(party, state)
        kinds.append(kind)
        return cell
      }
      return MemberGrid.Row(title: page.chartName(party), cells: cells, itself: page.states.firstIndex(of: party))
    }
    let lexicon = page.lexicon
    var legend = page.chartLegend(
      kinds, rampTitle: lexicon.plain(page.isPublic ? "engagement.ramp.public" : "engagement.ramp"),
      labels: page.isPublic ? [] : lexicon.list("ramp.labels"),
      active: lexicon.plain(page.isPublic ? "engagement.legend.public" : "engagement.legend"),
      areaOnly: page.isPublic ? nil : lexicon.plain("legend.area-only"))
    // Public sources leave a count of 0 empty.
    legend.showsZero = !page.isPublic
    if rows.contains(where: { $0.itself != nil }) {
      legend.entries.append(LegendEntry(.coordinator, lexicon.plain("engagement.legend.itself")))
    }
    return MemberGrid(
      name: "engagement-grid", texts: texts, rowHead: lexicon.plain("word.coordinator"),
      columns: page.states.map { MemberGrid.Column(title: page.chartName($0)) }, rows: rows, legend: legend)
  }
}

/// The cells of coordinator × State.
struct EngagementCells {
  let page: PageContext
  /// Coordinators with at least one measure, in alphabetical order.
  let coordinators: [String]
  private let measures: [String: [String]]
  private let totals: [String: Int]

  init(page: PageContext) {
    self.page = page
    var totals: [String: Int] = [:]
    for line in page.tables.rows("coverage_by_coordinator") where line.text("area") == "ALL" {
      totals[line.text("coordinator")] = line.number("measures_coordinated") ?? 0
    }
    let known = Set(page.tables.rows("engagement").map { $0.text("coordinator") })
    coordinators = page.sorted(totals.filter { $0.value > 0 && known.contains($0.key) }.map(\.key))
    self.totals = totals
    var measures: [String: [String]] = [:]
    for assignment in page.registry.assignments(on: page.settings.asOf) {
      let codes =
        switch assignment.scope {
        case .measure: [assignment.target]
        case .area: page.measures.filter { $0.area == assignment.target }.map(\.code)
        case .oneOfArea, .undetermined: [String]()
        }
      measures[assignment.party, default: []] += codes
    }
    self.measures = measures
  }

  /// The number of measures that a party coordinates.
  func total(_ coordinator: String) -> Int { totals[coordinator] ?? 0 }

  /// What the cell says, and its look in a chart.
  ///
  /// Where a State is active in none of the measures, what its cells of State × measure say decides.
  func cell(_ coordinator: String, _ state: String) -> (kind: CellLook.Kind, cell: CellState) {
    let line = page.tables.row("engagement", coordinator, state)
    let engaged = line?.number("measures_engaged") ?? 0
    let total = total(coordinator)
    if engaged > 0 {
      return (.active, page.isPublic ? .count(engaged) : .share(active: engaged, inForce: total))
    }
    // Under an area that is coordinated as a whole there may be records of the area alone.
    let records = (line?.number("exchanges") ?? 0) + (line?.number("events") ?? 0)
    if records > 0, !page.isPublic { return (.areaOnly, .areaOnly(inForce: total)) }
    let statuses = Set(
      (measures[coordinator] ?? []).compactMap { measure in
        page.tables.row("matrix", state, measure).map { $0.text("status") }
      })
    let kind = EngagementCells.silent(statuses)
    return (kind, kind.state)
  }

  /// What cells without activity say together: as a cell of an area, the first that holds.
  private static func silent(_ statuses: Set<String>) -> CellLook.Kind {
    let kinds = statuses.compactMap(CellLook.kind)
    for kind in [CellLook.Kind.quarantined, .pending] where kinds.contains(kind) { return kind }
    if !kinds.isEmpty, kinds.allSatisfy({ $0 == .nil || $0 == .notApplicable }) {
      return kinds.contains(.nil) ? .nil : .notApplicable
    }
    return kinds.contains(.notCollected) ? .notCollected : .notReported
  }
}
