import Diagnostics
import Glibc

/// One line of a file, or a part of a line that is longer than the buffer.
@safe struct LineSlice {
  /// Content and terminator; valid until the next call of the source.
  let bytes: UnsafeRawBufferPointer
  /// The place of the first byte in the file.
  let offset: Int
  /// The bytes of the terminator at the end; 0 for a part and for the last line of a file that ends without one.
  let terminatorCount: Int
  /// The number of the line, counted from 1.
  let line: Int

  /// The place in the file after the content.
  var contentEnd: Int { unsafe offset + bytes.count - terminatorCount }
  /// The place in the file after the terminator.
  var end: Int { unsafe offset + bytes.count }
}

/// Reads a file line by line through one bounded buffer, and can go back.
@safe final class LineSource {
  /// The size of a read, in bytes.
  static let blockSize = 256 * 1024

  let file: FileSource
  private let blockSize: Int
  private let buffer: UnsafeMutableRawBufferPointer
  private var finder: LineFinder
  /// The place in the file of the buffer's first byte.
  private var bufferOffset = 0
  private var filled = 0
  private var cursor = 0
  /// The number of the line on which reading goes on, counted from 1.
  private(set) var line = 1

  /// The place in the file of what comes next, in bytes.
  var position: Int { bufferOffset + cursor }

  init(file: FileSource, unit: TextUnit, blockSize: Int) {
    self.file = file
    self.blockSize = max(1, blockSize)
    // A carriage return and half a unit may have to be held back beside a whole block.
    unsafe buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: self.blockSize + 4, alignment: 8)
    finder = LineFinder(unit: unit)
  }

  deinit {
    unsafe buffer.deallocate()
  }

  /// Continues at the start of a line.
  func seek(to offset: Int, line: Int) {
    self.line = line
    if offset >= bufferOffset, offset <= bufferOffset + filled {
      cursor = offset - bufferOffset
    } else {
      bufferOffset = offset
      filled = 0
      cursor = 0
      finder.reset()
    }
  }

  /// The next line or part of one; `nil` at the end of the file.
  func next() throws(Failure) -> LineSlice? {
    var searched = cursor
    while true {
      let isLast = bufferOffset + filled >= file.byteCount
      let content = unsafe UnsafeRawBufferPointer(rebasing: buffer[..<filled])
      switch unsafe finder.find(in: content, from: searched, isLast: isLast) {
      case .terminator(let contentEnd, let end): return take(upTo: end, terminatorCount: end - contentEnd)
      case .none(let safeEnd):
        if isLast { return cursor == filled ? nil : take(upTo: filled, terminatorCount: 0) }
        searched = safeEnd
        if unsafe filled == buffer.count {
          if cursor == 0 { return take(upTo: safeEnd, terminatorCount: 0) }
          searched -= compact()
        }
        try fill()
      }
    }
  }

  private func take(upTo end: Int, terminatorCount: Int) -> LineSlice {
    let slice = unsafe LineSlice(
      bytes: UnsafeRawBufferPointer(rebasing: buffer[cursor..<end]), offset: bufferOffset + cursor,
      terminatorCount: terminatorCount, line: line)
    cursor = end
    if terminatorCount > 0 { line += 1 }
    return slice
  }

  private func compact() -> Int {
    let distance = cursor
    guard let start = unsafe buffer.baseAddress else { return 0 }
    unsafe memmove(start, start + distance, filled - distance)
    bufferOffset += distance
    filled -= distance
    cursor = 0
    finder.move(by: distance)
    return distance
  }

  private func fill() throws(Failure) {
    let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<min(buffer.count, filled + blockSize)])
    filled += unsafe try file.readSome(at: bufferOffset + filled, into: room)
  }
}
