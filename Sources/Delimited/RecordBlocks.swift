import Diagnostics

/// A file block by block: plain records by a scan for structure, all others one by one through libcsv.
///
/// Blocks come in the order of the file and from one thread at a time; what is in them can be looked at side by side.
@safe public final class RecordBlocks {
  private static let leastSize = 16 * 1024

  private let reader: DelimitedReader
  private var position: Int
  private var line: Int
  private var size: Int

  /// Begins at the first record of a reader that has read none.
  ///
  /// Returns `nil` where the file is not UTF-8, which libcsv alone can then read.
  public init?(_ reader: DelimitedReader) {
    guard reader.isUTF8 else { return nil }
    self.reader = reader
    (position, line) = reader.place
    size = .max
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
