import Registry
import Tabulation

/// The words of a report in one language.
///
/// A key without a text yields a marked gap, which `ReportPage` refuses to publish; see `gap(in:)`.
struct Lexicon: Sendable {
  /// The language code.
  let language: String
  private let file: LanguageFile

  /// Reads the words of a language.
  init(_ language: String, _ files: LanguageFiles = .builtIn) throws(ReportError) {
    self.language = language
    file = try files.file(language)
  }

  /// Words that were read already.
  init(language: String, file: LanguageFile) {
    self.language = language
    self.file = file
  }

  /// Whether there is a text of that key.
  func has(_ key: String) -> Bool { file.texts[key] != nil }

  /// Whether there is a text of that key that depends on a number.
  func hasCounted(_ key: String) -> Bool { file.counted[key] != nil }

  /// The text of a key, with its arguments put in.
  func callAsFunction(_ key: String, _ arguments: [String: RichText] = [:]) -> RichText {
    guard let pattern = file.texts[key] else { return RichText(Lexicon.gap(key)) }
    return Lexicon.fill(pattern, arguments)
  }

  /// The text of a key as a plain string.
  func plain(_ key: String, _ arguments: [String: RichText] = [:]) -> String { self(key, arguments).plain }

  /// The text of a key in the plural form that the number asks for.
  func counted(_ key: String, _ number: Int, _ arguments: [String: RichText] = [:]) -> RichText {
    guard let pattern = file.counted[key]?[file.plural.form(for: number)] else {
      return RichText(Lexicon.gap(key))
    }
    return Lexicon.fill(pattern, arguments.merging(["n": RichText(digits.text(number))]) { given, _ in given })
  }

  /// How the language writes long numbers.
  var digits: DigitGroups {
    DigitGroups(separator: plain("number.group"), least: Int(plain("number.group-from")) ?? .max)
  }

  /// The alphabet of the language; the plain one where its file has none.
  var alphabet: Alphabet { file.lists["alphabet"].map(Alphabet.init(letters:)) ?? .plain }

  /// The ordered words of a key.
  func list(_ key: String) -> [String] { file.lists[key] ?? [] }

  /// Texts as a list in a sentence: `a, b and c`.
  func enumeration(_ parts: [RichText]) -> RichText {
    guard parts.count > 1, let last = parts.last else { return parts.first ?? .empty }
    return RichText.joined(Array(parts.dropLast()), separator: ", ") + self("list.and") + last
  }

  /// The key of the first gap in a finished text; `nil` where there is none.
  static func gap(in text: String) -> String? {
    // Bytes first: the text is long, and no gap is the rule.
    guard text.utf8.contains(0xEF) else { return nil }
    guard let start = text.unicodeScalars.firstIndex(of: gapMark) else { return nil }
    let rest = text.unicodeScalars[text.unicodeScalars.index(after: start)...]
    return String(String.UnicodeScalarView(rest.prefix { $0 != gapMark }))
  }

  private static let gapMark: Unicode.Scalar = "\u{F8FF}"

  private static func gap(_ key: String) -> String { "\(gapMark)\(key)\(gapMark)" }

  private static func fill(_ pattern: String, _ arguments: [String: RichText]) -> RichText {
    guard pattern.contains("{") else { return RichText(pattern) }
    var result = RichText.empty
    var rest = Substring(pattern)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += RichText(String(rest[..<open]))
      let name = String(rest[rest.index(after: open)..<close])
      result += arguments[name] ?? RichText(gap("{\(name)}"))
      rest = rest[rest.index(after: close)...]
    }
    return result + RichText(String(rest))
  }
}
