/// What an edition has besides its pages, with the same figures in another form.
public enum CompanionFile: String, Sendable, Hashable, CaseIterable {
  case document, workbook, briefings, database

  /// The name of the database, which is one for all languages.
  public static let databaseName = "report.sqlite"

  /// Whether it never leaves the secretariat.
  var staysInside: Bool { self == .briefings || self == .database }

  /// The path within the edition in a language, the first of `languages` being the main one.
  public func path(language: String, among languages: [String]) -> String {
    switch self {
    case .document: BriefingFiles.name("report", "pdf", language: language, among: languages)
    case .workbook: ReportWorkbook.fileName(language: language, among: languages)
    case .briefings:
      BriefingFiles.folder + "/"
        + BriefingFiles.name(BriefingFiles.list, "html", language: language, among: languages)
    case .database: CompanionFile.databaseName
    }
  }
}
