import Diagnostics

/// What the report of a run that the gate refused says.
public struct RefusalContent: Sendable {
  /// The titles by language.
  public var titles: [String: String]
  /// The pipeline's own notice by language.
  public var notices: [String: String]
  /// The languages, the main one first.
  public var languages: [String]
  /// The name of the edition that the run would have made, without a revision.
  public var edition: String
  /// The date of what was true, `YYYY-MM-DD`.
  public var asOf: String
  /// The folder of the edition that stays the latest; empty where there is none.
  public var lastEdition: String
  /// What every rule came to.
  public var rules: [GateResult]
  /// The number of findings of each code.
  public var findings: [String: Int]
  /// The words of the languages.
  public var languageFiles = LanguageFiles.builtIn

  /// Makes the content.
  public init(
    titles: [String: String], notices: [String: String], languages: [String], edition: String, asOf: String,
    lastEdition: String, rules: [GateResult], findings: [String: Int]
  ) {
    self.titles = titles
    self.notices = notices
    self.languages = languages
    self.edition = edition
    self.asOf = asOf
    self.lastEdition = lastEdition
    self.rules = rules
    self.findings = findings
  }
}
