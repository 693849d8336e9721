import Charting

/// Members and the areas in which activity of theirs is recorded, as the tile grid shows them.
struct TilesExhibit {
  let page: PageContext

  /// The exhibit; `nil` where the registry has no grid.
  func make() throws(ReportError) -> Exhibit? {
    guard page.collectsActivity, !page.registry.tiles.isEmpty, !page.states.isEmpty, !page.areas.isEmpty else {
      return nil
    }
    let lexicon = page.lexicon
    var somewhere = 0
    let rows = page.states.map { state -> TableMarkup.Row in
      let areas = page.areas.filter { area in
        page.tables.row("coverage_by_state", state, area.code)?.text("status") == "active"
      }
      if !areas.isEmpty { somewhere += 1 }
      return TableMarkup.Row([
        page.name(state), RichText(areas.map { page.areaTitle($0.code) }.joined(separator: ", ")),
      ])
    }
    let places = Set(page.registry.tiles.map(\.party))
    let unplaced = page.states.filter { !places.contains($0) }
    var remarks = [page.cellsNotReported, lexicon("tiles.note")]
    if !unplaced.isEmpty { remarks.append(lexicon("tiles.note.unplaced", ["names": page.names(unplaced)])) }
    let figures = [
      "n": RichText(String(somewhere), .counted("coverage_by_state/*/status")),
      "total": RichText(String(page.states.count)),
    ]
    let suffix = page.isPublic ? ".public" : ""
    return Exhibit(
      id: "tiles", title: lexicon.counted("tiles.title\(suffix)", page.states.count, figures),
      subtitle: lexicon("tiles.subtitle\(suffix)", ["period": RichText(page.period)]),
      completeness: page.listCompleteness,
      bodyHTML: try TableMarkup(
        columns: [
          .init(head: lexicon.plain("word.member"), width: "w-party"),
          .init(head: lexicon.plain("tiles.head.areas\(suffix)")),
        ], rows: rows, name: "plain narrow parties"
      ).html(), words: lexicon.counted("tiles.words\(suffix)", page.states.count, figures), remarks: remarks,
      csv: ["coverage_by_state"], chart: "tiles", chartLeads: true, breaks: true)
  }
}
