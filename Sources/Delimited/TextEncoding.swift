import Diagnostics

/// How a file's bytes stand for text, and how many bytes of mark come first.
struct TextEncoding {
  enum Kind {
    case utf8
    case utf16(isBigEndian: Bool)
    case named
  }

  var kind: Kind
  /// The name in lower case.
  var name: String
  /// The length of the byte-order mark, in bytes.
  var markCount = 0

  /// The unit of the file's line terminators.
  var unit: TextUnit {
    switch kind {
    case .utf8, .named: .byte
    case .utf16(let isBigEndian): isBigEndian ? .bigEndian16 : .littleEndian16
    }
  }

  /// Settles the encoding from the file's first bytes and the name that the pipeline gives.
  ///
  /// A byte-order mark is stronger than the name, for no header begins with the letters that it would be otherwise.
  static func detect(head: [UInt8], named: String?, file: String) throws(Failure) -> TextEncoding {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return TextEncoding(kind: .utf8, name: "utf-8", markCount: 3) }
    if head.starts(with: [0xFF, 0xFE]) {
      return TextEncoding(kind: .utf16(isBigEndian: false), name: "utf-16le", markCount: 2)
    }
    if head.starts(with: [0xFE, 0xFF]) {
      return TextEncoding(kind: .utf16(isBigEndian: true), name: "utf-16be", markCount: 2)
    }
    let name = (named ?? "utf-8").lowercased()
    switch name {
    case "utf-8", "utf8":
      guard EncodingGuess.unmarkedUTF16(head) == nil else { throw unmarked(file) }
      return TextEncoding(kind: .utf8, name: "utf-8")
    case "utf-16", "utf16":
      // Without a mark the standard says big-endian; what programs write is mostly little-endian.
      let isBigEndian = EncodingGuess.unmarkedUTF16(head) ?? true
      return TextEncoding(kind: .utf16(isBigEndian: isBigEndian), name: isBigEndian ? "utf-16be" : "utf-16le")
    case "utf-16le", "utf16le": return TextEncoding(kind: .utf16(isBigEndian: false), name: "utf-16le")
    case "utf-16be", "utf16be": return TextEncoding(kind: .utf16(isBigEndian: true), name: "utf-16be")
    default: return TextEncoding(kind: .named, name: name)
    }
  }

  /// A decoder for a file that is not UTF-8; `named` is the name as the pipeline gives it.
  func makeDecoder(named: String?) throws(Failure) -> (any SliceDecoder)? {
    switch kind {
    case .utf8: return nil
    case .utf16(let isBigEndian): return UTF16Decoder(isBigEndian: isBigEndian)
    case .named: return try IconvDecoder(encoding: named ?? name)
    }
  }

  private static func unmarked(_ file: String) -> Failure {
    let error =
      "the bytes look like utf-16 without a byte-order mark; name it as the encoding in the pipeline file"
    return Failure(.inputOutput(operation: "reading the header", error: error), file: file, line: 1)
  }
}
