import Statistics

/// How complete what the edition rests on is: months with records, lists of participants, rows of the registry.
struct CompletenessExhibits {
  let page: PageContext

  func make() throws(ReportError) -> [Exhibit] {
    // Months are counted for all areas together only.
    [page.content.area == nil ? try MonthsExhibit(page: page).make() : nil, try lists(), try registry()].compactMap(
      \.self)
  }

  /// Lists of participants by area; `nil` where participation is not collected.
  private func lists() throws(ReportError) -> Exhibit? {
    let lexicon = page.lexicon
    guard let all = page.tables.row("coverage_by_area", "ALL"), let events = all.number("events"),
      all.number("events_listed") != nil
    else { return nil }
    let areas = page.areas.compactMap { page.tables.row("coverage_by_area", $0.code) }
    let columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("word.area")), .init(head: lexicon.plain("lists.head.complete"), isNumber: true),
      .init(head: lexicon.plain("lists.head.share"), isNumber: true),
    ]
    let rows = areas.map { row($0, isTotal: false) } + (page.content.area == nil ? [row(all, isTotal: true)] : [])
    let parts = areas.map { line in
      lexicon("pair", ["name": RichText(page.areaTitle(line.text("area"))), "value": complete(line)])
    }
    return Exhibit(
      id: "lists",
      title: lexicon.counted(
        "events.title", events,
        ["listed": all.figure("events_listed") ?? "0", "events": all.figure("events") ?? "0"]),
      subtitle: lexicon("lists.subtitle", ["period": RichText(page.period)]),
      bodyHTML: try TableMarkup(columns: columns, rows: rows, name: "plain narrow").html(),
      words: RichText.joined(parts, separator: "; ") + ".", csv: ["coverage_by_area", "events"])
  }

  private func row(_ line: TableLine, isTotal: Bool) -> TableMarkup.Row {
    let listed = line.number("events_listed") ?? 0
    let events = line.number("events") ?? 0
    let percent = page.percent(listed, of: events).filter { !"()".contains($0) }
    let addresses = [line.address("events_listed"), line.address("events")]
    return TableMarkup.Row(
      [
        RichText(page.areaTitle(line.text("area"))), complete(line),
        percent.isEmpty ? "" : RichText(percent.drop { $0 == " " }.description, .figure(addresses)),
      ], isTotal: isTotal)
  }

  private func complete(_ line: TableLine) -> RichText {
    (line.figure("events_listed") ?? "0") + "/" + (line.figure("events") ?? "0")
  }

  /// Rows of the registry in use, and those below high confidence; `nil` where there are none.
  private func registry() throws(ReportError) -> Exhibit? {
    let files = page.content.completeness.registry
    guard !files.isEmpty else { return nil }
    let lexicon = page.lexicon
    let columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("registry-rows.head.file")),
      .init(head: lexicon.plain("registry-rows.head.decides")),
      .init(head: lexicon.plain("registry-rows.head.below"), isNumber: true),
      .init(head: lexicon.plain("registry-rows.head.medium"), isNumber: true),
      .init(head: lexicon.plain("registry-rows.head.low"), isNumber: true),
    ]
    let rows = files.map { file -> TableMarkup.Row in
      func number(_ count: Int) -> RichText { RichText(String(count), .counted(file.pattern)) }
      return TableMarkup.Row([
        RichText(file.file.rawValue),
        lexicon("registry-rows.decides.\(file.name)", ["date": RichText(page.asOf)]),
        number(file.belowHigh) + "/" + number(file.rows), number(file.medium), number(file.low),
      ])
    }
    let below = files.map(\.belowHigh).reduce(0, +)
    let total = files.map(\.rows).reduce(0, +)
    return Exhibit(
      id: PageContext.registryExhibit,
      title: lexicon.counted(
        "registry-rows.title", total,
        [
          "below": RichText(String(below), .counted("registry/*/confidence")),
          "total": RichText(String(total), .counted("registry/*/confidence")),
        ]),
      subtitle: lexicon(
        "registry-rows.subtitle", ["period": RichText(page.period), "date": RichText(page.asOf)]),
      bodyHTML: try TableMarkup(columns: columns, rows: rows, name: "plain").html(),
      words: RichText.joined(
        files.map { file in
          lexicon("pair", ["name": RichText(file.file.rawValue), "value": page.belowHigh(file)])
        }, separator: "; ") + ".", csv: ["coordination", "coverage_by_area"])
  }
}

extension PageContext {
  /// How many members have confirmed what is held for them; empty where nothing says so. None is named.
  var confirmed: RichText {
    guard let confirmed = content.completeness.confirmed else { return .empty }
    func number(_ count: Int) -> RichText { RichText(String(count), .counted("returns/*/submitted")) }
    return lexicon.counted(
      "confirmed", confirmed.members,
      [
        "count": number(confirmed.count), "total": number(confirmed.members),
        "percent": RichText(percent(confirmed.count, of: confirmed.members)),
      ])
  }
}
