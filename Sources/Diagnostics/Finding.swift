/// One problem of one input, with its place.
public struct Finding: Sendable, Hashable {
  /// What is wrong.
  public var reason: FindingReason
  /// The file, relative to the project folder.
  public var file: String
  /// The line on which the record begins, counted from 1 as an editor does.
  public var line: Int
  /// The number of the data record, counted from 1; `nil` for the header.
  public var record: Int?
  /// The file's own name of the column; empty where the whole record is meant.
  public var column: String
  /// The place of the column in the file, counted from 0, for sorting; -1 for the whole record.
  public var columnIndex: Int
  /// The raw value as the file has it.
  public var value: String

  /// Makes a finding.
  public init(
    _ reason: FindingReason, file: String, line: Int, record: Int?, column: String = "", columnIndex: Int = -1,
    value: String = ""
  ) {
    self.reason = reason
    self.file = file
    self.line = line
    self.record = record
    self.column = column
    self.columnIndex = columnIndex
    self.value = value
  }

  /// The code under which the finding is counted.
  public var code: FindingCode { reason.code }
  /// The weight of the finding.
  public var severity: Severity { reason.code.severity }
  /// The English sentence that says what is wrong and how to mend it.
  public var message: String { FindingWords.sentence(for: self) }
  /// The raw value with invisible characters made visible, cut at 200 characters.
  public var visibleValue: String { VisibleText.make(value) }

  /// The finding on one line, as `check` prints it: place, severity, code, value, sentence.
  public var oneLine: String {
    var place = "\(file):\(line)"
    if let record { place += " (record \(record)" + (column.isEmpty ? ")" : ", column \(column))") }
    let shown = value.isEmpty ? "" : " “\(visibleValue)”"
    return "\(place): \(severity.rawValue): \(code.rawValue)\(shown): \(message)"
  }
}
