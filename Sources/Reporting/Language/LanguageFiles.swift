import Foundation

/// The words of all languages that an edition can be written in: those of the program, and those that a forum adds.
public struct LanguageFiles: Sendable {
  /// The languages that come with the program.
  public static let builtIn = LanguageFiles()

  /// What is wrong with a file of words.
  public enum Problem: Error, Sendable, Hashable {
    /// The bytes are no file of words; says why.
    case unreadable(String)
    /// Keys that the English words have and these do not, or without all forms or words; sorted, `counted.` or `lists.`
    /// before those that are no plain texts.
    case missing([String])
    /// Keys whose arguments in braces are not those of the English words; sorted.
    case arguments([String])
  }

  private var added: [String: LanguageFile] = [:]

  /// Only the languages of the program.
  public init() {}

  /// The codes of all languages, in order.
  public var codes: [String] { Set(LanguageFile.known).union(added.keys).sorted() }

  /// Whether there are words for a language.
  public func has(_ language: String) -> Bool { LanguageFile.known.contains(language) || added[language] != nil }

  /// Adds the words of a language, or replaces those of the program.
  ///
  /// - Parameter bytes: a file as `en.json` is one, with every key of it.
  public mutating func add(_ language: String, _ bytes: [UInt8]) throws(Problem) {
    let english: LanguageFile
    let file: LanguageFile
    do {
      english = try LanguageFile.load("en")
      file = try JSONDecoder().decode(LanguageFile.self, from: Data(bytes))
    } catch {
      throw .unreadable(LanguageFiles.words(for: error))
    }
    var missing = LanguageFiles.missing(in: file, beside: english)
    if file.texts[LanguageFiles.nameKey(language)] == nil { missing.append(LanguageFiles.nameKey(language)) }
    if !missing.isEmpty { throw .missing(missing) }
    let wrong = LanguageFiles.wrongArguments(in: file, beside: english)
    if !wrong.isEmpty { throw .arguments(wrong) }
    added[language] = file
  }

  /// The words of a language, with the names of all languages as each gives its own.
  func file(_ language: String) throws(ReportError) -> LanguageFile {
    guard has(language) else { throw .unknownLanguage(language, known: codes) }
    var file = if let file = added[language] { file } else { try LanguageFile.load(language) }
    for (code, other) in added {
      let key = LanguageFiles.nameKey(code)
      file.texts[key] = other.texts[key]
    }
    return file
  }

  /// The key of a language's name.
  private static func nameKey(_ language: String) -> String { "language.\(language)" }

  /// The keys that a file lacks, in whole or in part.
  static func missing(in file: LanguageFile, beside english: LanguageFile) -> [String] {
    let texts = english.texts.keys.filter { file.texts[$0] == nil }
    let counted = english.counted.keys.filter { key in
      let forms = file.counted[key] ?? [:]
      return !file.plural.forms.allSatisfy { forms[$0] != nil }
    }
    let lists = english.lists.filter { $0.key != "alphabet" && file.lists[$0.key]?.count != $0.value.count }
    return (texts + counted.map { "counted." + $0 } + lists.keys.map { "lists." + $0 }).sorted()
  }

  /// The keys whose arguments differ from those of the English text; a form may leave out the number itself.
  static func wrongArguments(in file: LanguageFile, beside english: LanguageFile) -> [String] {
    let texts = english.texts.filter { arguments($0.value) != arguments(file.texts[$0.key] ?? "") }.map(\.key)
    let counted = english.counted.filter { key, forms in
      let wanted = Set(forms.values.map { arguments($0).subtracting(["n"]) })
      let given = Set((file.counted[key] ?? [:]).values.map { arguments($0).subtracting(["n"]) })
      return wanted != given
    }
    return (texts + counted.map { "counted." + $0.key }).sorted()
  }

  private static func arguments(_ text: String) -> Set<String> {
    Set(
      text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
        $0.split(separator: "}").first.map(String.init)
      })
  }

  private static func words(for error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, _): "it has no “\(key.stringValue)”"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "“\(context.codingPath.map(\.stringValue).joined(separator: "."))” is not what it must be"
    case .dataCorrupted(let context) where !context.codingPath.isEmpty:
      "“\(context.codingPath.map(\.stringValue).joined(separator: "."))” is not what it must be"
    default: "it is no valid JSON"
    }
  }
}
