import Delimited
import Tally

/// Goes through the rows of a block of plain records.
struct RowCursor {
  let bytes: UnsafePointer<UInt8>
  let ends: UnsafePointer<UInt32>
  /// Rows in the block, blank lines among them.
  let rowCount: Int
  private(set) var row = 0
  /// The number of cell ends before the row.
  private(set) var firstEnd = 0
  /// The place of the row's first byte in the block.
  private(set) var start = 0
  /// The number of the record.
  private(set) var record: Int
  private let block: RecordBlock
  private let rows: UnsafePointer<UInt32>
  private let firstLine: Int
  private var line: Int
  /// Up to where line feeds are counted in `line`.
  private var counted = 0
  private let hasLongRows: Bool

  init(_ block: RecordBlock) {
    self.block = block
    bytes = block.bytes
    ends = block.ends
    rows = block.rows
    rowCount = block.rowCount
    firstLine = block.firstLine
    record = block.firstRecord
    line = block.firstLine
    hasLongRows = block.lineCount > block.rowCount
  }

  /// The number of cell ends up to and with the row's own.
  @inline(__always)
  var lastEnd: Int { Int(rows[row]) }

  /// The place of the row's line feed in the block.
  @inline(__always)
  var end: Int { Int(ends[lastEnd - 1]) }

  /// Whether there is nothing but delimiters in the row.
  @inline(__always)
  var isBlank: Bool {
    let length = end - start
    let delimiters = lastEnd - firstEnd - 1
    return length == delimiters || (length == delimiters + 1 && bytes[end - 1] == UInt8(ascii: "\r"))
  }

  /// Whether the row's bytes are valid UTF-8 without a NUL.
  var isClean: Bool { block.isClean(start..<end) }

  /// The line on which the row begins.
  @inline(__always)
  mutating func lineNumber() -> Int {
    hasLongRows ? countedLine() : firstLine + row
  }

  private mutating func countedLine() -> Int {
    for place in counted..<start where bytes[place] == UInt8(ascii: "\n") { line += 1 }
    counted = start
    return line
  }

  /// Goes to the next row.
  @inline(__always)
  mutating func advance(isRecord: Bool) {
    let next = lastEnd
    start = end + 1
    firstEnd = next
    row += 1
    if isRecord { record += 1 }
  }

  /// Copies the row into a record, as libcsv would read it.
  mutating func copy(into record: inout DelimitedRecord) {
    block.copy(cells: firstEnd..<lastEnd, from: start, number: self.record, line: lineNumber(), into: &record)
  }
}
