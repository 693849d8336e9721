import Delimited
import Diagnostics
import Foundation

/// The rows of an export as its sender wrote them: own columns, own order, nothing trimmed or translated.
public struct VerbatimRows: Sendable {
  /// A row.
  public struct Row: Sendable, Hashable {
    /// The number of the data record, counted from 1.
    public var record: Int
    /// The line on which it begins, counted from 1.
    public var line: Int
    /// The cells, one for each column of the header; a row whose cells cannot be told apart has all its text in the
    /// first.
    public var cells: [String]
    /// Whether its cells can be told apart.
    public var isReadable: Bool
  }

  /// The file's own names of its columns, without those of an earlier annotation.
  public let header: [String]
  /// The places of these columns in the file.
  public let places: [Int]
  /// The character between cells.
  public let delimiter: String
  /// The encoding, in lower case.
  public let encoding: String
  /// The SHA-256 of the bytes that were read, in lower-case hexadecimal.
  public let sha256: String
  /// The rows asked for, in the order of the file.
  public let rows: [Row]
  /// The number of records in the file.
  public let count: Int

  /// Reads a file of an entry; memory grows with the rows that are kept.
  ///
  /// - Parameter keeps: whether a row of this number is kept, given how many were before it.
  /// - Throws: a failure where the file cannot be read whole.
  public init(_ entry: InputEntry, _ file: InputFile, keeps: (_ record: Int) -> Bool) throws(Failure) {
    let hash = HashingSink()
    let reader = try FileIngest.open(entry, file, observeBytes: hash.update)
    places = reader.header.indices.filter { !Annotations.isAnnotation(reader.header[$0]) }
    header = places.map { reader.header[$0] }
    delimiter = String(decoding: [reader.delimiter], as: UTF8.self)
    encoding = reader.encodingName
    var rows: [Row] = []
    var record = DelimitedRecord()
    var count = 0
    while try reader.next(into: &record) {
      count += 1
      guard keeps(record.number) else { continue }
      rows.append(VerbatimRows.row(record, places, delimiter, file.path))
    }
    self.rows = rows
    self.count = count
    sha256 = hash.hexadecimal
  }

  private static func row(_ record: DelimitedRecord, _ places: [Int], _ delimiter: String, _ path: String) -> Row {
    let isReadable = record.problems.isEmpty
    var cells = isReadable ? places.map { record.text($0) } : places.map { _ in "" }
    if !isReadable, !cells.isEmpty {
      // Were its parts put under heads, the row could pass as another one before anybody mended it.
      cells[0] =
        record.count == 0
        ? text(path, record.offset..<record.endOffset)
        : (0..<record.count).map { record.text($0) }.joined(separator: delimiter)
    }
    return Row(record: record.number, line: record.line, cells: cells, isReadable: isReadable)
  }

  /// The bytes of a row as text; what cannot be decoded shows as such.
  private static func text(_ path: String, _ range: Range<Int>) -> String {
    guard let handle = FileHandle(forReadingAtPath: path) else { return "" }
    defer { try? handle.close() }
    guard (try? handle.seek(toOffset: UInt64(range.lowerBound))) != nil,
      let data = try? handle.read(upToCount: min(range.count, 32_000))
    else { return "" }
    return String(decoding: data, as: UTF8.self)
  }
}
