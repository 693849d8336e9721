/// The languages in which an edition can be written.
public enum ReportLanguages {
  /// Codes of the languages that have a file of words.
  public static let known = LanguageFile.known
}
