import Statistics

/// Rules, parts and things of traces in the words of a language.
public struct TraceWords: Sendable {
  private let lexicon: Lexicon

  /// Takes the words of a language.
  public init(_ language: String, _ files: LanguageFiles = .builtIn) throws(ReportError) {
    lexicon = try Lexicon(language, files)
  }

  /// What a rule says, as one or more sentences.
  public func rule(_ words: RuleWords) -> String { rich(words).plain }

  /// What a part counts, such as `exchanges`.
  public func part(_ name: TracePart.Name) -> String { lexicon.plain("rule-part.\(name.rawValue)") }

  /// What a thing is called; a word of the program stays the code that tables have.
  public func thing(_ name: TraceThing.Name) -> String {
    switch name {
    case .text(let text), .word(let text): text
    case .phrase(let words): rule(words)
    }
  }

  /// What a thing is called, words of the program in the language.
  func readable(_ name: TraceThing.Name, isPublic: Bool) -> String {
    if case .word(let code) = name { word(code, isPublic: isPublic) } else { thing(name) }
  }

  /// A value that is one word of the program or several, and behind it the code that tables have.
  func value(_ codes: String, isPublic: Bool) -> String {
    let words = codes.split(separator: ";").map { word(String($0), isPublic: isPublic) }.joined(separator: ", ")
    return words == codes ? codes : lexicon.plain("trace.value", ["words": RichText(words), "code": RichText(codes)])
  }

  /// A text as it is; refused where it holds the mark of a key that the language's file does not have.
  func checked(_ text: String) throws(ReportError) -> String {
    if let key = Lexicon.gap(in: text) { throw .missingText(key: key, language: lexicon.language) }
    return text
  }

  private func word(_ code: String, isPublic: Bool) -> String {
    let keys = isPublic ? ["value.\(code).public", "value.\(code)"] : ["value.\(code)"]
    return keys.first(where: lexicon.has).map { lexicon.plain($0) } ?? code
  }

  private func rich(_ words: RuleWords) -> RichText {
    let texts = words.texts.mapValues { RichText($0) }
    let phrases = words.phrases.mapValues { rich($0) }
    return lexicon("rule.\(words.key.rawValue)", texts.merging(phrases) { text, _ in text })
  }
}
