import Registry

/// An edition in the list of editions.
public struct EditionListEntry: Sendable {
  /// The stem of the pipeline file.
  public var pipeline: String
  /// The title, in the first language of the edition.
  public var title: String
  /// The folder of the edition, relative to the list, such as `ministerial/2024-12-16`.
  public var edition: String
  /// The date of what was true, `YYYY-MM-DD`.
  public var asOf: String
  /// `final`, `draft` or `clearance`.
  public var status: String
  /// The symbol of the document; empty where there is none.
  public var symbol: String
  /// The number of figures.
  public var figures: Int
  /// The number of findings that keep a record out.
  public var errors: Int
  /// The number of findings that somebody should look at.
  public var warnings: Int
  /// The number of findings for information.
  public var notes: Int
  /// The languages of its pages, the main one first.
  public var languages: [String]
  /// Whether `latest` leads to it.
  public var isLatest: Bool
  /// Whether the pipeline's history has a page beside its editions.
  public var hasHistory = false

  /// Makes an entry.
  public init(
    pipeline: String, title: String, edition: String, asOf: String, status: String = "final", symbol: String = "",
    figures: Int, errors: Int, warnings: Int, notes: Int, languages: [String] = ["en"], isLatest: Bool = false
  ) {
    self.pipeline = pipeline
    self.title = title
    self.edition = edition
    self.asOf = asOf
    self.status = status
    self.symbol = symbol
    self.figures = figures
    self.errors = errors
    self.warnings = warnings
    self.notes = notes
    self.languages = languages
    self.isLatest = isLatest
  }
}

/// The list of all editions: `reports/index.html`, in English.
public struct EditionList {
  /// Writes the list: pipelines in alphabetical order, the newest edition of each first.
  public static func html(_ editions: [EditionListEntry]) throws(ReportError) -> String {
    let lexicon = try Lexicon("en")
    let dates = DateWords(lexicon: lexicon)
    let groups = Dictionary(grouping: editions) { $0.pipeline }
    let pipelines: [[String: Any]] = groups.keys.sorted().map { pipeline in
      let entries = (groups[pipeline] ?? []).sorted { ($0.asOf, $0.edition) > ($1.asOf, $1.edition) }
      return [
        "pipeline": pipeline, "title": entries.first?.title ?? pipeline,
        "history": entries.contains(where: \.hasHistory)
          ? "\(PercentEncoding.path(pipeline))/\(HistoryPage.stem).html" : "",
        "historyText": lexicon.plain("history.title"),
        "editions": entries.map { entry(of: $0, lexicon, dates) },
      ]
    }
    let heads = ["edition", "as-of", "status", "figures", "findings", "pages"].map {
      ["head": lexicon.plain("editions.head.\($0)"), "class": $0 == "figures" ? "num" : ""]
    }
    let html = try Templates.render(
      "editions",
      [
        "styleHTML": Templates.style, "title": lexicon.plain("editions.title"), "pipelines": pipelines, "heads": heads,
        "none": lexicon.plain("editions.none"), "foot": lexicon.plain("editions.foot"),
      ])
    if let key = Lexicon.gap(in: html) { throw .missingText(key: key, language: "en") }
    return html
  }

  private static func entry(of entry: EditionListEntry, _ lexicon: Lexicon, _ dates: DateWords) -> [String: Any] {
    let folder = PercentEncoding.path(entry.edition)
    let pages: [[String: Any]] = entry.languages.map { language in
      [
        "href": "\(folder)/\(ReportPage.fileName(language: language, among: entry.languages))",
        "name": lexicon.has("language.\(language)") ? lexicon.plain("language.\(language)") : language,
      ]
    }
    let status =
      lexicon.has("status-of-document.\(entry.status)")
      ? lexicon.plain("status-of-document.\(entry.status)") : entry.status
    return [
      "edition": entry.edition, "href": "\(folder)/index.html", "asOf": dates.full(entry.asOf),
      "status": [status, entry.symbol].filter { !$0.isEmpty }.joined(separator: " · "), "isLatest": entry.isLatest,
      "latest": lexicon.plain("editions.latest"), "figures": entry.figures,
      "findings": lexicon.plain(
        "editions.findings",
        [
          "errors": lexicon.counted("count.errors", entry.errors),
          "warnings": lexicon.counted("count.warnings", entry.warnings),
          "notes": lexicon.counted("count.notes", entry.notes),
        ]), "pages": pages,
    ]
  }
}
