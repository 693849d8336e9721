/// Text as the file format can hold it.
enum SafeText {
  /// The text with what no XML file may hold as U+FFFD, and with `_x0041_`, which a reader's program would take for an
  /// escape, escaped itself. Cut at `limit` UTF-16 units, with an ellipsis as the last.
  static func make(_ text: String, limit: Int) -> String {
    if text.utf8.count <= limit, text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x5F }) { return text }
    var scalars = String.UnicodeScalarView()
    var units = 0
    for scalar in text.unicodeScalars {
      units += scalar.utf16.count
      // An ellipsis in place of the last unit says that something is missing.
      if units > limit {
        scalars.removeLast()
        scalars.append("…")
        break
      }
      switch scalar.value {
      case 0, 0xFFFE, 0xFFFF: scalars.append("\u{FFFD}")
      default: scalars.append(scalar)
      }
    }
    return escapingEscapes(String(scalars))
  }

  private static func escapingEscapes(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    for (place, byte) in bytes.enumerated() {
      result.append(byte)
      if byte == UInt8(ascii: "_"), isEscape(bytes[place...].prefix(7)) { result += Array("x005F_".utf8) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isEscape(_ bytes: ArraySlice<UInt8>) -> Bool {
    let bytes = Array(bytes)
    guard bytes.count == 7, bytes[1] == UInt8(ascii: "x"), bytes[6] == UInt8(ascii: "_") else { return false }
    return bytes[2..<6].allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
  }
}
