import Registry

/// A page of a few sheets beside an edition: one heading, facts, and sections without numbers or exhibits.
struct LeafPage {
  /// A part of the page.
  struct Section {
    /// The anchor.
    var id: String
    var title: String
    var lede: RichText = .empty
    var bodyHTML: String
  }

  let page: PageContext
  var heading: String
  /// What stands in a frame beneath the heading and on every printed sheet; empty for nothing.
  var status: String
  /// What else stands on every printed sheet; empty for nothing.
  var running = ""
  var facts: [(term: String, value: String)]
  var intro: [RichText] = []
  var sections: [Section] = []
  var foot: String
  /// The name of the file without its language and ending.
  var stem: String

  /// The file name of a page: `sheet.html` in the first language, `sheet.ru.html` and so on in the others.
  static func fileName(_ stem: String, language: String, among languages: [String]) -> String {
    language == languages.first ? "\(stem).html" : "\(stem).\(language).html"
  }

  /// Writes the page; a text that is missing is an error.
  func html() throws(ReportError) -> String {
    let masthead = Masthead(page: page)
    let notices = masthead.notices()
    let symbol = page.content.symbol
    let languages = otherLanguages()
    let html = try Templates.render(
      "leaf",
      [
        "language": page.lexicon.language, "windowTitle": "\(heading): \(page.title)",
        "styleHTML": Templates.style
          + masthead.running(notices, status: [running, status].filter { !$0.isEmpty }.joined(separator: " · ")),
        "kicker": page.title,
        "heading": heading, "hasMarks": !status.isEmpty || !symbol.isEmpty, "hasStatus": !status.isEmpty,
        "status": status, "hasSymbol": !symbol.isEmpty, "symbol": symbol,
        "facts": facts.map { ["term": $0.term, "value": $0.value] }, "notices": notices.map { ["text": $0] },
        "intro": intro.map { ["textHTML": $0.html] }, "sections": sections.map(context), "foot": foot,
        "languages": languages, "hasLanguages": !languages.isEmpty,
        "languagesTitle": page.lexicon.plain("page.languages"), "isDraft": page.content.status == "draft",
        "mark": page.lexicon.plain("status-of-document.draft"),
      ])
    if let key = Lexicon.gap(in: html) { throw .missingText(key: key, language: page.lexicon.language) }
    return page.typeset(html)
  }

  private func context(_ section: Section) -> [String: Any] {
    [
      "id": section.id, "title": section.title, "hasLede": !section.lede.isEmpty, "ledeHTML": section.lede.html,
      "bodyHTML": section.bodyHTML.replacing(
        "<div class=\"scroll\">",
        with: "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(HTMLEscape.text(section.title))\">"),
    ]
  }

  private func otherLanguages() -> [[String: Any]] {
    page.content.languages.filter { $0 != page.lexicon.language && page.content.languageFiles.has($0) }.map {
      language in
      [
        "code": language, "href": LeafPage.fileName(stem, language: language, among: page.content.languages),
        "name": page.lexicon.plain("language.\(language)"),
      ]
    }
  }
}

extension LeafPage {
  /// A paragraph of text.
  static func paragraph(_ text: RichText) -> String { "<p>\(text.html)</p>" }

  /// A numbered list.
  static func steps(_ items: [RichText]) -> String {
    "<ol class=\"steps\">" + items.map { "<li>\($0.html)</li>" }.joined() + "</ol>"
  }
}
