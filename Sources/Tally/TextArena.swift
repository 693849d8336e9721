/// Where a text stands in an arena.
struct TextRange: Sendable, BitwiseCopyable {
  var offset: Int
  var count: Int32

  static let none = TextRange(offset: 0, count: 0)
  var isEmpty: Bool { count == 0 }
}

/// Texts one after the other in one array of UTF-8 bytes.
struct TextArena: Sendable {
  private var bytes = PageArray<UInt8>()

  /// Adds a text.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> TextRange {
    let offset = bytes.count
    bytes.append(text)
    return TextRange(offset: offset, count: Int32(text.count))
  }

  /// Whether a text is made of these bytes.
  @inline(__always)
  func equals(_ range: TextRange, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard Int(range.count) == text.count else { return false }
    guard let start = bytes.elements.baseAddress, let other = text.baseAddress else { return true }
    return ByteHash.equal(start + range.offset, other, text.count)
  }

  /// Lends the bytes of a text.
  @inline(__always)
  func withBytes<Result>(_ range: TextRange, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    body(UnsafeBufferPointer(rebasing: bytes.elements[range.offset..<range.offset + Int(range.count)]))
  }

  /// A text as a string.
  func text(_ range: TextRange) -> String { withBytes(range) { String(decoding: $0, as: UTF8.self) } }

  /// Whether the first text stands before the second, byte by byte.
  func isLess(_ left: TextRange, _ right: TextRange) -> Bool {
    withBytes(left) { left in withBytes(right) { left.lexicographicallyPrecedes($0) } }
  }
}
