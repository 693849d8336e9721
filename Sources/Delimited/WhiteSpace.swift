/// White space of Unicode in UTF-8, no-break spaces included.
enum WhiteSpace {
  /// The bytes without white space at either end.
  static func trimmedRange(of bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var start = 0
    var end = bytes.count
    while start < end {
      let width = unsafe leadingWidth(in: bytes, at: start)
      if width == 0 { break }
      start += width
    }
    while end > start {
      let width = unsafe trailingWidth(in: bytes, from: start, to: end)
      if width == 0 { break }
      end -= width
    }
    return start..<end
  }

  /// Whether there is nothing but white space.
  static func isAll(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      let width = unsafe leadingWidth(in: bytes, at: index)
      if width == 0 { return false }
      index += width
    }
    return true
  }

  private static func leadingWidth(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let first = unsafe bytes[index]
    if first < 0x80 { return isASCIISpace(first) ? 1 : 0 }
    if first == 0xC2, index + 1 < bytes.count { return unsafe isSpace(first, bytes[index + 1]) ? 2 : 0 }
    guard first >= 0xE1, first <= 0xE3, index + 2 < bytes.count else { return 0 }
    return unsafe isSpace(first, bytes[index + 1], bytes[index + 2]) ? 3 : 0
  }

  private static func trailingWidth(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
    let last = unsafe bytes[end - 1]
    if last < 0x80 { return isASCIISpace(last) ? 1 : 0 }
    if end - start >= 2, unsafe isSpace(bytes[end - 2], last) { return 2 }
    if end - start >= 3, unsafe isSpace(bytes[end - 3], bytes[end - 2], last) { return 3 }
    return 0
  }

  private static func isASCIISpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  }

  private static func isSpace(_ first: UInt8, _ second: UInt8) -> Bool {
    first == 0xC2 && (second == 0x85 || second == 0xA0)
  }

  private static func isSpace(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second) {
    case (0xE1, 0x9A): third == 0x80
    case (0xE2, 0x80): third >= 0x80 && third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF
    case (0xE2, 0x81): third == 0x9F
    case (0xE3, 0x80): third == 0x80
    default: false
    }
  }
}
