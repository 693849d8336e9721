import Diagnostics

/// Reads a file of delimited text record by record, in one pass and in bounded memory.
///
/// Everything that is wrong with a record's shape is noted in the record; what stops the file is thrown.
public final class DelimitedReader {
  /// The trimmed names as in the file, without the empty ones at the end; an empty name between others stays.
  public let header: [String]
  /// The line on which the header begins, counted from 1.
  public let headerLine: Int
  /// The byte between two cells.
  public let delimiter: UInt8
  /// The name of the file's encoding in lower case, such as `utf-8`, `utf-16le` or `windows-1251`.
  public let encodingName: String

  let file: FileSource
  private let records: RecordParser
  private let inspector: CellInspector
  private let headerEnd: Int
  /// The number of the header's cells, with the empty ones at the end.
  public let headerWidth: Int
  private var number = 0
  private var isFinished = false

  /// Opens a file, settles its dialect and reads its header.
  ///
  /// - Parameters:
  ///   - path: The file to open.
  ///   - name: How the file is called in failures.
  ///   - encoding: A name that the system knows; `nil` takes a byte-order mark, else strict UTF-8.
  ///   - accepts: Whether the trimmed names that a delimiter makes of the header show every required column.
  ///   - observeBytes: Gets every byte of the file once, in order, in the read that parses it.
  /// - Throws: `inputMissing`, `inputOutput`, `inputEmpty`, `inputTruncated`, `inputChanged`, `duplicateHeader`,
  ///   `unknownEncoding`, `invalidValue` (an impossible delimiter).
  public convenience init(
    path: String, name: String, delimiter: DelimiterChoice, encoding: String?, accepts: ([String]) -> Bool,
    observeBytes: @escaping (UnsafeRawBufferPointer) -> Void
  ) throws(Failure) {
    unsafe try self.init(
      path: path, name: name, delimiter: delimiter, encoding: encoding, blockSize: LineSource.blockSize,
      accepts: accepts, observeBytes: observeBytes)
  }

  /// The same with a read size of so many bytes.
  init(
    path: String, name: String, delimiter: DelimiterChoice, encoding: String?, blockSize: Int,
    accepts: ([String]) -> Bool, observeBytes: @escaping (UnsafeRawBufferPointer) -> Void
  ) throws(Failure) {
    if case .fixed(let byte) = delimiter, !DelimiterChoice.isPossible(byte) {
      let value = String(decoding: [byte], as: UTF8.self)
      throw Failure(.invalidValue(key: "delimiter", value: value, expected: "one ASCII character that is no quote"))
    }
    unsafe file = try FileSource(path: path, name: name, observe: observeBytes)
    let head = try file.bytes(in: 0..<min(512, file.byteCount))
    let text = try TextEncoding.detect(head: head, named: encoding, file: name)
    let decoder = try text.makeDecoder(named: encoding)
    let lines = LineSource(file: file, unit: text.unit, blockSize: blockSize)
    records = try RecordParser(lines: lines, decoder: decoder, delimiter: UInt8(ascii: ","))
    inspector = CellInspector(file: file, encodingName: text.name, isDecoded: decoder != nil)
    let headerReader = HeaderReader(records: records, inspector: inspector, start: text.markCount)
    let found = try headerReader.read(delimiter, accepts: accepts)
    header = found.names
    headerLine = found.line
    headerEnd = found.end
    headerWidth = found.width
    self.delimiter = found.delimiter
    encodingName = text.name
  }

  /// The size of the file, in bytes.
  public var byteCount: Int { file.byteCount }

  /// Reads the next record; false at the end of the file, after a check that the file did not change.
  ///
  /// - Throws: `inputTruncated` where the file ends in the middle of its last record, `inputChanged`, `inputOutput`.
  public func next(into record: inout DelimitedRecord) throws(Failure) -> Bool {
    while !isFinished {
      switch try records.read(into: &record) {
      case .end: isFinished = true
      case .spoiled:
        count(&record)
        keepColumnsInHeader(&record)
        return true
      case .cells(let isTerminated):
        if !isTerminated, isCutShort(record) { throw try truncated(record) }
        if record.isAllBlank { continue }
        count(&record)
        checkWidth(&record)
        let isCutOff = try inspector.inspect(&record, faults: records.faults)
        if !isTerminated, isCutOff { throw try truncated(record) }
        keepColumnsInHeader(&record)
        return true
      }
    }
    try file.verifyUnchanged()
    return false
  }

  /// Everything from the start of the file to the end of the header's line terminator, as it stands in the file.
  ///
  /// Throws `inputOutput`, `inputChanged`.
  public func rawHeader() throws(Failure) -> [UInt8] {
    try file.bytes(in: 0..<headerEnd)
  }

  /// Whether the file is read as it stands, without decoding.
  var isUTF8: Bool { !inspector.isDecoded }
  /// The records read so far.
  var recordCount: Int { number }
  /// Where reading goes on: the place in the file and the number of the line.
  var place: (offset: Int, line: Int) { (records.lines.position, records.lines.line) }

  /// Goes on at the start of a line.
  func seek(to offset: Int, line: Int) { records.lines.seek(to: offset, line: line) }

  /// Counts records that were read otherwise.
  func skip(records count: Int) { number += count }

  /// Fills memory with the bytes that stand at `offset`.
  func fill(_ memory: UnsafeMutableRawBufferPointer, from offset: Int) throws(Failure) {
    var filled = 0
    while filled < memory.count {
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: memory[filled...])
      filled += unsafe try file.readSome(at: offset + filled, into: rest)
    }
  }

  /// Notes what is wrong with a record that was copied out of a block; safe from several threads.
  public func inspect(_ record: inout DelimitedRecord) throws(Failure) {
    checkWidth(&record)
    _ = try inspector.inspect(&record, faults: TextFaults())
    keepColumnsInHeader(&record)
  }

  private func count(_ record: inout DelimitedRecord) {
    number += 1
    record.number = number
  }

  /// Whether the last record of a file without a line terminator at its end lacks cells.
  private func isCutShort(_ record: DelimitedRecord) -> Bool {
    // White space alone is an empty line; a delimiter shows that a record was begun.
    record.cellCount < header.count && (record.cellCount > 1 || !record.isAllBlank)
  }

  /// Compares the number of cells with the header; cells of its empty columns may be there, or not.
  private func checkWidth(_ record: inout DelimitedRecord) {
    if record.cellCount == header.count { return }
    let isInIgnoredColumns = record.cellCount > header.count && record.cellCount <= headerWidth
    if isInIgnoredColumns, (header.count..<record.count).allSatisfy({ record.isBlank($0) }) {
      record.cellCount = header.count
      record.count = header.count
      record.ends.removeSubrange(header.count...)
      // The bytes go too, so that the checks see the cells of named columns only.
      record.bytes.removeSubrange((record.ends.last.map { $0 + 1 } ?? 0)...)
      return
    }
    record.problems.append((.raggedRow(cells: record.cellCount, expected: header.count), nil, ""))
  }

  /// Takes the column off problems of cells that stand under no header.
  private func keepColumnsInHeader(_ record: inout DelimitedRecord) {
    for index in record.problems.indices where record.problems[index].column ?? 0 >= header.count {
      record.problems[index].column = nil
    }
  }

  private func truncated(_ record: DelimitedRecord) throws(Failure) -> Failure {
    // A file that is being written looks cut off too; that it changes is the better thing to say.
    try file.verifyUnchanged()
    return Failure(.inputTruncated, file: file.name, line: record.line)
  }
}
