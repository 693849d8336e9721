import Charting
import Tabulation

/// The workbook of an edition in one language: what sheets it has and which words stand on them.
public struct ReportWorkbook: Sendable {
  /// The file name: `report.xlsx` in the first language, `report.ru.xlsx` and so on in the others.
  public static func fileName(language: String, among languages: [String]) -> String {
    language == languages.first ? "report.xlsx" : "report.\(language).xlsx"
  }

  private let report: ReportPage
  private let rowLimit: Int

  /// Makes the workbook of a page's content.
  ///
  /// - Parameter rowLimit: the most rows of a sheet; a longer table is left to its CSV file.
  public init(_ report: ReportPage, rowLimit: Int = BookSheet.rowLimit) {
    self.report = report
    self.rowLimit = rowLimit
  }

  private var page: PageContext { report.page }

  /// The workbook with pictures of the charts; time and memory grow with the tables, memory not with the figures.
  public func book(charts: [ChartFile]) throws(ReportError) -> SheetBook {
    let lexicon = page.lexicon
    var names = SheetNames()
    let cover = names.name(lexicon.plain("workbook.cover"))
    let words = WorkbookWords(page: page)
    let printing = printing()
    var contents: [(sheet: String, title: String, rows: Int?)] = []
    var sheets: [BookSheet] = []
    for table in page.content.tables where table.name != Figures.schema.name {
      let name = names.name(words.title(table.name))
      let sheet = TableSheet(
        words: words, table: table, name: name, cover: cover, printing: printing, limit: rowLimit,
        messages: messages(table))
      contents.append((name, words.title(table.name), table.rows.count))
      sheets.append(sheet.make())
    }
    let pictures = pictures(charts, cover, printing, &names)
    contents = pictures.map { ($0.name, $0.title, nil) } + contents
    let figures = names.name(lexicon.plain("table.figures"))
    let tables = page.content.tables.filter(\.schema.holdsFigures)
    contents.append((figures, lexicon.plain("table.figures"), tables.reduce(0) { $0 + $1.figureCount }))
    let first = WorkbookCover(page: page, name: cover, printing: printing, contents: contents).make()
    try ReportWorkbook.check([first] + pictures.map(\.sheet) + sheets, lexicon)
    sheets.append(
      FiguresSheet(page: page, tables: tables, name: figures, cover: cover, printing: printing, limit: rowLimit).make())
    var book = SheetBook(
      title: page.title, created: Int(page.settings.asOf.ordinal) * 86_400,
      sheets: [first] + pictures.map(\.sheet) + sheets)
    book.subject = lexicon.plain("workbook.subtitle")
    book.comments = ([page.content.edition] + Masthead(page: page).notices()).joined(separator: " · ")
    book.status = lexicon.plain("status-of-document.\(page.content.status)")
    return book
  }

  private func pictures(
    _ charts: [ChartFile], _ cover: String, _ printing: SheetPrinting, _ names: inout SheetNames
  ) -> [(name: String, title: String, sheet: BookSheet)] {
    let files = Dictionary(charts.map { ($0.name, $0) }) { _, last in last }
    var made: [(name: String, title: String, sheet: BookSheet)] = []
    for chart in report.charts() {
      guard let file = files[chart.stem] else { continue }
      let name = names.name(
        page.lexicon.plain("workbook.chart", ["n": RichText(String(made.count + 1))]))
      let sheet = ChartSheet(
        page: page, texts: chart.chart.texts, file: file, name: name, cover: cover, printing: printing
      ).make()
      if let sheet { made.append((name, chart.chart.texts.title, sheet)) }
    }
    return made
  }

  /// The sentences of findings in the page's language, where the table's are in another.
  private func messages(_ table: Table) -> [String] {
    guard table.name == "findings", page.lexicon.language != "en",
      table.rows.count == page.content.findings.count
    else { return [] }
    let sentences = FindingSentences(lexicon: page.lexicon)
    return page.content.findings.map(sentences.sentence)
  }

  private func printing() -> SheetPrinting {
    let lexicon = page.lexicon
    var printing = SheetPrinting()
    printing.top = page.title
    printing.topRight = [
      page.content.symbol, lexicon.plain("status-of-document.\(page.content.status)"),
      lexicon.plain("page.as-of", ["date": RichText(page.asOf)]),
    ].filter { !$0.isEmpty }.joined(separator: " · ")
    printing.bottom = Masthead(page: page).notices().joined(separator: " ")
    printing.page = ReportWorkbook.pageWords(lexicon)
    return printing
  }

  /// The words around the number of the page and the number of pages.
  static func pageWords(_ lexicon: Lexicon) -> (before: String, between: String, after: String) {
    let text = lexicon.plain("page.page", ["n": RichText("\u{1}"), "total": RichText("\u{2}")])
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "\u{1}" || $0 == "\u{2}" }.map(String.init)
    return parts.count == 3 ? (parts[0], parts[1], parts[2]) : (text, " / ", "")
  }

  /// Refuses a workbook in which a text is missing.
  static func check(_ sheets: [BookSheet], _ lexicon: Lexicon) throws(ReportError) {
    var missing: String?
    func look(_ text: String) { if missing == nil { missing = Lexicon.gap(in: text) } }
    for sheet in sheets {
      look(sheet.name)
      for rule in sheet.rules { look(rule.prompt.text + rule.refusal.text + rule.prompt.title + rule.refusal.title) }
      look(sheet.printing.top + sheet.printing.topRight + sheet.printing.page.before)
      // Rows of a value throw nothing of their own.
      try? sheet.rows { row in
        for cell in row.cells {
          if let note = cell.note { look(note) }
          switch cell.content {
          case .text(let text), .link(let text, _, _): look(text)
          case .empty, .number, .day: break
          }
        }
      }
    }
    if let missing { throw .missingText(key: missing, language: lexicon.language) }
  }
}
