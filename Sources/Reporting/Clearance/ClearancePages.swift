import Registry

/// The pages of a clearance round in one language: a sheet for each member, and the secretariat's list of them.
public struct ClearancePages: Sendable {
  /// A member in the list.
  public struct Entry: Sendable {
    /// The code of the member.
    public var party: String
    /// Its folder in the round.
    public var folder: String
    /// Rows of the file of exchanges.
    public var exchanges: Int
    /// Rows of the file of participation.
    public var participation: Int
    /// Rows that wait.
    public var waiting: Int

    /// Makes an entry.
    public init(party: String, folder: String, exchanges: Int, participation: Int, waiting: Int) {
      self.party = party
      self.folder = folder
      self.exchanges = exchanges
      self.participation = participation
      self.waiting = waiting
    }
  }

  let page: PageContext
  let silence: CalendarDay

  /// Reads the words of a language.
  ///
  /// - Parameters:
  ///   - content: what the report is made of, with the tables `coverage_by_state` and `coordination`; its edition is
  ///     the name of the round.
  ///   - silence: the last day on which an answer is expected.
  public init(_ content: ReportContent, silence: CalendarDay, language: String) throws(ReportError) {
    page = PageContext(content, lexicon: try Lexicon(language, content.languageFiles))
    self.silence = silence
  }

  /// The sheet of a member.
  public func sheet(_ records: HeldRecords) throws(ReportError) -> String {
    try ClearanceSheet(page: page, records: records, silence: silence).make().html()
  }

  /// The list of the round: which member gets which sheet.
  public func list(_ entries: [Entry]) throws(ReportError) -> String {
    let lexicon = page.lexicon
    let columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("word.member")), .init(head: lexicon.plain("round.head.folder")),
      .init(head: lexicon.plain("round.head.sheet")), .init(head: lexicon.plain("word.exchanges"), isNumber: true),
      .init(head: lexicon.plain("round.head.participation"), isNumber: true),
      .init(head: lexicon.plain("sheet.waiting"), isNumber: true),
    ]
    let byParty = Dictionary(entries.map { ($0.party, $0) }) { first, _ in first }
    let rows = page.states.compactMap { byParty[$0] }.map { entry in
      TableMarkup.Row([
        page.name(entry.party), RichText(entry.folder + "/"), sheets(entry), RichText(String(entry.exchanges)),
        RichText(String(entry.participation)), RichText(String(entry.waiting)),
      ])
    }
    let text = RichText(page.dates.full(silence))
    var leaf = LeafPage(
      page: page, heading: lexicon.plain("round.heading"), status: lexicon.plain("status-of-document.clearance"),
      facts: ClearanceSheet.facts(page, silence: silence, before: [], after: []),
      foot: lexicon.plain("round.foot", ["round": RichText(page.content.edition)]), stem: "index")
    leaf.intro = [lexicon("round.intro", ["date": text])]
    leaf.sections = [
      LeafPage.Section(
        id: "members", title: lexicon.counted("round.members", entries.count).plain, lede: page.confirmed,
        bodyHTML: try TableMarkup(columns: columns, rows: rows, name: "plain").html() + notes(rows)),
      LeafPage.Section(
        id: "steps", title: lexicon.plain("round.steps"),
        bodyHTML: LeafPage.steps((1...5).map { lexicon("round.step.\($0)", ["date": text]) })),
    ]
    return try leaf.html()
  }

  private func sheets(_ entry: Entry) -> RichText {
    let languages = page.content.languages
    return RichText.joined(
      languages.map { language in
        RichText(
          page.lexicon.has("language.\(language)") ? page.lexicon.plain("language.\(language)") : language,
          .link(
            PercentEncoding.path(entry.folder + "/" + ClearanceFiles.sheet(language: language, among: languages))))
      }, separator: " · ")
  }

  private func notes(_ rows: [TableMarkup.Row]) -> String {
    page.notesHTML(in: rows.flatMap(\.cells).map(\.html).joined())
  }
}

extension PageContext {
  /// The notes whose marks stand in a piece of markup; empty where there are none.
  func notesHTML(in html: String) -> String {
    let used = notes.used(in: html)
    if used.isEmpty { return "" }
    return "<ul class=\"notes\">"
      + used.map { "<li id=\"note-\($0.mark)\"><sup>\($0.mark)</sup> \(HTMLEscape.text($0.text))</li>" }.joined()
      + "</ul>"
  }
}
