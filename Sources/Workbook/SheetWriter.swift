import CLibXLSXWriter
import Tabulation

/// Writes one sheet, row by row from the top.
@safe struct SheetWriter {
  private let file: BookFile
  private let sheet: BookSheet
  private let handle: UnsafeMutablePointer<lxw_worksheet>

  init(_ file: BookFile, _ sheet: BookSheet) throws(WorkbookError) {
    self.file = file
    self.sheet = sheet
    unsafe handle = try file.addSheet(sheet.name)
  }

  func write() throws {
    try writeColumns()
    try setUp()
    var row = 0
    try sheet.rows { value in
      try write(value, at: row)
      row += 1
    }
    for picture in sheet.pictures { try add(picture) }
    for rule in sheet.rules { try add(rule) }
  }

  private func writeColumns() throws(WorkbookError) {
    for (place, column) in sheet.columns.enumerated() {
      let place = try self.place(0, place).column
      if let style = column.style {
        try BookFile.check(
          unsafe worksheet_set_column(handle, place, place, column.width, try file.format(style)),
          "worksheet_set_column")
      } else {
        try BookFile.check(
          unsafe worksheet_set_column(handle, place, place, column.width, nil), "worksheet_set_column")
      }
    }
  }

  private func write(_ row: SheetRow, at place: Int) throws(WorkbookError) {
    if let height = row.height {
      try BookFile.check(
        unsafe worksheet_set_row(handle, try self.place(place, 0).row, height, nil), "worksheet_set_row")
    }
    for (column, cell) in row.cells.enumerated() { try write(cell, place, column) }
  }

  private func write(_ cell: SheetCell, _ row: Int, _ column: Int) throws(WorkbookError) {
    let place = try place(row, column)
    let format = unsafe try file.format(cell.style)
    switch cell.content {
    case .empty:
      try BookFile.check(
        unsafe worksheet_write_blank(handle, place.row, place.column, format), "worksheet_write_blank")
    case .text(let text):
      // Text is written as text whatever it begins with; the library has another function for formulas.
      try BookFile.check(
        unsafe worksheet_write_string(
          handle, place.row, place.column, SafeText.make(text, limit: BookSheet.textLimit), format),
        "worksheet_write_string")
    case .number(let number):
      try BookFile.check(
        unsafe worksheet_write_number(handle, place.row, place.column, number, format), "worksheet_write_number")
    case .day(let day):
      try BookFile.check(
        unsafe worksheet_write_number(handle, place.row, place.column, Double(day + SheetWriter.epoch), format),
        "worksheet_write_number")
    case .link(let text, let target, let cell):
      let address = "internal:'\(target.replacing("'", with: "''"))'!\(cell)"
      try BookFile.check(
        unsafe worksheet_write_url_opt(
          handle, place.row, place.column, address, format, SafeText.make(text, limit: 255), nil),
        "worksheet_write_url_opt")
    }
    if let note = cell.note { try add(note: note, place) }
  }

  /// 1970-01-01 as spreadsheets count days, of every day from March 1900 on.
  private static let epoch = 25_569

  private func add(note: String, _ place: (row: UInt32, column: UInt16)) throws(WorkbookError) {
    let text = SafeText.make(note, limit: 32_000)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { $0 + 1 + $1.count / 46 }
    try BookFile.check(
      unsafe rapporteur_xlsx_note(
        handle, place.row, place.column, text, 290, UInt16(clamping: min(24 + lines * 15, 420))),
      "worksheet_write_comment_opt")
  }

  private func add(_ picture: SheetPicture) throws(WorkbookError) {
    let row = try place(picture.row, 0).row
    let code = unsafe picture.png.withUnsafeBufferPointer { bytes in
      unsafe rapporteur_xlsx_picture(
        handle, row, bytes.baseAddress, bytes.count, SafeText.make(picture.alternative, limit: 2000))
    }
    try BookFile.check(code, "worksheet_insert_image_buffer_opt")
  }

  /// The place of a cell in the library's numbers.
  private func place(_ row: Int, _ column: Int) throws(WorkbookError) -> (row: UInt32, column: UInt16) {
    guard (0..<BookSheet.rowLimit).contains(row), (0..<16_384).contains(column) else {
      throw .place(sheet: sheet.name, row: row, column: column)
    }
    return (UInt32(row), UInt16(column))
  }
}

extension SheetWriter {
  private func add(_ rule: SheetRule) throws(WorkbookError) {
    let first = try place(rule.rows.lowerBound, rule.column)
    let last = try place(rule.rows.upperBound, rule.column)
    var validate = LXW_VALIDATION_TYPE_LIST_FORMULA
    var criteria = LXW_VALIDATION_CRITERIA_NONE
    var formula = ""
    var (minimum, maximum) = (0.0, 0.0)
    switch rule.kind {
    case .list(let target, let column, let rows):
      let letters = SheetPlace.letters(column)
      formula =
        "='\(target.replacing("'", with: "''"))'!$\(letters)$\(rows.lowerBound + 1):$\(letters)$\(rows.upperBound + 1)"
    case .whole(let numbers):
      validate = LXW_VALIDATION_TYPE_INTEGER
      criteria = LXW_VALIDATION_CRITERIA_BETWEEN
      (minimum, maximum) = (Double(numbers.lowerBound), Double(numbers.upperBound))
    case .any: validate = LXW_VALIDATION_TYPE_ANY
    case .dateText:
      validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA
      formula = SheetPlace.dateRule("\(SheetPlace.letters(rule.column))\(rule.rows.lowerBound + 1)")
    }
    let kind = rule.isStrict ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING
    try BookFile.check(
      unsafe rapporteur_xlsx_rule(
        handle, first.row, first.column, last.row, UInt8(validate.rawValue), UInt8(criteria.rawValue),
        UInt8(kind.rawValue), rule.isQuiet ? 0 : 1, formula, minimum, maximum,
        SafeText.make(rule.prompt.title, limit: 32), SafeText.make(rule.prompt.text, limit: 255),
        SafeText.make(rule.refusal.title, limit: 32), SafeText.make(rule.refusal.text, limit: 255)),
      "worksheet_data_validation_range")
  }

  private func setUp() throws(WorkbookError) {
    if sheet.frozenRows > 0 || sheet.frozenColumns > 0 {
      unsafe worksheet_freeze_panes(handle, UInt32(sheet.frozenRows), UInt16(sheet.frozenColumns))
    }
    if let height = sheet.rowHeight { unsafe worksheet_set_default_row(handle, height, 0) }
    if let colour = sheet.tabColour { unsafe worksheet_set_tab_color(handle, lxw_color_t(colour)) }
    if !sheet.showsGrid { unsafe worksheet_gridlines(handle, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue)) }
    if let filter = sheet.filter {
      let last = try place(filter.lastRow, filter.columns - 1)
      try BookFile.check(
        unsafe worksheet_autofilter(handle, UInt32(filter.headRow), 0, last.row, last.column), "worksheet_autofilter")
    }
    if let first = sheet.plainTextFrom, !sheet.columns.isEmpty {
      let range = "A\(first + 1):\(SheetPlace.letters(sheet.columns.count - 1))\(BookSheet.rowLimit)"
      try BookFile.check(
        unsafe worksheet_ignore_errors(handle, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), range),
        "worksheet_ignore_errors")
    }
    try setUpPrinting()
  }

  private func setUpPrinting() throws(WorkbookError) {
    let printing = sheet.printing
    // A4.
    unsafe worksheet_set_paper(handle, 9)
    if printing.isLandscape { unsafe worksheet_set_landscape(handle) }
    unsafe worksheet_set_margins(handle, 0.5, 0.5, 0.75, 0.75)
    unsafe worksheet_fit_to_pages(handle, UInt16(clamping: printing.pagesWide), printing.isOnePage ? 1 : 0)
    if let rows = printing.repeatedRows {
      try BookFile.check(
        unsafe worksheet_repeat_rows(handle, UInt32(rows.lowerBound), UInt32(rows.upperBound)), "worksheet_repeat_rows")
    }
    if printing.pagesWide > 1, printing.repeatedColumns > 0 {
      let last = try place(0, printing.repeatedColumns - 1).column
      try BookFile.check(unsafe worksheet_repeat_columns(handle, 0, last), "worksheet_repeat_columns")
    }
    let (top, bottom) = SheetPlace.edges(printing)
    if !top.isEmpty { try BookFile.check(unsafe worksheet_set_header(handle, top), "worksheet_set_header") }
    if !bottom.isEmpty { try BookFile.check(unsafe worksheet_set_footer(handle, bottom), "worksheet_set_footer") }
  }
}
