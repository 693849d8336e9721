/// The list of events, each with how complete its list of participants is.
struct EventsExhibit {
  let page: PageContext

  func make(_ events: [TableLine]) throws(ReportError) -> Exhibit {
    let lexicon = page.lexicon
    let withDelegates = events.count { $0.number("delegates") != nil }
    var columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("word.date"), width: "w-date"), .init(head: lexicon.plain("word.event")),
      .init(head: lexicon.plain("events.head.measures"), width: "w-subject"),
      .init(head: lexicon.plain("events.head.host")),
      .init(head: lexicon.plain("events.head.list"), width: "w-list"),
      .init(head: lexicon.plain(page.isPublic ? "events.head.members.public" : "events.head.members"), isNumber: true),
    ]
    if withDelegates > 0 { columns.append(.init(head: lexicon.plain("word.delegates"), isNumber: true)) }
    let rows = events.map { event -> TableMarkup.Row in
      var cells: [RichText] = [
        RichText(page.dates.short(event.text("start")), .figure([event.address("start")])), title(event),
        RichText(event.codes("measures").map(page.subjectTitle).joined(separator: ", ")),
        RichText.joined(page.sorted(event.codes("host")).map(page.name), separator: ", "),
        RichText(lexicon.plain("list.\(event.text("list"))"), .figure([event.address("list")])), members(event),
      ]
      if withDelegates > 0 { cells.append(event.figure("delegates") ?? "") }
      return TableMarkup.Row(cells)
    }
    let listed = events.count { $0.text("list") == "complete" }
    let figures: [String: RichText] = [
      "listed": RichText(String(listed), .counted("events/*/list")),
      "events": RichText(String(events.count), .counted("events/*")),
    ]
    var words = lexicon.counted("events.words", events.count, figures)
    words += RichText(" ")
    words += lexicon.counted(
      "events.words.delegates", events.count,
      [
        "with": RichText(String(withDelegates), .counted("events/*/delegates")),
        "events": RichText(String(events.count)),
      ])
    return Exhibit(
      id: "events", title: lexicon.counted("events.title", events.count, figures),
      subtitle: lexicon(
        page.isPublic ? "events.subtitle.public" : "events.subtitle", ["period": RichText(page.period)]),
      bodyHTML: try TableMarkup(columns: columns, rows: rows, header: 1, name: "plain evs").html(), words: words,
      remarks: [page.cellsNotReported], csv: ["events"], breaks: true)
  }

  private func title(_ event: TableLine) -> RichText {
    let text = event.text("event")
    return RichText(text.isEmpty ? event.text("event_id") : text)
  }

  /// Members present: n/N where the list is complete, else how many are named, and that it is not all.
  private func members(_ event: TableLine) -> RichText {
    guard let members = event.figure("members_attending") else {
      return RichText(page.lexicon.plain("events.not-said"), .quiet)
    }
    guard event.text("list") == "complete", let total = event.figure("members") else {
      return page.lexicon("events.named", ["n": members])
    }
    return members + "/" + total
  }
}
