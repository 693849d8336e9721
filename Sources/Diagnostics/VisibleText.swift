/// Raw text made safe and plain to read: what cannot be seen is spelled out.
public enum VisibleText {
  /// The longest value that is printed, in characters.
  public static let limit = 200

  /// Spells out control characters, unusual spaces and direction marks as `\u{…}`; cuts after `limit` characters.
  ///
  /// Time and memory grow with the text up to the limit.
  public static func make(_ text: String, limit: Int = VisibleText.limit) -> String {
    var result = ""
    var count = 0
    for scalar in text.unicodeScalars {
      if count == limit {
        result += "…"
        break
      }
      count += 1
      switch scalar {
      case "\t": result += "\\t"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\0": result += "\\0"
      default:
        if isInvisible(scalar) {
          result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == " " { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse, .surrogate, .unassigned:
      return true
    default:
      return false
    }
  }
}
