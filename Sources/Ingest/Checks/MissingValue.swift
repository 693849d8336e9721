import Diagnostics

/// `missing-value`: a required cell is empty, or a list holds nothing but separators.
extension RowReader {
  /// The cell, which must not be empty.
  func required(_ column: Column) -> String? {
    let text = cell(column)
    if text.isEmpty { report(.missingValue, column) }
    return text.isEmpty ? nil : text
  }

  /// The items of a list; a list of nothing but separators is missing, an empty cell only where it is required.
  func items(_ column: Column) -> [String] {
    let text = cell(column)
    let items = CellText.items(text, separator: settings.listSeparator)
    if items.isEmpty, !text.isEmpty || columns.requires(column) {
      report(.missingValue, column)
    }
    return items
  }
}
