import Charting

/// This period beside the one it is compared with, by area.
struct ComparisonChart {
  let exhibit: ComparisonExhibit

  func make(_ texts: ChartTexts) -> PeriodDumbbell {
    let page = exhibit.page
    func value(_ side: (number: Int, whole: Int?)?) -> PeriodDumbbell.Value? {
      side.map { PeriodDumbbell.Value($0.number, of: $0.whole) }
    }
    let rows = exhibit.pairs.map { pair in
      let before = value(pair.before)
      let now = value(pair.now)
      let note =
        before == nil ? "comparison.chart.none-before" : now == nil ? "comparison.chart.none-now" : ""
      return PeriodDumbbell.Row(
        title: page.areaTitle(pair.area),
        areaPlace: pair.area == "ALL" ? nil : page.registry.place(ofArea: pair.area), before: before, now: now,
        note: note.isEmpty ? "" : page.lexicon.plain(note))
    }
    return PeriodDumbbell(
      texts: texts, rows: rows,
      words: PeriodDumbbell.Words(
        before: page.dates.period(exhibit.earlier.period), now: page.period))
  }
}
