/// Why a workbook was not written.
public enum WorkbookError: Error, Sendable, Hashable {
  /// The library refused; `operation` is its function and `message` what it said.
  case library(operation: String, message: String)
  /// The system refused; `operation` is its call and `message` what it said.
  case system(operation: String, message: String)
  /// A sheet has more rows or columns than a workbook holds, or a row came after one below it.
  case place(sheet: String, row: Int, column: Int)
  /// A text is longer than its place; the caller cuts it in words of its own.
  case tooLong(what: String, limit: Int)
}

extension WorkbookError: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .library(let operation, let message): "libxlsxwriter: \(operation): \(message)"
    case .system(let operation, let message): "\(operation) failed (\(message))"
    case .place(let sheet, let row, let column):
      "the sheet “\(sheet)” has no cell in row \(row + 1), column \(column + 1)"
    case .tooLong(let what, let limit): "\(what) has more than \(limit) characters"
    }
  }
}
