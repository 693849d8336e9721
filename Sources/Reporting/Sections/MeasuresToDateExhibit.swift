import Registry

/// Measures with activity from the first day of the period to the end of each quarter or year, by area.
struct MeasuresToDateExhibit {
  /// The stem of the chart of the same figures.
  static let chart = "measures-to-date"

  let page: PageContext

  /// The exhibit; `nil` where nothing is collected, or no measure is in force.
  func make() throws(ReportError) -> Exhibit? {
    let lines = page.tables.rows("trend").filter { $0.text("area") == "ALL" }
    let areas = page.areas.map(\.code).filter {
      (page.tables.row("coverage_by_area", $0)?.number("measures_in_force") ?? 0) > 0
    }
    guard let last = lines.last, let all = page.tables.row("coverage_by_area", "ALL"),
      let active = last.figure("measures_active_to_date"), let total = all.number("measures_in_force"),
      let whole = all.figure("measures_in_force"), !areas.isEmpty
    else { return nil }
    let lexicon = page.lexicon
    let shown = page.content.area == nil ? areas + ["ALL"] : areas
    let columns =
      [TableMarkup.Column(head: lexicon.plain("word.period"))]
      + shown.map { TableMarkup.Column(head: page.areaTitle($0), isNumber: true) }
    let periods = PeriodWords(page: page)
    let rows = lines.map { line in
      TableMarkup.Row(
        [RichText(periods.title(line))]
          + shown.map { toDate(line.text("period"), $0) ?? "" })
    }
    let parts = areas.map { area in
      lexicon("pair", ["name": RichText(page.areaTitle(area)), "value": share(last.text("period"), area)])
    }
    return Exhibit(
      id: "measures-to-date",
      title: lexicon.counted(
        "cumulative.title", total, ["active": active, "total": whole, "date": RichText(page.asOf)]),
      subtitle: lexicon(
        "cumulative.subtitle.\(page.settings.trend.rawValue)", ["period": RichText(page.period)]),
      completeness: page.listCompleteness,
      bodyHTML: try TableMarkup(columns: columns, rows: rows, name: "plain trend").html(),
      words: RichText.joined(parts, separator: "; ") + ".", remarks: [page.cellsNotReported],
      csv: ["trend", "coverage_by_area"], chart: MeasuresToDateExhibit.chart, chartLeads: true)
  }

  private func toDate(_ period: String, _ area: String) -> RichText? {
    page.tables.row("trend", period, area)?.figure("measures_active_to_date")
  }

  private func share(_ period: String, _ area: String) -> RichText {
    (toDate(period, area) ?? "0") + "/"
      + (page.tables.row("coverage_by_area", area)?.figure("measures_in_force") ?? "0")
  }
}
