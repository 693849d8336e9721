import Diagnostics

/// One record of a file, with its place; made once and reused for every record.
public struct DelimitedRecord {
  /// The number of the record, counted from 1; blank lines are no records.
  public var number = 0
  /// The line on which the record begins, counted from 1 as an editor does.
  public var line = 0
  /// The place of the record's first byte, in bytes from the start of the file.
  public var offset = 0
  /// The place after the record's last byte, its line terminator excluded, in bytes from the start of the file.
  public var endOffset = 0
  /// The number of cells that can be read; as many as the header has columns, unless the record has a shape problem.
  public var count = 0
  /// What is wrong with the record's shape; empty for a readable record.
  ///
  /// `column` is an index into the header; `nil` where the whole record is meant.
  public var problems: [(reason: FindingReason, column: Int?, value: String)] = []

  /// The cells as UTF-8, each followed by one line feed so that no sequence can run over from one to the next.
  var bytes: [UInt8] = []
  /// The end of each cell in `bytes`.
  var ends: [Int] = []
  /// The number of cells that the file has here, of which `ends` may hold fewer.
  var cellCount = 0
  /// The cells whose content was too long, with the limit that they broke.
  var overlong: [OverlongCell] = []

  /// Makes an empty record.
  public init() {}

  /// The text of a cell, untrimmed; empty where there is no such cell.
  public func text(_ index: Int) -> String {
    unsafe withBytes(index) { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// The text of a cell without white space (no-break spaces too) at its ends; empty where there is no such cell.
  public func trimmedText(_ index: Int) -> String {
    unsafe withBytes(index) { cell in
      let range = unsafe WhiteSpace.trimmedRange(of: cell)
      return unsafe String(decoding: UnsafeBufferPointer(rebasing: cell[range]), as: UTF8.self)
    }
  }

  /// Whether a cell is empty or holds nothing but white space.
  public func isBlank(_ index: Int) -> Bool {
    unsafe withBytes(index) { unsafe WhiteSpace.trimmedRange(of: $0).isEmpty }
  }

  /// Lends the UTF-8 bytes of a cell, untrimmed, for the time of the call; none where there is no such cell.
  public func withBytes<R>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
    let range = range(of: index)
    return unsafe try bytes.withUnsafeBufferPointer { all in
      unsafe try body(UnsafeBufferPointer(rebasing: all[range]))
    }
  }

  /// Where a cell stands in `bytes`.
  func range(of index: Int) -> Range<Int> {
    guard index >= 0, index < ends.count else { return 0..<0 }
    // In a record that is full the cells at the end have no line feed after them.
    return (index == 0 ? 0 : min(ends[index - 1] + 1, ends[index]))..<ends[index]
  }

  /// Whether every cell is empty or holds nothing but white space.
  var isAllBlank: Bool {
    // The line feeds between the cells are white space themselves.
    unsafe bytes.withUnsafeBufferPointer { unsafe WhiteSpace.isAll($0) }
  }

  /// Forgets the last record and starts the next one.
  mutating func begin(line: Int, offset: Int) {
    self.line = line
    self.offset = offset
    endOffset = offset
    count = 0
    cellCount = 0
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    if !problems.isEmpty { problems.removeAll() }
    if !overlong.isEmpty { overlong.removeAll() }
  }
}
