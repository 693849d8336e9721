import Charting

/// Coordinators and the members that are active in their measures.
struct EngagementExhibit {
  let page: PageContext

  /// The exhibit; `nil` where there is nothing to show.
  func make() throws(ReportError) -> Exhibit? {
    let data = EngagementCells(page: page)
    guard page.collectsActivity, !data.coordinators.isEmpty, !page.states.isEmpty else { return nil }
    let lexicon = page.lexicon
    var active = 0
    var silent = 0
    let rows = data.coordinators.map { party -> TableMarkup.Row in
      silent += page.states.count { data.cell(party, $0).kind == .notReported }
      let members = page.states.compactMap { state -> RichText? in
        guard data.cell(party, state).kind == .active,
          let number = page.tables.row("engagement", party, state)?.figure("measures_engaged")
        else { return nil }
        active += 1
        return page.name(state) + RichText("\u{A0}") + number + RichText(page.isPublic ? "" : "/\(data.total(party))")
      }
      return TableMarkup.Row([page.name(party), RichText.joined(members, separator: ", ")])
    }
    let cells = data.coordinators.count * page.states.count
    let suffix = page.isPublic ? ".public" : ""
    let unnamed =
      Set(page.tables.rows("coverage_by_coordinator").map { $0.text("coordinator") }).count
      - data.coordinators.count
    var remarks = [
      lexicon.counted(
        "engagement.cells\(suffix)", cells,
        [
          "count": RichText(String(silent), .counted("engagement/*/measures_engaged")),
          "total": RichText(String(cells)),
        ])
    ]
    if unnamed > 0 {
      remarks.append(
        lexicon.counted(
          "engagement.unnamed", unnamed,
          ["n": RichText(String(unnamed), .counted("coverage_by_coordinator/*/ALL/measures_coordinated"))]))
    }
    let figures = [
      "active": RichText(String(active), .counted("engagement/*/measures_engaged")), "total": RichText(String(cells)),
    ]
    return Exhibit(
      id: "engagement", title: lexicon.counted("engagement.title\(suffix)", cells, figures),
      subtitle: lexicon("engagement.subtitle\(suffix)", ["period": RichText(page.period)]),
      completeness: page.listCompleteness,
      bodyHTML: try TableMarkup(
        columns: [
          .init(head: lexicon.plain("word.coordinator"), width: "w-party"),
          .init(head: lexicon.plain("engagement.head.members")),
        ], rows: rows, name: "plain coords parties"
      ).html(),
      words: lexicon.counted(
        "engagement.words\(suffix)", data.coordinators.count,
        figures.merging(["n": RichText(String(data.coordinators.count), .counted("coverage_by_coordinator/*/ALL"))]) {
          first, _ in first
        }), remarks: remarks, csv: ["engagement"], chart: "engagement",
      chartLeads: true, chartParties: page.states, breaks: true)
  }
}
