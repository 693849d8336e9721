/// A briefing as a sheet of a page.
struct BriefingMarkup {
  let page: PageContext
  let briefing: Briefing

  private var lexicon: Lexicon { page.lexicon }

  /// The sheet as markup.
  func html() throws(ReportError) -> String {
    let status = page.content.status == "final" ? "" : lexicon.plain("status-of-document.\(page.content.status)")
    let asOf = lexicon.plain("page.as-of", ["date": RichText(page.asOf)])
    let drawing = briefing.events.map { EventDrawing(line: $0) }
    return try Templates.render(
      "briefing-sheet",
      [
        "id": briefing.file.stem, "kind": briefing.file.kind.rawValue, "kicker": briefing.kicker, "title": page.title,
        "asOf": asOf, "hasSymbol": !page.content.symbol.isEmpty, "symbol": page.content.symbol,
        "hasStatus": !status.isEmpty, "status": status, "name": briefing.name, "metaHTML": briefing.meta.html,
        "remarks": briefing.remarks.map { ["textHTML": $0.html] }, "hasFigures": !briefing.figures.isEmpty,
        "figures": briefing.figures.map {
          ["valueHTML": $0.value.html, "totalHTML": $0.total.html, "sayHTML": $0.say.html]
        },
        "partsHTML": try html(briefing.parts), "measuresHTML": try html(briefing.measures),
        "rolesHTML": try html(briefing.roles), "isPaired": briefing.file.kind == .state,
        "isArea": briefing.file.kind == .area, "hasMembers": briefing.members != nil,
        "membersTitle": briefing.members?.title.plain ?? "", "membersHTML": briefing.members?.names.html ?? "",
        "hasEvents": briefing.events != nil,
        "eventsTitle": briefing.events?.title.plain ?? "", "drawingHTML": drawing?.svg() ?? "",
        "isTooFull": drawing.map { !$0.isLegible } ?? false, "tooFull": lexicon.plain("brief.events.too-many"),
        "legend": briefing.events?.legend.map { ["keyHTML": EventDrawing.key($0.kind), "textHTML": $0.words.html] }
          ?? [],
        "colours": lexicon.plain("brief.events.colour"), "hasEventWords": !(briefing.events?.words.isEmpty ?? true),
        "eventWordsHTML": briefing.events?.words.html ?? "", "hasSteps": !briefing.steps.isEmpty,
        "stepsTitle": lexicon.plain("brief.steps"), "groundLabel": lexicon.plain("brief.ground"),
        "steps": briefing.steps.map {
          ["leadHTML": $0.lead.html, "textHTML": $0.text.html, "groundHTML": $0.ground.html]
        },
        "hasMore": briefing.stepsLeft > 0, "more": more("brief.more.steps", briefing.stepsLeft),
        "sourceHTML": briefing.source.html,
      ])
  }

  private func more(_ key: String, _ count: Int) -> String { lexicon.counted(key, count).plain }

  private func html(_ table: Briefing.Table?) throws(ReportError) -> String {
    guard let table else { return "" }
    return try Templates.render(
      "briefing-table",
      [
        "titleHTML": table.title.html, "hasRows": !table.rows.isEmpty, "noneHTML": table.none.html,
        "columns": table.columns.map { ["head": $0.head, "class": $0.isNumber ? "num" : ""] },
        "rows": table.rows.map { ["cellsHTML": cells($0, table.columns)] }, "hasNote": !table.note.isEmpty,
        "noteHTML": table.note.html, "hasMore": table.left > 0,
        "more": more(table.keepsEnd ? "brief.more.periods" : "brief.more.rows", table.left),
      ])
  }

  private func cells(_ row: Briefing.Row, _ columns: [Briefing.Column]) -> String {
    var html = ""
    for (place, (cell, column)) in zip(row.cells, columns).enumerated() {
      switch cell {
      case .look(let look): html += look.html(page)
      case .text(let text) where place == 0:
        let mark = row.areaClass.isEmpty ? "" : "<i class=\"ar \(row.areaClass)\"></i>"
        html += "<th scope=\"row\">\(mark)\(text.html)</th>"
      case .text(let text): html += "<td class=\"\(column.isNumber ? "num" : "")\">\(text.html)</td>"
      }
    }
    return html
  }
}
