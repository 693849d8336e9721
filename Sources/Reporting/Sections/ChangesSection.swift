/// What changed since the comparison period.
struct ChangesSection {
  let page: PageContext

  /// The section; `nil` where nothing is compared, or nothing changed and nothing can be set side by side.
  func make() throws(ReportError) -> PageSection? {
    var section = PageSection(id: "changes")
    if let beside = try ComparisonExhibit(page: page)?.make() {
      section.exhibits.append(beside)
    } else if page.collectsActivity, let earlier = page.content.earlier, !earlier.hasRecords {
      section.lede = page.lexicon(
        "comparison.no-records", ["period": RichText(page.dates.period(earlier.period))])
    }
    if let changes = try changes() { section.exhibits.append(changes) }
    return section.exhibits.isEmpty && section.lede.isEmpty ? nil : section
  }

  private func changes() throws(ReportError) -> Exhibit? {
    let lines = page.tables.rows("changes")
    guard !lines.isEmpty else { return nil }
    let lexicon = page.lexicon
    let columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("changes.head.kind")), .init(head: lexicon.plain("changes.head.subject")),
      .init(head: lexicon.plain("word.area")), .init(head: lexicon.plain("changes.head.before")),
      .init(head: lexicon.plain("changes.head.after")),
    ]
    let rows = lines.filter { $0.text("kind") != "catalogue" }.map { line in
      TableMarkup.Row([
        RichText(lexicon.plain("change.\(line.text("kind"))")), subject(line.text("subject")),
        RichText(line.text("area").isEmpty ? "" : page.areaTitle(line.text("area"))), side(line, "before"),
        side(line, "after"),
      ])
    }
    let kinds = Dictionary(grouping: lines) { $0.text("kind") }
    let order = lines.map { $0.text("kind") }.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let words = order.map { kind in
      lexicon(
        "pair",
        [
          "name": RichText(lexicon.plain("change.\(kind)")),
          "value": RichText(String(kinds[kind]?.count ?? 0), .counted("changes")),
        ])
    }
    return Exhibit(
      id: "changes",
      title: lexicon.counted("changes.title", lines.count, ["n": RichText(String(lines.count), .counted("changes"))]),
      subtitle: lexicon("changes.subtitle"),
      bodyHTML: try TableMarkup(columns: columns, rows: rows + catalogue(lines), header: 1, name: "plain changes")
        .html(),
      words: RichText.joined(words, separator: "; ") + ".", csv: ["changes"], breaks: true)
  }

  /// Changes of the catalogue in a row for each area: how many measures were in force before only, and after only.
  private func catalogue(_ lines: [TableLine]) -> [TableMarkup.Row] {
    let byArea = Dictionary(grouping: lines.filter { $0.text("kind") == "catalogue" }) { $0.text("area") }
    return byArea.keys.sorted { (page.registry.place(ofArea: $0), $0) < (page.registry.place(ofArea: $1), $1) }
      .map { area in
        let sides = ["before", "after"].map { column -> RichText in
          let count = byArea[area]?.count { !$0.text(column).isEmpty } ?? 0
          return page.lexicon.counted("count.measures", count, ["n": RichText(String(count), .counted("changes"))])
        }
        return TableMarkup.Row([
          RichText(page.lexicon.plain("change.catalogue")), RichText(page.lexicon.plain("changes.catalogue")),
          RichText(page.areaTitle(area)), sides[0], sides[1],
        ])
      }
  }

  private func subject(_ code: String) -> RichText {
    page.registry.isParty(code) ? page.name(code) : RichText(page.subjectTitle(code))
  }

  private func side(_ line: TableLine, _ column: String) -> RichText {
    let text = line.text(column)
    if text.isEmpty { return "" }
    switch line.text("kind") {
    case "membership": return RichText(page.lexicon.plain("kind.\(text)"))
    case "stage-advanced":
      return RichText(page.registry.stages.first { $0.code == text }?.titles.title(page.lexicon.language) ?? text)
    case "coordinator-new", "coordinator-ended":
      return text == "undetermined"
        ? RichText(page.lexicon.plain("scope.undetermined")) : RichText(page.subjectTitle(text))
    default: return RichText(text)
    }
  }
}
