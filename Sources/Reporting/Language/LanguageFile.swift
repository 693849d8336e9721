import Foundation

/// The words of one language, as its file has them.
struct LanguageFile: Decodable, Sendable {
  /// Texts by key; `{name}` stands for an argument.
  var texts: [String: String]
  /// Texts that depend on a number, by key and plural form.
  var counted: [String: [String: String]]
  /// Ordered words, such as months; `alphabet`, where it is there, has the letters of the language in their order.
  var lists: [String: [String]]
  /// How the language forms its plurals.
  var plural: PluralRule

  private enum CodingKeys: CodingKey { case texts, counted, lists, plural }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    texts = try values.decode([String: String].self, forKey: .texts)
    counted = try values.decode([String: [String: String]].self, forKey: .counted)
    lists = try values.decode([String: [String]].self, forKey: .lists)
    plural = try values.decodeIfPresent(PluralRule.self, forKey: .plural) ?? .oneOther
  }

  init(
    texts: [String: String], counted: [String: [String: String]], lists: [String: [String]],
    plural: PluralRule = .oneOther
  ) {
    self.texts = texts
    self.counted = counted
    self.lists = lists
    self.plural = plural
  }

  /// The languages that come with the program.
  static let known = ["en", "ru"]

  /// Reads the words of a language that comes with the program.
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
