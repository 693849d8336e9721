import Diagnostics

extension RecordParser {
  /// The delimiter that a first line `sep=X` names, and the place after that line; `nil` if there is no such line.
  func separatorLine(at start: Int) throws(Failure) -> (delimiter: UInt8, end: Int)? {
    lines.seek(to: start, line: 1)
    var text: [UInt8] = []
    while let slice = try lines.next() {
      try appendText(of: slice, to: &text)
      if text.count > 64 { return nil }
      if slice.terminatorCount > 0 { break }
    }
    guard let delimiter = Self.separator(in: text) else { return nil }
    return (delimiter, lines.position)
  }

  private static func separator(in line: [UInt8]) -> UInt8? {
    var text = line[...]
    while let last = text.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") { text.removeLast() }
    let quote = UInt8(ascii: "\"")
    if text.count >= 2, text.first == quote, text.last == quote { text = text.dropFirst().dropLast() }
    let name = text.prefix(4)
    // Setting bit 5 makes ASCII letters small and leaves “=” as it is.
    guard text.count == 5, name.map({ $0 | 0x20 }) == Array("sep=".utf8), let delimiter = text.last else { return nil }
    return DelimiterChoice.isPossible(delimiter) ? delimiter : nil
  }
}
