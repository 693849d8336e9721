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

  private struct File: Decodable {
    var tables: [String: Entry]
    var columns: [String: Entry]
  }

  private let file: File

  /// Reads the words of a language.
  public init(_ language: String) throws(ReportError) {
    let bytes: [UInt8]
    switch language {
    case "en": bytes = PackageResources.columns_en_json
    case "ru": bytes = PackageResources.columns_ru_json
    default: throw .unknownLanguage(language, known: LanguageFile.known)
    }
    do {
      file = try JSONDecoder().decode(File.self, from: Data(bytes))
    } catch {
      throw .unreadableLanguage(language)
    }
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
