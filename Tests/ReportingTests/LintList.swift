import Foundation

/// The words that reports in a language do not use, as `Lint/<language>.txt` has them.
struct LintList {
  /// Where a word is refused.
  enum Place: String {
    /// In every text of the language.
    case everywhere
    /// In summary sentences, open items, titles of exhibits, and what exhibits say in words.
    case keySentences = "key sentences"
  }

  /// A word, phrase or stem.
  struct Entry {
    var place: Place
    var text: String
    var isStem: Bool
    /// Phrases with the word that may stand.
    var exceptions: [String]
  }

  /// What is wrong with a lint file.
  struct Mistake: Error { var line: String }

  private(set) var entries: [Entry] = []

  /// Reads the list of a language.
  static func read(_ language: String) throws -> LintList {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Lint/\(language).txt")
    return try LintList(String(contentsOf: file, encoding: .utf8))
  }

  init(_ text: String) throws {
    var place: Place?
    for line in text.split(separator: "\n").map({ $0.trimmingCharacters(in: .whitespaces) }) {
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.hasPrefix("[") {
        place = Place(rawValue: String(line.dropFirst().dropLast()))
        continue
      }
      guard let place else { throw Mistake(line: line) }
      let parts = line.components(separatedBy: " unless ")
      let word = LintList.plain(parts[0])
      entries.append(
        Entry(
          place: place, text: word.hasSuffix("*") ? String(word.dropLast()) : word, isStem: word.hasSuffix("*"),
          exceptions: parts.count > 1 ? parts[1].components(separatedBy: ", ").map(LintList.plain) : []))
    }
  }

  /// The refused words in a text; what is refused everywhere is refused in key sentences too.
  func found(in text: String, _ place: Place) -> [String] {
    let text = LintList.plain(text)
    return entries.filter { entry in
      guard place == .keySentences || entry.place == .everywhere else { return false }
      let rest = entry.exceptions.reduce(text) { $0.replacingOccurrences(of: $1, with: " ") }
      return LintList.has(entry.text, isStem: entry.isStem, in: rest)
    }.map(\.text)
  }

  /// Whether a word stands in a text, with no letter before it and, unless it is a stem, none after it.
  static func has(_ word: String, isStem: Bool = false, in text: String) -> Bool {
    var rest = text[...]
    while let range = rest.range(of: word) {
      let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
      let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
      if !before.isLetter, isStem || !after.isLetter { return true }
      rest = text[range.upperBound...]
    }
    return false
  }

  private static func plain(_ text: String) -> String {
    text.lowercased().replacingOccurrences(of: "ё", with: "е").replacingOccurrences(of: "\u{A0}", with: " ")
  }
}
