import Charting
import Diagnostics

/// The page and the chart of a pipeline's history: whether the data that come in get better.
public struct HistoryPage: Sendable {
  /// The stem of the files of page and chart.
  public static let stem = "history"

  /// The name of a file of the history: `history.html` in the first language, `history.ru.html` in another.
  public static func fileName(_ language: String, among languages: [String], ending: String) -> String {
    language == languages.first ? stem + ending : "\(stem).\(language)\(ending)"
  }

  let content: HistoryContent
  let lexicon: Lexicon

  /// More editions than this would not be read on a wall; the tables have them all.
  static let drawn = 12

  /// Makes the page in a language.
  public init(_ content: HistoryContent, language: String) throws(ReportError) {
    self.content = content
    lexicon = try Lexicon(language)
  }

  /// The chart of the last editions.
  public func chart() -> any Chart {
    let first = max(0, content.points.count - HistoryPage.drawn)
    func row(_ title: String, _ numbers: [Int?], isTotal: Bool = false) -> FindingsHistory.Row {
      .init(title: title, values: Array(numbers[first...]), isTotal: isTotal)
    }
    var blocks = [
      FindingsHistory.Block(
        title: lexicon.plain("history.by-code"),
        rows: [row(lexicon.plain("history.all"), content.totals, isTotal: true)]
          + content.byCode.map { row(lexicon.plain("finding.\($0.code.rawValue)"), $0.numbers) })
    ]
    if !content.byFile.isEmpty {
      blocks.append(
        .init(title: lexicon.plain("history.by-file"), rows: content.byFile.map { row($0.name, $0.numbers) }))
    }
    let shown = content.points.count - first
    return FindingsHistory(
      texts: ChartTexts(
        title: title, subtitle: lexicon.plain("history.subtitle"),
        source: lexicon.plain(
          "history.source",
          [
            "pipeline": RichText(content.pipeline), "shown": RichText(String(shown)),
            "all": RichText(String(content.points.count)),
          ]),
        notice: PageContext.choose(content.notices, lexicon.language), alternative: words.plain,
        digits: lexicon.digits),
      editions: content.points[first...].map(\.edition), blocks: blocks)
  }

  /// Writes the page with the picture of its chart.
  public func html(chart: ChartFile) throws(ReportError) -> String {
    let name = PageContext.choose(content.titles, lexicon.language)
    var blocks: [Sheet.Block] = [
      .init(
        id: "findings", title: lexicon.plain("history.findings"), paragraphs: [lexicon("history.subtitle")],
        bodyHTML: try picture(chart) + table(byCode: true) + (content.byFile.isEmpty ? "" : table(byCode: false)))
    ]
    blocks.append(.init(id: "editions", title: lexicon.plain("editions.title"), bodyHTML: try editions()))
    return try Sheet(
      lexicon: lexicon, windowTitle: lexicon.plain("history.window", ["title": RichText(name)]), title: title,
      facts: [
        (lexicon.plain("refused.fact.report"), name), (lexicon.plain("editions.title"), String(content.points.count)),
      ],
      notices: [PageContext.choose(content.notices, lexicon.language)], lede: words, blocks: blocks,
      foot: lexicon.plain("history.foot"),
      others: content.languages.filter { $0 != lexicon.language && LanguageFile.known.contains($0) }.map {
        ($0, HistoryPage.fileName($0, among: content.languages, ending: ".html"))
      }
    ).html()
  }

  private var title: String { lexicon.plain("history.title") }

  /// The numbers of the first and the last edition in a sentence.
  private var words: RichText {
    guard let first = content.points.first, let last = content.points.last, let before = content.totals.first ?? nil,
      let now = content.totals.last ?? nil, content.points.count > 1
    else {
      return lexicon.counted("history.words.one", (content.totals.last ?? nil) ?? 0)
    }
    return lexicon(
      "history.words",
      [
        "before": lexicon.counted("history.count", before), "now": lexicon.counted("history.count", now),
        "first": RichText(first.edition), "last": RichText(last.edition),
      ])
  }

  private func picture(_ chart: ChartFile) throws(ReportError) -> String {
    func link(_ format: String) -> [String: Any] {
      [
        "href": HistoryPage.fileName(lexicon.language, among: content.languages, ending: "." + format),
        "text": lexicon.plain("exhibit.\(format)"),
      ]
    }
    return try Templates.render(
      "picture", ["label": title, "svgHTML": chart.elements.joined(), "links": [link("svg"), link("png")]])
  }

  private func table(byCode: Bool) throws(ReportError) -> String {
    var rows: [TableMarkup.Row] = []
    func add(_ title: RichText, _ numbers: [Int?], isTotal: Bool = false) {
      rows.append(.init([title] + numbers.map { RichText($0.map(String.init) ?? "–") }, isTotal: isTotal))
    }
    if byCode {
      for (code, numbers) in content.byCode {
        let severity = lexicon.plain("severity.\(code.severity.rawValue)")
        add(RichText(lexicon.plain("finding.\(code.rawValue)")) + RichText(" \(severity)", .quiet), numbers)
      }
      add(RichText(lexicon.plain("history.all")), content.totals, isTotal: true)
    } else {
      for series in content.byFile { add(RichText(series.name), series.numbers) }
    }
    let head = lexicon.plain(byCode ? "history.by-code" : "history.by-file")
    return try TableMarkup(
      columns: [.init(head: head)] + content.points.map { .init(head: $0.edition, isNumber: true) }, rows: rows,
      name: "plain"
    ).html()
  }

  private func editions() throws(ReportError) -> String {
    let dates = DateWords(lexicon: lexicon)
    let columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("editions.head.edition")), .init(head: lexicon.plain("editions.head.as-of")),
      .init(head: lexicon.plain("accounting.head.records"), isNumber: true),
      .init(head: lexicon.plain("accounting.head.quarantined"), isNumber: true),
      .init(head: lexicon.plain("editions.head.figures"), isNumber: true),
    ]
    let rows = content.points.reversed().map { point in
      let name =
        point.isPruned
        ? RichText(point.edition) + RichText(" " + lexicon.plain("history.pruned"), .quiet)
        : RichText(point.edition, .link(PercentEncoding.path(point.edition) + "/index.html"))
      return TableMarkup.Row([
        name, RichText(dates.full(point.asOf)), RichText(point.records.map(String.init) ?? "–"),
        RichText(point.quarantined.map(String.init) ?? "–"), RichText(String(point.figures)),
      ])
    }
    return try TableMarkup(columns: columns, rows: Array(rows), name: "plain").html()
  }
}
