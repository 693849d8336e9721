import Foundation

/// Spelling brought to one form before names are compared; nothing fuzzy.
public enum NameNormalization {
  /// The form in which codes are compared: composed, trimmed, white space single, apostrophes alike, footnote marks
  /// off; case stands.
  public static func code(_ text: String) -> String {
    var scalars: [Unicode.Scalar] = []
    var pendingSpace = false
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      if scalar.properties.isWhitespace {
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
