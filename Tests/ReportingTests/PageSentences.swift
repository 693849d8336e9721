import Foundation

/// The key sentences of a page, as markup.
struct PageSentences {
  /// The key figures, each read on from its number.
  let figures: [String]
  /// The lines below the key figures.
  let lines: [String]
  /// What is open, with the section that each item leads to.
  let open: [(section: String, markup: String)]
  /// The titles of exhibits.
  let titles: [String]
  /// What exhibits say in words.
  let words: [String]

  init(_ html: String) {
    let summary = html.components(separatedBy: "<section id=\"summary\"").last?.components(separatedBy: "</section>")
    let top = summary?.first ?? ""
    let keys = top.components(separatedBy: "<ul class=\"keys\">").last?.components(separatedBy: "</ul>").first ?? ""
    figures = keys.matches(of: #/<li>(.*?)<\/li>/#).map { String($0.1) }
    lines = top.matches(of: #/<p class="latest[^"]*">(.*?)<\/p>/#).map { String($0.1) }
    let items = top.components(separatedBy: "<div class=\"open\"").last ?? ""
    open = items.matches(of: #/<li>(.*?)<a href="#([a-z-]+)">[^<]*<\/a><\/span><\/li>/#).map {
      (String($0.2), String($0.1))
    }
    titles = html.matches(of: #/<h3 id="t-[^"]+">(.*?)<\/h3>/#).map { String($0.1) }
    words = html.matches(of: #/<p class="ex-alt"[^>]*><b>[^<]*<\/b>(.*?)<\/p>/#).map { String($0.1) }
  }

  /// The sentences of the summary that say how far something has come.
  var summary: [String] { figures + lines }

  /// All of them.
  var all: [String] { summary + open.map(\.markup) + titles + words }

  /// Markup as a reader sees it.
  static func text(_ markup: String) -> String {
    let text = markup.replacing(#/<sup.*?<\/sup>/#, with: "").replacing(#/<\/span>/#, with: " ")
      .replacing(#/<[^>]*>/#, with: "")
    return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(text) {
      $0.replacingOccurrences(of: $1.0, with: $1.1)
    }
  }

  /// The digits of a sentence that no element with an address holds; dates, names of periods and of meetings are no figures.
  static func looseNumbers(_ markup: String) -> String {
    let rest = markup.replacing(#/<span data-(address|count)="[^"]+">[^<]*<\/span>/#, with: "")
      .replacing(#/<b>[^<]*<\/b>(: | \()/#, with: "").replacing(#/\d{1,2}\x{A0}\p{L}+\x{A0}\d{4}/#, with: "")
    return text(rest).filter(\.isNumber)
  }
}
