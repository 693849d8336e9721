import Diagnostics

/// A marker file in the form of `sha256sum`: whoever delivers files writes it last, and it lists them with their hashes.
struct DeliveryMarker {
  /// A file with the hash that it must have.
  struct Listing: Hashable {
    /// The name as the marker has it, relative to the marker's own folder.
    var name: String
    /// SHA-256 in lower-case hexadecimal.
    var sha256: String
  }

  /// The largest marker, in bytes.
  static let sizeLimit = 16 << 20

  let listings: [Listing]

  /// Reads the text of a marker; fails with the number of the first line that is not whole.
  init(_ text: String) throws(BadLine) {
    var listings: [Listing] = []
    var number = 0
    // A CRLF is one character to Swift, so both ends of lines are named.
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" }) {
      number += 1
      if line.isEmpty { continue }
      guard let listing = DeliveryMarker.listing(line) else { throw BadLine(number: number) }
      listings.append(listing)
    }
    // The last line may have been cut within a name that is as good as a whole one.
    if let last = text.last, last != "\n", last != "\r\n" { throw BadLine(number: number) }
    self.listings = listings
  }

  /// A line that is none of `sha256sum`, or not whole.
  struct BadLine: Error, Equatable {
    let number: Int
  }

  /// `HASH  NAME` or `HASH *NAME`; a backslash before the hash says that the name has escapes.
  private static func listing(_ line: Substring) -> Listing? {
    var rest = line
    let isEscaped = rest.first == "\\"
    if isEscaped { rest.removeFirst() }
    let hash = rest.prefix(64)
    rest = rest.dropFirst(64)
    guard hash.utf8.count == 64, hash.utf8.allSatisfy(isHexadecimal), rest.hasPrefix("  ") || rest.hasPrefix(" *")
    else { return nil }
    rest = rest.dropFirst(2)
    guard let name = isEscaped ? unescaped(rest) : String(rest), !name.isEmpty else { return nil }
    return Listing(name: name, sha256: hash.lowercased())
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }

  private static func unescaped(_ text: Substring) -> String? {
    var result = ""
    var characters = text.makeIterator()
    while let character = characters.next() {
      guard character == "\\" else {
        result.append(character)
        continue
      }
      switch characters.next() {
      case "n": result.append("\n")
      case "r": result.append("\r")
      case "\\": result.append("\\")
      default: return nil
      }
    }
    return result
  }
}
