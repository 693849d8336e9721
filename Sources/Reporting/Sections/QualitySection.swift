import Diagnostics

/// How complete the data are: months, lists, rows of the registry, findings, accounting, tie-out.
struct QualitySection {
  let page: PageContext

  /// More findings than this are left to the table; the counts are of all.
  static let printed = 200

  func make() throws(ReportError) -> PageSection {
    var section = PageSection(id: "quality", lede: lede())
    section.exhibits = try CompletenessExhibits(page: page).make()
    section.exhibits.append(try findings())
    if let accounting = try accounting() { section.exhibits.append(accounting) }
    if let tieOut = try tieOut() { section.exhibits.append(tieOut) }
    if !page.content.warnings.isEmpty {
      section.html = try Templates.render(
        "definitions",
        [
          "title": page.lexicon.plain("warnings.title"), "isList": true,
          "items": page.content.warnings.map { ["textHTML": HTMLEscape.text($0)] },
        ])
    }
    return section
  }

  private func lede() -> RichText {
    let lists = page.collectsActivity ? page.listCompleteness : .empty
    return RichText.joined(
      [lists, page.confirmed, page.lexicon("quality.lede")].filter { !$0.isEmpty }, separator: " ")
  }

  private func findings() throws(ReportError) -> Exhibit {
    let lexicon = page.lexicon
    let all = page.content.findings
    let isForOutside = page.content.isForOutside
    let items: [[String: Any]] = all.prefix(isForOutside ? 0 : QualitySection.printed).map { finding in
      let code = finding.code.rawValue
      return [
        "severity": lexicon.plain("severity.\(finding.severity.rawValue)"), "class": "sev-\(finding.severity.rawValue)",
        "title": lexicon.plain("finding.\(code)"), "place": place(finding), "code": code,
        "hasValue": !finding.value.isEmpty, "value": finding.visibleValue,
        "mend": lexicon.language == "en" ? finding.message : lexicon.plain("mend.\(code)"),
        "effect": lexicon.plain("effect.\(finding.severity.rawValue)"),
      ]
    }
    let files = Set(all.map(\.file)).count
    let bySeverity = Severity.allCases.map { severity in
      lexicon(
        "pair",
        [
          "name": RichText(lexicon.plain("severities.\(severity.rawValue)")),
          "value": RichText(String(all.count { $0.severity == severity }), .counted("findings")),
        ])
    }
    let byCode = Dictionary(grouping: all) { $0.code }
    let codes = FindingCode.allCases.filter { byCode[$0] != nil }.map { code in
      "\(lexicon.plain("finding.\(code.rawValue)")): \(byCode[code]?.count ?? 0)"
    }
    let html = try Templates.render(
      "findings",
      [
        "items": items, "none": lexicon.plain(all.isEmpty ? "findings.none" : "outside.findings"),
        "hasMore": !isForOutside && all.count > items.count,
        "more": lexicon.counted("findings.more", all.count - items.count).plain, "codes": codes.joined(separator: "; "),
        "hasCodes": !codes.isEmpty, "found": lexicon.plain("findings.value"),
      ])
    return Exhibit(
      id: "findings",
      title: all.isEmpty
        ? lexicon("findings.title.none")
        : lexicon.counted(
          "findings.title", all.count,
          ["n": RichText(String(all.count), .counted("findings")), "files": lexicon.counted("count.files", files)]),
      subtitle: lexicon(isForOutside ? "outside.findings.subtitle" : "findings.subtitle"), bodyHTML: html,
      words: RichText.joined(bySeverity, separator: "; ") + ".",
      csv: [isForOutside ? "findings-by-code" : "findings"], breaks: true)
  }

  private func place(_ finding: Finding) -> String {
    var parts = ["\(finding.file):\(finding.line)"]
    if let record = finding.record {
      parts.append(page.lexicon.plain("findings.record", ["n": RichText(String(record))]))
    }
    if !finding.column.isEmpty {
      parts.append(page.lexicon.plain("findings.column", ["name": RichText(finding.column)]))
    }
    return parts.joined(separator: " · ")
  }

  private func accounting() throws(ReportError) -> Exhibit? {
    let lines = page.tables.rows("accounting")
    guard !lines.isEmpty else { return nil }
    let lexicon = page.lexicon
    let fates = [
      "records", "accepted", "quarantined", "filtered", "superseded", "not_yet_known", "in_period", "before", "after",
    ]
    let columns =
      [TableMarkup.Column(head: lexicon.plain("accounting.head.file"))]
      + fates.map { TableMarkup.Column(head: lexicon.plain("accounting.head.\($0)"), isNumber: true) }
    let rows = lines.map { line in
      TableMarkup.Row(
        [
          RichText(page.inputName(entry: line.text("entry"), file: line.text("file")))
            + RichText(" " + lexicon.plain("export.\(line.text("kind"))"), .quiet)
        ]
          + fates.map { line.figure($0) ?? "" })
    }
    func sum(_ column: String) -> RichText {
      RichText(String(lines.compactMap { $0.number(column) }.reduce(0, +)), .counted("accounting/*/\(column)"))
    }
    let total = lines.compactMap { $0.number("records") }.reduce(0, +)
    return Exhibit(
      id: "accounting",
      title: lexicon.counted("accounting.title", total, ["accepted": sum("accepted"), "total": sum("records")]),
      subtitle: lexicon("accounting.subtitle"),
      bodyHTML: try TableMarkup(columns: columns, rows: rows, name: "plain acc").html(),
      words: lexicon(
        "accounting.words",
        [
          "records": sum("records"), "accepted": sum("accepted"), "quarantined": sum("quarantined"),
          "filtered": sum("filtered"), "superseded": sum("superseded"), "unknown": sum("not_yet_known"),
        ]), csv: ["accounting"], breaks: true)
  }

  private func tieOut() throws(ReportError) -> Exhibit? {
    let all = page.tables.rows("tie_out")
    let lines = page.content.area == nil ? all : all.filter(\.standsForAll)
    guard !lines.isEmpty else { return nil }
    let lexicon = page.lexicon
    let columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("word.area")), .init(head: lexicon.plain("tie-out.head.quantity")),
      .init(head: lexicon.plain("tie-out.head.records"), isNumber: true),
      .init(head: lexicon.plain("tie-out.head.labels"), isNumber: true),
      .init(head: lexicon.plain("tie-out.head.sum"), isNumber: true), .init(head: lexicon.plain("tie-out.head.agrees")),
    ]
    let shown = lines.filter { $0.text("area") == "ALL" }
    let rows = shown.map { line in
      TableMarkup.Row([
        RichText(page.areaTitle(line.text("area"))), RichText(lexicon.plain("word.\(line.text("quantity"))")),
        line.figure("records") ?? "", line.figure("labels") ?? "", line.figure("table_sum") ?? "",
        RichText(lexicon.plain("word.\(line.text("agrees"))")),
      ])
    }
    let agreeing = lines.count { $0.text("agrees") == "yes" }
    let figures: [String: RichText] = [
      "agreeing": RichText(String(agreeing), .counted("tie_out/*/agrees")),
      "total": RichText(String(lines.count), .counted("tie_out/*")),
    ]
    return Exhibit(
      id: "tie-out", title: lexicon.counted("tie-out.title", lines.count, figures),
      subtitle: lexicon("tie-out.subtitle", ["areas": page.areasPhrase]),
      bodyHTML: try TableMarkup(columns: columns, rows: rows, header: 1, name: "plain tie").html(),
      words: lexicon.counted("tie-out.words", lines.count, figures), csv: ["tie_out"])
  }
}
