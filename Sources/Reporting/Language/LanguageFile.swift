import Foundation

/// The words of one language, as its file has them.
struct LanguageFile: Decodable, Sendable {
  /// Texts by key; `{name}` stands for an argument.
  var texts: [String: String]
  /// Texts that depend on a number, by key and plural form.
  var counted: [String: [String: String]]
  /// Ordered words, such as months.
  var lists: [String: [String]]

  /// The languages that have a file.
  static let known = ["en", "ru"]

  /// Reads the words of a language.
  static func load(_ language: String) throws(ReportError) -> LanguageFile {
    let bytes: [UInt8]
    switch language {
    case "en": bytes = PackageResources.en_json
    case "ru": bytes = PackageResources.ru_json
    default: throw .unknownLanguage(language, known: known)
    }
    do {
      return try JSONDecoder().decode(LanguageFile.self, from: Data(bytes))
    } catch {
      throw .unreadableLanguage(language)
    }
  }
}
