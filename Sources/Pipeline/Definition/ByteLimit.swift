/// A size in bytes as a pipeline file writes it: `16 MiB`, `500 KiB`, `0`.
public struct ByteLimit: Sendable, Hashable {
  /// The number of bytes.
  public var limit: Int

  /// Makes a limit.
  public init(limit: Int) { self.limit = limit }

  private static let units: [(name: String, size: Int)] = [("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30)]

  /// Reads a whole number, with or without `KiB`, `MiB` or `GiB`; `nil` for anything else.
  public init?(_ text: String) {
    var digits = Substring(text)
    var size = 1
    for unit in ByteLimit.units where text.hasSuffix(unit.name) {
      digits = text.dropLast(unit.name.count)
      while digits.last == " " { digits = digits.dropLast() }
      size = unit.size
    }
    guard !digits.isEmpty, digits.utf8.count <= 6 || size == 1, digits.utf8.count <= 12,
      digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let number = Int(digits)
    else { return nil }
    limit = number * size
  }
}
