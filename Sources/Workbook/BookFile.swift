import CLibXLSXWriter
import Tabulation

/// Owns one workbook of the library, and frees it; sheets and looks belong to it.
@safe final class BookFile {
  private var book: UnsafeMutablePointer<lxw_workbook>?
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = unsafe [:]

  /// The version of the library.
  static var version: String { unsafe String(cString: lxw_version()) }

  init(path: String, temporary: String) throws(WorkbookError) {
    guard let made = unsafe rapporteur_xlsx_open(path, temporary) else {
      throw .library(operation: "workbook_new_opt", message: "no workbook was made")
    }
    unsafe book = made
  }

  deinit {
    if let book = unsafe book { unsafe lxw_workbook_free(book) }
  }

  /// Gives the file its properties.
  func setProperties(of value: SheetBook) throws(WorkbookError) {
    func short(_ text: String) -> String { SafeText.make(text, limit: 255) }
    try BookFile.check(
      unsafe rapporteur_xlsx_properties(
        try handle(), short(value.title), short(value.subject), short(value.author), short(value.comments),
        short(value.status), Int64(value.created)), "workbook_set_properties")
  }

  /// Adds a sheet.
  func addSheet(_ name: String) throws(WorkbookError) -> UnsafeMutablePointer<lxw_worksheet> {
    let code = unsafe workbook_validate_sheet_name(try handle(), name)
    try BookFile.check(code, "workbook_validate_sheet_name (\(name))")
    guard let sheet = unsafe workbook_add_worksheet(try handle(), name) else {
      throw .library(operation: "workbook_add_worksheet", message: "no sheet “\(name)” was made")
    }
    return unsafe sheet
  }

  /// The library's form of a look; each look is made once.
  func format(_ style: CellStyle) throws(WorkbookError) -> UnsafeMutablePointer<lxw_format> {
    if let known = unsafe formats[style] { return unsafe known }
    guard let format = unsafe workbook_add_format(try handle()) else {
      throw .library(operation: "workbook_add_format", message: "no look was made")
    }
    unsafe format_set_font_name(format, "Arial")
    unsafe format_set_font_size(format, style.size)
    if style.isBold { unsafe format_set_bold(format) }
    if style.isItalic { unsafe format_set_italic(format) }
    if let colour = style.colour { unsafe format_set_font_color(format, lxw_color_t(colour)) }
    if let fill = style.fill {
      unsafe format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
      unsafe format_set_bg_color(format, lxw_color_t(fill))
    }
    if !style.format.isEmpty { unsafe format_set_num_format(format, style.format) }
    if style.wraps { unsafe format_set_text_wrap(format) }
    if style.hasRule {
      unsafe format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      unsafe format_set_bottom_color(format, 0x9AA5B1)
    }
    unsafe format_set_align(
      format, UInt8((style.isAtTop ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_BOTTOM).rawValue))
    switch style.alignment {
    case .natural: break
    case .left: unsafe format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .right: unsafe format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    case .centre: unsafe format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    }
    unsafe formats[style] = format
    return unsafe format
  }

  /// Writes the file and lets go of the workbook, whether that succeeds or not.
  func close() throws(WorkbookError) {
    let book = unsafe try handle()
    // The library frees the workbook in every case.
    unsafe self.book = nil
    unsafe formats = [:]
    try BookFile.check(unsafe workbook_close(book), "workbook_close")
  }

  /// Turns a code of the library into an error.
  static func check(_ code: lxw_error, _ operation: String) throws(WorkbookError) {
    guard code != LXW_NO_ERROR else { return }
    let message = unsafe lxw_strerror(code).map { unsafe String(cString: $0) } ?? "error \(code.rawValue)"
    throw .library(operation: operation, message: message)
  }

  private func handle() throws(WorkbookError) -> UnsafeMutablePointer<lxw_workbook> {
    guard let book = unsafe book else { throw .library(operation: "workbook", message: "it is closed") }
    return unsafe book
  }
}
