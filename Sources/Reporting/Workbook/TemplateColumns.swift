import Tally

/// The words and widths of a template's columns.
struct TemplateColumns {
  let kind: ExportKind
  let lexicon: Lexicon
  let separator: String

  static let dates: Set<String> = ["date", "received", "start", "end", "from", "to", "planned_start"]
  static let lists: Set<String> = ["measures", "senders", "recipients"]
  static let numbers: Set<String> = ["delegates", "year"]

  /// The width in characters.
  static func width(_ column: String) -> Double {
    switch column {
    case "title", "event": 44
    case "measures", "senders", "recipients", "participant", "party", "lead", "stage": 28
    case "document", "place", "body", "type": 22
    default: 15
    }
  }

  /// What the column is called in the language.
  func title(_ column: String) -> String {
    for key in ["template.title.\(kind.rawValue).\(column)", "template.name.\(column)"] where lexicon.has(key) {
      return lexicon.plain(key)
    }
    return lexicon.plain("column.\(column)")
  }

  /// What stands in its cells.
  func meaning(_ column: String) -> String {
    for key in ["template.column.\(kind.rawValue).\(column)"] where lexicon.has(key) { return lexicon.plain(key) }
    if TemplateColumns.dates.contains(column), !lexicon.has("template.column.\(column)") {
      return lexicon.plain("template.date")
    }
    return lexicon.plain("template.column.\(column)", ["separator": RichText(separator)])
  }

  /// What stands beside a chosen cell.
  func prompt(_ column: String) -> String {
    var parts = [meaning(column)]
    if TemplateColumns.dates.contains(column), parts[0] != lexicon.plain("template.date") {
      parts.append(lexicon.plain("template.date"))
    }
    if TemplateColumns.lists.contains(column) {
      parts.append(lexicon.plain("template.several", ["separator": RichText(separator)]))
    }
    return parts.joined(separator: " ")
  }

  /// What stands in the note of the head.
  func note(_ column: String, isRequired: Bool) -> String {
    [title(column), lexicon.plain(isRequired ? "template.required" : "template.optional"), prompt(column)]
      .joined(separator: "\n")
  }
}
