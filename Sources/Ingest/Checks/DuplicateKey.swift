import Diagnostics
import Tally

/// `duplicate-id` for the columns that an entry names under `unique`.
final class UniqueKeys {
  private struct FirstRow {
    let file: String
    let line: Int
  }

  private var seen: [[ExactID]: FirstRow] = [:]

  /// Reports a row whose key was read before in a file of the same entry; a key of empty cells is none.
  ///
  /// - Returns: the key; `nil` for none.
  @discardableResult
  func check(_ row: RowReader) -> [ExactID]? {
    let columns = row.entry.unique.compactMap(Column.init(name:))
    guard let first = columns.first else { return nil }
    let key = columns.map { ExactID(row.cell($0)) }
    if key.allSatisfy(\.text.isEmpty) { return nil }
    if let earlier = seen[key] {
      // A row that is read again still holds its key.
      if earlier.file == row.file.name, earlier.line == row.record.line { return key }
      row.report(.duplicateID(file: earlier.file, line: earlier.line), first)
    } else {
      seen[key] = FirstRow(file: row.file.name, line: row.record.line)
    }
    return key
  }
}
