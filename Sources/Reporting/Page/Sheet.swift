/// A page that stands beside the editions and not in one: the report of a refusal, the history of a pipeline.
struct Sheet {
  /// A heading with paragraphs and markup below it.
  struct Block {
    var id = ""
    var title: String
    var paragraphs: [RichText] = []
    var bodyHTML = ""
  }

  let lexicon: Lexicon
  /// The title of the window; the same as the title where it is empty.
  var windowTitle = ""
  var title: String
  var facts: [(term: String, value: String)] = []
  var notices: [String] = []
  var lede: RichText
  var blocks: [Block]
  var foot: String
  /// The other languages of the page, with their files.
  var others: [(language: String, file: String)] = []

  /// The page as markup, in which no text is missing.
  func html() throws(ReportError) -> String {
    var body = ""
    for block in blocks {
      body += try Templates.render(
        "block",
        [
          "id": block.id, "title": block.title, "bodyHTML": block.bodyHTML,
          "paragraphs": block.paragraphs.filter { !$0.isEmpty }.enumerated().map {
            ["class": $0 == 0 ? "lede" : "", "textHTML": $1.html]
          },
        ])
    }
    let html = try Templates.render(
      "sheet",
      [
        "language": lexicon.language, "windowTitle": windowTitle.isEmpty ? title : windowTitle, "title": title,
        "styleHTML": Templates.style, "facts": facts.filter { !$0.value.isEmpty }.map(context),
        "notices": notices.filter { !$0.isEmpty }.map { ["text": $0] }, "ledeHTML": lede.html, "bodyHTML": body,
        "foot": foot, "hasLanguages": !others.isEmpty, "languagesTitle": lexicon.plain("page.languages"),
        "languages": others.map {
          ["code": $0.language, "href": $0.file, "name": lexicon.plain("language.\($0.language)")]
        },
      ])
    if let key = Lexicon.gap(in: html) { throw .missingText(key: key, language: lexicon.language) }
    return html
  }

  private func context(_ fact: (term: String, value: String)) -> [String: Any] {
    ["term": fact.term, "value": fact.value]
  }
}
