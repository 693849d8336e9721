import Diagnostics
import Tabulation

/// The clerk's own rows with what was found in them, in the clerk's language.
///
/// The first sheet has the rows with findings; the second all rows, to be mended, saved as CSV and sent again.
public struct AnnotatedBook: Sendable {
  private let file: AnnotatedFile
  private let lexicon: Lexicon
  private let rowLimit: Int
  private let mendLimit: Int
  private let byRecord: [Int: [Finding]]

  /// Makes the workbook of a file in a language.
  ///
  /// - Parameters:
  ///   - prefix: how the headers of the columns begin that the second sheet adds.
  ///   - rowLimit: the most rows of the second sheet.
  ///   - mendLimit: the most rows of the first.
  public init(
    _ file: AnnotatedFile, language: String, prefix: String, rowLimit: Int = AnnotatedFile.rowLimit,
    mendLimit: Int = AnnotatedFile.mendLimit
  ) throws(ReportError) {
    self.file = file
    self.prefix = prefix
    self.rowLimit = rowLimit
    self.mendLimit = mendLimit
    lexicon = try Lexicon(language)
    var byRecord: [Int: [Finding]] = [:]
    for finding in file.findings { if let record = finding.record { byRecord[record, default: []].append(finding) } }
    self.byRecord = byRecord
  }

  private let prefix: String

  /// The workbook; `created` is in seconds since 1970-01-01 UTC.
  public func book(created: Int) throws(ReportError) -> SheetBook {
    var names = SheetNames()
    let mend = names.name(lexicon.plain("annotation.mend"))
    let all = names.name(lexicon.plain("annotation.all"))
    let sheets = [mendSheet(mend, all), allSheet(all, mend)]
    try ReportWorkbook.check(sheets, lexicon)
    var book = SheetBook(
      title: lexicon.plain("annotation.title", ["file": RichText(file.file)]), created: created, sheets: sheets)
    book.subject = file.file
    return book
  }

  private var isTooLong: Bool { file.count > rowLimit }
  private var marking: AnnotatedCells { AnnotatedCells(file: file, lexicon: lexicon) }

  private func mendSheet(_ name: String, _ all: String) -> BookSheet {
    let (marking, byRecord, isTooLong) = (self.marking, self.byRecord, self.isTooLong)
    let rows = file.rows.filter { byRecord[$0.record] != nil }
    let shown = rows.prefix(mendLimit)
    var head = top(all)
    head.append(SheetRow())
    head.append(
      SheetRow(
        ["line", "severity", "columns", "finding"].map {
          .text(lexicon.plain("annotation.head.\($0)"), WorkbookStyles.head)
        } + file.header.map { .text($0, WorkbookStyles.head) }, height: 20))
    let headRow = head.count - 1
    let before = head
    var sheet = BookSheet(
      name: name, columns: [10, 12, 18, AnnotatedCells.width].map { SheetColumn(width: $0) } + ownColumns()
    ) { take in
      for row in before { try take(row) }
      for row in shown {
        let findings = byRecord[row.record] ?? []
        let line: SheetCell =
          isTooLong
          ? .text(String(row.line), WorkbookStyles.plain)
          : SheetCell(.link(String(row.line), sheet: all, cell: "A\(row.record + 1)"), WorkbookStyles.linked)
        let remarks = marking.remarks(row, findings)
        try take(
          SheetRow([line] + remarks + marking.cells(row, findings), height: AnnotatedCells.height(remarks)))
      }
    }
    sheet.frozenRows = headRow + 1
    if !shown.isEmpty {
      sheet.filter = SheetFilter(
        headRow: headRow, lastRow: headRow + shown.count, columns: 4 + file.header.count)
    }
    sheet.plainTextFrom = headRow + 1
    sheet.tabColour = 0xC0392B
    sheet.printing.top = lexicon.plain("annotation.title", ["file": RichText(file.file)])
    sheet.printing.page = ReportWorkbook.pageWords(lexicon)
    sheet.printing.repeatedRows = headRow...headRow
    return sheet
  }

  /// What is said above the rows: how many findings, how to mend, and what is found of the whole file.
  private func top(_ all: String) -> [SheetRow] {
    let count = file.rows.count { byRecord[$0.record] != nil }
    let whole = file.findings.filter { $0.record == nil }
    let facts = lexicon.plain(
      "annotation.facts",
      [
        "findings": lexicon.counted("annotation.findings", file.findings.count),
        "rows": lexicon.counted("annotation.rows", byRecord.count),
      ])
    let delimiter = file.delimiter == "\t" ? lexicon.plain("annotation.tab") : file.delimiter
    let form = lexicon.plain(
      "annotation.form",
      ["encoding": RichText(file.encoding.uppercased()), "delimiter": RichText(delimiter)])
    let how =
      isTooLong
      ? tooLong(lexicon.plain("annotation.mend"))
      : lexicon.plain("annotation.how", ["sheet": RichText(all), "form": RichText(form)])
    var rows = [
      SheetRow(
        [.text(lexicon.plain("annotation.title", ["file": RichText(file.file)]), WorkbookStyles.title)], height: 22),
      SheetRow([.text(facts, WorkbookStyles.plain.with(\.isBold, true))]),
    ]
    // One sentence a row: cells above a table cannot run over several lines without making its rows high.
    rows += how.split(separator: ". ").map { sentence in
      SheetRow([.text(sentence.hasSuffix(".") ? String(sentence) : sentence + ".", WorkbookStyles.plain)])
    }
    if count > mendLimit {
      rows.append(
        SheetRow([.text(lexicon.counted("annotation.more", count - mendLimit).plain, WorkbookStyles.notice)]))
    }
    for (place, finding) in whole.enumerated() {
      rows.append(
        SheetRow(
          [.text(place == 0 ? lexicon.plain("annotation.file") : "", WorkbookStyles.term.with(\.wraps, false))]
            + marking.remarks([finding], extra: []),
          height: AnnotatedCells.height(marking.remarks([finding], extra: []))))
    }
    return rows
  }

  private func tooLong(_ mend: String) -> String {
    lexicon.plain(
      "annotation.too-long",
      [
        "rows": RichText(String(file.count)), "limit": RichText(String(rowLimit)), "sheet": RichText(mend),
      ])
  }

  /// The rows as they are to be sent again: heads in the first row, own columns first.
  private func allSheet(_ name: String, _ mend: String) -> BookSheet {
    if isTooLong {
      return BookSheet(
        name: name, columns: [SheetColumn(width: 100)], [SheetRow([.text(tooLong(mend), WorkbookStyles.wrapped)])])
    }
    let (marking, byRecord, file) = (self.marking, self.byRecord, self.file)
    let heads =
      file.header.map { SheetCell.text($0, WorkbookStyles.head) }
      + ["line", "severity", "columns", "finding"].map {
        SheetCell.text(
          "\(prefix) \(lexicon.plain("annotation.column.\($0)"))",
          WorkbookStyles.head.with(\.fill, WorkbookStyles.attention))
      }
    var sheet = BookSheet(
      name: name, columns: ownColumns() + [16, 20, 22, AnnotatedCells.width].map { SheetColumn(width: $0) }
    ) { take in
      try take(SheetRow(heads, height: 32))
      for row in file.rows {
        let findings = byRecord[row.record] ?? []
        let line = SheetCell(.number(Double(row.line)), WorkbookStyles.subtitle)
        let remarks =
          findings.isEmpty && !marking.isCut(row)
          ? [SheetCell(), SheetCell(), SheetCell()] : marking.remarks(row, findings)
        try take(
          SheetRow(marking.cells(row, findings) + [line] + remarks, height: AnnotatedCells.height(remarks)))
      }
    }
    sheet.frozenRows = 1
    sheet.plainTextFrom = 1
    if !file.rows.isEmpty {
      sheet.filter = SheetFilter(headRow: 0, lastRow: file.rows.count, columns: file.header.count + 4)
    }
    sheet.printing.repeatedRows = 0...0
    return sheet
  }

  private func ownColumns() -> [SheetColumn] {
    file.header.indices.map { column in
      let longest = file.rows.prefix(500).map { $0.cells.indices.contains(column) ? $0.cells[column].count : 0 }.max()
      return SheetColumn(
        width: min(max(Double(max(longest ?? 0, file.header[column].count)) + 2, 9), 40), style: WorkbookStyles.text)
    }
  }
}
