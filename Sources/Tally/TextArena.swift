/// Where a text stands in an arena.
struct TextRange: BitwiseCopyable {
  /// The place of its first byte, in units of four bytes.
  var place: UInt32
  /// The number of its bytes.
  var count: Int32

  static let none = TextRange(place: 0, count: 0)
  var isEmpty: Bool { count == 0 }
}

/// Texts as UTF-8, one after the other; none is longer than the longest cell of an export.
struct TextArena: Sendable {
  private var bytes = ChunkedArray<UInt8>()

  /// Adds a text.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> TextRange {
    guard !text.isEmpty else { return .none }
    return TextRange(place: UInt32(bytes.append(together: text, alignment: 4) / 4), count: Int32(text.count))
  }

  /// Takes another arena over, which is empty afterwards; returns what the places of its texts have to be raised by.
  mutating func take(_ other: inout TextArena) -> UInt32 { UInt32(bytes.take(&other.bytes) / 4) }

  /// Whether a text is made of these bytes.
  @inline(__always)
  func equals(_ range: TextRange, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard Int(range.count) == text.count else { return false }
    guard range.count > 0, let other = text.baseAddress else { return true }
    return ByteHash.equal(bytes.address(Int(range.place) * 4), other, text.count)
  }

  /// Lends the bytes of a text.
  @inline(__always)
  func withBytes<Result>(_ range: TextRange, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let start = range.isEmpty ? nil : UnsafePointer(bytes.address(Int(range.place) * 4))
    return body(UnsafeBufferPointer(start: start, count: Int(range.count)))
  }

  /// A text as a string.
  func text(_ range: TextRange) -> String { withBytes(range) { String(decoding: $0, as: UTF8.self) } }

  /// Whether the first text stands before the second, byte by byte.
  func isLess(_ left: TextRange, _ right: TextRange) -> Bool {
    withBytes(left) { left in withBytes(right) { left.lexicographicallyPrecedes($0) } }
  }
}
