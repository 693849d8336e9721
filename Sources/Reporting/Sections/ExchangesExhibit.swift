import Registry

/// Exchanges of information by area and step of the trend.
struct ExchangesExhibit {
  let page: PageContext

  /// The exhibit; `nil` where exchanges are not collected, or public sources list none.
  func make() throws(ReportError) -> Exhibit? {
    let lines = page.tables.rows("trend").filter { $0.text("area") == "ALL" }
    guard page.collectsActivity, !lines.isEmpty, let all = page.tables.row("coverage_by_area", "ALL"),
      let number = all.figure("exchanges")
    else { return nil }
    let lexicon = page.lexicon
    let areas = page.areas.map(\.code) + ["ALL"]
    let periods = PeriodWords(page: page)
    let rows = lines.map { line in
      TableMarkup.Row(
        [RichText(periods.title(line))]
          + areas.map { page.tables.row("trend", line.text("period"), $0)?.figure("exchanges") ?? "" })
    }
    let totals = areas.map { page.tables.row("coverage_by_area", $0)?.figure("exchanges") ?? "" }
    let parts = zip(areas, totals).filter { !$1.isEmpty }.map { area, figure in
      lexicon("pair", ["name": RichText(page.areaTitle(area)), "value": figure])
    }
    return Exhibit(
      id: "exchanges", title: lexicon("exchanges.title", ["n": number]),
      subtitle: lexicon("exchanges.subtitle", ["period": RichText(page.period)]),
      bodyHTML: try TableMarkup(
        columns: [.init(head: lexicon.plain("word.period"))]
          + areas.map { .init(head: page.areaTitle($0), isNumber: true) },
        rows: rows + [.init([RichText(lexicon.plain("exchanges.total"))] + totals, isTotal: true)], name: "plain trend"
      ).html(),
      words: RichText.joined(parts, separator: "; ") + ".", remarks: [page.cellsNotReported],
      csv: ["trend", "coverage_by_area"])
  }
}
