import Diagnostics

/// A file block by block: plain records by a scan for structure, all others one by one through libcsv.
///
/// Blocks are cut in the order of the file, by one thread at a time; their bytes can be read ahead, and what is in them
/// looked at, side by side.
@safe public final class RecordBlocks {
  private static let leastSize = 16 * 1024

  private let reader: DelimitedReader
  private let hash: ScanHash?
  private var position: Int
  private var line: Int
  private var size: Int
  private var count = 0
  /// Up to where blocks have held the file.
  private var heldUpTo: Int
  /// The bytes from `position` up to there; `nil` where they are too many to be carried over.
  private var carried: [UInt8]?

  /// Begins at the first record of a reader that has read none.
  ///
  /// Returns `nil` where the file is not UTF-8, which libcsv alone can then read.
  /// - Parameter hash: gets the bytes of the file, in its order, when their block is cut; it has been the file's
  ///   observer until then. `nil` leaves it to `show` to show them to the observer.
  public init?(_ reader: DelimitedReader, hash: ScanHash? = nil) {
    guard reader.isUTF8 else { return nil }
    self.reader = reader
    self.hash = hash
    (position, line) = reader.place
    size = .max
    heldUpTo = reader.file.observedUpTo
    reader.file.showsReads = false
  }

  /// Whether the bytes of a block have to be shown; else they were hashed when it was cut.
  public var hasToShow: Bool { hash == nil }

  /// Shows a block's bytes to the file's observer; once for each block, in the order of their numbers.
  public func show(_ block: RecordBlock) {
    guard hasToShow else { return }
    unsafe block.gap.withUnsafeBytes { unsafe reader.file.show($0) }
    unsafe reader.file.show(
      UnsafeRawBufferPointer(start: block.memory + block.news.lowerBound, count: block.news.count))
  }

  /// Shows what no block has held, at the end of the file.
  public func showRest() throws(Failure) {
    let rest = try reader.file.bytes(in: heldUpTo..<max(heldUpTo, reader.byteCount))
    heldUpTo += rest.count
    unsafe rest.withUnsafeBytes { bytes in
      if let hash { unsafe hash.update(bytes) } else { unsafe reader.file.show(bytes) }
    }
  }

  /// Where reading ahead can begin while no block is being cut; `nil` where it would be in vain.
  public var aheadStart: Int? { size == .max && carried != nil && heldUpTo < reader.byteCount ? heldUpTo : nil }

  /// The bytes that are read ahead from a place on.
  public func aheadRange(from start: Int, _ block: RecordBlock) -> Range<Int> {
    start..<max(start, min(start + block.capacity, reader.byteCount))
  }

  /// Reads bytes ahead; safe from several threads.
  ///
  /// They are used only where the block is cut when all before them have been held.
  public func readAhead(_ range: Range<Int>, into block: RecordBlock) {
    block.ahead = 0..<0
    if range.isEmpty { return }
    do throws(Failure) {
      let memory = unsafe UnsafeMutableRawBufferPointer(rebasing: block.aheadMemory[..<range.count])
      unsafe try reader.fill(memory, from: range.lowerBound)
      block.ahead = range
    } catch {
      // What is wrong with the file is said when the block is cut, in the order of the file.
    }
  }

  /// The next block; false at the end of the file, after a check that the file did not change.
  ///
  /// - Throws: as `DelimitedReader.next` does.
  public func next(into block: RecordBlock) throws(Failure) -> Bool {
    defer { block.ahead = 0..<0 }
    let filled = try fill(block)
    if filled > 0 {
      block.firstRecord = reader.recordCount + 1
      block.firstLine = line
      block.offset = position
      if block.split(count: filled, delimiter: reader.delimiter, hash: hash) {
        block.isPlain = true
        carry(block, filled)
        position += block.byteCount
        line += block.lineCount
        reader.skip(records: block.recordCount)
        // A file of many faults is read in small steps, so that little is read twice.
        size = size > block.capacity / 2 ? .max : size * 2
        return true
      }
      size = Self.leastSize
    }
    carried = nil
    reader.seek(to: position, line: line)
    guard try reader.next(into: &block.record) else { return false }
    block.isPlain = false
    (position, line) = reader.place
    return true
  }

  /// Fills a block with the bytes from `position` on, those that were read ahead where they are the next; returns their
  /// number.
  private func fill(_ block: RecordBlock) throws(Failure) -> Int {
    if !block.ahead.isEmpty, block.ahead.lowerBound == heldUpTo, let carried, carried.count <= block.headroom {
      let filled = block.begin(withAheadAfter: carried)
      try hold(block, filled)
      return filled
    }
    let wanted = min(block.capacity, max(size, Self.leastSize), reader.byteCount - position)
    guard wanted > 0 else { return 0 }
    block.begin()
    unsafe try reader.fill(UnsafeMutableRawBufferPointer(start: block.memory, count: wanted), from: position)
    try hold(block, wanted)
    return wanted
  }

  /// Notes which of the bytes of a block are new.
  private func hold(_ block: RecordBlock, _ filled: Int) throws(Failure) {
    block.gap = position > heldUpTo ? try reader.file.bytes(in: heldUpTo..<position) : []
    if let hash { unsafe block.gap.withUnsafeBytes { unsafe hash.update($0) } }
    let known = min(filled, max(0, heldUpTo - position))
    block.news = known..<filled
    heldUpTo = max(heldUpTo, position + filled)
    block.number = count
    count += 1
  }

  /// Keeps the bytes after a block's last record for the next block.
  private func carry(_ block: RecordBlock, _ filled: Int) {
    let rest = block.byteCount..<filled
    guard rest.count <= block.headroom, position + filled == heldUpTo else {
      carried = nil
      return
    }
    carried = unsafe Array(UnsafeBufferPointer(start: block.memory + rest.lowerBound, count: rest.count))
  }
}
