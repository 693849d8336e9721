/// Activity over time: one row a period.
struct OverTimeSection {
  /// The stem of the chart of the same figures by area.
  static let chart = "activity"

  let page: PageContext

  /// The section; `nil` where nothing is collected.
  func make() throws(ReportError) -> PageSection? {
    let lines = page.tables.rows("trend").filter { $0.text("area") == "ALL" }
    guard page.collectsActivity, !lines.isEmpty else { return nil }
    let lexicon = page.lexicon
    let quantities = [
      "exchanges", "events", "participations", "delegates", "measures_active", "measures_active_to_date",
    ]
    .filter { column in lines.contains { $0.number(column) != nil } }
    let columns =
      [TableMarkup.Column(head: lexicon.plain("word.period"))]
      + quantities.map { TableMarkup.Column(head: lexicon.plain("trend.head.\($0)"), isNumber: true) }
    let periods = PeriodWords(page: page)
    let rows = lines.map { line in
      TableMarkup.Row([RichText(periods.title(line))] + quantities.map { line.figure($0) ?? "" })
    }
    let all = page.tables.row("coverage_by_area", "ALL")
    let things = ["events", "exchanges"].compactMap { column in
      all?.number(column).flatMap { number in
        all?.figure(column).map { lexicon.counted("count.\(column)", number, ["n": $0]) }
      }
    }
    let parts = lines.map { line in
      lexicon(
        "pair",
        [
          "name": RichText(periods.title(line)),
          "value": RichText.joined(
            ["events", "exchanges"].compactMap { column in
              line.number(column).flatMap { number in
                page.isPublic && number == 0
                  ? nil : line.figure(column).map { lexicon.counted("count.\(column)", number, ["n": $0]) }
              }
            }, separator: ", "),
        ])
    }
    let exhibit = Exhibit(
      id: "activity-over-time",
      title: lexicon("trend.title", ["things": lexicon.enumeration(things)]),
      subtitle: lexicon("trend.subtitle", ["period": RichText(page.period), "areas": page.areasPhrase]),
      bodyHTML: try TableMarkup(columns: columns, rows: rows, name: "plain trend").html(),
      words: RichText.joined(parts, separator: "; ") + ".",
      remarks: [page.cellsNotReported], csv: ["trend"], chart: OverTimeSection.chart,
      chartSubtitle: lexicon(
        "trend.chart.subtitle.\(page.settings.trend.rawValue)", ["period": RichText(page.period)]),
      chartLeads: true)
    var section = PageSection(id: "time", exhibits: [exhibit])
    if let toDate = try MeasuresToDateExhibit(page: page).make() { section.exhibits.append(toDate) }
    return section
  }
}

/// Exchanges: who sent them to whom, where the pipeline asks for it, and how many of each area in each step.
struct ExchangesSection {
  let page: PageContext

  /// The section; `nil` where there is nothing to show.
  func make() throws(ReportError) -> PageSection? {
    var section = PageSection(id: "exchanges")
    if let areas = try ExchangesExhibit(page: page).make() { section.exhibits.append(areas) }
    if let flows = try FlowsExhibit(page: page).make() { section.exhibits.append(flows) }
    return section.exhibits.isEmpty ? nil : section
  }
}

/// Participation: every event, attendance where lists are complete, and parties that are not members.
struct ParticipationSection {
  let page: PageContext

  func make() throws(ReportError) -> PageSection {
    guard page.collectsActivity else {
      return PageSection(id: "participation", lede: page.lexicon("not-collected.lede"))
    }
    var section = PageSection(
      id: "participation", lede: page.lexicon(page.isPublic ? "events.lede.public" : "events.lede"))
    let events = page.tables.rows("events")
    if !events.isEmpty { section.exhibits.append(try EventsExhibit(page: page).make(events)) }
    if let attendance = try attendance() { section.exhibits.append(attendance) }
    if let others = try others() { section.exhibits.append(others) }
    return section
  }

  /// Who attended: with returns only, and of complete lists only.
  private func attendance() throws(ReportError) -> Exhibit? {
    let lines = page.tables.rows("attendance")
    guard !page.isPublic, !lines.isEmpty else { return nil }
    let lexicon = page.lexicon
    let columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("word.member")), .init(head: lexicon.plain("attendance.head.attended"), isNumber: true),
      .init(head: lexicon.plain("attendance.head.hosted"), isNumber: true),
      .init(head: lexicon.plain("attendance.head.held"), isNumber: true),
    ]
    let rows = page.states.compactMap { state -> TableMarkup.Row? in
      guard let line = page.tables.row("attendance", state) else { return nil }
      return TableMarkup.Row([
        page.name(state), (line.figure("events_attended") ?? "0") + "/" + (line.figure("events_listed") ?? "0"),
        line.figure("hosted") ?? "", line.figure("events_held") ?? "",
      ])
    }
    let all = page.tables.row("coverage_by_area", "ALL")
    let named = lines.count { ($0.number("events_attended") ?? 0) > 0 }
    return Exhibit(
      id: "attendance",
      title: lexicon.counted(
        "attendance.title", all?.number("events") ?? 0,
        ["listed": all?.figure("events_listed") ?? "0", "events": all?.figure("events") ?? "0"]),
      subtitle: lexicon("attendance.subtitle", ["period": RichText(page.period)]), completeness: page.listCompleteness,
      bodyHTML: try TableMarkup(columns: columns, rows: rows, name: "plain narrow parties").html(),
      words: lexicon.counted(
        "attendance.words", lines.count,
        [
          "named": RichText(String(named), .counted("attendance/*/events_attended")),
          "total": RichText(String(lines.count), .counted("attendance/*")),
        ]),
      remarks: [page.cellsNotReported], csv: ["attendance"], chart: "attendance", chartLeads: true, breaks: true)
  }

  /// Observers and guests.
  private func others() throws(ReportError) -> Exhibit? {
    let lines = page.tables.rows("other_participants").filter { $0.text("area") == "ALL" }
    guard !lines.isEmpty else { return nil }
    let lexicon = page.lexicon
    let columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("word.party")), .init(head: lexicon.plain("others.head.kind")),
      .init(head: lexicon.plain("word.exchanges"), isNumber: true),
      .init(head: lexicon.plain("word.events"), isNumber: true),
    ]
    let byParty = Dictionary(grouping: lines) { $0.text("party") }
    let rows = page.sorted(Array(byParty.keys)).flatMap { byParty[$0] ?? [] }.map { line in
      TableMarkup.Row([
        page.name(line.text("party")), RichText(lexicon.plain("kind.\(line.text("kind"))")),
        line.figure("exchanges") ?? "", line.figure("events") ?? "",
      ])
    }
    return Exhibit(
      id: "other-participants",
      title: lexicon.counted(
        "others.title", byParty.count, ["n": RichText(String(byParty.count), .counted("other_participants/*/*/ALL"))]),
      subtitle: lexicon("others.subtitle", ["period": RichText(page.period), "areas": page.areasPhrase]),
      completeness: page.listCompleteness,
      bodyHTML: try TableMarkup(columns: columns, rows: rows, name: "plain narrow parties").html(),
      words: lexicon("others.words", ["names": page.names(Array(byParty.keys))]),
      remarks: [page.cellsNotReported], csv: ["other_participants"], breaks: true)
  }
}
