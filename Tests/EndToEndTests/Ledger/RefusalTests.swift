import Foundation
import TestSupport
import Testing

@Suite("A run that the gate refuses")
struct RefusalTests {
  private static let pipeline = "pipelines/report.yaml"
  private static let refusal = "reports/report/refused/2025-12-31"

  /// A project with a published edition, whose next run is refused.
  private func refusedProject() throws -> Project {
    let project = try Project()
    try project.edit(Self.pipeline) { $0 + "languages: [en, ru]\ngate: {max_quarantined: 5%}\n" }
    #expect(try project.run("run", Self.pipeline).status == 0)
    try project.edit("exports/exchanges.csv") { $0 + "X9,2025-02-30,WAT-1,<b>Nobody</b>,all,views,,,,\n" }
    return project
  }

  @Test(
    "It publishes nothing: editions, latest and list stay; its report and its line in the record are all that is new")
  func nothingPublished() throws {
    let project = try refusedProject()
    let before = try project.snapshot("reports")
    let result = try project.run("run", Self.pipeline)
    #expect(result.status == 65)
    #expect(result.output.isEmpty)
    #expect(result.error.contains("Nothing was published; why: \(project.path(Self.refusal).path)/index.html"))
    let after = try project.snapshot("reports")
    let new = after.filter { before[$0.key] != $0.value }.keys.sorted()
    #expect(
      new == [
        "report/refused/2025-12-31/index.html", "report/refused/2025-12-31/index.ru.html",
        "report/refused/2025-12-31/refused.json", "report/runs.jsonl",
      ])
    #expect(before.keys.allSatisfy { after[$0] != nil })
  }

  @Test("Its report names rule, bound, file and line in both languages, and nothing in it is markup of an input")
  func report() throws {
    let project = try refusedProject()
    #expect(try project.run("run", Self.pipeline).status == 65)
    let english = try project.text("\(Self.refusal)/index.html")
    #expect(english.contains("Share of records held back"))
    #expect(english.contains("<b>1/10</b>"))
    #expect(english.contains("exports/exchanges.csv:6"))
    #expect(english.contains("Date not readable"))
    #expect(english.contains("href=\"../../2025-12-31/index.html\""))
    #expect(english.contains("default-src 'none'"))
    let russian = try project.text("\(Self.refusal)/index.ru.html")
    #expect(russian.contains("Доля задержанных записей") && russian.contains("lang=\"ru\""))
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(project.text("\(Self.refusal)/refused.json").utf8)) as? [String: Any])
    #expect(json["status"] as? String == "refused")
    #expect(json["last_edition"] as? String == "report/2025-12-31")
    let rule = try #require((json["rules"] as? [[String: Any]])?.first)
    #expect(rule["rule"] as? String == "max_quarantined" && rule["passed"] as? Bool == false)
    #expect((rule["message"] as? String)?.contains("1/10") == true)
    let file = try #require((rule["files"] as? [[String: Any]])?.first)
    #expect((file["rows"] as? [[String: Any]])?.first?["line"] as? Int == 6)
  }

  @Test("The next refusal of the name replaces it, a run that passes removes it, and one of another date leaves it")
  func replacedAndRemoved() throws {
    let project = try refusedProject()
    #expect(try project.run("run", Self.pipeline).status == 65)
    let first = try project.text("\(Self.refusal)/refused.json")
    #expect(try project.run("run", Self.pipeline).status == 65)
    #expect(try project.text("\(Self.refusal)/refused.json") == first)
    try project.edit("exports/exchanges.csv") { $0 + "X10,2025-02-30,WAT-1,Aldoria,all,views,,,,\n" }
    #expect(try project.run("run", Self.pipeline).status == 65)
    #expect(try project.text("\(Self.refusal)/refused.json") != first)

    #expect(try project.run("run", Self.pipeline, "--as-of", "2025-12-30").status == 65)
    try project.edit("exports/exchanges.csv") { $0.replacingOccurrences(of: "2025-02-30", with: "2025-02-27") }
    try project.edit("exports/exchanges.csv") { $0.replacingOccurrences(of: "<b>Nobody</b>", with: "Boravia") }
    #expect(try project.run("run", Self.pipeline).status == 0)
    #expect(!FileManager.default.fileExists(atPath: project.path(Self.refusal).path))
    #expect(FileManager.default.fileExists(atPath: project.path("reports/report/refused/2025-12-30").path))
    #expect(try project.run("run", Self.pipeline, "--as-of", "2025-12-30").status == 0)
    #expect(!FileManager.default.fileExists(atPath: project.path("reports/report/refused").path))
  }

  @Test("What a killed run left beside the reports of refusals is swept")
  func swept() throws {
    let project = try refusedProject()
    try project.write("reports/report/refused/.staging-2025-12-31/index.html", "half")
    try project.write("reports/report/refused/.staging-old-2025-12-31/index.html", "old")
    #expect(try project.run("run", Self.pipeline).status == 65)
    #expect(!(try project.snapshot("reports")).keys.contains { $0.contains(".staging") })
  }

  @Test("A last edition whose figures were changed by hand stops a comparison with it")
  func damaged() throws {
    let project = try Project()
    try project.edit(Self.pipeline) {
      $0 + "gate:\n  max_swing: {figures: coverage_by_area/*/exchanges, by: 900%, at_least: 9}\n"
    }
    #expect(try project.run("run", Self.pipeline, "--as-of", "2025-06-30").status == 0)
    try project.edit("reports/report/2025-06-30/tables/figures.csv") { $0.replacingOccurrences(of: ",2,", with: ",3,") }
    let result = try project.run("run", Self.pipeline)
    #expect(result.status == 65)
    #expect(result.error.contains("the figures.csv of the last edition is not the one that its manifest names"))
  }

  @Test("An edition without tables is compared with nothing, and the run passes")
  func noFigures() throws {
    let project = try Project()
    let gate = "gate:\n  max_swing: {figures: coverage_by_area/*/exchanges, by: 1%}\n"
    try project.edit(Self.pipeline) { $0 + gate + "outputs: [charts]\n" }
    #expect(try project.run("run", Self.pipeline, "--as-of", "2025-02-28").status == 0)
    let result = try project.run("run", Self.pipeline, "--json", "--quiet")
    #expect(result.status == 0)
    #expect(result.output.contains("\"remark\":\"no-figures-to-compare\""))
  }

  @Test("Every run from its gate on is in the record, chained; the refused one without a manifest")
  func recorded() throws {
    let project = try refusedProject()
    #expect(try project.run("run", Self.pipeline).status == 65)
    let lines = try project.text("reports/report/runs.jsonl").split(separator: "\n").map { line in
      try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(lines.map { $0["status"] as? String } == ["published", "refused"])
    #expect(lines.map { $0["sequence"] as? Int } == [1, 2])
    #expect(lines[0]["manifest"] is String && lines[0]["figures_file"] is String && lines[0]["content"] is String)
    #expect(lines[1]["manifest"] == nil)
    #expect(
      lines[1]["findings_by_file"] as? [String: [String: Int]] == [
        "exports/exchanges.csv": ["bad-date": 1, "unknown-party": 1]
      ])
    let gate = try #require((lines[1]["gate"] as? [[String: Any]])?.first)
    #expect(gate["found"] as? String == "1/10" && gate["files"] == nil)
  }

  @Test("A record that a crash cut off is mended by the next run, which says so")
  func tornRecord() throws {
    let project = try Project()
    #expect(try project.run("run", Self.pipeline).status == 0)
    try project.edit("reports/report/runs.jsonl") { $0 + "{\"status\":\"unch" }
    let result = try project.run("run", Self.pipeline)
    #expect(result.status == 0)
    #expect(result.error.contains("runs.jsonl ended in the middle of a line"))
    #expect(try project.text("reports/report/runs.jsonl").split(separator: "\n").count == 2)
  }
}
