import Foundation
import TestSupport
import Testing

@Suite("Annotated sheets for those who sent data")
struct AnnotationTests {
  private static let unreadable: Set<String> = [
    "ragged-row", "unterminated-quote", "bad-quote", "nul-byte", "bad-encoding", "field-too-long",
  ]

  private struct Found: Hashable {
    var code: String
    var record: String
    var column: String
    var value: String
  }

  private func project() throws -> Project {
    let project = try Project(copyOfSmall: false)
    for folder in ["inputs", "pipelines"] {
      try FileManager.default.copyItem(at: Program.root.appendingPathComponent(folder), to: project.path(folder))
    }
    return project
  }

  /// The findings of a file in rows whose cells can be told apart, and the other rows.
  private func read(_ output: String, of file: String) -> (findings: Set<Found>, spoiled: Set<String>) {
    var all: [Found] = []
    for line in output.split(separator: "\n") where line.hasPrefix(file + ":") {
      guard
        let match = line.firstMatch(
          of:
            #/^[^:]*:\d+(?: \(record (\d+)(?:, column ([^)]*))?\))?: (?:error|warning|note): ([a-z-]+)(?: “([^”]*)”)?:/#
        )
      else { continue }
      all.append(
        Found(
          code: String(match.3), record: match.1.map(String.init) ?? "", column: match.2.map(String.init) ?? "",
          value: match.4.map(String.init) ?? ""))
    }
    return (Set(all), Set(all.filter { Self.unreadable.contains($0.code) }.map(\.record)))
  }

  /// Looks whether a file has the same findings before and after, and whether what could not be read is still refused.
  private func compare(_ before: String, _ after: String, _ file: String) -> Int {
    let (old, new) = (read(before, of: file), read(after, of: file))
    #expect(
      old.findings.filter { !old.spoiled.contains($0.record) }
        == new.findings.filter { !old.spoiled.contains($0.record) })
    let refused = Set(
      after.split(separator: "\n").filter { $0.contains(": error: ") }.compactMap {
        $0.firstMatch(of: #/\(record (\d+)/#).map { String($0.1) }
      })
    for record in old.spoiled { #expect(refused.contains(record), "\(file) \(record)") }
    return old.findings.count
  }

  @Test("Own rows, verbatim, with what was found in the language asked for; saved as CSV they read as before")
  func roundTrip() throws {
    let project = try project()
    let exports = "inputs/example/exports"
    try project.edit("\(exports)/exchanges.csv") { text in
      text + "=1+1,2025-13-40,NOPE;WAT.1,\" Atlantis \",all,letter,\"two\nlines, “quoted”\",@SUM(A1),,\n"
    }
    let before = try project.run(
      "check", "pipelines/example-returns.yaml", "--quiet", "--annotate", "out", "--lang", "ru")
    #expect(before.status == 65)
    let names = try FileManager.default.contentsOfDirectory(atPath: project.path("out").path).sorted()
    #expect(names.contains("inputs-example-exports-exchanges.csv.xlsx"))
    var compared = 0
    for name in names {
      let file = exports + "/" + name.dropFirst("inputs-example-exports-".count).dropLast(".xlsx".count)
      let book = try BookReader(Data(contentsOf: project.path("out/\(name)")))
      #expect(book.names == ["Исправить", "Все строки"])
      let sheet = book["Все строки"]
      let rows = CSVOfSheet.rows(sheet)
      let header = try #require(try project.text(file).split(separator: "\n").first)
      #expect(rows[0].filter { !$0.hasPrefix("rapporteur:") } == header.split(separator: ",").map(String.init))
      let hasFormula = sheet.cells.values.contains { $0.isFormula }
      #expect(!hasFormula)
      try project.write(file, CSVOfSheet.text(rows))
      let after = try project.run("check", "pipelines/example-returns.yaml", "--quiet")
      compared += compare(before.output, after.output, file)
      #expect(!after.output.contains("rapporteur:"))
    }
    #expect(compared >= 10)
  }

  @Test("The cell concerned is marked with a note, the row has its sentences, and a mended cell is well")
  func mend() throws {
    let project = try project()
    let file = "inputs/example/exports/milestones.csv"
    try project.edit(file) { $0 + "WAT.1,a,nonsense,2025-02-01,,,,\n" }
    let header = try #require(try project.text(file).split(separator: "\n").first).split(separator: ",").map(
      String.init)
    #expect(
      try project.run("check", "pipelines/example-returns.yaml", "--quiet", "--annotate", "out", "--lang", "ru,en")
        .status
        == 65)
    let book = try BookReader(Data(contentsOf: project.path("out/inputs-example-exports-milestones.csv.xlsx")))
    let sheet = book["Все строки"]
    let stage = try #require(header.firstIndex(of: "stage"))
    let last = sheet.lastRow
    var rows = CSVOfSheet.rows(sheet)
    #expect(rows[last][stage] == "nonsense")
    let note = try #require(sheet.notes[BookReader.place(last, stage)])
    #expect(note.contains("нет такого этапа"))
    #expect(rows[last].last?.contains("нет такого этапа") == true)
    let own = book["Исправить"]
    #expect(own.cells.values.contains { $0.text?.contains("нет такого этапа") == true })
    #expect(own.cells.values.contains { $0.text == "nonsense" })
    // The sender mends one cell; the line and the sentence beside it stay as they are.
    rows[last][0] = "WAT.1"
    let good = rows.dropFirst().first { row in !(row[stage].isEmpty) && row.last?.isEmpty == true }
    let pattern = try #require(good)
    for column in header.indices { rows[last][column] = pattern[column] }
    try project.write(file, CSVOfSheet.text(rows))
    let after = try project.run("check", "pipelines/example-returns.yaml", "--quiet")
    #expect(!after.output.contains("nonsense"))
  }

  @Test("A file without a finding gets no workbook, and a row that cannot be read keeps its text")
  func unreadableRow() throws {
    let project = try Project()
    let clean = try project.run("check", "pipelines/report.yaml", "--quiet", "--annotate", "clean")
    #expect(clean.status == 0)
    try project.edit("exports/exchanges.csv") { $0 + "X9,2025-01-01,\"open\n" + "X8,2025-01-01,a\"b,c\n" }
    let result = try project.run("check", "pipelines/report.yaml", "--quiet", "--annotate", "out", "--json")
    #expect(result.status == 65)
    #expect(result.output.contains("\"annotated\""))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: project.path("out").path) == ["exports-exchanges.csv.xlsx"])
    let book = try BookReader(Data(contentsOf: project.path("out/exports-exchanges.csv.xlsx")))
    #expect(book["All rows"].cells.values.contains { $0.text?.contains("X8,2025-01-01,a\"b") == true })
  }

  @Test("An encoding of the pipeline is said, so that the sheet is saved in it")
  func form() throws {
    let project = try project()
    _ = try project.run(
      "check", "pipelines/illustrative.yaml", "--quiet", "--annotate", "out", "--lang", "ru")
    let book = try BookReader(Data(contentsOf: project.path("out/inputs-illustrative-exports-exchanges-2.csv.xlsx")))
    #expect(book["Исправить"].cells.values.contains { $0.text?.contains("WINDOWS-1251, между ячейками «;»") == true })
    let rows = CSVOfSheet.rows(book["Все строки"])
    #expect(rows[0].contains("Отправители"))
    let file = "inputs/illustrative/exports/exchanges-2.csv"
    let before = try project.run("check", "pipelines/illustrative.yaml", "--quiet")
    let data = try #require(
      CSVOfSheet.text(rows, separator: ";").data(using: .windowsCP1251, allowLossyConversion: true))
    try data.write(to: project.path(file))
    let after = try project.run("check", "pipelines/illustrative.yaml", "--quiet")
    #expect(compare(before.output, after.output, file) > 5)
  }
}
