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
      let shown = first(of: own)
      rows += shown.map { row($0, column) }
      if shown.count < own.count {
        let more = lexicon.counted("what-changed.more", own.count - shown.count)
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

  private func first(of figures: [EditionChanges.Figure]) -> [EditionChanges.Figure] {
    // One more is no longer than the line that says so.
    if figures.count <= ChangeLists.figureLimit + 1 { return figures }
    func weight(_ figure: EditionChanges.Figure) -> Int {
      (figure.isRestated ? 0 : 2) + (figure.address.contains("/ALL/") ? 0 : 1)
    }
    let places = figures.indices.sorted { (weight(figures[$0]), $0) < (weight(figures[$1]), $1) }
    return places.prefix(ChangeLists.figureLimit).sorted().map { figures[$0] }
  }

  private func row(_ figure: EditionChanges.Figure, _ column: LastColumn) -> TableMarkup.Row {
    let last: RichText
    switch column {
    case .causes: last = RichText(figure.causes.map { page.lexicon.plain("cause.\($0)") }.joined(separator: ", "))
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
