import Diagnostics

/// `unknown-kind`, `unknown-role`, `unknown-list`, `unknown-status`: a cell is none of the values of its column.
extension RowReader {
  /// The value of an enumeration; `nil` where the cell is empty or, with a finding, none of the values.
  func value<Value: RawRepresentable & CaseIterable>(_ column: Column, _ code: FindingCode) -> Value?
  where Value.RawValue == String {
    let text = cell(column)
    if text.isEmpty {
      if columns.requires(column) { report(.missingValue, column) }
      return nil
    }
    if let value = Value(rawValue: text) { return value }
    report(.notAllowed(code: code, allowed: Value.allCases.map(\.rawValue)), column)
    return nil
  }
}
