/// Cells as text.
enum CellText {
  /// The text without white space (no-break space too) at its ends.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    if first == scalars.startIndex, scalars.index(after: last) == scalars.endIndex { return text }
    return String(scalars[first...last])
  }

  /// Whether the text is one or more ASCII digits and nothing else.
  static func isDigits(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// The trimmed items of a list, without empty ones.
  static func items(_ text: String, separator: String) -> [String] {
    let bytes = separator.utf8
    // Most lists are codes: where every byte is a character, the search for one is a search for a byte.
    if bytes.count == 1, let byte = bytes.first, text.utf8.allSatisfy({ $0 < 0x80 }) {
      return text.utf8.split(separator: byte).map { trimmed(String(Substring($0))) }.filter { !$0.isEmpty }
    }
    return text.split(separator: separator).map { trimmed(String($0)) }.filter { !$0.isEmpty }
  }
}
