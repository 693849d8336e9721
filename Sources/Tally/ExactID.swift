/// An id that is compared byte by byte: to Swift a letter with its accent composed or apart is one and the same, to the
/// export's own system these are two.
public struct ExactID: Sendable, Hashable {
  /// The id.
  public let text: String

  /// Makes an id to compare.
  public init(_ text: String) { self.text = text }

  /// Whether the bytes are the same.
  public static func == (left: ExactID, right: ExactID) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
  }
}
