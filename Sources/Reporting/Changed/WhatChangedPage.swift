import Registry

/// The page of what changed since the last published edition, in one language: one file that needs nothing else.
public struct WhatChangedPage: Sendable {
  /// The file name of the page: `what-changed.html` in the first language, `what-changed.ru.html` and so on.
  public static func fileName(language: String, among languages: [String]) -> String {
    language == languages.first ? "what-changed.html" : "what-changed.\(language).html"
  }

  /// The name of the table of all differences.
  public static let tableName = "what-changed.csv"

  private let page: PageContext
  private let changes: EditionChanges
  private let words: FigureWords

  /// A page beside that of a report.
  public init(_ report: ReportPage, _ changes: EditionChanges) {
    page = report.page
    self.changes = changes
    words = FigureWords(page: report.page)
  }

  /// Writes the page.
  public func html() throws(ReportError) -> String {
    let lexicon = page.lexicon
    var bodies = ""
    var contents: [[String: Any]] = []
    for (place, part) in try parts().enumerated() {
      contents.append(["number": place + 1, "href": "#\(part.id)", "title": part.title])
      bodies += try Templates.render(
        "section",
        [
          "id": part.id, "number": place + 1, "title": part.title, "hasLede": !part.lede.isEmpty,
          "ledeHTML": part.lede.html, "bodyHTML": part.html, "up": lexicon.plain("page.contents"),
        ])
    }
    let home = ReportPage.fileName(language: lexicon.language, among: page.content.languages)
    contents.append(["number": "←", "href": home, "title": lexicon.plain("what-changed.back")])
    var context = try Masthead(page: page).context(
      contents: contents, start: try parts().first?.id ?? "top", bodyHTML: bodies)
    context["title"] = lexicon.plain("what-changed.title")
    context["windowTitle"] = lexicon.plain(
      "what-changed.window", ["title": RichText(page.title), "date": RichText(page.asOf)])
    context["facts"] = facts()
    context["foot"] = lexicon.plain(
      "what-changed.foot", ["edition": RichText(page.content.edition), "date": RichText(page.asOf)])
    context["languages"] = page.content.languages.filter {
      $0 != lexicon.language && page.content.languageFiles.has($0)
    }.map { language in
      [
        "code": language, "href": WhatChangedPage.fileName(language: language, among: page.content.languages),
        "name": lexicon.plain("language.\(language)"),
      ]
    }
    let html = try Templates.render("page", context)
    if let key = Lexicon.gap(in: html) { throw .missingText(key: key, language: lexicon.language) }
    return page.typeset(html)
  }

  private struct Part {
    var id: String
    var title: String
    var lede: RichText
    var html = ""
  }

  private func facts() -> [[String: Any]] {
    let lexicon = page.lexicon
    var pairs = [
      (lexicon.plain("what-changed.fact.report"), page.title), (lexicon.plain("fact.edition"), page.content.edition),
      (lexicon.plain("fact.as-of"), page.asOf), (lexicon.plain("fact.period"), page.period),
    ]
    switch changes.comparison {
    case .first: break
    case .impossible(let edition): pairs.append((lexicon.plain("what-changed.fact.with"), edition))
    case .edition(let edition, let asOf, let period):
      let date = lexicon.plain(
        "what-changed.edition", ["edition": RichText(edition), "date": RichText(page.dates.full(asOf))])
      pairs.append((lexicon.plain("what-changed.fact.with"), date))
      if period != page.settings.period {
        pairs.append((lexicon.plain("what-changed.fact.period"), page.dates.period(period)))
      }
    }
    return pairs.map { ["term": $0, "value": $1] }
  }

  private func parts() throws(ReportError) -> [Part] {
    let lexicon = page.lexicon
    var parts = [Part(id: "summary", title: lexicon.plain("section.summary"), lede: summary(), html: try overview())]
    let lists = ChangeLists(page: page, words: words, sources: changes.sources)
    let restated = changes.figures.filter(\.isRestated)
    if !restated.isEmpty {
      parts.append(
        Part(
          id: "restated", title: lexicon.plain("what-changed.restated"),
          lede: lexicon("what-changed.restated.words"),
          html: try lists.figures(restated, column: .causes)))
    }
    for group in changes.groups {
      parts.append(
        Part(
          id: group.causes.joined(separator: "-"), title: lists.name(group.causes),
          lede: RichText.joined(group.causes.map { lexicon("cause.\($0).words") }, separator: " "),
          html: try lists.sources(of: group.causes) + lists.figures(group.figures, column: .restated)))
    }
    if changes.groups.isEmpty, !changes.figures.isEmpty {
      parts.append(
        Part(
          id: "figures", title: lexicon.plain("what-changed.figures"),
          lede: lexicon("what-changed.no-causes"),
          html: lists.plain(changes.missing.map { RichText($0) })
            + (try lists.figures(changes.figures, column: .restated))))
    }
    return parts
  }

  /// What the page says first.
  private func summary() -> RichText {
    let lexicon = page.lexicon
    switch changes.comparison {
    case .first: return lexicon("what-changed.first")
    case .impossible(let edition): return lexicon("what-changed.impossible", ["edition": RichText(edition)])
    case .edition(let edition, let asOf, _):
      let arguments = ["edition": RichText(edition), "date": RichText(page.dates.full(asOf))]
      var sentences: [RichText] = []
      if changes.figures.isEmpty {
        sentences.append(lexicon("what-changed.none", arguments))
      } else {
        sentences.append(lexicon.counted("what-changed.differ", changes.figures.count, arguments))
        let restated = changes.figures.count { $0.isRestated }
        sentences.append(
          restated == 0
            ? lexicon("what-changed.none-restated") : lexicon.counted("what-changed.restated", restated))
      }
      if changes.marks > 0 { sentences.append(lexicon.counted("what-changed.marks", changes.marks)) }
      return RichText.joined(sentences, separator: " ")
    }
  }

  /// How many figures for each cause, and the table of all.
  private func overview() throws(ReportError) -> String {
    guard case .edition = changes.comparison else { return "" }
    let lexicon = page.lexicon
    let lists = ChangeLists(page: page, words: words, sources: changes.sources)
    var html = ""
    if !changes.groups.isEmpty {
      let rows = changes.groups.map { group in
        TableMarkup.Row([
          RichText(lists.name(group.causes), .link("#\(group.causes.joined(separator: "-"))")),
          RichText(String(Set(group.figures.map(\.address)).count)),
          RichText(String(Set(group.figures.filter(\.isRestated).map(\.address)).count)),
        ])
      }
      html += try TableMarkup(
        columns: [
          .init(head: lexicon.plain("what-changed.head.cause")),
          .init(head: lexicon.plain("what-changed.head.figures"), isNumber: true),
          .init(head: lexicon.plain("what-changed.head.restated"), isNumber: true),
        ], rows: rows, name: "plain narrow"
      ).html()
      html += lists.note(lexicon("what-changed.sum"))
    }
    return html + lists.csv()
  }
}
