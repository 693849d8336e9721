/// Tables as CSV text: UTF-8, RFC 4180, line feeds.
public enum CSVText {
  /// The table with its header.
  ///
  /// A text cell that a spreadsheet would take for a formula gets an apostrophe before it; numbers never do.
  public static func make(_ table: Table) -> String {
    var text = table.schema.columns.map { quote($0.name) }.joined(separator: ",") + "\n"
    for row in table.rows {
      var isFirst = true
      for value in row.values {
        if !isFirst { text += "," }
        isFirst = false
        text += cell(value)
      }
      text += "\n"
    }
    return text
  }

  /// One cell, guarded and quoted.
  public static func cell(_ value: TableValue) -> String {
    switch value {
    case .empty: ""
    case .integer, .ratio: value.text
    case .text, .code, .codes, .date: quote(guarded(value.text))
    }
  }

  /// The text with an apostrophe before it where a spreadsheet would take it for a formula.
  public static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    switch first {
    case "=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return "'" + text
    default: return text
    }
  }

  /// The field in quotes where RFC 4180 asks for them, and where it holds a lone CR.
  public static func quote(_ text: String) -> String {
    var needsQuotes = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"): needsQuotes = true
      default: continue
      }
      break
    }
    guard needsQuotes else { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
