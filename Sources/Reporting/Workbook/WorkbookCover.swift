import Registry
import Tabulation

/// The first sheet: what this is, of when, how it was counted, how to cite it, and what the other sheets hold.
struct WorkbookCover {
  let page: PageContext
  let name: String
  let printing: SheetPrinting
  /// The other sheets: name, what it holds, and how many rows.
  let contents: [(sheet: String, title: String, rows: Int?)]

  func make() -> BookSheet {
    let lexicon = page.lexicon
    var rows = [SheetRow([.text(page.title, WorkbookStyles.title.with(\.size, 18))], height: 27)]
    rows.append(SheetRow([.text(lexicon.plain("workbook.subtitle"), WorkbookStyles.subtitle)]))
    for notice in Masthead(page: page).notices() {
      rows.append(
        SheetRow(
          [SheetCell(.empty, WorkbookStyles.notice), .text(notice, WorkbookStyles.notice.with(\.wraps, true))],
          height: Double(WorkbookValue.lines(notice, width: 90)) * 13 + 4))
    }
    rows.append(SheetRow())
    for (term, value) in facts() where !value.isEmpty { rows.append(row(term, value)) }
    add("workbook.contents", to: &rows)
    for entry in contents {
      let counted = entry.rows.map { lexicon.counted("workbook.rows", $0).plain } ?? ""
      rows.append(
        SheetRow([
          SheetCell(.link(entry.sheet, sheet: entry.sheet, cell: "A1"), WorkbookStyles.linked),
          .text(
            [entry.title == entry.sheet ? "" : entry.title, counted].filter { !$0.isEmpty }.joined(separator: " · "),
            WorkbookStyles.wrapped),
        ]))
    }
    add("workbook.reading", to: &rows)
    for key in ["empty", "marks", "codes", "types"] {
      rows.append(row(lexicon.plain("workbook.reading.\(key).term"), lexicon.plain("workbook.reading.\(key)")))
    }
    add("section.method", to: &rows)
    for key in methods() {
      rows.append(
        row(
          lexicon.plain("method.\(key).term"),
          lexicon.plain("method.\(key)", ["date": RichText(page.asOf), "period": RichText(page.period)])))
    }
    add("workbook.citing", to: &rows)
    rows.append(row(lexicon.plain("workbook.citing.whole.term"), citation()))
    rows.append(row(lexicon.plain("workbook.citing.figure.term"), lexicon.plain("workbook.citing.figure")))
    var sheet = BookSheet(name: name, columns: [SheetColumn(width: 34), SheetColumn(width: 96)], rows)
    sheet.showsGrid = false
    sheet.tabColour = 0x1F4E79
    sheet.printing = printing
    sheet.printing.isLandscape = false
    sheet.printing.isOnePage = true
    return sheet
  }

  private func add(_ key: String, to rows: inout [SheetRow]) {
    rows.append(SheetRow())
    rows.append(
      SheetRow([
        .text(page.lexicon.plain(key), WorkbookStyles.heading.with(\.hasRule, true)),
        SheetCell(.empty, WorkbookStyles.heading.with(\.hasRule, true)),
      ]))
  }

  private func row(_ term: String, _ value: String) -> SheetRow {
    SheetRow(
      [.text(term, WorkbookStyles.term), .text(value, WorkbookStyles.wrapped)],
      height: Double(WorkbookValue.lines(value, width: 110)) * 13 + 3)
  }

  private var status: String { page.lexicon.plain("status-of-document.\(page.content.status)") }

  private func facts() -> [(String, String)] {
    let lexicon = page.lexicon
    let program = "Rapporteur \(page.content.provenance.version)"
    return [
      (lexicon.plain("fact.period"), page.period), (lexicon.plain("fact.as-of"), page.asOf),
      (lexicon.plain("parameter.known-at"), page.settings.knownAt.map(page.dates.full) ?? ""),
      (lexicon.plain("workbook.status"), status), (lexicon.plain("workbook.symbol"), page.content.symbol),
      (lexicon.plain("fact.edition"), page.content.edition),
      (lexicon.plain("fact.basis"), lexicon.plain("basis.\(page.basisKey)")),
      (lexicon.plain("fact.catalogue"), lexicon.plain("catalogue.\(page.settings.catalogue.rawValue)")),
      (lexicon.plain("parameter.program"), program),
    ]
  }

  private func methods() -> [String] {
    var keys = ["voluntary", "basis.\(page.basisKey)"]
    if page.isPublic, page.collectsActivity { keys.append("silence") }
    if page.collectsActivity { keys += ["active", "area-only", "list"] }
    keys += ["member", "names", "order", "dates", "share"]
    return keys
  }

  private func citation() -> String {
    page.lexicon.plain(
      "workbook.citing.whole",
      [
        "title": RichText(page.title), "date": RichText(page.asOf), "edition": RichText(page.content.edition),
        "marks": RichText([page.content.symbol, status].filter { !$0.isEmpty }.joined(separator: ", ")),
      ])
  }
}
