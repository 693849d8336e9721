import Foundation

/// JSON that stands in an element of a page: no text of it can end the element.
///
/// What stands behind the figures of a page is a hundred thousand small numbers; a general encoder takes a tenth of the
/// time of a whole run for them.
struct ElementJSON {
  private var bytes: [UInt8] = []
  /// Whether something stands before in the same list or object.
  private var needsComma = false

  /// The text so far.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Begins a list or an object.
  mutating func begin(_ bracket: Unicode.Scalar) {
    separate()
    bytes.append(UInt8(ascii: bracket))
    needsComma = false
  }

  /// Ends a list or an object.
  mutating func end(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    needsComma = true
  }

  /// Writes the key of what comes next.
  mutating func key(_ key: String) {
    string(key)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a number.
  mutating func number(_ number: Int) {
    separate()
    if (0..<10).contains(number) {
      bytes.append(UInt8(ascii: "0") + UInt8(number))
    } else {
      bytes += Array(String(number).utf8)
    }
  }

  /// Writes a list of strings.
  mutating func strings(_ texts: [String]) {
    begin("[")
    for text in texts { string(text) }
    end("]")
  }

  /// Writes a string.
  mutating func string(_ text: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<0x20, UInt8(ascii: "<"):
        let digits = String(byte, radix: 16)
        bytes += Array(("\\u00" + (digits.utf8.count < 2 ? "0" : "") + digits).utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  /// A value that encodes itself, as such JSON.
  static func text(of value: some Encodable) throws(ReportError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
        .replacingOccurrences(of: "<", with: "\\u003c")
    } catch {
      throw .unreadableTemplate("page-traces")
    }
  }
}
