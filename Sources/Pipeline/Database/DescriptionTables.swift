import Database
import Diagnostics
import Reporting

/// What the database says of itself: of the report, and of each table, view and column in every language that the
/// program speaks.
enum DescriptionTables {
  /// The table that names every table and view.
  static let listName = "tables_and_views"

  /// The report in pairs of a key and a value.
  ///
  /// - Throws: where a language has no words.
  static func metadata(
    _ computation: Computation, edition: String, version: String
  ) throws(Failure) -> DatabaseTable {
    let plan = computation.plan
    let parameters = ManifestBuilder.parameters(plan)
    var pairs: [(String, String)] = [
      ("edition", edition), ("pipeline", plan.stem), ("pipeline_file", plan.file.path),
      ("pipeline_file_sha256", plan.file.sha256), ("program", "rapporteur"), ("program_version", version),
      ("schema_version", String(DatabaseWriter.schemaVersion)), ("period_from", plan.settings.period.from.text),
      ("period_to", plan.settings.period.to.text), ("as_of", parameters.asOf), ("known_at", parameters.knownAt ?? ""),
      ("basis", parameters.basis), ("catalogue", parameters.catalogue), ("trend", parameters.trend),
      ("compare", parameters.compare), ("status", parameters.status), ("symbol", parameters.symbol),
      ("languages", plan.languages.joined(separator: ";")),
      ("collected", plan.settings.collected.map(\.rawValue).sorted().joined(separator: ";")),
    ]
    pairs += parameters.titles.map { ("title.\($0)", $1) } + parameters.notices.map { ("notice.\($0)", $1) }
    if plan.settings.basis == .publicSources {
      for language in plan.languages {
        do throws(ReportError) {
          pairs.append(("basis_notice.\(language)", try ReportLanguages.noticeOfPublicSources(language)))
        } catch {
          throw Failure(.identityBroken("the notice has no words: \(error)"))
        }
      }
    }
    return DatabaseTable(
      "metadata", [DatabaseColumn("key", isRequired: true), DatabaseColumn("value")], primaryKey: ["key"],
      rows: pairs.sorted { $0.0 < $1.0 }.map { [.text($0), DatabaseCell($1)] })
  }

  /// The tables with comments, and the tables of all their words.
  ///
  /// - Throws: where a table or column has no words.
  static func describe(_ tables: [DatabaseTable], _ views: [DatabaseView]) throws(Failure) -> [DatabaseTable] {
    var tables = tables + [list, tableWords, columnWords]
    var ofTables: [[DatabaseCell]] = []
    var ofColumns: [[DatabaseCell]] = []
    do throws(ReportError) {
      for language in ReportLanguages.known {
        let words = try ColumnWords(language)
        for (place, table) in tables.enumerated() {
          let entry = try words.table(table.name)
          ofTables.append([.text(table.name), .text(language)] + cells(entry))
          if language == "en" { tables[place].comment = entry.description }
          for (number, column) in table.columns.enumerated() {
            let entry = try words.column(column.name, of: table.name)
            ofColumns.append(
              [.text(table.name), .text(column.name), .text(language), .integer(number + 1)] + cells(entry))
            if language == "en" { tables[place].columns[number].comment = entry.description }
          }
        }
        for view in views { ofTables.append([.text(view.name), .text(language)] + cells(try words.table(view.name))) }
      }
    } catch {
      throw Failure(.identityBroken("the database has no words for itself: \(error)"))
    }
    let names = tables.map { ($0.name, "table") } + views.map { ($0.name, "view") }
    tables[tables.count - 3].rows = names.map { [.text($0), .text($1)] }
    tables[tables.count - 2].rows = ofTables
    tables[tables.count - 1].rows = ofColumns
    return tables
  }

  private static func cells(_ entry: ColumnWords.Entry) -> [DatabaseCell] {
    [.text(entry.title), .text(entry.description)]
  }

  private static let words = [
    DatabaseColumn("title", isRequired: true), DatabaseColumn("description", isRequired: true),
  ]
  private static let key = DatabaseForeignKey(["table_name"], listName)

  private static var list: DatabaseTable {
    DatabaseTable(
      listName, [DatabaseColumn("table_name", isRequired: true), DatabaseColumn("kind", isRequired: true)],
      primaryKey: ["table_name"])
  }

  private static var tableWords: DatabaseTable {
    DatabaseTable(
      "table_descriptions",
      [DatabaseColumn("table_name", isRequired: true), DatabaseColumn("language", isRequired: true)] + words,
      primaryKey: ["table_name", "language"], foreignKeys: [key])
  }

  private static var columnWords: DatabaseTable {
    DatabaseTable(
      "column_descriptions",
      [
        DatabaseColumn("table_name", isRequired: true), DatabaseColumn("column_name", isRequired: true),
        DatabaseColumn("language", isRequired: true), DatabaseColumn("position", .integer, isRequired: true),
      ] + words, primaryKey: ["table_name", "column_name", "language"], foreignKeys: [key])
  }
}
