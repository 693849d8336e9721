import Charting

/// State × area: n/N with returns, the number of records with public sources.
struct CoverageChart {
  let page: PageContext

  func make(_ texts: ChartTexts) -> CoverageHeatmap {
    var kinds: [CellLook.Kind] = []
    let rows = page.states.map { state in
      CoverageHeatmap.Row(
        title: page.chartName(state),
        cells: page.areas.map { area in
          guard let line = page.tables.row("coverage_by_state", state, area.code) else { return .notApplicable }
          let (kind, cell) = cell(line)
          kinds.append(kind)
          return cell
        })
    }
    let lexicon = page.lexicon
    return CoverageHeatmap(
      texts: texts,
      columns: page.areas.map {
        CoverageHeatmap.Column(title: page.areaTitle($0.code), areaPlace: page.registry.place(ofArea: $0.code))
      }, rows: rows,
      legend: page.chartLegend(
        kinds, rampTitle: lexicon.plain(page.isPublic ? "ramp.records" : "ramp.share"),
        labels: page.isPublic ? [] : lexicon.list("ramp.labels"),
        active: lexicon.plain(page.isPublic ? "legend.active.public" : "legend.active"),
        areaOnly: page.isPublic ? nil : lexicon.plain("legend.area-only")))
  }

  private func cell(_ line: TableLine) -> (CellLook.Kind, CellState) {
    guard let kind = CellLook.kind(line.text("status")) else { return (.notReported, .notReported) }
    guard kind == .active else { return (kind, kind.state) }
    if page.isPublic { return (.active, .count(CellLook.records(line))) }
    let active = line.number("measures_active") ?? 0
    let total = line.number("measures_in_force") ?? 0
    return active == 0 ? (.areaOnly, .areaOnly(inForce: total)) : (.active, .share(active: active, inForce: total))
  }
}
