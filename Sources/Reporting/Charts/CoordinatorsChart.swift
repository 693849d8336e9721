import Charting
import Registry

/// Coordinators: measures coordinated, those of them active, and with returns the reach.
struct CoordinatorsChart {
  let page: PageContext

  func make(_ texts: ChartTexts) -> CoordinatorBars {
    let lexicon = page.lexicon
    let lines = page.tables.rows("coverage_by_coordinator").filter { $0.text("area") == "ALL" }
    let byParty = Dictionary(grouping: lines) { $0.text("coordinator") }
    let rows = page.sorted(Array(byParty.keys)).flatMap { byParty[$0] ?? [] }.map(row)
    return CoordinatorBars(
      texts: texts, rows: rows,
      words: CoordinatorBars.Words(
        party: lexicon.plain("word.coordinator"),
        measures: lexicon.plain(
          page.collectsActivity ? "coordinators.chart.measures" : "coordinators.chart.measures.not-collected"),
        reach: lexicon.plain("coordinators.chart.reach"), active: lexicon.plain("areas.active"),
        coordinated: lexicon.plain("areas.coordinated")))
  }

  private func row(_ line: TableLine) -> CoordinatorBars.Row {
    let lexicon = page.lexicon
    let roles = line.codes("role").map { lexicon.plain("role.\($0)") }.joined(separator: ", ")
    let coordinated = line.number("measures_coordinated") ?? 0
    var status = ""
    if coordinated == 0 {
      let scopes = line.codes("scope")
      status =
        scopes.contains("undetermined")
        ? lexicon.plain("scope.undetermined")
        : scopes.contains("one-of-area") ? lexicon.plain("scope.one-of-area.short") : ""
    }
    let hasReach = coordinated > 0 && line.number("members") != nil
    return CoordinatorBars.Row(
      title: page.chartName(line.text("coordinator")), roleText: roles, coordinated: coordinated,
      active: page.collectsActivity ? line.number("measures_active") ?? (page.isPublic ? nil : 0) : nil,
      reachNumerator: hasReach ? line.number("members_engaged") ?? 0 : nil,
      reachDenominator: hasReach ? line.number("members") : nil, statusText: status)
  }
}
