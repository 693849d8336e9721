import Registry
import Statistics

/// This period beside the one it is compared with, by area: measures active with returns, records with public sources.
struct ComparisonExhibit {
  /// The stem of the chart of the same figures.
  static let chart = "beside-previous"

  let page: PageContext
  let earlier: EarlierPeriod

  /// What is said of an area: a number, and the whole with returns.
  struct Pair {
    var area: String
    var before: (number: Int, whole: Int?)?
    var now: (number: Int, whole: Int?)?
  }

  /// The comparison that the page can make; `nil` where nothing is collected or compared, or nothing is recorded in the
  /// earlier period.
  init?(page: PageContext) {
    guard page.collectsActivity, let earlier = page.content.earlier, earlier.hasRecords else { return nil }
    self.page = page
    self.earlier = earlier
  }

  /// The areas of the report, then all of them.
  var pairs: [Pair] {
    page.areaRows.compactMap { code in
      guard let line = page.tables.row("coverage_by_area", code) else { return nil }
      let before = earlier.area(code)
      if page.isPublic {
        let counts = ["exchanges", "events"].compactMap(line.number)
        return Pair(
          area: code, before: before?.records.map { ($0, nil) },
          now: counts.isEmpty ? nil : (counts.reduce(0, +), nil))
      }
      return Pair(
        area: code,
        before: before.flatMap { area in
          area.measuresInForce > 0 ? area.measuresActive.map { ($0, area.measuresInForce) } : nil
        },
        now: line.number("measures_active").flatMap { active in
          line.number("measures_in_force").flatMap { $0 > 0 ? (active, $0) : nil }
        })
    }
  }

  /// The exhibit; `nil` where the page has no figures by area.
  func make() throws(ReportError) -> Exhibit? {
    let pairs = pairs
    guard let all = pairs.last, all.before != nil, all.now != nil else { return nil }
    let lexicon = page.lexicon
    let columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("word.area")),
      .init(head: lexicon.plain("comparison.head.before"), isNumber: true),
      .init(head: lexicon.plain("comparison.head.now"), isNumber: true),
    ]
    let rows = pairs.map { pair in
      TableMarkup.Row(
        [RichText(page.areaTitle(pair.area)), before(pair), now(pair)], isTotal: pair.area == "ALL")
    }
    let key = page.isPublic ? ".public" : ""
    let arguments = ["before": before(all), "now": now(all)]
    let parts = pairs.dropLast().map { pair in
      lexicon(
        "comparison.part",
        ["area": RichText(page.areaTitle(pair.area)), "before": before(pair), "now": now(pair)])
    }
    return Exhibit(
      id: "beside-previous", title: lexicon("comparison.title" + key, arguments),
      subtitle: lexicon(
        "comparison.subtitle" + key,
        ["period": RichText(page.period), "earlier": RichText(page.dates.period(earlier.period))]),
      completeness: page.listCompleteness,
      bodyHTML: try TableMarkup(columns: columns, rows: rows, name: "plain narrow").html(),
      words: RichText.joined(parts, separator: "; ") + ".",
      remarks: [page.isPublic ? lexicon("comparison.remark.public") : .empty, page.cellsNotReported],
      csv: ["coverage_by_area", "changes"], chart: ComparisonExhibit.chart, chartLeads: true)
  }

  private var none: RichText { RichText(page.lexicon.plain("comparison.none"), .quiet) }

  private func before(_ pair: Pair) -> RichText {
    guard let before = pair.before else { return none }
    // These numbers stand in no table, so they have no address.
    let pattern = "comparison/\(pair.area)/\(page.isPublic ? "records" : "measures_active")"
    return RichText(before.whole.map { "\(before.number)/\($0)" } ?? "\(before.number)", .counted(pattern))
  }

  private func now(_ pair: Pair) -> RichText {
    guard let now = pair.now, let line = page.tables.row("coverage_by_area", pair.area) else { return none }
    if let whole = line.figure("measures_in_force"), now.whole != nil {
      return (line.figure("measures_active") ?? "0") + "/" + whole
    }
    return RichText(
      String(now.number),
      .figure(["exchanges", "events"].filter { line.number($0) != nil }.map(line.address)))
  }
}
