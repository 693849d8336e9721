/// Text with figures, links and marks in it, before it becomes markup.
struct RichText: Sendable, Hashable, ExpressibleByStringLiteral {
  /// What a run is.
  enum Style: Sendable, Hashable {
    case plain
    /// A figure of the tables, with its address; a sum has several.
    case figure([String])
    /// A number of rows, with the addresses that were looked at, `*` for every key.
    case counted(String)
    case link(String)
    case strong
    case quiet
    /// A small mark that leads to a note.
    case note(String)
  }

  /// A stretch of text of one style.
  struct Run: Sendable, Hashable {
    var text: String
    var style: Style
  }

  var runs: [Run]

  init(runs: [Run]) { self.runs = runs }

  init(_ text: String) { runs = text.isEmpty ? [] : [Run(text: text, style: .plain)] }

  init(stringLiteral value: String) { self.init(value) }

  init(_ text: String, _ style: Style) { runs = [Run(text: text, style: style)] }

  static let empty = RichText("")

  /// The text without its styles and marks of notes.
  var plain: String {
    var result = ""
    for run in runs {
      if case .note = run.style { continue }
      result += run.text
    }
    return result
  }

  var isEmpty: Bool { plain.isEmpty }

  static func + (left: RichText, right: RichText) -> RichText { RichText(runs: left.runs + right.runs) }

  static func += (left: inout RichText, right: RichText) { left.runs += right.runs }

  /// The texts with a separator between them.
  static func joined(_ parts: [RichText], separator: String) -> RichText {
    var result = RichText.empty
    for (index, part) in parts.enumerated() {
      if index > 0 { result += RichText(separator) }
      result += part
    }
    return result
  }

  /// The text as markup, with everything escaped that must be.
  var html: String {
    var result = ""
    for run in runs {
      let text = HTMLEscape.text(run.text)
      switch run.style {
      case .plain: result += text
      case .figure(let addresses):
        result += "<span data-address=\"\(HTMLEscape.text(addresses.joined(separator: " ")))\">\(text)</span>"
      case .counted(let pattern): result += "<span data-count=\"\(HTMLEscape.text(pattern))\">\(text)</span>"
      case .link(let target): result += "<a href=\"\(HTMLEscape.text(target))\">\(text)</a>"
      case .strong: result += "<b>\(text)</b>"
      case .quiet: result += "<span class=\"sec\">\(text)</span>"
      case .note(let anchor):
        result += "<sup class=\"nt\"><a href=\"#\(HTMLEscape.text(anchor))\">\(text)</a></sup>"
      }
    }
    return result
  }
}
