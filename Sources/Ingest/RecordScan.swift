import Delimited
import Diagnostics
import Registry
import Tally

/// The cells of an export's rows by our column names, without a check: for showing the rows behind a figure, and for
/// comparing two states of a file.
public struct RecordScan {
  /// A record with its cells.
  public struct Record: Sendable, Hashable {
    /// The number of the data record, counted from 1.
    public var number: Int
    /// The line on which it begins, counted from 1.
    public var line: Int
    /// Whether its shape can be read; it has no cells where it cannot.
    public var isReadable: Bool
    /// The bytes of the row in its file.
    public var span: ByteSpan
    /// The cells that are not empty, trimmed and before translation, in the order of the kind's columns.
    public var cells: [Cell]
    /// The cells that the entry's filters look at, by the file's own headers.
    public var filtered: [Cell] = []
    /// The date by which the row counts as early or late: that of the exchange, the start of the event, the date of the
    /// stage, the end of the return, the year of the plan; `nil` where it cannot be read.
    public var date: PartialDate?
    /// What the cells mean, those that mean something: after translation, dates as ISO dates where they can be read.
    public var meanings: [Cell] = []

    /// The cell of a column; empty where it has none.
    public subscript(column: String) -> String { cells.first { $0.column == column }?.value ?? "" }

    /// What the cell of a column means; empty where it means nothing.
    public func meaning(_ column: String) -> String { meanings.first { $0.column == column }?.value ?? "" }
  }

  /// One cell.
  public struct Cell: Sendable, Hashable {
    /// Our name of the column.
    public var column: String
    /// The text.
    public var value: String
  }

  /// Reads a file of an entry, record by record; time grows with its bytes, memory with one record.
  ///
  /// Records that the file's selection leaves out are not shown.
  /// - Returns: the SHA-256 of the bytes that were read, in lower-case hexadecimal.
  /// - Throws: a failure where the file cannot be read whole.
  @discardableResult
  public static func read(
    _ entry: InputEntry, _ file: InputFile, registry: LoadedRegistry, settings: IngestSettings,
    body: (Record) -> Void
  ) throws(Failure) -> String {
    let hash = HashingSink()
    let reader = try FileIngest.open(entry, file, observeBytes: hash.update)
    let mapping = try FileMapping(entry, header: reader.header, file: file.name, line: reader.headerLine)
    let row = RowReader(
      entry: entry, file: file, filePlace: 0, mapping: mapping, settings: settings, codes: CodeIndex(registry))
    while try reader.next(into: &row.record) {
      guard file.records.contains(row.record.number) else { continue }
      row.begin()
      let isReadable = row.record.problems.isEmpty
      var cells: [Cell] = []
      var filtered: [Cell] = []
      var date: PartialDate?
      var meanings: [Cell] = []
      if isReadable {
        let text = row.cell(entry.kind.dateColumn)
        date = entry.kind == .plan ? PartialDate(text) : try? row.dates.read(text).get()
        filtered = (mapping.only + mapping.except).map {
          Cell(column: reader.header[$0.column], value: row.record.trimmedText($0.column))
        }
        for column in row.columns.all {
          let value = row.raw(column)
          if !value.isEmpty { cells.append(Cell(column: column.name, value: value)) }
          let meaning = meaning(of: column, row)
          if !meaning.isEmpty { meanings.append(Cell(column: column.name, value: meaning)) }
        }
      }
      body(
        Record(
          number: row.record.number, line: row.record.line, isReadable: isReadable,
          span: row.span, cells: cells, filtered: filtered, date: date, meanings: meanings))
    }
    return hash.hexadecimal
  }

  private static let dates: Set<Column> = [.date, .received, .start, .end, .from, .to, .plannedStart]

  private static func meaning(of column: Column, _ row: RowReader) -> String {
    let text = row.cell(column)
    guard dates.contains(column), case .success(let date) = row.dates.read(text) else { return text }
    return date.text
  }
}

extension ExportKind {
  /// The column whose date says when a row happened.
  fileprivate var dateColumn: Column {
    switch self {
    case .exchanges, .milestones: .date
    case .participation: .start
    case .returns: .to
    case .plan: .year
    }
  }
}
