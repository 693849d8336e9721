import Tabulation

/// One table of a folder in the words of CSV on the Web.
struct MetadataTable: Encodable, Sendable {
  private let url: String
  private let title: [MetadataText]
  private let description: [MetadataText]
  private let tableSchema: Schema

  private enum CodingKeys: String, CodingKey {
    case url, tableSchema
    case title = "dc:title"
    case description = "dc:description"
  }

  private struct Schema: Encodable, Sendable {
    var columns: [MetadataColumn]
    var primaryKey: [String]?
    var foreignKeys: [ForeignKey]?
  }

  private struct ForeignKey: Encodable, Sendable {
    struct Reference: Encodable, Sendable {
      var resource: String
      var columnReference: String
    }
    var columnReference: String
    var reference: Reference
  }

  /// - Parameter names: the names of all tables of the folder: keys refer to no other.
  init(
    _ schema: TableSchema, beside names: Set<String>, _ words: [(language: String, words: ColumnWords)]
  ) throws(ReportError) {
    url = schema.name + ".csv"
    var title: [MetadataText] = []
    var description: [MetadataText] = []
    for (language, words) in words {
      let entry = try words.table(schema.name)
      title.append(MetadataText(value: entry.title, language: language))
      description.append(MetadataText(value: entry.description, language: language))
    }
    self.title = title
    self.description = description
    let keys = schema.name == Figures.schema.name ? ["address"] : schema.columns.filter { $0.role == .key }.map(\.name)
    var columns: [MetadataColumn] = []
    for column in schema.columns {
      columns.append(try MetadataColumn(column, of: schema, isKey: keys.contains(column.name), words))
    }
    let references = (MetadataTable.references[schema.name] ?? []).filter { names.contains($0.table) }
      .map { column, table in
        ForeignKey(
          columnReference: column, reference: ForeignKey.Reference(resource: table + ".csv", columnReference: column))
      }
    tableSchema = Schema(
      columns: columns, primaryKey: keys.isEmpty ? nil : keys, foreignKeys: references.isEmpty ? nil : references)
  }

  /// Columns whose values are all in a column of the same name of another table.
  private static let references: [String: [(column: String, table: String)]] = [
    "coverage_by_state": [("area", "coverage_by_area")],
    "trend": [("area", "coverage_by_area")],
    "other_participants": [("area", "coverage_by_area")],
    "tie_out": [("area", "coverage_by_area")],
    "matrix": [("measure", "coverage_by_measure")],
    "progress": [("measure", "coverage_by_measure")],
  ]
}

/// A column of a table in the words of CSV on the Web.
struct MetadataColumn: Encodable, Sendable {
  private let name: String
  /// The head of the column as the file has it, then its title in each language.
  private let titles: [String: String]
  private let description: [MetadataText]
  private let datatype: Datatype
  private let required: Bool?
  private let separator: String?
  private let unit: String?

  private enum CodingKeys: String, CodingKey {
    case name, titles, datatype, required, separator
    case description = "dc:description"
    case unit = "schema:unitText"
  }

  private struct Datatype: Encodable, Sendable {
    var base: String
    var format: String?
    var minimum: String?
    var maximum: String?
  }

  init(
    _ column: TableColumn, of schema: TableSchema, isKey: Bool, _ words: [(language: String, words: ColumnWords)]
  ) throws(ReportError) {
    name = column.name
    var titles = ["und": column.name]
    var description: [MetadataText] = []
    for (language, words) in words {
      let entry = try words.column(column.name, of: schema.name)
      titles[language] = entry.title
      description.append(MetadataText(value: entry.description, language: language))
    }
    self.titles = titles
    self.description = description
    let content = schema.content(of: column)
    switch content {
    case .text, .codes: datatype = Datatype(base: "string")
    case .integer:
      // Days from one stage to the next are negative where the later one came first.
      datatype = Datatype(base: column.role == .figure(.days) ? "integer" : "nonNegativeInteger")
    case .share: datatype = Datatype(base: "decimal", minimum: "0", maximum: "1")
    case .date: datatype = Datatype(base: "string", format: "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
    }
    required = isKey ? true : nil
    separator = content == .codes ? ";" : nil
    if case .figure(.counted(let thing)) = column.role { unit = thing } else { unit = nil }
  }
}
