import Database
import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite("The output sqlite")
struct DatabaseOutputTests {
  /// The database of a pipeline of this package, and what it was made of.
  private static func made(_ name: String, threads: Int = 2) throws -> (file: DatabaseFile, computation: Computation) {
    let path = Program.root.appendingPathComponent("pipelines/\(name).yaml").path
    var plan = try RunPlan(RunRequest(pipeline: path, threads: threads))
    plan.definition.outputs = [.tables, .sqlite]
    let computation = try Computation(plan, onEvent: { _ in })
    let bytes = try DatabaseOutput.bytes(computation, edition: name + "/x", version: "1")
    return (try DatabaseFile(bytes), computation)
  }

  private static let pipelines = ["illustrative", "example-returns", "ministerial", "2007-letter"]

  @Test("Figures of coverage add up again from the records in SQL, and keys refer to something", arguments: pipelines)
  func recount(_ name: String) throws {
    let (file, computation) = try Self.made(name)
    #expect(try file.rows("PRAGMA integrity_check") == ["ok"])
    #expect(try file.rows("PRAGMA foreign_key_check").isEmpty)
    #expect(try file.rows("SELECT * FROM recount_differences").isEmpty)
    // Not because there is nothing to compare.
    let state = try #require(computation.tables.first { $0.name == "coverage_by_state" })
    let measure = try #require(computation.tables.first { $0.name == "coverage_by_measure" })
    #expect(try file.number("SELECT count(*) FROM recount_by_state") == state.rows.count)
    #expect(try file.number("SELECT count(*) FROM recount_by_measure") == measure.rows.count)
    if name == "2007-letter" { return }
    #expect(try file.number("SELECT sum(exchanges + events) FROM recount_by_state WHERE area = 'ALL'") > 0)
    try file.execute("UPDATE coverage_by_state SET exchanges = exchanges + 1 WHERE area = 'ALL' AND exchanges > 0")
    try file.execute("UPDATE coverage_by_measure SET events = events + 1 WHERE events > 0")
    let changed = try file.rows("SELECT DISTINCT table_name, column_name FROM recount_differences ORDER BY 1")
    #expect(changed.contains("coverage_by_measure|events"))
    if name == "illustrative" { #expect(changed.contains("coverage_by_state|exchanges")) }
  }

  @Test("Every accepted row and every table is there, with the place that it comes from", arguments: pipelines)
  func complete(_ name: String) throws {
    let (file, computation) = try Self.made(name)
    for table in computation.tables {
      #expect(try file.number("SELECT count(*) FROM \(table.name)") == table.rows.count)
    }
    #expect(try file.number("SELECT count(*) FROM figures") == computation.figureCount)
    let rows = [
      "exchanges": "record_exchange_rows", "participation": "record_participation", "milestones": "record_milestones",
      "returns": "record_returns", "plan": "record_plan",
    ]
    for (kind, table) in rows {
      let counts = try file.rows(
        """
        SELECT f.file, count(r.record) FROM input_files f LEFT JOIN \(table) r USING (file_number)
        WHERE f.kind = '\(kind)' GROUP BY file_number ORDER BY file_number
        """)
      let accounts = computation.ingest.accounts.filter { $0.kind.rawValue == kind }
      #expect(counts == accounts.map { "\($0.fingerprint.path)|\($0.counts.accepted)" })
    }
    let held = computation.ingest.quarantine.reduce(0) { sum, file in
      sum + file.rows.reduce(0) { $0 + Set($1.codes).count }
    }
    #expect(try file.number("SELECT coalesce(sum(rows), 0) FROM quarantined_rows") == held)
  }

  @Test("A figure, its row in the table and the manifest's parameters are one and the same")
  func figures() throws {
    let (file, _) = try Self.made("illustrative")
    #expect(
      try file.rows(
        """
        SELECT value, numerator, denominator FROM figures WHERE address = 'coverage_by_area/ALL/coverage'
        UNION SELECT printf('%.4f', coverage), coverage_numerator, coverage_denominator FROM coverage_by_area
        WHERE area = 'ALL'
        """
      ).count == 1)
    #expect(
      try file.rows("SELECT value FROM metadata WHERE key IN ('as_of', 'basis', 'period_from') ORDER BY key") == [
        "2025-12-31", "returns", "2023-01-01",
      ])
    #expect(
      try file.rows(
        "SELECT senders FROM exchanges_in_words WHERE exchange_id = 'X-2021-0001' ORDER BY language") == [
          "İlvan", "Ильван",
        ])
  }

  @Test("Every column of every table has a title and a description in each language; views can be read")
  func described() throws {
    let (file, _) = try Self.made("example-returns")
    for table in try file.rows("SELECT table_name FROM tables_and_views WHERE kind = 'table'") {
      for language in ["en", "ru"] {
        #expect(
          try file.rows("SELECT name FROM pragma_table_info('\(table)') ORDER BY cid")
            == (try file.rows(
              """
              SELECT column_name FROM column_descriptions WHERE table_name = '\(table)' AND language = '\(language)'
              AND title <> '' AND description <> '' ORDER BY position
              """)))
      }
    }
    let views = try file.rows("SELECT table_name FROM tables_and_views WHERE kind = 'view' ORDER BY 1")
    #expect(views == (try file.rows("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY 1")))
    for view in views where view != "recount_differences" {
      #expect(try file.number("SELECT count(*) FROM \(view)") > 0)
    }
    #expect(
      try file.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")
        == (try file.rows("SELECT table_name FROM tables_and_views WHERE kind = 'table' ORDER BY 1")))
  }

  @Test("No text of a row that is held back is in the database")
  func quarantine() throws {
    let project = try Project()
    try project.edit("pipelines/report.yaml") { $0 + "\noutputs: [tables, sqlite]\n" }
    try project.edit("exports/exchanges.csv") { text in
      let columns = text.prefix { $0 != "\n" }.split(separator: ",").count
      let cells =
        ["QX-PLANTED", "2025-02-31"] + [String](repeating: "", count: columns - 4) + ["PLANTED TITLE", "PLANTED"]
      return text + cells.joined(separator: ",") + "\n"
    }
    let outcome = try Runner.run(RunRequest(pipeline: project.path("pipelines/report.yaml").path))
    let edition = try Edition(EditionReference(outcome.folder))
    let bytes = try edition.bytes(of: DatabaseOutput.fileName)
    #expect(String(decoding: try edition.bytes(of: "tables/findings.csv"), as: UTF8.self).contains("2025-02-31"))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!text.contains("PLANTED"))
    #expect(!text.contains("2025-02-31"))
    #expect(try DatabaseFile(bytes).number("SELECT sum(rows) FROM quarantined_rows WHERE code = 'bad-date'") >= 1)
  }

  @Test("The same bytes with any number of threads; it is verified, under another SQLite by its content")
  func bytes() throws {
    let project = try Project()
    try project.edit("pipelines/report.yaml") { $0 + "\noutputs: [tables, sqlite]\n" }
    let path = project.path("pipelines/report.yaml").path
    let first = try Edition(EditionReference(try Runner.run(RunRequest(pipeline: path)).folder))
    let second = try Edition(
      EditionReference(
        try Runner.run(RunRequest(pipeline: path, reports: project.path("other").path, threads: 3)).folder))
    #expect(try first.bytes(of: DatabaseOutput.fileName) == (try second.bytes(of: DatabaseOutput.fileName)))
    #expect(first.manifest.program.libraries == ["SQLite": DatabaseWriter.libraryVersion])
    #expect(try Verifier.verify(EditionReference(first.folder)).rebuilding == .identical)

    var bytes = try first.bytes(of: DatabaseOutput.fileName)
    bytes.replaceSubrange(96..<100, with: [0, 0x2E, 0x5F, 0x30])
    let verification = try Self.verify(first, bytes, version: "3.0")
    #expect(verification.isIdentical)
    #expect(verification.rebuilding == .samePictures)
    #expect(verification.otherVersions == ["SQLite \(DatabaseWriter.libraryVersion) (the edition: 3.0)"])

    let file = try DatabaseFile(bytes)
    try file.execute("UPDATE coverage_by_area SET exchanges = exchanges + 1")
    let changed = try file.queue.read { _ in try Data(contentsOf: URL(fileURLWithPath: file.queue.path)) }
    #expect(try Self.verify(first, Array(changed), version: "3.0").rebuilding == .different)
  }

  /// Verifies an edition with another database in it, as if another version of SQLite had written it.
  private static func verify(_ edition: Edition, _ bytes: [UInt8], version: String) throws -> Verification {
    try Data(bytes).write(to: URL(fileURLWithPath: edition.folder + "/" + DatabaseOutput.fileName))
    var manifest = edition.manifest
    manifest.program.libraries["SQLite"] = version
    for place in manifest.outputs.indices where manifest.outputs[place].path == DatabaseOutput.fileName {
      manifest.outputs[place].sha256 = Hex.sha256(bytes)
      manifest.outputs[place].bytes = bytes.count
    }
    try Data(try manifest.json()).write(to: URL(fileURLWithPath: edition.folder + "/manifest.json"))
    return try Verifier.verify(EditionReference(edition.folder))
  }
}
