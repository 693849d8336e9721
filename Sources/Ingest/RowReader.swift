import Delimited
import Diagnostics
import Registry
import Tally

/// The row at hand: its cells by our columns, and the findings on it.
final class RowReader {
  let entry: InputEntry
  let file: InputFile
  let filePlace: Int
  let mapping: FileMapping
  let settings: IngestSettings
  let codes: CodeIndex
  let dates: DateCell

  /// The record at hand; read into in its place, so that its buffers are used again.
  var record = DelimitedRecord()
  /// The columns of the kind.
  let columns: KindColumns
  private var cells = ByColumn<String?>(repeating: nil)
  let values: ByColumn<[String: String]?>
  /// The findings on the row so far.
  private(set) var findings: [Finding] = []
  /// Whether one of them is an error.
  private(set) var hasError = false

  init(
    entry: InputEntry, file: InputFile, filePlace: Int, mapping: FileMapping, settings: IngestSettings,
    codes: CodeIndex
  ) {
    self.entry = entry
    self.file = file
    self.filePlace = filePlace
    self.mapping = mapping
    self.settings = settings
    self.codes = codes
    dates = DateCell(format: entry.dateFormat)
    columns = entry.kind.columns
    var values = ByColumn<[String: String]?>(repeating: nil)
    for column in columns.all { values[column] = entry.values[column.name] }
    self.values = values
  }

  /// A reader of the same file for another thread.
  init(copying other: RowReader) {
    entry = other.entry
    file = other.file
    filePlace = other.filePlace
    mapping = other.mapping
    settings = other.settings
    codes = CodeIndex(copying: other.codes)
    dates = other.dates
    columns = other.columns
    values = other.values
  }

  /// Whether every row is read in full, each record through libcsv.
  var readsInFull: Bool { settings.readsAllInFull || settings.keepsRows || file.records != .all }

  /// The place of the row for ordering.
  var place: RowPlace { RowPlace(file: filePlace, record: record.number, line: record.line) }

  /// The bytes of the row in its file.
  var span: ByteSpan { ByteSpan(offset: record.offset, end: record.endOffset) }

  /// Turns to the record that was just read.
  func begin() {
    for column in columns.all { cells[column] = nil }
    findings.removeAll(keepingCapacity: true)
    hasError = false
  }

  /// The cell of a column, trimmed and translated; empty where the file has none.
  func cell(_ column: Column) -> String {
    if let known = cells[column] { return known }
    let raw = raw(column)
    let value = values[column]?[raw] ?? raw
    cells[column] = value
    return value
  }

  /// The cell as the file has it, trimmed; several headers are joined with `/`, and empty where all are empty.
  func raw(_ column: Column) -> String {
    switch mapping.sources[column] {
    case .constant(let value): return value
    case .rowNumber: return "\(file.name):\(record.number)"
    case .absent: return ""
    case .cells(let places):
      if places.count == 1 { return record.trimmedText(places[0]) }
      let parts = places.map { record.trimmedText($0) }
      return parts.allSatisfy(\.isEmpty) ? "" : parts.joined(separator: "/")
    }
  }

  /// Whether the filters of the entry let the row through.
  var passesFilters: Bool {
    mapping.only.allSatisfy { $0.values.contains(record.trimmedText($0.column)) }
      && mapping.except.allSatisfy { !$0.values.contains(record.trimmedText($0.column)) }
  }

  /// Records a finding on a column; the value is the raw cell unless another is given.
  func report(_ reason: FindingReason, _ column: Column, value: String? = nil) {
    findings.append(
      Finding(
        reason, file: file.name, line: record.line, record: record.number, column: mapping.headerName(column),
        columnIndex: mapping.headerPlace(column), value: value ?? raw(column)))
    if reason.code.severity == .error { hasError = true }
  }
}
