import Registry

/// The sheet of a member State.
struct StateBriefing {
  let words: BriefingWords
  let state: String

  private var page: PageContext { words.page }
  private var lexicon: Lexicon { page.lexicon }

  func make() -> Briefing {
    let own = page.tables.row("coverage_by_state", state, "ALL")
    let forum = page.tables.row("coverage_by_area", "ALL")
    let attendance = page.tables.row("attendance", state)
    var briefing = Briefing(
      file: BriefingFiles(.state, state), kicker: lexicon.plain("brief.state"), name: page.plainName(state),
      meta: lexicon(words.key("brief.state.meta"), ["period": RichText(page.period)]), remarks: words.remarks,
      source: words.source([
        "coverage_by_state", "coverage_by_area", "matrix", "coverage_by_measure", "attendance", "coordination", "gaps",
        "plan",
      ]))
    if let note = page.notes.list.first(where: { $0.party == state }) { briefing.remarks.append(RichText(note.text)) }
    var figures = [words.figure((own, "measures_active"), of: (own, "measures_in_force"), "state.measures")]
    figures.append(
      page.isPublic
        ? words.figure((own, "events"), of: nil, "state.events")
        : words.figure((attendance, "events_attended"), of: (attendance, "events_listed"), "state.attended"))
    figures.append(words.figure((attendance, "hosted"), of: (forum, "events"), "state.hosted"))
    figures.append(words.figure((own, "exchanges"), of: (forum, "exchanges"), "state.exchanges"))
    briefing.figures = figures.compactMap { $0 }
    if page.collectsActivity {
      briefing.parts = areas()
      briefing.measures = measures()
    }
    briefing.roles = words.roles(state)
    briefing.events = words.events(ofState: state)
    briefing.steps = NextSteps(words: words).forState(state)
    return briefing
  }

  private func areas() -> Briefing.Table {
    let scale = RecordScale(
      highest: page.tables.rows("coverage_by_state").filter { $0.text("area") != "ALL" }.map(CellLook.records).max()
        ?? 0)
    let rows = page.areas.compactMap { area -> Briefing.Row? in
      guard let line = page.tables.row("coverage_by_state", state, area.code) else { return nil }
      let forum = page.tables.row("coverage_by_area", area.code)
      return Briefing.Row(
        cells: [
          .text(RichText(page.areaTitle(area.code))), .look(CellLook.coverage(line, page, scale)),
          .text(words.share(line, "events", of: forum, "events")),
          .text(words.share(line, "exchanges", of: forum, "exchanges")),
        ], areaClass: page.areaClass(area.code))
    }
    let others = rows.compactMap { row -> CellLook.Kind? in
      guard case .look(let look) = row.cells[1], look.kind != .active else { return nil }
      return look.kind
    }
    let seen = CellLook.Kind.allCases.filter(others.contains)
    let legend = seen.map { kind in
      lexicon("brief.look.\(kind.rawValue)\(kind == .notReported && page.isPublic ? ".public" : "")")
    }
    return Briefing.Table(
      title: lexicon("brief.areas"),
      columns: [
        .init(head: lexicon.plain("word.area"), width: 24),
        .init(head: lexicon.plain(page.isPublic ? "brief.head.records" : "brief.head.active"), isNumber: true),
        .init(head: lexicon.plain(page.isPublic ? "word.events" : "brief.head.events.of"), isNumber: true),
        .init(head: lexicon.plain(page.isPublic ? "word.exchanges" : "brief.head.exchanges.of"), isNumber: true),
      ], rows: rows, note: RichText.joined(legend, separator: " "))
  }

  private func measures() -> Briefing.Table {
    let lines = page.tables.rows("matrix").filter { $0.text("state") == state && $0.text("status") == "active" }
    var columns: [Briefing.Column] = [
      .init(head: lexicon.plain("word.measure"), width: words.hasStages ? 17 : 34),
      .init(head: lexicon.plain("word.events"), isNumber: true),
      .init(head: lexicon.plain("word.exchanges"), isNumber: true),
    ]
    if words.hasStages { columns.append(.init(head: lexicon.plain("brief.head.stage"), width: 15)) }
    return Briefing.Table(
      title: lexicon(page.isPublic ? "brief.measures.public" : "brief.measures"), columns: columns,
      rows: lines.map { line in
        let measure = line.text("measure")
        var cells: [Briefing.Cell] = [
          .text(RichText(page.subjectTitle(measure))), .text(line.figure("events") ?? .empty),
          .text(line.figure("exchanges") ?? .empty),
        ]
        if words.hasStages { cells.append(.text(words.stage(page.tables.row("coverage_by_measure", measure)))) }
        return Briefing.Row(cells: cells, areaClass: words.areaClass(measure))
      }, none: lexicon(page.isPublic ? "brief.measures.none.public" : "brief.measures.none"))
  }
}
