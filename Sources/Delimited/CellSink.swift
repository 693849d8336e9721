import Glibc

/// A cell of which only the beginning was kept.
struct OverlongCell {
  var column: Int
  var limit: Int
}

/// What bounds the memory of one record.
enum RecordLimits {
  /// The longest cell, in bytes of UTF-8.
  static let cell = 1_048_576
  /// The longest record, in bytes of UTF-8 and one for each cell.
  static let record = 16 * 1_048_576
  /// The most cells of a record that can be looked at one by one.
  static let cells = 65_536
  /// The most columns of a header.
  static let columns = 16_384
}

/// Where libcsv's callbacks put the cells of one record: memory that is reused from record to record.
@safe struct CellSink: ~Copyable {
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var count = 0
  private var ends: UnsafeMutablePointer<Int>
  private var endsCapacity: Int
  private var overlong: [OverlongCell] = []
  private var isFull = false
  /// Whether the beginning of the cell that is being read was kept already.
  private(set) var isInOverlongCell = false
  /// The number of cells that ended.
  private(set) var cellCount = 0
  /// Whether the record ended.
  var rowEnded = false

  init() {
    capacity = 4096
    endsCapacity = 64
    unsafe bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    unsafe ends = UnsafeMutablePointer<Int>.allocate(capacity: endsCapacity)
  }

  deinit {
    unsafe bytes.deallocate()
    unsafe ends.deallocate()
  }

  mutating func begin() {
    count = 0
    cellCount = 0
    rowEnded = false
    isFull = false
    isInOverlongCell = false
    if !overlong.isEmpty { overlong.removeAll() }
  }

  /// Takes a cell as libcsv hands it over.
  mutating func endCell(_ cell: UnsafeRawPointer?, _ size: Int) {
    if !isInOverlongCell { unsafe keep(cell, size) }
    isInOverlongCell = false
    reserve(1)
    if cellCount < RecordLimits.cells {
      if cellCount == endsCapacity { growEnds() }
      unsafe ends[cellCount] = count
    }
    cellCount += 1
    if count < RecordLimits.record {
      unsafe bytes[count] = UInt8(ascii: "\n")
      count += 1
    }
  }

  /// Keeps the beginning of a cell that is longer than its limit, before its end is known.
  mutating func beginOverlongCell(_ cell: UnsafeRawPointer?, _ size: Int) {
    guard !isInOverlongCell else { return }
    unsafe keep(cell, size)
    isInOverlongCell = true
  }

  /// Hands the record over.
  func copy(into record: inout DelimitedRecord) {
    unsafe record.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
    unsafe record.ends.append(contentsOf: UnsafeBufferPointer(start: ends, count: min(cellCount, RecordLimits.cells)))
    record.cellCount = cellCount
    record.count = record.ends.count
    if !overlong.isEmpty { record.overlong = overlong }
  }

  private mutating func keep(_ cell: UnsafeRawPointer?, _ size: Int) {
    guard let cell = unsafe cell, size > 0 else { return }
    var kept = size
    if kept > RecordLimits.cell {
      kept = RecordLimits.cell
      overlong.append(OverlongCell(column: cellCount, limit: RecordLimits.cell))
    }
    // One byte stays free for the line feed after the cell.
    if count + kept >= RecordLimits.record {
      kept = max(0, RecordLimits.record - 1 - count)
      // A full record is one problem, not one for each of the cells that follow.
      if !isFull, overlong.last?.column != cellCount {
        overlong.append(OverlongCell(column: cellCount, limit: RecordLimits.record))
      }
      isFull = true
    }
    if kept < size { kept = unsafe UTF8Check.wholeScalars(in: UnsafeRawBufferPointer(start: cell, count: kept)) }
    reserve(kept + 1)
    unsafe memcpy(bytes + count, cell, kept)
    count += kept
  }

  @inline(__always)
  private mutating func reserve(_ extra: Int) {
    if count + extra > capacity { growBytes(to: count + extra) }
  }

  private mutating func growBytes(to needed: Int) {
    let newCapacity = max(needed, capacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: newCapacity)
    unsafe larger.update(from: bytes, count: count)
    unsafe bytes.deallocate()
    unsafe bytes = larger
    capacity = newCapacity
  }

  private mutating func growEnds() {
    let larger = UnsafeMutablePointer<Int>.allocate(capacity: endsCapacity * 2)
    unsafe larger.update(from: ends, count: endsCapacity)
    unsafe ends.deallocate()
    unsafe ends = larger
    endsCapacity *= 2
  }
}
