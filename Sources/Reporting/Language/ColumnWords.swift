import Foundation

/// What tables and their columns are called in a language, and what they hold: for files that describe themselves.
public struct ColumnWords: Sendable {
  /// The words for one table or column.
  public struct Entry: Sendable, Hashable, Decodable {
    /// A few words, as at the head of a column.
    public var title: String
    /// A sentence.
    public var description: String
  }

  private struct File: Decodable, Sendable {
    var tables: [String: Entry]
    var columns: [String: Entry]
  }

  private let file: File

  private static let english = read(PackageResources.columns_en_json, "en")
  private static let russian = read(PackageResources.columns_ru_json, "ru")

  /// The words of a language; they are read at the first call.
  public init(_ language: String) throws(ReportError) {
    switch language {
    case "en": file = try ColumnWords.english.get()
    case "ru": file = try ColumnWords.russian.get()
    default: throw .unknownLanguage(language, known: LanguageFile.known)
    }
  }

  private static func read(_ bytes: [UInt8], _ language: String) -> Result<File, ReportError> {
    Result { try JSONDecoder().decode(File.self, from: Data(bytes)) }.mapError { _ in .unreadableLanguage(language) }
  }

  /// The words for a table.
  ///
  /// - Throws: `missingText` where there are none.
  public func table(_ name: String) throws(ReportError) -> Entry {
    guard let entry = file.tables[name] else { throw .missingText(key: "tables.\(name)", language: "columns") }
    return entry
  }

  /// The words for a column: its own in that table, else those of every column of that name.
  ///
  /// - Throws: `missingText` where there are none.
  public func column(_ name: String, of table: String) throws(ReportError) -> Entry {
    guard let entry = file.columns["\(table).\(name)"] ?? file.columns[name] else {
      throw .missingText(key: "columns.\(table).\(name)", language: "columns")
    }
    return entry
  }

  /// The keys of all tables and columns that have words, for comparing languages.
  public var keys: Set<String> {
    Set(file.tables.keys.map { "tables.\($0)" } + file.columns.keys.map { "columns.\($0)" })
  }
}
