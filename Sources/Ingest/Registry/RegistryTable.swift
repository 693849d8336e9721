import Delimited
import Diagnostics
import Registry

/// One file of the registry as rows of trimmed cells, with its errors collected.
struct RegistryTable {
  /// A row of the file.
  struct Row {
    let line: Int
    let cells: [String: String]

    /// The trimmed cell of a column; empty where the file has no such column.
    subscript(column: String) -> String { cells[column] ?? "" }
  }

  let file: String
  private(set) var rows: [Row] = []
  /// The names of the columns that the file has.
  private(set) var columns: Set<String> = []
  /// What is wrong, in the order of the lines.
  var failures: [Failure] = []
  /// Whether every column and row that the file should have could be read.
  private(set) var isWhole = true

  /// Reads a whole file; the registry is small.
  init(
    path: String, file: String, required: [String], observeBytes: @escaping (UnsafeRawBufferPointer) -> Void
  ) throws(Failure) {
    self.file = file
    let reader = try DelimitedReader(
      path: path, name: file, delimiter: .automatic, encoding: nil,
      accepts: { header in
        let names = Set(header.map { $0.lowercased() })
        return required.allSatisfy(names.contains)
      }, observeBytes: observeBytes)
    let header = reader.header.map { $0.lowercased() }
    columns = Set(header)
    for column in required where !columns.contains(column) {
      failures.append(Failure(.registryColumnMissing(column: column), file: file, line: reader.headerLine))
      isWhole = false
    }
    // Without a column that it needs every row would be wrong: one problem is enough.
    if !isWhole {
      try RegistryTable.readOn(reader)
      return
    }
    var record = DelimitedRecord()
    while try reader.next(into: &record) {
      for problem in record.problems {
        failures.append(
          Failure(
            .registryUnreadable(problem.reason), file: file, line: record.line,
            column: problem.column.map { reader.header[$0] } ?? ""))
      }
      guard record.problems.isEmpty else {
        isWhole = false
        continue
      }
      var cells: [String: String] = [:]
      for index in header.indices where index < record.count {
        cells[header[index]] = CellText.trimmed(record.text(index))
      }
      rows.append(Row(line: record.line, cells: cells))
    }
  }

  /// Reads to the end, so that the file's hash is that of all its bytes.
  private static func readOn(_ reader: DelimitedReader) throws(Failure) {
    var record = DelimitedRecord()
    while try reader.next(into: &record) {}
  }

  /// The cell, which must not be empty.
  mutating func text(_ column: String, _ row: Row, expected: String = "a value") -> String? {
    let text = row[column]
    if text.isEmpty { reject(column, row, expected: expected) }
    return text.isEmpty ? nil : text
  }

  /// The dates of the columns `from` and `to`.
  mutating func validity(_ row: Row) -> Validity {
    let from = date("from", row)
    let to = date("to", row)
    if let from, let to, to.last < from.first {
      reject("to", row, expected: "a date that is not before \(from.text)")
    }
    return Validity(from: from, to: to)
  }

  /// The date of a column; `nil` where the cell is empty or wrong.
  mutating func date(_ column: String, _ row: Row) -> PartialDate? {
    let text = row[column]
    if text.isEmpty { return nil }
    let date = PartialDate(text)
    if date == nil { reject(column, row, expected: "a date as YYYY, YYYY-MM or YYYY-MM-DD") }
    return date
  }

  /// The whole number of a column.
  mutating func number(_ column: String, _ row: Row) -> Int? {
    let text = row[column]
    let number = CellText.isDigits(text) ? Int(text) : nil
    if number == nil { reject(column, row, expected: "a whole number") }
    return number
  }

  /// The value of an enumeration; an empty cell is `standard` where there is one.
  mutating func value<Value: RawRepresentable & CaseIterable>(
    _ column: String, _ row: Row, standard: Value? = nil
  ) -> Value? where Value.RawValue == String {
    let text = row[column]
    if text.isEmpty, let standard { return standard }
    let value = Value(rawValue: text)
    if value == nil {
      reject(column, row, expected: WordList.or(Value.allCases.map(\.rawValue)))
    }
    return value
  }

  /// The titles of the columns `title` and `short_title` and their forms in further languages.
  func titles(_ row: Row) -> Titles {
    var full: [String: String] = [:]
    var short: [String: String] = [:]
    for (column, text) in row.cells where !text.isEmpty {
      if let language = RegistryTable.language(of: column, stem: "title") { full[language] = text }
      if let language = RegistryTable.language(of: column, stem: "short_title") { short[language] = text }
    }
    return Titles(full: full, short: short)
  }

  /// The texts of a column and its forms in further languages, by language.
  func texts(_ stem: String, _ row: Row) -> [String: String] {
    var texts: [String: String] = [:]
    for (column, text) in row.cells where !text.isEmpty {
      if let language = RegistryTable.language(of: column, stem: stem) { texts[language] = text }
    }
    return texts
  }

  /// Records that a cell has no allowed value.
  mutating func reject(_ column: String, _ row: Row, expected: String) {
    failures.append(
      Failure(
        .registryValue(column: column, value: row[column], expected: expected), file: file, line: row.line,
        column: column))
  }

  /// Records that a row repeats a key.
  mutating func checkUnique(_ key: [String], _ row: Row, _ seen: inout [[String]: Int]) {
    if let first = seen[key] {
      failures.append(
        Failure(
          .registryDuplicateKey(
            key: key.filter { !$0.isEmpty }.joined(separator: " "), firstLine: first), file: file, line: row.line))
    } else {
      seen[key] = row.line
    }
  }

  /// Records that a cell names something that the registry does not have.
  mutating func rejectReference(_ column: String, _ row: Row, _ what: String) {
    failures.append(
      Failure(
        .registryUnknownReference(column: column, value: row[column], what: what), file: file, line: row.line,
        column: column))
  }

  private static func language(of column: String, stem: String) -> String? {
    if column == stem { return "en" }
    guard column.hasPrefix(stem + "_") else { return nil }
    let language = column.dropFirst(stem.count + 1)
    return language.isEmpty || language.contains("_") ? nil : String(language)
  }
}
