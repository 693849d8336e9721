/// The lists of a page of what changed: the first of what is many, all being in the table of all differences.
struct ChangeLists {
  /// What the last column of a list of figures says.
  enum LastColumn {
    /// The causes of the difference.
    case causes
    /// Whether the figure is restated.
    case restated
  }

  let page: PageContext
  let words: FigureWords
  let sources: [EditionChanges.Source]

  /// How many figures of a table are listed, and how many sources of a cause.
  private static let figureLimit = 8
  private static let sourceLimit = 20

  /// The name of causes that cannot be told apart.
  func name(_ causes: [String]) -> String {
    causes.map { page.lexicon.plain("cause.\($0)") }.joined(separator: " + ")
  }

  /// Figures by table; of many those that are restated and those of all areas go first.
  func figures(_ figures: [EditionChanges.Figure], column: LastColumn) throws(ReportError) -> String {
    let lexicon = page.lexicon
    var rows: [TableMarkup.Row] = []
    var start = figures.startIndex
    while start < figures.endIndex {
      let table = FigureWords.table(figures[start].address)
      let end = figures[start...].firstIndex { FigureWords.table($0.address) != table } ?? figures.endIndex
      let own = Array(figures[start..<end])
      rows.append(
        TableMarkup.Row(
          group: RichText(words.title(table: table) + " ")
            + RichText(lexicon.counted("what-changed.count", own.count).plain, .quiet), groupClass: "a-other"))
      let shown = first(of: ChangeLists.lines(own))
      rows += shown.map { $0.count == 1 ? row($0[0], column) : wholeRow($0, column) }
      let hidden = own.count - shown.reduce(0) { $0 + $1.count }
      if hidden > 0 {
        let more = lexicon.counted("what-changed.more", hidden)
        rows.append(TableMarkup.Row([RichText(more.plain, .quiet), "", "", "", "", ""]))
      }
      start = end
    }
    let markup = TableMarkup(
      columns: [
        .init(head: lexicon.plain("what-changed.head.subject"), width: "w-what"),
        .init(head: lexicon.plain("what-changed.head.figure"), isLabelled: false),
        .init(head: lexicon.plain("what-changed.head.before"), isNumber: true),
        .init(head: lexicon.plain("what-changed.head.after"), isNumber: true),
        .init(head: lexicon.plain("what-changed.head.difference"), isNumber: true),
        .init(head: lexicon.plain(column == .causes ? "what-changed.head.causes" : "what-changed.head.mark")),
      ], rows: rows, name: "plain changed")
    return try markup.html() + note(lexicon("what-changed.signs"))
  }

  /// What lies behind causes.
  func sources(of causes: [String]) -> String {
    let own = sources.filter { causes.contains($0.cause) }
    if own.isEmpty { return "" }
    let lexicon = page.lexicon
    var items = own.prefix(ChangeLists.sourceLimit).map(item)
    if own.count > items.count { items.append(lexicon.counted("what-changed.more-sources", own.count - items.count)) }
    return plain(items)
  }

  /// A plain list.
  func plain(_ items: [RichText]) -> String {
    if items.isEmpty { return "" }
    return "<ul class=\"plain-list behind\">" + items.map { "<li>\($0.html)</li>" }.joined() + "</ul>\n"
  }

  /// A remark under a list.
  func note(_ text: RichText) -> String { "<p class=\"ex-src\">\(text.html)</p>\n" }

  /// Where all differences stand.
  func csv() -> String {
    "<div class=\"ex-data\"><p class=\"csvs\"><a href=\"\(WhatChangedPage.tableName)\">CSV: what-changed</a></p></div>\n"
  }

  /// Figures as lines: those of a row of a table that came or went as a whole are one.
  private static func lines(_ figures: [EditionChanges.Figure]) -> [[EditionChanges.Figure]] {
    var lines: [[EditionChanges.Figure]] = []
    for figure in figures {
      if let last = lines.last?.first, isOneRow(last, figure) {
        lines[lines.count - 1].append(figure)
      } else {
        lines.append([figure])
      }
    }
    return lines
  }

  private static func isOneRow(_ one: EditionChanges.Figure, _ other: EditionChanges.Figure) -> Bool {
    func row(_ figure: EditionChanges.Figure) -> Substring {
      figure.address[..<(figure.address.lastIndex(of: "/") ?? figure.address.endIndex)]
    }
    let came = one.before == nil && other.before == nil
    let went = one.after == nil && other.after == nil
    return (came || went) && row(one) == row(other)
  }

  private func first(of lines: [[EditionChanges.Figure]]) -> [[EditionChanges.Figure]] {
    // One more is no longer than the line that says so.
    if lines.count <= ChangeLists.figureLimit + 1 { return lines }
    func weight(_ line: [EditionChanges.Figure]) -> Int {
      (line.contains(where: \.isRestated) ? 0 : 2) + (line[0].address.contains("/ALL/") ? 0 : 1)
    }
    let places = lines.indices.sorted { (weight(lines[$0]), $0) < (weight(lines[$1]), $1) }
    return places.prefix(ChangeLists.figureLimit).sorted().map { lines[$0] }
  }

  private func wholeRow(_ figures: [EditionChanges.Figure], _ column: LastColumn) -> TableMarkup.Row {
    let came = figures[0].before == nil
    let count = page.lexicon.counted("what-changed.row", figures.count)
    let sides = [page.lexicon("what-changed.absent"), page.lexicon("what-changed.there")]
    return TableMarkup.Row([
      RichText(words.subject(figures[0].address)), count, came ? sides[0] : sides[1], came ? sides[1] : sides[0], "",
      column == .causes ? causes(figures[0]) : "",
    ])
  }

  private func causes(_ figure: EditionChanges.Figure) -> RichText {
    RichText(figure.causes.map { page.lexicon.plain("cause.\($0)") }.joined(separator: ", "))
  }

  private func row(_ figure: EditionChanges.Figure, _ column: LastColumn) -> TableMarkup.Row {
    let last: RichText
    switch column {
    case .causes: last = causes(figure)
    case .restated: last = figure.isRestated ? page.lexicon("what-changed.is-restated") : ""
    }
    return TableMarkup.Row([
      RichText(words.subject(figure.address)), RichText(words.column(figure.address)),
      RichText(words.value(figure.before, unit: figure.unit)),
      RichText(
        words.value(figure.after, unit: figure.unit), figure.after == nil ? .plain : .figure([figure.address])),
      RichText(figure.difference), last,
    ])
  }

  private func item(_ source: EditionChanges.Source) -> RichText {
    let lexicon = page.lexicon
    var text = RichText(source.subject, .strong)
    if !source.name.isEmpty { text += RichText(" (\(source.name))") }
    if !source.replaces.isEmpty {
      text += RichText(" ") + lexicon("what-changed.replaces", ["id": RichText(source.replaces)])
    }
    if source.changes.isEmpty { return text }
    let changes = source.changes.map { change in
      let name = change.name.isEmpty ? RichText.empty : RichText("\(change.name): ")
      if change.before.isEmpty { return name + lexicon("what-changed.added", ["text": RichText(change.after)]) }
      if change.after.isEmpty { return name + lexicon("what-changed.removed", ["text": RichText(change.before)]) }
      return name + RichText("\(change.before) → \(change.after)")
    }
    return text + ": " + RichText.joined(changes, separator: "; ")
  }
}
