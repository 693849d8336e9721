import Foundation
import Tabulation
import Testing

/// `docs/statistics.md` says of every table what it says; its columns and rows are those of the program.
@Suite("The document of the statistics")
struct StatisticsDocumentTests {
  private static let path = "docs/statistics.md"

  @Test("Columns and rows are those of the program")
  func parts() throws {
    let edition = try ExampleEdition.whole.get()
    try MadeDocument(Self.path).check { part in
      switch part.name {
      case "columns": try Self.columns(part.words)
      case "row": try Self.row(part.words, edition)
      default: throw DocumentError("no part is called \(part.name)")
      }
    }
  }

  @Test("Every table of an edition has a section, in the order of the tables")
  func sections() throws {
    let names = TableList.schemas.map(\.name)
    #expect(Set(try ExampleEdition.whole.get().tables.keys) == Set(names))
    let headings = try MadeDocument(Self.path).sections.map(\.heading).filter { $0.hasPrefix("`") }
    #expect(headings == names.map { "`\($0)`" })
  }

  @Test("The schema of a table is that of its file", arguments: TableList.schemas.map(\.name))
  func header(name: String) throws {
    let schema = try TableList.schema(name)
    let table = try ExampleEdition.whole.get().table(schema.name)
    #expect(table.header.cells == schema.columns.map(\.name))
  }

  @Test("A section has the columns, an example, and a word on every column", arguments: TableList.schemas.map(\.name))
  func section(name: String) throws {
    let schema = try TableList.schema(name)
    let section = try #require(
      try MadeDocument(Self.path).sections.first { $0.heading == "`\(schema.name)`" })
    #expect(section.parts.filter { $0.name == "columns" }.map(\.words) == [[schema.name]])
    let rows = section.parts.filter { $0.name == "row" }
    #expect(!rows.isEmpty && rows.allSatisfy { $0.words.first == schema.name })
    let text = section.written.joined(separator: "\n")
    for column in schema.columns {
      #expect(text.contains("`\(column.name)`"), "\(schema.name) does not speak of \(column.name)")
    }
  }

  /// The columns of a table with their roles and units.
  private static func columns(_ words: [String]) throws -> String {
    guard words.count == 1 else { throw DocumentError("columns of which table?") }
    var lines = ["| column | role | unit |", "|---|---|---|"]
    for column in try TableList.schema(words[0]).columns {
      let (role, unit) =
        switch column.role {
        case .key: ("key", "")
        case .note: ("note", "")
        case .figure(let unit): ("figure", text(of: unit))
        }
      lines.append("| `\(column.name)` | \(role) | \(unit) |")
    }
    return lines.joined(separator: "\n")
  }

  private static func text(of unit: FigureUnit) -> String {
    switch unit {
    case .ratio: "ratio"
    case .days: "days"
    case .ordinal: "ordinal"
    case .code: "code"
    case .date: "date"
    case .counted(let thing): thing
    case .countedInColumn(let column): "what `\(column)` names"
    }
  }

  /// The one row with these keys, or, in a table without keys, with these first cells.
  private static func row(_ words: [String], _ edition: ExampleEdition) throws -> String {
    let schema = try TableList.schema(words.first ?? "")
    let values = Array(words.dropFirst())
    let keys = schema.columns.indices.filter { schema.columns[$0].role == .key || !schema.holdsFigures }
    let table = try edition.table(schema.name)
    let found = table.records.filter { record in zip(keys, values).allSatisfy { record.cells[$0] == $1 } }
    guard found.count == 1, !values.isEmpty, schema.holdsFigures ? values.count == keys.count : true else {
      throw DocumentError("\(found.count) rows: \(words.joined(separator: " "))")
    }
    return "```csv\n\(table.header.text)\n\(found[0].text)\n```"
  }
}
