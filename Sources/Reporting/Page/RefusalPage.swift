import Diagnostics

/// The page that says why a run published nothing.
public struct RefusalPage {
  private let content: RefusalContent
  private let lexicon: Lexicon

  /// More figures of a rule than this are left to `refused.json`.
  static let printed = 100

  /// Writes the page in a language.
  public static func html(_ content: RefusalContent, language: String) throws(ReportError) -> String {
    try RefusalPage(content: content, lexicon: try Lexicon(language, content.languageFiles)).html()
  }

  private func html() throws(ReportError) -> String {
    let title = PageContext.choose(content.titles, lexicon.language)
    let date = DateWords(lexicon: lexicon).full(content.asOf)
    var blocks: [Sheet.Block] = []
    for rule in content.rules where !rule.passed { blocks.append(try block(rule)) }
    blocks += [try kept(), try findings()].compactMap { $0 }
    let last = content.lastEdition
    let key = last.isEmpty ? "refused.lede.first" : "refused.lede"
    return try Sheet(
      lexicon: lexicon, windowTitle: lexicon.plain("refused.window", ["title": RichText(title)]),
      title: lexicon.plain("refused.title"),
      facts: [
        (lexicon.plain("refused.fact.report"), title), (lexicon.plain("fact.edition"), content.edition),
        (lexicon.plain("fact.as-of"), date),
      ],
      notices: [PageContext.choose(content.notices, lexicon.language)],
      lede: lexicon(
        key, last.isEmpty ? [:] : ["last": RichText(last, .link("../../\(PercentEncoding.path(last))/index.html"))]),
      blocks: blocks, foot: lexicon.plain("refused.foot"),
      others: content.languages.filter { $0 != lexicon.language && content.languageFiles.has($0) }.map {
        ($0, ReportPage.fileName(language: $0, among: content.languages))
      }
    ).html()
  }

  private func block(_ rule: GateResult) throws(ReportError) -> Sheet.Block {
    var block = Sheet.Block(id: "", title: name(rule))
    block.paragraphs = [outcome(rule), lexicon("gate.\(rule.rule.rawValue).mend")]
    if let remark = rule.remark {
      block.paragraphs = [lexicon("gate.remark.\(remark.rawValue)"), lexicon("gate.remark.\(remark.rawValue).mend")]
    }
    if let figures = rule.figures { block.bodyHTML = try figureTable(figures) }
    if let files = rule.files {
      block.bodyHTML = try fileTable(files)
      if rule.rule == .maximumQuarantined { block.bodyHTML += try rowTable(files) }
    }
    return block
  }

  private func figureTable(_ figures: [GateResult.ConcernedFigure]) throws(ReportError) -> String {
    let columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("refused.head.figure")),
      .init(head: lexicon.plain("refused.head.before"), isNumber: true),
      .init(head: lexicon.plain("refused.head.now"), isNumber: true),
      .init(head: lexicon.plain("refused.head.moved"), isNumber: true),
    ]
    let rows = figures.prefix(RefusalPage.printed).map { figure in
      TableMarkup.Row([
        RichText(figure.address), RichText(figure.before), RichText(figure.now), RichText(figure.moved),
      ])
    }
    return try TableMarkup(columns: columns, rows: Array(rows), name: "plain").html() + rest(figures.count - rows.count)
  }

  private func fileTable(_ files: [GateResult.ConcernedFile]) throws(ReportError) -> String {
    let columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("accounting.head.file")),
      .init(head: lexicon.plain("accounting.head.records"), isNumber: true),
      .init(head: lexicon.plain("accounting.head.quarantined"), isNumber: true),
      .init(head: lexicon.plain("refused.head.newest")),
    ]
    let dates = DateWords(lexicon: lexicon)
    let rows = files.map { file in
      TableMarkup.Row([
        RichText(file.file) + RichText(" \(lexicon.plain("export.\(file.kind)"))", .quiet),
        RichText(String(file.records)), RichText(String(file.quarantined)),
        RichText(file.newest.map(dates.short) ?? "–"),
      ])
    }
    return try TableMarkup(columns: columns, rows: rows, name: "plain").html()
  }

  private func rowTable(_ files: [GateResult.ConcernedFile]) throws(ReportError) -> String {
    let columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("refused.head.place")), .init(head: lexicon.plain("refused.head.why")),
    ]
    let rows = files.flatMap { file in
      file.rows.map { row in
        TableMarkup.Row([
          RichText("\(file.file):\(row.line)"),
          RichText(row.codes.map { lexicon.plain("finding.\($0)") }.joined(separator: "; ")),
        ])
      }
    }
    let all = files.reduce(0) { $0 + $1.quarantined }
    return try TableMarkup(columns: columns, rows: rows, name: "plain").html() + rest(all - rows.count)
  }

  private func rest(_ number: Int) throws(ReportError) -> String {
    number > 0
      ? try Templates.render("rest", ["text": lexicon.counted("refused.more", number).plain]) : ""
  }

  private func kept() throws(ReportError) -> Sheet.Block? {
    let kept = content.rules.filter(\.passed)
    if kept.isEmpty { return nil }
    let html = try Templates.render(
      "definitions",
      [
        "isTerms": true,
        "items": kept.map { rule in
          let remark = rule.remark.map { lexicon("gate.remark.\($0.rawValue)") } ?? outcome(rule)
          return ["term": name(rule), "textHTML": remark.html, "hasTerm": true]
        },
      ])
    return Sheet.Block(title: lexicon.plain("refused.kept"), bodyHTML: html)
  }

  private func findings() throws(ReportError) -> Sheet.Block? {
    let codes = FindingCode.allCases.filter { content.findings[$0.rawValue] != nil }
    if codes.isEmpty { return nil }
    let columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("editions.head.findings")), .init(head: lexicon.plain("refused.head.severity")),
      .init(head: lexicon.plain("refused.head.number"), isNumber: true),
    ]
    let rows = codes.map { code in
      TableMarkup.Row([
        RichText(lexicon.plain("finding.\(code.rawValue)")),
        RichText(lexicon.plain("severity.\(code.severity.rawValue)")),
        RichText(String(content.findings[code.rawValue] ?? 0)),
      ])
    }
    return Sheet.Block(
      title: lexicon.plain("refused.findings"),
      bodyHTML: try TableMarkup(columns: columns, rows: rows, name: "plain").html())
  }

  private func name(_ rule: GateResult) -> String {
    lexicon.plain("gate.\(rule.rule.rawValue)", ["subject": RichText(subject(rule))])
  }

  /// What a rule looks at; the kind of an export in the page's language.
  private func subject(_ rule: GateResult) -> String {
    guard rule.rule == .maximumAge, let kind = rule.subject.split(separator: " ").first else { return rule.subject }
    return lexicon.plain("export.\(kind)") + rule.subject.dropFirst(kind.count)
  }

  /// What was found and what is allowed; nothing moved where no figure is named.
  private func outcome(_ rule: GateResult) -> RichText {
    var found = rule.found.isEmpty ? lexicon.plain("refused.nothing-moved") : rule.found
    if rule.rule == .maximumAge, let days = Int(rule.found.prefix { $0 != " " }) {
      found = lexicon.counted("count.days", days).plain
    }
    var outcome = lexicon("refused.outcome", ["found": RichText(found, .strong), "allowed": RichText(rule.allowed)])
    if let edition = rule.comparedWith {
      outcome +=
        " "
        + lexicon(
          "refused.compared",
          [
            "edition": RichText(edition), "compared": RichText(String(rule.compared ?? 0)),
            "absent": RichText(String(rule.absent ?? 0)),
          ])
    }
    return outcome
  }
}
