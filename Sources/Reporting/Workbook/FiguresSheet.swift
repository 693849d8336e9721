import Tabulation

/// Every figure of the edition with its address: made row by row, as there may be very many.
struct FiguresSheet {
  let page: PageContext
  let tables: [Table]
  let name: String
  let cover: String
  let printing: SheetPrinting
  let limit: Int

  func make() -> BookSheet {
    let lexicon = page.lexicon
    let count = tables.reduce(0) { $0 + $1.figureCount }
    let isTooLong = count + TableSheet.headRows > limit
    let file = "tables/\(Figures.schema.name).csv"
    let heads = Figures.schema.columns.map { column in
      SheetCell.text(
        lexicon.plain("column.\(column.name)"), WorkbookStyles.head,
        note: lexicon.plain(
          "workbook.note.column", ["file": RichText(file), "column": RichText(column.name)]))
    }
    let remark =
      isTooLong
      ? lexicon.plain(
        "workbook.too-long",
        ["rows": RichText(String(count)), "limit": RichText(String(limit)), "file": RichText(file)])
      : lexicon.plain("workbook.figures")
    let title = lexicon.plain("table.figures")
    let back = SheetCell(.link(lexicon.plain("workbook.back"), sheet: cover, cell: "A1"), WorkbookStyles.linked)
    let facts = lexicon.plain("page.as-of", ["date": RichText(page.asOf)])
    var sheet = BookSheet(
      name: name, columns: [64, 18, 12, 12, 16, 26].map { SheetColumn(width: $0) }
    ) { [page, tables] take in
      try take(SheetRow([.text(title, WorkbookStyles.title)], height: 21))
      try take(SheetRow([.text(facts, WorkbookStyles.subtitle)]))
      try take(SheetRow([.text(remark, WorkbookStyles.subtitle)]))
      try take(SheetRow([back]))
      try take(SheetRow(heads, height: 18))
      if isTooLong { return }
      for table in tables {
        // One table at a time, so that not all figures stand in memory.
        for figure in Figures.all(of: [table]) { try take(FiguresSheet.row(figure, page)) }
      }
    }
    sheet.frozenRows = TableSheet.headRows
    sheet.frozenColumns = 1
    sheet.plainTextFrom = TableSheet.headRows
    sheet.printing = printing
    sheet.printing.repeatedRows = (TableSheet.headRows - 1)...(TableSheet.headRows - 1)
    if !isTooLong, count > 0 {
      sheet.filter = SheetFilter(
        headRow: TableSheet.headRows - 1, lastRow: TableSheet.headRows - 1 + count,
        columns: Figures.schema.columns.count)
    }
    return sheet
  }

  private static func row(_ figure: Figure, _ page: PageContext) -> SheetRow {
    func cell(_ value: TableValue, _ style: CellStyle = WorkbookStyles.plain) -> SheetCell {
      WorkbookValue.cell(value, style, [], page, word: { $0 })
    }
    let value = cell(figure.value, WorkbookStyles.plain.with(\.alignment, .right))
    return SheetRow([
      cell(.code(figure.address)), value, cell(figure.ratio.map { .integer($0.numerator) } ?? .empty),
      cell(figure.ratio.map { .integer($0.denominator) } ?? .empty), cell(.code(figure.unit)),
      cell(.codes(figure.marks.map(\.rawValue))),
    ])
  }
}
