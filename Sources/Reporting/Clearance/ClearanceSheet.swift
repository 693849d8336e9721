import Registry
import Tally

/// The sheet of one member: what is held for it, and how to answer.
struct ClearanceSheet {
  let page: PageContext
  let records: HeldRecords
  let silence: CalendarDay

  private var lexicon: Lexicon { page.lexicon }
  private var state: RichText { RichText(page.plainName(records.party)) }
  private var date: RichText { RichText(page.dates.full(silence)) }

  func make() throws(ReportError) -> LeafPage {
    var leaf = LeafPage(
      page: page, heading: lexicon.plain("sheet.heading", ["state": state]),
      status: lexicon.plain("status-of-document.clearance"), running: state.plain,
      facts: ClearanceSheet.facts(
        page, silence: silence, before: [(lexicon.plain("word.member"), state.plain)],
        after: [(lexicon.plain("sheet.fact.round"), page.content.edition + "/" + records.party)]),
      foot: lexicon.plain("sheet.foot", ["state": state]), stem: ClearanceFiles.sheet)
    leaf.intro = [
      lexicon("sheet.intro", ["state": state, "date": date]), lexicon("sheet.silence", ["date": date]),
    ]
    leaf.sections = [try areas(), try exchanges(), try participation(), try coordination()]
    if page.settings.collected.contains(.returns) { leaf.sections.append(try returns()) }
    if !records.waiting.isEmpty { leaf.sections.append(try waiting()) }
    leaf.sections.append(answer())
    return leaf
  }

  /// What stands beneath the heading of every page of a round.
  static func facts(
    _ page: PageContext, silence: CalendarDay, before: [(term: String, value: String)],
    after: [(term: String, value: String)]
  ) -> [(term: String, value: String)] {
    let lexicon = page.lexicon
    var facts = before
    facts.append((lexicon.plain("fact.period"), page.period))
    facts.append((lexicon.plain("fact.as-of"), page.asOf))
    if let known = page.settings.knownAt {
      facts.append((lexicon.plain("parameter.known-at"), page.dates.full(known)))
    }
    facts.append((lexicon.plain("fact.basis"), lexicon.plain("basis.\(page.basisKey)")))
    facts.append((lexicon.plain("sheet.fact.silence"), page.dates.full(silence)))
    return facts + after
  }

  private func section(
    _ id: String, _ columns: [TableMarkup.Column], _ rows: [TableMarkup.Row], lede: RichText = .empty,
    none: String = "sheet.none", after: String = ""
  ) throws(ReportError) -> LeafPage.Section {
    let body =
      rows.isEmpty
      ? LeafPage.paragraph(lexicon(none)) : try TableMarkup(columns: columns, rows: rows, name: "plain").html()
    return LeafPage.Section(
      id: id, title: lexicon.plain("sheet.\(id)"), lede: rows.isEmpty ? .empty : lede, bodyHTML: body + after)
  }

  private func areas() throws(ReportError) -> LeafPage.Section {
    let columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("word.area")), .init(head: lexicon.plain("sheet.head.status")),
      .init(head: lexicon.plain("sheet.head.in-force"), isNumber: true),
      .init(head: lexicon.plain("coordinators.head.active"), isNumber: true),
      .init(head: lexicon.plain("word.exchanges"), isNumber: true),
      .init(head: lexicon.plain("sheet.head.events"), isNumber: true),
      .init(head: lexicon.plain("word.delegates"), isNumber: true),
    ]
    var rows: [TableMarkup.Row] = []
    for code in page.areas.map(\.code) + ["ALL"] {
      guard let line = page.tables.row("coverage_by_state", records.party, code) else { continue }
      rows.append(
        TableMarkup.Row(
          [RichText(page.areaTitle(code)), status(line)]
            + ["measures_in_force", "measures_active", "exchanges", "participations", "delegates"].map {
              line.figure($0) ?? ""
            }, isTotal: code == "ALL"))
    }
    let note = page.notes.list.filter { $0.party == records.party }.map { LeafPage.paragraph(RichText($0.text)) }
      .joined()
    return try section("areas", columns, rows, lede: lexicon("sheet.areas.lede"), after: note)
  }

  private func status(_ line: TableLine) -> RichText {
    let status = line.text("status")
    guard let kind = CellLook.Kind(rawValue: status), kind != .active else { return lexicon("sheet.status.active") }
    // The legend of the heatmap says how the cell looks, which is no matter here.
    return kind == .notApplicable ? lexicon("sheet.status.not-applicable") : lexicon(page.statusKey(kind))
  }

  private func exchanges() throws(ReportError) -> LeafPage.Section {
    let columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("word.date"), width: "w-date"), .init(head: lexicon.plain("events.head.measures")),
      .init(head: lexicon.plain("sheet.head.to"), width: "w-to"),
      .init(head: lexicon.plain("sheet.head.kind"), width: "w-kind"), .init(head: lexicon.plain("sheet.head.title")),
      .init(head: lexicon.plain("sheet.head.id"), width: "w-id"),
    ]
    let rows = records.exchanges.map { exchange in
      TableMarkup.Row([
        RichText(page.dates.short(exchange.date)), titles(exchange.labels), addressees(exchange),
        exchange.kind.isEmpty ? "" : lexicon("exchange-kind.\(exchange.kind)"), RichText(exchange.title),
        RichText(exchange.id, .quiet),
      ])
    }
    let left = records.exchanges.filter { !$0.isInFile }.map(\.id)
    let remark =
      left.isEmpty
      ? ""
      : LeafPage.paragraph(
        lexicon.counted("sheet.by-letter", left.count, ["ids": RichText(left.joined(separator: ", "))]))
    return try section(
      "exchanges", columns, rows, lede: lexicon("sheet.exchanges.lede", ["period": RichText(page.period)]),
      none: page.settings.collected.contains(.exchanges) ? "sheet.none" : "months.words.exchanges.not-collected",
      after: remark)
  }

  /// Recipients, and senders besides the member.
  private func addressees(_ exchange: HeldRecords.Exchange) -> RichText {
    let names =
      exchange.recipients == ["all"]
      ? lexicon("sheet.to-all") : lexicon.enumeration(page.sorted(exchange.recipients).map(plain))
    let others = exchange.senders.filter { $0 != records.party }
    if others.isEmpty { return names }
    let together = lexicon("sheet.together", ["names": lexicon.enumeration(page.sorted(others).map(plain))])
    return names.isEmpty ? together : names + "; " + together
  }

  private func plain(_ party: String) -> RichText { RichText(page.plainName(party)) }

  private func titles(_ labels: [String]) -> RichText {
    RichText(labels.map(page.subjectTitle).joined(separator: "; "))
  }

  private func participation() throws(ReportError) -> LeafPage.Section {
    let columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("word.date"), width: "w-date"), .init(head: lexicon.plain("word.event")),
      .init(head: lexicon.plain("events.head.measures")),
      .init(head: lexicon.plain("assignments.head.role"), width: "w-kind"),
      .init(head: lexicon.plain("word.delegates"), isNumber: true), .init(head: lexicon.plain("sheet.head.place")),
    ]
    let rows = records.participation.map { row in
      TableMarkup.Row([
        RichText(page.dates.short(row.date)), RichText(row.event), titles(row.labels),
        row.role.isEmpty ? "" : lexicon("participant-role.\(row.role)"), RichText(row.delegates), RichText(row.place),
      ])
    }
    return try section(
      "participation", columns, rows, lede: lexicon("sheet.participation.lede", ["period": RichText(page.period)]),
      none: page.settings.collected.contains(.participation) ? "sheet.none" : "months.words.events.not-collected")
  }

  private func coordination() throws(ReportError) -> LeafPage.Section {
    let columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("assignments.head.role"), width: "w-role"),
      .init(head: lexicon.plain("assignments.head.target")),
      .init(head: lexicon.plain("assignments.head.from"), width: "w-date"),
      .init(head: lexicon.plain("assignments.head.to"), width: "w-date"),
    ]
    let words = CoordinatorsSection(page: page)
    let rows = page.tables.rows("coordination").filter { $0.text("coordinator") == records.party }.map { line in
      TableMarkup.Row([
        lexicon("role.\(line.text("role"))"), RichText(words.target(line)),
        RichText(page.dates.short(line.text("from"))), RichText(page.dates.short(line.text("to"))),
      ])
    }
    return try section(
      "coordination", columns, rows, lede: lexicon("sheet.coordination.lede", ["date": RichText(page.asOf)]))
  }

  private func returns() throws(ReportError) -> LeafPage.Section {
    let columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("word.area")), .init(head: lexicon.plain("assignments.head.from"), width: "w-date"),
      .init(head: lexicon.plain("assignments.head.to"), width: "w-date"),
      .init(head: lexicon.plain("sheet.head.return")),
    ]
    let rows = records.returns.map { row in
      TableMarkup.Row([
        RichText(page.areaTitle(row.area)), RichText(page.dates.short(row.from)), RichText(page.dates.short(row.to)),
        lexicon("return.\(row.status)"),
      ])
    }
    return try section("returns", columns, rows)
  }

  private func waiting() throws(ReportError) -> LeafPage.Section {
    let columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("word.date"), width: "w-date"),
      .init(head: lexicon.plain("sheet.head.export"), width: "w-kind"), .init(head: lexicon.plain("sheet.head.what")),
      .init(head: lexicon.plain("sheet.head.reason")),
    ]
    let rows = records.waiting.map { row in
      TableMarkup.Row([
        RichText(page.dates.short(row.date)), lexicon("export.\(row.kind)"), RichText(row.what),
        RichText.joined(row.reasons.map { lexicon("finding.\($0)") }, separator: "; "),
      ])
    }
    return try section("waiting", columns, rows, lede: lexicon("sheet.waiting.lede", ["state": state]))
  }

  private func answer() -> LeafPage.Section {
    func file(_ name: String) -> RichText { RichText(name, .strong) }
    var steps = [lexicon("sheet.answer.confirm", ["file": file(ClearanceFiles.confirmation)])]
    if page.settings.collected.contains(.exchanges) {
      let files = ["file": file(ClearanceFiles.exchanges)]
      steps += [lexicon("sheet.answer.exchanges", files), lexicon("sheet.answer.new", files)]
      steps.append(lexicon("sheet.answer.withdraw"))
    }
    if page.settings.collected.contains(.participation) {
      steps.append(
        lexicon("sheet.answer.participation", ["file": file(ClearanceFiles.participation), "state": state]))
    }
    steps.append(lexicon("sheet.answer.form"))
    return LeafPage.Section(
      id: "answer", title: lexicon.plain("sheet.answer"), lede: lexicon("sheet.answer.lede", ["date": date]),
      bodyHTML: LeafPage.steps(steps))
  }
}
