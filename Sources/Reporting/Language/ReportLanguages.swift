/// The languages in which an edition can be written.
public enum ReportLanguages {
  /// Codes of the languages that have a file of words.
  public static let known = LanguageFile.known

  /// Reads the words that every edition with tables needs, whatever the language of its pages.
  ///
  /// Those who ask for them later find them at hand, or the reason why there are none.
  @Sendable public static func readAhead() {
    for language in known { _ = try? ColumnWords(language) }
    _ = try? LanguageFile.load("en")
  }

  /// The characters of a language's words, for looking whether fonts have them.
  public static func characters(of language: String) throws -> Set<Unicode.Scalar> {
    let file = try LanguageFile.load(language)
    var characters: Set<Unicode.Scalar> = []
    for text in file.texts.values { characters.formUnion(text.unicodeScalars) }
    for forms in file.counted.values { for text in forms.values { characters.formUnion(text.unicodeScalars) } }
    for list in file.lists.values { for text in list { characters.formUnion(text.unicodeScalars) } }
    return characters
  }

  /// The notice that stands on everything that rests on public sources.
  public static func noticeOfPublicSources(_ language: String) throws(ReportError) -> String {
    try Lexicon(language).plain("notice.public-sources")
  }
}
