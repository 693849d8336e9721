import Registry

/// The sheet of an area: the yearly review of one dimension.
struct AreaBriefing {
  let words: BriefingWords
  let area: String

  private var page: PageContext { words.page }
  private var lexicon: Lexicon { page.lexicon }

  func make() -> Briefing {
    let own = page.tables.row("coverage_by_area", area)
    let forum = page.tables.row("coverage_by_area", "ALL")
    var briefing = Briefing(
      file: BriefingFiles(.area, area), kicker: lexicon.plain("brief.area"),
      name: page.registry.area(area)?.titles.title(lexicon.language) ?? area,
      meta: lexicon(words.key("brief.area.meta"), ["period": RichText(page.period)]), remarks: words.remarks,
      source: words.source(["coverage_by_area", "coverage_by_measure", "trend", "coverage_by_state", "gaps", "plan"]))
    briefing.figures = [
      words.figure((own, "measures_active"), of: (own, "measures_in_force"), "area.active"),
      words.figure((own, "measures_coordinated"), of: (own, "measures_in_force"), "area.coordinated"),
      words.figure((own, "members_active"), of: (own, "members"), "area.members"),
      words.figure((own, "events"), of: (forum, "events"), "area.events"),
    ].compactMap { $0 }
    briefing.measures = measures()
    if page.collectsActivity {
      briefing.parts = periods()
      briefing.members = active()
    }
    briefing.events = words.events(ofArea: area)
    briefing.steps = NextSteps(words: words).forArea(area)
    return briefing
  }

  private func periods() -> Briefing.Table? {
    let names = PeriodWords(page: page)
    let lines = page.tables.rows("trend").filter { $0.text("area") == area }
    guard !lines.isEmpty else { return nil }
    let columns = ["events", "exchanges", "measures_active", "members_active"]
    return Briefing.Table(
      title: lexicon("brief.periods"),
      columns: [.init(head: lexicon.plain("word.period"), width: 0)]
        + columns.map { .init(head: lexicon.plain("brief.head.\($0)"), isNumber: true) },
      rows: lines.map { line in
        Briefing.Row(
          cells: [.text(RichText(names.title(line)))] + columns.map { .text(line.figure($0) ?? .empty) })
      }, keepsEnd: true)
  }

  private func measures() -> Briefing.Table {
    let lines = page.tables.rows("coverage_by_measure").filter { $0.text("area") == area }
    var columns: [Briefing.Column] = [
      .init(head: lexicon.plain("word.measure"), width: 34),
      .init(head: lexicon.plain("word.coordinators"), width: 30),
    ]
    if page.collectsActivity {
      columns += [
        .init(
          head: lexicon.plain(page.isPublic ? "measures.head.members.public" : "measures.head.members"), isNumber: true),
        .init(head: lexicon.plain("word.events"), isNumber: true),
        .init(head: lexicon.plain("word.exchanges"), isNumber: true),
      ]
    }
    if words.hasStages { columns.append(.init(head: lexicon.plain("brief.head.stage"))) }
    return Briefing.Table(
      title: lexicon("brief.area.measures"), columns: columns,
      rows: lines.map { line in
        let parties = page.sorted(line.codes("coordinators")) + page.sorted(line.codes("co_coordinators"))
        let open = lexicon.plain(page.isPublic ? "measures.no-coordinator.public" : "measures.no-coordinator")
        var cells: [Briefing.Cell] = [
          .text(RichText(page.subjectTitle(line.text("measure")))),
          .text(
            parties.isEmpty
              ? RichText(open, .quiet)
              : RichText(parties.map(page.plainName).joined(separator: ", "))),
        ]
        if page.collectsActivity {
          cells += [
            .text(words.share(line, "members_active", of: line, "members")), .text(line.figure("events") ?? .empty),
            .text(line.figure("exchanges") ?? .empty),
          ]
        }
        if words.hasStages { cells.append(.text(words.stage(line))) }
        return Briefing.Row(cells: cells, areaClass: page.areaClass(area))
      }, none: lexicon("brief.area.no-measures"))
  }

  /// The members with activity, by name alone.
  private func active() -> Briefing.Names? {
    let states = page.states.filter { state in
      page.tables.row("coverage_by_state", state, area)?.text("status") == "active"
    }
    guard !states.isEmpty else { return nil }
    return Briefing.Names(
      title: lexicon(words.key("brief.active")),
      names: lexicon.enumeration(states.map { RichText(page.plainName($0)) }) + ".")
  }
}
