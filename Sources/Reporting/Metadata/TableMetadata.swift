import Tabulation

/// What describes the tables of a folder to other programs: W3C Metadata Vocabulary for Tabular Data (CSV on the Web).
///
/// Encode it with sorted keys; a program finds it under `fileName` beside the tables.
public struct TableMetadata: Encodable, Sendable {
  /// The name under which programs look for it.
  public static let fileName = "csv-metadata.json"

  private let context = Context()
  private let tables: [MetadataTable]
  private let identifier: String
  private let title: [MetadataText]
  private let description: [MetadataText]
  private let temporal: String
  private let date: String
  private let source = ["@id": "../manifest.json"]
  private let notes: [MetadataText]
  private let dialect = Dialect()

  private enum CodingKeys: String, CodingKey {
    case context = "@context"
    case tables, dialect, notes
    case identifier = "dc:identifier"
    case title = "dc:title"
    case description = "dc:description"
    case temporal = "dc:temporal"
    case date = "dc:date"
    case source = "dc:source"
  }

  /// The vocabulary, and the language of texts that name none.
  private struct Context: Encodable {
    func encode(to encoder: any Encoder) throws {
      var container = encoder.unkeyedContainer()
      try container.encode("http://www.w3.org/ns/csvw")
      try container.encode(["@language": "en"])
    }
  }

  private struct Dialect: Encodable {
    let encoding = "utf-8"
    let delimiter = ","
    let quoteChar = "\""
    let doubleQuote = true
    let header = true
    let lineTerminators = ["\n"]
  }

  /// Describes tables of an edition, with words in every language that the program speaks.
  ///
  /// - Parameter schemas: the tables that lie in the folder, in their order.
  /// - Throws: where a table or a column has no words.
  public init(_ content: ReportContent, schemas: [TableSchema]) throws(ReportError) {
    var words: [(language: String, words: ColumnWords)] = []
    for language in ReportLanguages.known { words.append((language, try ColumnWords(language))) }
    let names = Set(schemas.map(\.name))
    var tables: [MetadataTable] = []
    for schema in schemas { tables.append(try MetadataTable(schema, beside: names, words)) }
    self.tables = tables
    identifier = content.edition
    title = MetadataText.all(content.titles)
    var notices = content.notices.sorted { $0.key < $1.key }.map { MetadataText(value: $1, language: $0) }
    if content.settings.basis == .publicSources {
      for language in content.languages {
        notices.append(
          MetadataText(value: try ReportLanguages.noticeOfPublicSources(language), language: language))
      }
    }
    description = notices
    temporal = "\(content.settings.period.from.text)/\(content.settings.period.to.text)"
    date = content.settings.asOf.text
    var notes: [MetadataText] = []
    for (language, words) in words {
      notes.append(MetadataText(value: try words.table("csv-metadata").description, language: language))
    }
    self.notes = notes
  }
}

/// A text in a language, as JSON-LD has it.
struct MetadataText: Encodable, Sendable {
  var value: String
  var language: String

  private enum CodingKeys: String, CodingKey {
    case value = "@value"
    case language = "@language"
  }

  static func all(_ texts: [String: String]) -> [MetadataText] {
    texts.sorted { $0.key < $1.key }.map { MetadataText(value: $1, language: $0) }
  }
}
