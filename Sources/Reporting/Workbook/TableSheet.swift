import Registry
import Tabulation

/// A table of the edition to a sheet.
struct TableSheet: Sendable {
  let words: WorkbookWords
  let table: Table
  let name: String
  /// The sheet to which every other leads back.
  let cover: String
  let printing: SheetPrinting
  /// The most rows of a sheet.
  let limit: Int
  /// The sentences of findings in the workbook's language; empty where those of the table will do.
  var messages: [String] = []

  /// Rows above the first of the table: title, facts, notices, units, heads.
  static let headRows = 5
  private static let widest = 60.0

  private var page: PageContext { words.page }
  private var lexicon: Lexicon { words.lexicon }

  /// Whether the table has more rows than a sheet holds.
  var isTooLong: Bool { table.rows.count + TableSheet.headRows > limit }

  func make() -> BookSheet {
    let columns = words.columns(table)
    let isTooLong = isTooLong
    let widths = widths(columns, isTooLong ? [] : table.rows)
    let head = head(columns, widths)
    let cells = { @Sendable [self] (row: TableRow, place: Int) in columns.map { cell($0, row, place) } }
    let rows = isTooLong ? [] : table.rows
    var sheet = BookSheet(
      name: name, columns: widths.map { SheetColumn(width: $0) }
    ) { [self] take in
      for row in head { try take(row) }
      for (place, row) in rows.enumerated() { try take(SheetRow(cells(row, place), height: height(place))) }
    }
    sheet.frozenRows = TableSheet.headRows
    sheet.frozenColumns = frozenColumns(columns)
    sheet.plainTextFrom = TableSheet.headRows
    sheet.showsGrid = true
    if !rows.isEmpty {
      sheet.filter = SheetFilter(
        headRow: TableSheet.headRows - 1, lastRow: TableSheet.headRows - 1 + rows.count, columns: columns.count)
    }
    sheet.printing = printing
    // A page on its side takes about so many characters before they are too small to read.
    sheet.printing.pagesWide = max(1, Int((widths.reduce(0, +) / 210).rounded(.up)))
    sheet.printing.repeatedColumns = sheet.frozenColumns
    sheet.printing.repeatedRows = (TableSheet.headRows - 2)...(TableSheet.headRows - 1)
    return sheet
  }

  /// The height of a row with a sentence that runs over several lines.
  private func height(_ place: Int) -> Double? {
    messages.indices.contains(place)
      ? Double(WorkbookValue.lines(messages[place], width: TableSheet.widest * 0.95)) * 13 + 4 : nil
  }

  private func head(_ columns: [WorkbookColumn], _ widths: [Double]) -> [SheetRow] {
    let facts =
      [page.period, lexicon.plain("page.as-of", ["date": RichText(page.asOf)])]
      + [lexicon.plain("basis.\(page.basisKey)")]
    let lines = zip(columns, widths).map { WorkbookValue.lines($0.head, width: $1 * 0.92) }
    var units = columns.map { SheetCell.text($0.unit, WorkbookStyles.small.with(\.alignment, alignment($0))) }
    units[0] = SheetCell(.link(lexicon.plain("workbook.back"), sheet: cover, cell: "A1"), WorkbookStyles.linked)
    let remarks = remarks()
    return [
      SheetRow([.text(words.title(table.name), WorkbookStyles.title)], height: 21),
      SheetRow([.text(facts.joined(separator: " · "), WorkbookStyles.subtitle)]),
      SheetRow([.text(remarks, WorkbookStyles.subtitle)]),
      SheetRow(units),
      SheetRow(
        columns.map { column in
          SheetCell.text(
            column.head, WorkbookStyles.head.with(\.alignment, alignment(column)), note: column.note)
        }, height: Double(min(max(lines.max() ?? 1, 1), 6)) * 13 + 5),
    ]
  }

  /// What a reader must know of the rows: that there are none or too many, and what the letters at figures mean.
  private func remarks() -> String {
    if isTooLong {
      return lexicon.plain(
        "workbook.too-long",
        [
          "rows": RichText(String(table.rows.count)), "limit": RichText(String(limit)),
          "file": RichText("tables/\(table.name).csv"),
        ])
    }
    var parts: [String] = []
    if table.rows.isEmpty { parts.append(lexicon.plain("workbook.no-rows")) }
    let marks = table.rows.reduce(into: Set<FigureMark>()) { all, row in
      for marks in row.marks.values { all.formUnion(marks) }
    }
    parts += FigureMark.allCases.filter(marks.contains).map { mark in
      lexicon.plain(
        "workbook.mark", ["letter": RichText(mark.letter), "meaning": RichText(lexicon.plain("mark.\(mark.rawValue)"))])
    }
    return parts.joined(separator: "; ")
  }

  private func frozenColumns(_ columns: [WorkbookColumn]) -> Int {
    let keys = columns.prefix { $0.column.role == .key }.count
    return keys > 4 ? 2 : table.schema.holdsFigures ? keys : 0
  }

  private func alignment(_ column: WorkbookColumn) -> CellStyle.Alignment {
    guard case .figure(let unit) = column.column.role, column.look == .value else { return .left }
    switch unit {
    case .code, .date, .ordinal: return .left
    case .ratio, .days, .counted, .countedInColumn: return .right
    }
  }

  private func widths(_ columns: [WorkbookColumn], _ rows: [TableRow]) -> [Double] {
    columns.map { column in
      var longest = 0
      for (place, row) in rows.enumerated() {
        longest = max(longest, WorkbookValue.length(cell(column, row, place)))
      }
      let word = column.head.split(separator: " ").map(\.count).max() ?? 0
      return min(max(Double(max(longest, word)) * 1.05 + 3, 8), TableSheet.widest)
    }
  }

  /// One cell of the sheet.
  func cell(_ column: WorkbookColumn, _ row: TableRow, _ place: Int) -> SheetCell {
    let value = column.place < row.values.count ? row.values[column.place] : .empty
    let marks = (row.marks[column.place] ?? []).sorted { $0.letter < $1.letter }
    let style = WorkbookStyles.plain.with(\.alignment, alignment(column))
    switch column.look {
    case .name:
      let modality = table.value(row, "modality").text
      return WorkbookValue.text(named(value, column.column.name, modality), style, marks, page)
    case .code: return WorkbookValue.text(value.text, style.with(\.colour, WorkbookStyles.quiet), [], page)
    case .value:
      if table.name == "findings", column.column.name == "message", messages.indices.contains(place) {
        return WorkbookValue.text(messages[place], style.with(\.wraps, true), [], page)
      }
      return WorkbookValue.cell(
        value, style, marks, page, word: { words.word($0, column.column.name, table.name) })
    }
  }

  private func named(_ value: TableValue, _ column: String, _ modality: String) -> String {
    value.text.split(separator: ";").map { words.name(String($0), column, modality) }.joined(separator: "; ")
  }
}
