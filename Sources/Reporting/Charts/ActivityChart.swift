import Charting

/// Exchanges and events by period, a row of panels for each area and for all of them.
struct ActivityChart {
  let page: PageContext

  func make(_ texts: ChartTexts) -> ActivityPanels {
    let lexicon = page.lexicon
    let periods = TrendPeriods(page: page)
    let things = ["exchanges", "events"].filter { thing in
      page.tables.rows("trend").contains { $0.number(thing) != nil }
    }
    let rows = page.areaRows.map { area in
      ActivityPanels.Row(
        title: page.areaTitle(area), areaPlace: area == "ALL" ? nil : page.registry.place(ofArea: area),
        values: things.map { thing in
          periods.codes.map { page.tables.row("trend", $0, area)?.number(thing) }
        })
    }
    return ActivityPanels(
      texts: texts, series: things.map { lexicon.plain("word.\($0)") }, periods: periods.periods, rows: rows,
      notes: periods.notes,
      words: ActivityPanels.Words(
        areas: lexicon.plain("trend.chart.scale.areas"), all: lexicon.plain("trend.chart.scale.all")))
  }
}
