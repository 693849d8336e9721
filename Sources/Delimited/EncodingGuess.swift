/// Guesses the encoding of bytes that are not valid in the one that was declared.
enum EncodingGuess {
  /// The name of the encoding that the bytes look like; `nil` where nothing stands out.
  static func resembles(_ bytes: [UInt8], declared: String) -> String? {
    if unmarkedUTF16(bytes) != nil { return declared.hasPrefix("utf-16") ? nil : "utf-16" }
    guard !declared.hasPrefix("utf-16"), bytes.contains(where: { $0 >= 0x80 }) else { return nil }
    if UTF8Check.faults(in: bytes[...]).positions.isEmpty { return declared == "utf-8" ? nil : "utf-8" }
    var best: (name: String, score: Int)?
    for (name, alphabet) in CyrillicAlphabet.all where name != declared {
      let score = alphabet.score(bytes)
      if score > best?.score ?? 0 { best = (name, score) }
    }
    if declared != "windows-1252" {
      let score = westernScore(bytes)
      if score > best?.score ?? 0 { best = ("windows-1252", score) }
    }
    return best?.name
  }

  /// Whether bytes without a byte-order mark are UTF-16, and then whether it is big-endian; `nil` if they are not.
  static func unmarkedUTF16(_ bytes: [UInt8]) -> Bool? {
    let pairs = min(bytes.count, 512) / 2
    guard pairs >= 2 else { return nil }
    // The high bytes of Latin and Cyrillic letters are 0 and 4, which are no text in any other encoding.
    var highBytes = (even: 0, odd: 0)
    var nuls = (even: 0, odd: 0)
    for pair in 0..<pairs {
      let (even, odd) = (bytes[2 * pair], bytes[2 * pair + 1])
      if even == 0 || even == 4 { highBytes.even += 1 }
      if odd == 0 || odd == 4 { highBytes.odd += 1 }
      if even == 0 { nuls.even += 1 }
      if odd == 0 { nuls.odd += 1 }
    }
    if nuls.even == 0, nuls.odd > 0, highBytes.odd * 10 >= pairs * 9 { return false }
    if nuls.odd == 0, nuls.even > 0, highBytes.even * 10 >= pairs * 9 { return true }
    return nil
  }

  /// Western letters stand between ASCII letters, mostly one alone.
  private static func westernScore(_ bytes: [UInt8]) -> Int {
    var score = 0
    for (index, byte) in bytes.enumerated() where byte >= 0x80 {
      let before = index > 0 && isASCIILetter(bytes[index - 1])
      let after = index + 1 < bytes.count && isASCIILetter(bytes[index + 1])
      switch byte {
      case 0xC0...0xFF: score += before || after ? 6 : -4
      // Typographic quotes, dashes and the like, and the marks of the upper half.
      case 0x82...0x8C, 0x91...0x9C, 0xA0...0xBF: score += 1
      default: score -= 8
      }
    }
    return score
  }

  private static func isASCIILetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
  }
}
