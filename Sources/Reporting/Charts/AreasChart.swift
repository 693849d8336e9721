import Charting

/// Measures active, coordinated and in force, by area.
struct AreasChart {
  let page: PageContext

  func make(_ texts: ChartTexts) -> AreaBars {
    let lexicon = page.lexicon
    return AreaBars(
      texts: texts, areas: page.areas.compactMap { bar($0.code, place: page.registry.place(ofArea: $0.code)) },
      all: bar("ALL", place: nil),
      words: AreaBars.Words(
        active: lexicon.plain("areas.active"), coordinated: lexicon.plain("areas.coordinated"),
        inForce: lexicon.plain("areas.in-force"), activeNotCollected: lexicon.plain("areas.active-not-collected")))
  }

  private func bar(_ code: String, place: Int?) -> AreaBars.Area? {
    guard let line = page.tables.row("coverage_by_area", code) else { return nil }
    return AreaBars.Area(
      title: page.areaTitle(code), place: place, active: line.number("measures_active"),
      coordinated: line.number("measures_coordinated") ?? 0, inForce: line.number("measures_in_force") ?? 0)
  }
}
