import Glibc

/// Finds line terminators in a buffer, each byte looked at once however the two kinds alternate.
struct LineFinder {
  /// What was found: the content's end and the terminator's, or the end of what certainly holds no terminator.
  enum Result {
    case terminator(contentEnd: Int, end: Int)
    case none(safeEnd: Int)
  }

  private let unit: TextUnit
  private var lineFeed = Cached(byte: UInt8(ascii: "\n"))
  private var carriageReturn = Cached(byte: UInt8(ascii: "\r"))

  init(unit: TextUnit) {
    self.unit = unit
  }

  /// Forgets what was found, because the buffer was filled anew.
  mutating func reset() {
    lineFeed.reset()
    carriageReturn.reset()
  }

  /// Follows a move of the buffer's content to the front.
  mutating func move(by distance: Int) {
    lineFeed.move(by: distance)
    carriageReturn.move(by: distance)
  }

  /// The first terminator in `buffer[start...]`; `isLast` says that nothing follows the buffer.
  mutating func find(in buffer: UnsafeRawBufferPointer, from start: Int, isLast: Bool) -> Result {
    unit == .byte
      ? unsafe findByte(in: buffer, from: start, isLast: isLast)
      : unsafe findUnit(in: buffer, from: start, isLast: isLast)
  }

  private mutating func findByte(in buffer: UnsafeRawBufferPointer, from start: Int, isLast: Bool) -> Result {
    let feed = unsafe lineFeed.find(in: buffer, from: start)
    let carriage = unsafe carriageReturn.find(in: buffer, from: start)
    if feed < carriage { return .terminator(contentEnd: feed, end: feed + 1) }
    guard carriage < buffer.count else { return .none(safeEnd: buffer.count) }
    if feed == carriage + 1, feed < buffer.count { return .terminator(contentEnd: carriage, end: feed + 1) }
    // A line feed may follow the last byte of the buffer: the two would be one terminator.
    if carriage + 1 == buffer.count, !isLast { return .none(safeEnd: carriage) }
    return .terminator(contentEnd: carriage, end: carriage + 1)
  }

  private func findUnit(in buffer: UnsafeRawBufferPointer, from start: Int, isLast: Bool) -> Result {
    let low = unit == .littleEndian16 ? 0 : 1
    var index = start
    while index + 1 < buffer.count {
      let byte = unsafe buffer[index + low]
      if byte == 0x0A || byte == 0x0D, unsafe buffer[index + 1 - low] == 0 {
        if byte == 0x0A { return .terminator(contentEnd: index, end: index + 2) }
        if index + 3 < buffer.count {
          let isPair = unsafe buffer[index + 2 + low] == 0x0A && buffer[index + 3 - low] == 0
          return .terminator(contentEnd: index, end: index + (isPair ? 4 : 2))
        }
        return isLast ? .terminator(contentEnd: index, end: index + 2) : .none(safeEnd: index)
      }
      index += 2
    }
    return .none(safeEnd: isLast ? buffer.count : index)
  }

  /// Where a byte stands next, remembered until the search has passed it.
  private struct Cached {
    let byte: UInt8
    /// No such byte stands in `clearFrom..<index`.
    private var clearFrom = 0
    private var index = 0
    private var isFound = false

    init(byte: UInt8) {
      self.byte = byte
    }

    mutating func reset() {
      clearFrom = 0
      index = 0
      isFound = false
    }

    mutating func move(by distance: Int) {
      clearFrom = max(0, clearFrom - distance)
      index = max(0, index - distance)
    }

    mutating func find(in buffer: UnsafeRawBufferPointer, from start: Int) -> Int {
      if start < clearFrom {
        // The reader went back: only the stretch before what is known needs a look.
        if let place = unsafe search(buffer, start, clearFrom) {
          clearFrom = start
          index = place
          isFound = true
          return place
        }
        clearFrom = start
      }
      if isFound, index >= start { return index }
      if index < start {
        clearFrom = start
        index = start
      }
      let place = unsafe search(buffer, index, buffer.count)
      isFound = place != nil
      index = place ?? buffer.count
      return index
    }

    private func search(_ buffer: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int? {
      guard start < end, let base = buffer.baseAddress else { return nil }
      guard let place = unsafe memchr(base + start, Int32(byte), end - start) else { return nil }
      return unsafe UnsafeRawPointer(place) - base
    }
  }
}
