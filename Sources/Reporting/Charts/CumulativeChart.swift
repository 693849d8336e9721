import Charting

/// Measures with activity from the first day of the period to the end of each quarter or year, by area.
struct CumulativeChart {
  let page: PageContext

  func make(_ texts: ChartTexts) -> CumulativeSteps {
    let lexicon = page.lexicon
    let periods = TrendPeriods(page: page)
    let series = page.areas.compactMap { area -> CumulativeSteps.Series? in
      guard let inForce = page.tables.row("coverage_by_area", area.code)?.number("measures_in_force"), inForce > 0
      else { return nil }
      return CumulativeSteps.Series(
        title: page.areaTitle(area.code), areaPlace: page.registry.place(ofArea: area.code),
        values: periods.codes.map { page.tables.row("trend", $0, area.code)?.number("measures_active_to_date") },
        inForce: inForce)
    }
    return CumulativeSteps(
      texts: texts, periods: periods.periods, series: series, unit: lexicon.plain("cumulative.chart.unit"),
      notes: periods.notes + (series.count > 1 ? [lexicon.plain("cumulative.chart.note")] : []))
  }
}
