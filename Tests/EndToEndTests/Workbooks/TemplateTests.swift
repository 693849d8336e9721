import Foundation
import TestSupport
import Testing

@Suite("Templates for those who send data")
struct TemplateTests {
  private func project() throws -> Project {
    let project = try Project(copyOfSmall: false)
    try FileManager.default.copyItem(at: Program.root.appendingPathComponent("inputs"), to: project.path("inputs"))
    return project
  }

  private func template(_ project: Project, _ kind: String, _ language: String) throws -> BookReader {
    let result = try project.run(
      "template", kind, "--registry", "inputs/example/registry", "--lang", language, "--as-of", "2025-06-15",
      "--output", "out/\(kind).xlsx")
    #expect(result.status == 0, "\(result.error)")
    return try BookReader(Data(contentsOf: project.path("out/\(kind).xlsx")))
  }

  private func check(_ project: Project, _ kind: String, _ csv: String) throws -> CommandResult {
    try project.write("exports/\(kind).csv", csv)
    try project.write(
      "pipelines/sent.yaml",
      """
      title: {en: Sent}
      registry: ../inputs/example/registry
      period: {from: 2025-01-01, to: 2025-12-31}
      inputs:
        \(kind):
          - path: ../exports/\(kind).csv

      """)
    return try project.run("check", "pipelines/sent.yaml", "--quiet")
  }

  @Test(
    "The example of a template, saved as CSV, has no finding",
    arguments: ["exchanges", "participation", "milestones", "returns", "plan"], ["en", "ru"])
  func example(kind: String, language: String) throws {
    let project = try project()
    let book = try template(project, kind, language)
    #expect(book.names.count == 4)
    #expect(book.names[0] == kind)
    #expect(book[kind].lastRow == 0, "nothing but heads")
    let result = try check(project, kind, CSVOfSheet.text(book[book.names[2]]))
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 1, "\(result.output)")
    #expect(lines.first?.contains("2 records = 2 accepted") == true)
  }

  @Test(
    "Whatever a drop-down offers is read", arguments: ["exchanges", "participation", "returns", "plan"], ["en", "ru"])
  func offered(kind: String, language: String) throws {
    let project = try project()
    let book = try template(project, kind, language)
    let (data, example, lists) = (book[kind], book[book.names[2]], book[book.names[3]])
    let heads = CSVOfSheet.rows(data)[0]
    let filled = try #require(CSVOfSheet.rows(example).dropFirst().first)
    var rows = [heads]
    var offered = 0
    let rules = data.xml.matches(
      of: #/<dataValidation type="list"[^>]*sqref="([A-Z]+)2:[^>]*>.*?<formula1>([^<]*)<\/formula1>/#)
    #expect(rules.count >= 3)
    for rule in rules {
      let column = CSVOfSheet.column(String(rule.1))
      let range = try #require(String(rule.2).firstMatch(of: #/\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)$/#))
      let (first, last) = (try #require(Int(range.2)), try #require(Int(range.3)))
      for row in first...last {
        let value = lists.cell(row - 1, CSVOfSheet.column(String(range.1)))?.text ?? ""
        #expect(!value.isEmpty)
        var cells = filled
        if ["exchange_id", "plan_id", "event_id"].contains(heads[0]) { cells[0] = "N\(rows.count)" }
        cells[column] = value
        rows.append(cells)
        offered += 1
      }
    }
    let result = try check(project, kind, CSVOfSheet.text(rows))
    let findings = result.output.split(separator: "\n").filter {
      $0.contains(": error: ") || $0.contains(": warning: ")
    }
    #expect(findings.isEmpty, "\(findings)")
    #expect(result.output.contains("\(offered) records = \(offered) accepted"), "\(result.output)")
  }

  @Test("Heads that must be filled in, notes, and cells that stay text")
  func heads() throws {
    let project = try project()
    let book = try template(project, "exchanges", "ru")
    let sheet = book["exchanges"]
    #expect(sheet.cell(0, 0)?.text == "exchange_id")
    #expect(sheet.notes["A1"]?.contains("Заполнять обязательно") == true)
    #expect(sheet.notes["E1"]?.contains("Можно оставить пустым") == true)
    #expect(sheet.xml.contains("type=\"custom\""))
    #expect(sheet.xml.contains("<pane "))
    let other = try project.run(
      "template", "exchanges", "--registry", "inputs/example/registry", "--lang", "ru", "--as-of", "2025-06-15",
      "--output", "again.xlsx")
    #expect(other.status == 0)
    let bytes = try Data(contentsOf: project.path("again.xlsx"))
    #expect(try bytes == Data(contentsOf: project.path("out/exchanges.xlsx")))
  }

  @Test("What cannot be made is said in a sentence, with its status")
  func refusals() throws {
    let project = try project()
    let registry = "inputs/example/registry"
    #expect(try project.run("template", "letters", "--registry", registry).status == 64)
    #expect(try project.run("template", "plan").status == 64)
    #expect(try project.run("template", "plan", "--registry", registry, "--lang", "xx").status == 64)
    #expect(try project.run("template", "plan", "--registry", registry, "--as-of", "soon").status == 64)
    #expect(try project.run("template", "plan", "--registry", "nowhere").status == 78)
    #expect(try project.run("template", "plan", "nowhere.yaml").status == 66)
  }
}

/// A sheet as a spreadsheet saves it.
enum CSVOfSheet {
  static func rows(_ sheet: BookReader.Sheet) -> [[String]] {
    let width = (0..<60).last { sheet.cell(0, $0) != nil } ?? 0
    return (0...max(sheet.lastRow, 0)).map { row in (0...width).map { sheet.cell(row, $0)?.printed ?? "" } }
  }

  static func text(_ sheet: BookReader.Sheet) -> String { text(rows(sheet)) }

  static func text(_ rows: [[String]], separator: String = ",") -> String {
    rows.map { row in
      row.map { cell in
        let needsQuotes = cell.contains(separator) || cell.contains("\"") || cell.contains(where: \.isNewline)
        return needsQuotes ? "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\"" : cell
      }.joined(separator: separator) + "\n"
    }.joined()
  }

  /// The number of a column, counted from 0.
  static func column(_ letters: String) -> Int {
    letters.utf8.reduce(0) { $0 * 26 + Int($1) - 64 } - 1
  }
}
