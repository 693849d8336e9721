import Registry
import Statistics
import Tabulation

/// The list for follow-up in one language: a page for the secretariat, and the same as a table.
public struct FollowUpPages: Sendable {
  /// More notes of one rule than this are left to the table.
  static let printed = 500

  /// The columns of the table: rows of the exports are `file:line`.
  static let schema = TableSchema(
    "notes", ["rule", "parties", "date", "subject", "note", "rows"].map { TableColumn($0, .note) })

  private let page: PageContext
  private let words: FollowUpWords

  /// Reads the words of a language.
  ///
  /// - Parameter files: the names of the exports, in the order in which they were read.
  public init(
    _ content: ReportContent, files: [String], limits: FollowUpSettings, language: String
  ) throws(ReportError) {
    page = PageContext(content, lexicon: try Lexicon(language, content.languageFiles))
    words = FollowUpWords(page: page, files: files, limits: limits)
  }

  /// The name of the page's file.
  public var fileName: String {
    LeafPage.fileName("index", language: page.lexicon.language, among: page.content.languages)
  }

  /// The notes as a table, in their order.
  public func table(_ notes: [FollowUpNote]) -> Table {
    Table(
      FollowUpPages.schema,
      rows: notes.map { note in
        TableRow([
          .code(note.rule.rawValue), .codes(words.parties(of: note).map { page.registry.parties[$0] }),
          .date(words.date(of: note)?.text ?? ""), .text(words.subject(of: note)),
          .text(words.sentence(note).plain), .text(words.rows(of: note).joined(separator: ";")),
        ])
      })
  }

  /// The page.
  public func html(_ notes: [FollowUpNote]) throws(ReportError) -> String {
    let lexicon = page.lexicon
    let byRule = Dictionary(grouping: notes) { $0.rule }
    var leaf = LeafPage(
      page: page, heading: lexicon.plain("follow-up.heading"), status: lexicon.plain("follow-up.status"),
      facts: [
        (lexicon.plain("fact.period"), page.period), (lexicon.plain("fact.as-of"), page.asOf),
        (lexicon.plain("fact.edition"), page.content.edition),
      ], foot: lexicon.plain("follow-up.foot"), stem: "index")
    leaf.intro = [
      lexicon("follow-up.intro"),
      lexicon.counted("follow-up.count", notes.count, ["file": RichText("notes.csv", .link("notes.csv"))]),
    ]
    for rule in FollowUpNote.Rule.allCases { leaf.sections.append(try section(rule, byRule[rule] ?? [])) }
    return try leaf.html()
  }

  private func section(_ rule: FollowUpNote.Rule, _ notes: [FollowUpNote]) throws(ReportError) -> LeafPage.Section {
    let lexicon = page.lexicon
    let columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("follow-up.head.note")),
      .init(head: lexicon.plain("follow-up.head.rows"), width: "w-rows"),
    ]
    let rows = notes.prefix(FollowUpPages.printed).map { note in
      TableMarkup.Row([words.sentence(note), RichText(words.shortRows(of: note), .quiet)])
    }
    var body =
      rows.isEmpty
      ? LeafPage.paragraph(lexicon("follow-up.none"))
      : try TableMarkup(columns: columns, rows: Array(rows), name: "plain").html()
    if notes.count > rows.count {
      body += LeafPage.paragraph(lexicon.counted("follow-up.more", notes.count - rows.count))
    }
    return LeafPage.Section(
      id: rule.rawValue, title: lexicon.plain("follow-up.title.\(rule.rawValue)"),
      lede: lexicon("follow-up.lede.\(rule.rawValue)", ["limit": words.limit]), bodyHTML: body)
  }
}
