import CScan
import Diagnostics

/// A stretch of whole records, found by a scan for structure; or one record that had to be read by libcsv.
///
/// Made once for each reader of blocks and used again for each block.
@safe public final class RecordBlock {
  /// Room after the bytes, so that eight of them can be loaded at any place.
  static let padding = 64
  private static let mostHeadroom = 16 * 1024

  /// Whether the block holds plain records; else it holds `record` alone.
  public internal(set) var isPlain = true
  /// The one record of a block that is not plain.
  public var record = DelimitedRecord()
  /// The number of the first record, counted from 1.
  public internal(set) var firstRecord = 1
  /// The line on which the first record begins, counted from 1.
  public internal(set) var firstLine = 1
  /// The place of the first byte in the file.
  public internal(set) var offset = 0
  /// Line feeds in the block.
  public internal(set) var lineCount = 0
  /// Records in the block; lines of nothing but delimiters are none.
  public internal(set) var recordCount = 0
  /// Records and such lines in the block.
  public internal(set) var rowCount = 0
  /// The length, in bytes.
  public internal(set) var byteCount = 0

  /// The number of the block, counted from 0.
  public internal(set) var number = 0
  /// Bytes of the file before the memory's that no block has held.
  var gap: [UInt8] = []
  /// The bytes of the memory that no earlier block has held.
  var news = 0..<0

  let capacity: Int
  /// The most bytes that may stand before those that were read ahead: the start of their first record.
  let headroom: Int
  /// The bytes of the file that were read ahead; none where the range is empty.
  var ahead = 0..<0
  /// The most bytes that the scan looks at in one step.
  private let scanWidth: Int32
  private let room: UnsafeMutablePointer<UInt8>
  /// Where the block's bytes begin within its room.
  private var start = 0
  private let endMemory: UnsafeMutablePointer<UInt32>
  private let rowMemory: UnsafeMutablePointer<UInt32>
  private var hasHigh = false
  private var hasNul = false

  /// Makes an empty block of so many bytes at most.
  public convenience init(capacity: Int) { self.init(capacity: capacity, scanWidth: 64) }

  /// The same with a width of the scan.
  init(capacity: Int, scanWidth: Int32) {
    self.scanWidth = scanWidth
    self.capacity = capacity
    headroom = min(capacity, Self.mostHeadroom)
    let size = headroom + capacity
    unsafe room = .allocate(capacity: size + Self.padding)
    unsafe room.initialize(repeating: 0, count: size + Self.padding)
    unsafe endMemory = .allocate(capacity: size + 16)
    unsafe rowMemory = .allocate(capacity: size + 16)
  }

  deinit {
    unsafe room.deallocate()
    unsafe endMemory.deallocate()
    unsafe rowMemory.deallocate()
  }

  var memory: UnsafeMutablePointer<UInt8> { unsafe room + start }

  /// Where bytes are read ahead to.
  var aheadMemory: UnsafeMutableRawBufferPointer {
    unsafe UnsafeMutableRawBufferPointer(start: room + headroom, count: capacity)
  }

  /// Begins the block with the bytes that were read ahead, and `head` before them; returns their number.
  func begin(withAheadAfter head: [UInt8]) -> Int {
    start = headroom - head.count
    unsafe head.withUnsafeBufferPointer { head in
      if let from = head.baseAddress { unsafe memory.update(from: from, count: head.count) }
    }
    return head.count + ahead.count
  }

  /// Begins the block with bytes that are to be read.
  func begin() { start = 0 }

  /// The bytes; eight more can be read after the last.
  @unsafe public var bytes: UnsafePointer<UInt8> { unsafe UnsafePointer(memory) }
  /// The places of the bytes that end cells.
  @unsafe public var ends: UnsafePointer<UInt32> { unsafe UnsafePointer(endMemory) }
  /// For each row the number of ends up to its own.
  @unsafe public var rows: UnsafePointer<UInt32> { unsafe UnsafePointer(rowMemory) }

  /// Whether all bytes are valid UTF-8 and none is NUL.
  public var isClean: Bool {
    unsafe !hasNul && (!hasHigh || cscan_is_utf8(memory, byteCount, scanWidth) != 0)
  }

  /// Whether the bytes of a range are valid UTF-8 and none is NUL.
  public func isClean(_ range: Range<Int>) -> Bool {
    let part = unsafe UnsafeBufferPointer(start: memory + range.lowerBound, count: range.count)
    return unsafe cscan_is_utf8(memory + range.lowerBound, range.count, scanWidth) != 0 && !part.contains(0)
  }

  /// Splits the first `count` bytes of the memory; false where the first record is not plain, or not whole.
  ///
  /// - Parameter hash: gets the news of the block; `nil` where they are shown afterwards.
  func split(count: Int, delimiter: UInt8, hash: ScanHash?) -> Bool {
    let found: cscan_result
    if let hash {
      found = unsafe hash.split(
        memory, count, delimiter: delimiter, width: scanWidth, endMemory, rowMemory,
        adding: UnsafeBufferPointer(start: memory + news.lowerBound, count: news.count))
    } else {
      found = unsafe cscan_split(memory, count, delimiter, scanWidth, endMemory, rowMemory)
    }
    byteCount = found.length
    rowCount = found.rows
    recordCount = found.records
    lineCount = found.lines
    hasHigh = found.has_high != 0
    hasNul = found.has_nul != 0
    return found.length > 0
  }

  /// Copies a row's cells into a record, as libcsv would read them.
  ///
  /// - Parameters:
  ///   - cells: the row's ends.
  ///   - start: the place of its first byte in the block.
  public func copy(
    cells: Range<Int>, from start: Int, number: Int, line: Int, into record: inout DelimitedRecord
  ) {
    record.begin(line: line, offset: offset + start)
    record.number = number
    let lineEnd = unsafe Int(endMemory[cells.upperBound - 1])
    let rowEnd = unsafe lineEnd > start && memory[lineEnd - 1] == UInt8(ascii: "\r") ? lineEnd - 1 : lineEnd
    var from = start
    for index in cells.prefix(RecordLimits.cells) {
      let to = unsafe min(Int(endMemory[index]), rowEnd)
      unsafe record.appendCell(UnsafeBufferPointer(start: memory + from, count: to - from))
      from = to + 1
    }
    record.endOffset = offset + rowEnd
    record.cellCount = cells.count
    record.count = record.ends.count
  }
}

extension DelimitedRecord {
  /// Appends a cell as it stands in the file, without its quotes and with doubled ones single.
  mutating func appendCell(_ raw: UnsafeBufferPointer<UInt8>) {
    unsafe CellQuotes.append(raw, to: &bytes)
    ends.append(bytes.count)
    bytes.append(UInt8(ascii: "\n"))
  }
}

/// Quotes around and within a plain cell.
public enum CellQuotes {
  /// The trimmed text of a cell that is plain as it stands in the file.
  public static func trimmedText(_ raw: UnsafeBufferPointer<UInt8>) -> String {
    var content: [UInt8] = []
    unsafe append(raw, to: &content)
    return unsafe content.withUnsafeBufferPointer { all in
      let range = unsafe WhiteSpace.trimmedRange(of: all)
      return unsafe String(decoding: UnsafeBufferPointer(rebasing: all[range]), as: UTF8.self)
    }
  }

  /// Appends the content of a cell that is plain as it stands in the file.
  static func append(_ raw: UnsafeBufferPointer<UInt8>, to content: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    guard unsafe raw.first == quote else {
      unsafe content.append(contentsOf: raw)
      return
    }
    var isSecond = false
    for index in 1..<max(1, raw.count - 1) {
      let byte = unsafe raw[index]
      if byte == quote, !isSecond {
        isSecond = true
        content.append(byte)
      } else if byte == quote {
        isSecond = false
      } else {
        content.append(byte)
      }
    }
  }
}
