import Diagnostics

/// A file block by block: plain records by a scan for structure, all others one by one through libcsv.
///
/// Blocks come in the order of the file and from one thread at a time; what is in them can be looked at side by side.
/// Their bytes are shown to the file's observer in a step of its own, for hashing takes as long as finding the records.
@safe public final class RecordBlocks {
  private static let leastSize = 16 * 1024

  private let reader: DelimitedReader
  private var position: Int
  private var line: Int
  private var size: Int
  private var count = 0
  /// Up to where blocks have held the file.
  private var heldUpTo: Int

  /// Begins at the first record of a reader that has read none.
  ///
  /// Returns `nil` where the file is not UTF-8, which libcsv alone can then read.
  public init?(_ reader: DelimitedReader) {
    guard reader.isUTF8 else { return nil }
    self.reader = reader
    (position, line) = reader.place
    size = .max
    heldUpTo = reader.file.observedUpTo
    reader.file.showsReads = false
  }

  /// Shows a block's bytes to the file's observer; once for each block, in the order of their numbers.
  public func show(_ block: RecordBlock) {
    unsafe block.gap.withUnsafeBytes { unsafe reader.file.show($0) }
    unsafe reader.file.show(
      UnsafeRawBufferPointer(start: block.memory + block.news.lowerBound, count: block.news.count))
  }

  /// Shows what no block has held, at the end of the file.
  public func showRest() throws(Failure) {
    let rest = try reader.file.bytes(in: heldUpTo..<max(heldUpTo, reader.byteCount))
    heldUpTo += rest.count
    unsafe rest.withUnsafeBytes { unsafe reader.file.show($0) }
  }

  /// Notes which of the bytes of a block are new.
  private func hold(_ block: RecordBlock, _ filled: Int) throws(Failure) {
    block.gap = position > heldUpTo ? try reader.file.bytes(in: heldUpTo..<position) : []
    let known = min(filled, max(0, heldUpTo - position))
    block.news = known..<filled
    heldUpTo = max(heldUpTo, position + filled)
    block.number = count
    count += 1
  }

  /// The next block; false at the end of the file, after a check that the file did not change.
  ///
  /// - Throws: as `DelimitedReader.next` does.
  public func next(into block: RecordBlock) throws(Failure) -> Bool {
    let wanted = min(block.capacity, max(size, Self.leastSize), reader.byteCount - position)
    if wanted > 0 {
      block.firstRecord = reader.recordCount + 1
      block.firstLine = line
      block.offset = position
      unsafe try reader.fill(UnsafeMutableRawBufferPointer(start: block.memory, count: wanted), from: position)
      try hold(block, wanted)
      if block.split(count: wanted, delimiter: reader.delimiter) {
        block.isPlain = true
        position += block.byteCount
        line += block.lineCount
        reader.skip(records: block.recordCount)
        // A file of many faults is read in small steps, so that little is read twice.
        size = size > block.capacity / 2 ? .max : size * 2
        return true
      }
      size = Self.leastSize
    }
    reader.seek(to: position, line: line)
    guard try reader.next(into: &block.record) else { return false }
    block.isPlain = false
    (position, line) = reader.place
    return true
  }
}
