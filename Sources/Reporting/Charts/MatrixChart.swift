import Charting
import Registry

/// Measure × State: the number of records, and who coordinates.
struct MatrixChart {
  let page: PageContext

  func make(_ texts: ChartTexts) -> MeasureMatrix {
    var kinds: [CellLook.Kind] = []
    let groups = page.areas.compactMap { area -> MeasureMatrix.Group? in
      let measures = page.measures.filter { $0.area == area.code }
      guard !measures.isEmpty else { return nil }
      return MeasureMatrix.Group(
        title: page.areaTitle(area.code), areaPlace: page.registry.place(ofArea: area.code),
        rows: measures.map { row($0, &kinds) })
    }
    return MeasureMatrix(
      texts: texts, columns: page.states.map(page.chartName), groups: groups,
      legend: page.chartLegend(
        kinds, rampTitle: page.lexicon.plain("ramp.records"), labels: [], active: page.lexicon.plain("legend.matrix"),
        areaOnly: nil))
  }

  private func row(_ measure: Measure, _ kinds: inout [CellLook.Kind]) -> MeasureMatrix.Row {
    var cells: [CellState] = []
    for state in page.states {
      guard let line = page.tables.row("matrix", state, measure.code),
        let kind = CellLook.kind(line.text("status"))
      else {
        cells.append(.notApplicable)
        continue
      }
      kinds.append(kind)
      cells.append(kind == .active ? .count(CellLook.records(line)) : kind.state)
    }
    return MeasureMatrix.Row(title: page.subjectTitle(measure.code), cells: cells)
  }
}
