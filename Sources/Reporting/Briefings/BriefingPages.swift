import Registry

/// The briefings of an edition in one language: a sheet for each member State, coordinator and area, all of them
/// together for the printer, and their list.
public struct BriefingPages: Sendable {
  /// What a list of sheets leads to.
  public struct Forms: Sendable, Hashable {
    /// Whether there are pages.
    public var hasPages: Bool
    /// The endings of further forms, such as `pdf`.
    public var others: [String]

    /// Names the forms.
    public init(hasPages: Bool, others: [String]) {
      self.hasPages = hasPages
      self.others = others
    }
  }

  /// The language.
  public var language: String { page.lexicon.language }
  /// The sheets: States, then coordinators, in the alphabetical order of the language; then areas by their number.
  public let sheets: [BriefingFiles]
  /// What the sheets are called.
  public let title: String
  let page: PageContext
  let briefings: [Briefing]

  /// Makes the briefings from a content with all its tables; grows with members × measures and with the events.
  public init(_ content: ReportContent, language: String) throws(ReportError) {
    page = PageContext(content, lexicon: try Lexicon(language))
    let words = BriefingWords(page: page)
    let page = page
    let coordinators = page.sorted(Array(Set(page.tables.rows("coordination").map { $0.text("coordinator") })))
    briefings =
      page.states.map { StateBriefing(words: words, state: $0).make() }
      + coordinators.map { CoordinatorBriefing(words: words, party: $0).make() }
      + page.areas.map { AreaBriefing(words: words, area: $0.code).make() }
    sheets = briefings.map(\.file)
    title = page.lexicon.plain("brief.list.title")
  }

  /// The page of one sheet; `nil` where there is no such sheet.
  public func html(_ sheet: BriefingFiles) throws(ReportError) -> String? {
    guard let briefing = briefings.first(where: { $0.file == sheet }) else { return nil }
    return try html([briefing], stem: sheet.stem, title: "\(briefing.name): \(briefing.kicker)")
  }

  /// All sheets in one page, each on a printed page of its own.
  public func html() throws(ReportError) -> String {
    try html(briefings, stem: BriefingFiles.all, title: page.lexicon.plain("brief.all"))
  }

  private func html(_ briefings: [Briefing], stem: String, title: String) throws(ReportError) -> String {
    var sheets = ""
    for briefing in briefings {
      sheets += try BriefingMarkup(page: page, briefing: PageFit.fitted(briefing)).html()
    }
    let languages = page.content.languages
    let others = languages.filter { $0 != language && LanguageFile.known.contains($0) }.map { other in
      [
        "code": other, "name": page.lexicon.plain("language.\(other)"),
        "href": PercentEncoding.path(BriefingFiles.name(stem, "html", language: other, among: languages)),
      ]
    }
    let html = try Templates.render(
      "briefing",
      [
        "language": language, "windowTitle": "\(title): \(page.title)",
        "styleHTML": Templates.style + Templates.briefingStyle, "sheetsHTML": sheets, "languages": others,
        "listHref": BriefingFiles.name(BriefingFiles.list, "html", language: language, among: languages),
        "list": self.title,
      ])
    if let key = Lexicon.gap(in: html) { throw .missingText(key: key, language: language) }
    return page.typeset(html)
  }

  /// The list of the sheets, with links to every form that they have.
  public func list(_ forms: Forms) throws(ReportError) -> String {
    let lexicon = page.lexicon
    let status = page.content.status == "final" ? "" : lexicon.plain("status-of-document.\(page.content.status)")
    var leaf = LeafPage(
      page: page, heading: title, status: status,
      facts: [
        (lexicon.plain("fact.period"), page.period), (lexicon.plain("fact.as-of"), page.asOf),
        (lexicon.plain("fact.edition"), page.content.edition),
        (lexicon.plain("fact.basis"), lexicon.plain("basis.\(page.basisKey)")),
      ],
      foot: lexicon.plain("brief.list.foot"), stem: BriefingFiles.list)
    leaf.intro = [
      lexicon(page.isPublic ? "brief.list.intro.public" : "brief.list.intro"),
      lexicon("brief.list.all") + " " + links(BriefingFiles.all, forms),
    ]
    for kind in BriefingFiles.Kind.allCases {
      let chosen = briefings.filter { $0.file.kind == kind }
      guard !chosen.isEmpty else { continue }
      let rows = chosen.map { briefing in
        TableMarkup.Row([RichText(briefing.name), links(briefing.file.stem, forms)])
      }
      let columns: [TableMarkup.Column] = [
        .init(head: lexicon.plain(kind == .area ? "word.area" : kind == .state ? "word.member" : "word.coordinator")),
        .init(head: lexicon.plain("round.head.sheet")),
      ]
      leaf.sections.append(
        LeafPage.Section(
          id: "\(kind.rawValue)s", title: lexicon.plain("brief.list.\(kind.rawValue)"),
          bodyHTML: try TableMarkup(columns: columns, rows: rows, name: "plain narrow").html()))
    }
    return try leaf.html()
  }

  private func links(_ stem: String, _ forms: Forms) -> RichText {
    let isAll = stem == BriefingFiles.all
    let endings = (forms.hasPages ? ["html"] : []) + forms.others.filter { !isAll || $0 != "docx" }
    let languages = page.content.languages
    return RichText.joined(
      endings.map { ending in
        RichText(
          page.lexicon.plain("brief.form.\(ending)"),
          .link(PercentEncoding.path(BriefingFiles.name(stem, ending, language: language, among: languages))))
      }, separator: " · ")
  }
}
