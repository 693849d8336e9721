import Diagnostics
import Registry

/// `bad-date`: a cell is no date of the form in which the file's dates are read.
extension RowReader {
  /// The date of a column; `nil`, with a finding, where the cell is none; `nil` without one where it may be empty.
  func date(_ column: Column) -> PartialDate? {
    let text = cell(column)
    if text.isEmpty {
      if columns.requires(column) { report(.missingValue, column) }
      return nil
    }
    switch dates.read(text) {
    case .success(let date): return date
    case .failure(let bad):
      report(.badDate(expected: dates.expected, guess: bad.guess), column)
      return nil
    }
  }

  /// A year in four digits.
  func year(_ column: Column) -> PartialDate? {
    guard let text = required(column) else { return nil }
    if text.utf8.count == 4, let date = PartialDate(text) { return date }
    report(.badDate(expected: "YYYY", guess: nil), column)
    return nil
  }
}
