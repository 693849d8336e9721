import Foundation
import Reporting
import Tabulation
import TestSupport
import Testing

@testable import Pipeline

@Suite("The description of the tables")
struct TableMetadataTests {
  private static func edition(_ project: Project, _ lines: String) throws -> Edition {
    try project.edit("pipelines/report.yaml") { $0 + "\n" + lines + "\n" }
    let outcome = try Runner.run(RunRequest(pipeline: project.path("pipelines/report.yaml").path))
    return try Edition(EditionReference(outcome.folder))
  }

  private static func object(_ bytes: [UInt8]) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  private static func columns(_ table: [String: Any]) throws -> [[String: Any]] {
    let schema = try #require(table["tableSchema"] as? [String: Any])
    return try #require(schema["columns"] as? [[String: Any]])
  }

  @Test("It names every table of the folder and every column of each, in order, with titles in each language")
  func tables() throws {
    let project = try Project()
    let edition = try Self.edition(project, "outputs: [tables]")
    let metadata = try Self.object(try edition.bytes(of: "tables/csv-metadata.json"))
    let tables = try #require(metadata["tables"] as? [[String: Any]])
    let files = edition.manifest.outputs.map(\.path).filter { $0.hasPrefix("tables/") && $0.hasSuffix(".csv") }
    #expect(Set(tables.compactMap { $0["url"] as? String }) == Set(files.map { String($0.dropFirst(7)) }))
    for table in tables {
      let url = try #require(table["url"] as? String)
      let head = String(decoding: try edition.bytes(of: "tables/" + url), as: UTF8.self).prefix { $0 != "\n" }
      let columns = try Self.columns(table)
      #expect(columns.compactMap { $0["name"] as? String }.joined(separator: ",") == head)
      for column in columns {
        let titles = try #require(column["titles"] as? [String: String])
        #expect(titles["und"] == column["name"] as? String)
        #expect(Set(titles.keys) == Set(["und"] + ReportLanguages.known))
      }
    }
    let context = try #require(metadata["@context"] as? [Any])
    #expect(context.first as? String == "http://www.w3.org/ns/csvw")
    #expect(metadata["dc:temporal"] as? String == "2025-01-01/2025-12-31")
  }

  @Test("Cells are of the types that it names: lists only where a separator is, numbers, shares and dates")
  func types() throws {
    for name in ["illustrative", "example-returns", "ministerial"] {
      let path = Program.root.appendingPathComponent("pipelines/\(name).yaml").path
      let computation = try Computation(try RunPlan(RunRequest(pipeline: path)), onEvent: { _ in })
      for table in computation.tables {
        for (place, column) in table.schema.columns.enumerated() {
          let content = table.schema.content(of: column)
          for row in table.rows {
            let fits: Bool =
              switch (row.values[place], content) {
              case (.codes, .codes), (.integer, .integer), (.ratio, .share), (.date, .date), (.empty, _): true
              case (.text, .text), (.code, .text): true
              // A plan's own entry names one of what events have several of.
              case (.code, .codes): true
              case (.text(let text), .date), (.date(let text), .text): text.isEmpty
              default: false
              }
            #expect(fits, "\(table.name).\(column.name): \(row.values[place]) is no \(content)")
            if !fits { return }
          }
        }
      }
    }
  }

  @Test("Keys refer only to tables that are there; nothing of it is content")
  func someTables() throws {
    let project = try Project()
    let edition = try Self.edition(project, "outputs: [tables]\ntables: [matrix, coverage_by_state]")
    let metadata = try Self.object(try edition.bytes(of: "tables/csv-metadata.json"))
    let tables = try #require(metadata["tables"] as? [[String: Any]])
    #expect(
      tables.compactMap { $0["url"] as? String } == [
        "coverage_by_state.csv", "matrix.csv", "tie_out.csv", "accounting.csv", "findings.csv", "figures.csv",
      ])
    for table in tables {
      let schema = try #require(table["tableSchema"] as? [String: Any])
      #expect(schema["foreignKeys"] == nil)
    }
    let keys = try #require(tables[0]["tableSchema"] as? [String: Any])["primaryKey"] as? [String]
    #expect(keys == ["state", "area"])
  }

  @Test("What is exported is described anew: findings by code, and no database")
  func exported() throws {
    let project = try Project()
    let edition = try Self.edition(project, "outputs: [tables, sqlite]")
    let outcome = try EditionExport.run(
      .init(edition: EditionReference(edition.folder), folder: project.path("out").path))
    #expect(outcome.leftOut.contains(DatabaseOutput.fileName))
    #expect(!outcome.files.contains(DatabaseOutput.fileName))
    let data = try Data(contentsOf: project.path("out/tables/csv-metadata.json"))
    let tables = try #require(try Self.object(Array(data))["tables"] as? [[String: Any]])
    let urls = Set(tables.compactMap { $0["url"] as? String })
    #expect(urls.contains("findings-by-code.csv"))
    #expect(!urls.contains("findings.csv"))
    for url in urls { #expect(outcome.files.contains("tables/" + url)) }
  }

  @Test("Both languages have words for the same tables and columns")
  func languages() throws {
    let english = try ColumnWords("en").keys
    for language in ReportLanguages.known { #expect(try ColumnWords(language).keys == english) }
    #expect(english.count > 150)
  }
}
