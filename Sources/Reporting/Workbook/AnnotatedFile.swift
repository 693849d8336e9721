import Diagnostics

/// An export with its findings: what an annotated sheet is made of.
public struct AnnotatedFile: Sendable {
  /// A row as its sender wrote it.
  public struct Row: Sendable {
    /// The number of the data record, counted from 1.
    public var record: Int
    /// The line on which it begins, counted from 1.
    public var line: Int
    /// The cells, one for each column of the header.
    public var cells: [String]
    /// Whether its cells can be told apart.
    public var isReadable: Bool

    /// Makes a row.
    public init(record: Int, line: Int, cells: [String], isReadable: Bool) {
      self.record = record
      self.line = line
      self.cells = cells
      self.isReadable = isReadable
    }
  }

  /// The most rows of the sheet of all rows.
  public static let rowLimit = 100_000
  /// The most rows of the sheet of rows with findings.
  public static let mendLimit = 20_000

  /// The file, relative to the project folder.
  public var file: String
  /// The file's own names of its columns.
  public var header: [String]
  /// The places of these columns in the file, to which findings refer.
  public var places: [Int]
  /// The rows at hand, in the order of the file: all of them, or those with findings where they are too many.
  public var rows: [Row]
  /// The number of rows in the file.
  public var count: Int
  /// The findings on the file.
  public var findings: [Finding]
  /// The character between cells.
  public var delimiter: String
  /// The encoding, in lower case.
  public var encoding: String

  /// Makes a file.
  public init(
    file: String, header: [String], places: [Int], rows: [Row], count: Int, findings: [Finding], delimiter: String,
    encoding: String
  ) {
    self.file = file
    self.header = header
    self.places = places
    self.rows = rows
    self.count = count
    self.findings = findings
    self.delimiter = delimiter
    self.encoding = encoding
  }
}
