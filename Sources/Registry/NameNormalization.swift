import Foundation

/// Spelling brought to one form before names are compared; nothing fuzzy.
public enum NameNormalization {
  /// The form in which codes are compared: composed, trimmed, white space single, apostrophes alike, footnote marks
  /// off; case stands.
  public static func code(_ text: String) -> String {
    var scalars: [Unicode.Scalar] = []
    var pendingSpace = false
    let composed = text.unicodeScalars.allSatisfy(isComposed) ? text : text.precomposedStringWithCanonicalMapping
    for scalar in composed.unicodeScalars {
      if scalar.value > 0x7F ? scalar.properties.isWhitespace : isASCIISpace(scalar) {
        pendingSpace = !scalars.isEmpty
        continue
      }
      if pendingSpace {
        scalars.append(" ")
        pendingSpace = false
      }
      switch scalar {
      case "\u{2018}", "\u{2019}", "\u{02BB}", "\u{02BC}": scalars.append("'")
      case "\u{0301}" where scalars.last.map(isCyrillic) ?? false: continue
      case "ё": scalars.append("е")
      case "Ё": scalars.append("Е")
      default: scalars.append(scalar)
      }
    }
    dropFootnoteMarks(&scalars)
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// The form in which names are compared: as for codes, and case folded in full.
  public static func name(_ text: String) -> String { fold(code(text)) }

  /// Full case folding, with `İ` and `ı` read as `i`.
  public static func fold(_ text: String) -> String {
    // One small letter for each capital, and one capital for each small letter.
    if text.unicodeScalars.allSatisfy({ $0.isASCII || (0x0400...0x045F).contains($0.value) }) {
      return text.lowercased()
    }
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{0130}", "\u{0131}": plain.append("i")
      default: plain.append(scalar)
      }
    }
    // Lower, upper, lower: sharp s and the final sigma fold as the full folding of Unicode has them.
    return String(plain).lowercased().uppercased().lowercased()
  }

  /// Whether a character is surely its own composed form; of those that are not asked about some are too.
  private static func isComposed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Latin, Cyrillic, and the dashes and quotes of both.
    case 0..<0x0300, 0x0400...0x0482, 0x048A...0x052F, 0x2010...0x2027: true
    default: false
    }
  }

  private static func isASCIISpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || (0x09...0x0D).contains(scalar.value)
  }

  private static func isCyrillic(_ scalar: Unicode.Scalar) -> Bool {
    (0x0400...0x052F).contains(scalar.value)
  }

  private static func dropFootnoteMarks(_ scalars: inout [Unicode.Scalar]) {
    while true {
      if scalars.last == "*" {
        scalars.removeLast()
      } else if scalars.suffix(3) == ["(", "*", ")"] {
        scalars.removeLast(3)
      } else {
        return
      }
      while scalars.last == " " { scalars.removeLast() }
    }
  }
}
