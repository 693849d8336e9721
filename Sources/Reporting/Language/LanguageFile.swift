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

  private static let english = read(PackageResources.en_json, "en")
  private static let russian = read(PackageResources.ru_json, "ru")

  /// The words of a language that comes with the program; read at the first call.
  static func load(_ language: String) throws(ReportError) -> LanguageFile {
    switch language {
    case "en": try english.get()
    case "ru": try russian.get()
    default: throw .unknownLanguage(language, known: known)
    }
  }

  private static func read(_ bytes: [UInt8], _ language: String) -> Result<LanguageFile, ReportError> {
    Result { try JSONDecoder().decode(LanguageFile.self, from: Data(bytes)) }
      .mapError { _ in .unreadableLanguage(language) }
  }
}
