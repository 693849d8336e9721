import Mustache

/// Text made safe for markup, scalar by scalar.
///
/// By scalar and not by character: a quote that a combining mark follows is one character, and not a quote, for
/// `Character`, but a browser ends the attribute at it. Control and direction characters are spelled out, so that no
/// text of an export can turn the text around it.
enum HTMLEscape {
  static func text(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isSpecial) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case _ where isSpecial(scalar): result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x22, 0x26, 0x27, 0x3C, 0x3E: true
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}

/// The escaping that every template uses.
struct ReportContentType: MustacheContentType {
  /// The name by which templates ask for it.
  static let name = "REPORT"

  func escapeText(_ text: String) -> String { HTMLEscape.text(text) }
}
