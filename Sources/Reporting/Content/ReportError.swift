/// What can stop a page from being written.
///
/// All of these are defects of the program or its language files, save an unknown language, which a pipeline file names.
public enum ReportError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There is no language file for the language.
  case unknownLanguage(String, known: [String])
  /// A language file cannot be read.
  case unreadableLanguage(String)
  /// A language file has no text of that key.
  case missingText(key: String, language: String)
  /// A template is missing or cannot be read.
  case unreadableTemplate(String)

  /// The sentence that says what is wrong.
  public var description: String {
    switch self {
    case .unknownLanguage(let language, let known):
      "There are no words for the language \(language); the languages are \(known.joined(separator: ", "))."
    case .unreadableLanguage(let language): "The words of the language \(language) cannot be read."
    case .missingText(let key, let language): "The words of the language \(language) have no text \(key)."
    case .unreadableTemplate(let name): "The template \(name) is missing or cannot be read."
    }
  }
}
