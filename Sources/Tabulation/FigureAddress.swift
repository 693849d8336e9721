/// The address of a figure.
public enum FigureAddress {
  /// `table/key/…/column`, each part percent-encoded as RFC 3986 has it: unreserved characters stand.
  public static func text(table: String, keys: [String], column: String) -> String {
    var bytes: [UInt8] = []
    append(table, to: &bytes)
    for part in keys + [column] {
      bytes.append(UInt8(ascii: "/"))
      append(part, to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The parts of an address, decoded; `nil` where a part is not encoded as `text` does it.
  public static func parts(_ address: String) -> [String]? {
    var parts: [String] = []
    for part in address.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      var bytes: [UInt8] = []
      var rest = part
      while let byte = rest.popFirst() {
        if byte != UInt8(ascii: "%") {
          bytes.append(byte)
          continue
        }
        guard let high = rest.popFirst().flatMap({ hexadecimal.firstIndex(of: $0) }),
          let low = rest.popFirst().flatMap({ hexadecimal.firstIndex(of: $0) })
        else { return nil }
        bytes.append(UInt8(high << 4 | low))
      }
      guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
      parts.append(text)
    }
    return parts
  }

  private static let hexadecimal = Array("0123456789ABCDEF".utf8)

  /// Appends one part, encoded.
  static func append(_ part: String, to bytes: inout [UInt8]) {
    for byte in part.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      default:
        bytes.append(UInt8(ascii: "%"))
        bytes.append(hexadecimal[Int(byte >> 4)])
        bytes.append(hexadecimal[Int(byte & 15)])
      }
    }
  }
}
