/// The file of words that a forum adds for a language, in its registry: `language-<code>.json`.
public enum LanguageFileName {
  private static let (prefix, ending) = ("language-", ".json")

  /// The name of the file of a language.
  public static func of(_ language: String) -> String { prefix + language + ending }

  /// The language whose words a file has; `nil` for any other file.
  public static func language(_ name: String) -> String? {
    guard name.hasPrefix(prefix), name.hasSuffix(ending) else { return nil }
    let code = String(name.dropFirst(prefix.count).dropLast(ending.count))
    return code.isEmpty ? nil : code
  }
}
