import Foundation
import TestSupport
import Testing

@Suite("The history of a pipeline")
struct HistoryTests {
  @Test("The page has the findings by code and file of each edition in each language, and its chart beside it")
  func page() throws {
    let ledger = try LedgerProject()
    let english = try ledger.project.text("reports/report/history.html")
    #expect(english.contains("0 findings in edition 2025-06-30, 2 findings in edition 2025-12-31.r2."))
    #expect(english.contains("exports/exchanges.csv"))
    #expect(english.contains("Party not known"))
    #expect(english.contains("href=\"history.ru.html\"") && english.contains("href=\"2025-12-31.r2/index.html\""))
    #expect(english.contains("default-src 'none'") && !english.contains("<script"))
    #expect(try ledger.project.text("reports/report/history.ru.html").contains("2 замечания в выпуске 2025-12-31.r2"))
    for name in [
      "history.png", "history@2x.png", "history.svg", "history.ru.png", "history.ru@2x.png", "history.ru.svg",
    ] {
      #expect(
        FileManager.default.contents(atPath: ledger.project.path("reports/report/\(name)").path)?.count ?? 0 > 999)
    }
    #expect(try ledger.project.text("reports/index.html").contains("href=\"report/history.html\""))
  }

  @Test("A run that changes nothing, or is refused, is no point of it")
  func unchanged() throws {
    let ledger = try LedgerProject()
    let page = try ledger.project.text("reports/report/history.html")
    try ledger.publish()
    try ledger.project.edit(LedgerProject.pipeline) { $0 + "gate: {max_quarantined: 0%}\n" }
    #expect(try ledger.project.run("run", LedgerProject.pipeline, "--quiet").status == 65)
    #expect(try ledger.project.text("reports/report/history.html") == page)
    let points = try #require(try ledger.json("history", "report")["points"] as? [[String: Any]])
    #expect(points.map { $0["edition"] as? String } == ["2025-06-30", "2025-12-31", "2025-12-31.r2"])
    #expect(points.last?["findings"] as? [String: Int] == ["bad-date": 1, "unknown-party": 1])
  }

  @Test("Drawn beside the edition's charts or later, the history is the same")
  func drawnAhead() throws {
    let ledger = try LedgerProject()
    func files() throws -> [String: Data] {
      try ledger.project.snapshot("reports/report").filter { $0.key.hasPrefix("history") }
    }
    let ahead = try files()
    #expect(ahead.count == 8)
    for name in ahead.keys { try FileManager.default.removeItem(at: ledger.project.path("reports/report/\(name)")) }
    try ledger.publish()
    #expect(try files() == ahead)
    // An edition before the latest changes the history, but is not the one that its titles come from.
    #expect(try ledger.project.run("run", LedgerProject.pipeline, "--as-of", "2025-03-31", "--quiet").status == 0)
    let earlier = try files()
    #expect(earlier != ahead)
    for name in earlier.keys { try FileManager.default.removeItem(at: ledger.project.path("reports/report/\(name)")) }
    try ledger.publish()
    #expect(try files() == earlier)
  }

  @Test("A pipeline without charts and pages has no page of its history, and needs no font for it")
  func tablesOnly() throws {
    let project = try Project()
    try project.edit(LedgerProject.pipeline) { $0 + "outputs: [tables]\n" }
    #expect(try project.run("run", LedgerProject.pipeline).status == 0)
    #expect(!FileManager.default.fileExists(atPath: project.path("reports/report/history.html").path))
    #expect(!(try project.text("reports/index.html")).contains("history.html"))
  }

  @Test("Lines from before there was a chain tell what they can, and a changed line gives a warning")
  func chain() throws {
    let ledger = try LedgerProject()
    try ledger.project.edit("reports/report/runs.jsonl") { text in
      var lines = text.split(separator: "\n").map(String.init)
      lines[1] = lines[1].replacingOccurrences(of: "\"figures\":", with: "\"figures\":1")
      return lines.map { $0 + "\n" }.joined()
    }
    let list = try ledger.project.run("list", "report")
    #expect(list.status == 0)
    #expect(list.error.contains("warning: report/runs.jsonl:3: the line does not follow from those before it"))
    let old =
      "{\"accounting\":[],\"edition\":\"report/2025-06-30\",\"figures\":7,\"findings\":{},\"status\":\"published\"}\n"
    try ledger.project.write("reports/report/runs.jsonl", old)
    try ledger.publish()
    #expect(try ledger.project.run("list", "report").error.isEmpty)
    let points = try #require(try ledger.json("history", "report")["points"] as? [[String: Any]])
    #expect(points.map { $0["findings_by_file"] is [String: Any] } == [false, false, true])
  }
}
