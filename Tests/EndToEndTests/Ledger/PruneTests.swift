import Foundation
import TestSupport
import Testing

@Suite("Retention")
struct PruneTests {
  @Test("The oldest editions go, recorded first; the history still knows them, and latest stays")
  func prune() throws {
    let ledger = try LedgerProject()
    let figures = try ledger.project.text("reports/report/runs.jsonl").split(separator: "\n").first?
      .firstMatch(of: #/"figures_file":"([0-9a-f]+)"/#)?.1
    let result = try ledger.project.run("prune", "report", "--keep", "1")
    #expect(result.status == 0)
    #expect(result.output == "took away report/2025-06-30\ntook away report/2025-12-31\n")
    #expect(ledger.editions == ["2025-12-31.r2"])
    let lines = try ledger.project.text("reports/report/runs.jsonl").split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[3].contains("\"status\":\"pruned\"") && lines[3].contains("report/2025-06-30"))
    #expect(try lines[3].contains("\"figures_file\":\"\(#require(figures))\""))
    let history = try ledger.project.run("history", "report", LedgerProject.figure)
    #expect(history.output.contains(#/2025-06-30 +taken away/#))
    let page = try ledger.project.text("reports/report/history.html")
    #expect(page.contains("2025-06-30<span class=\"sec\"> taken away</span>"))
    #expect(!page.contains("href=\"2025-06-30/"))
    #expect(try ledger.project.text("reports/index.html").contains("2025-12-31.r2"))
    #expect(!(try ledger.project.text("reports/index.html")).contains("report/2025-06-30"))
    #expect(!(try ledger.project.snapshot("reports")).keys.contains { $0.contains(".staging") })
  }

  @Test("A dry run changes nothing")
  func dryRun() throws {
    let ledger = try LedgerProject()
    let before = try ledger.project.snapshot("reports")
    let result = try ledger.project.run("prune", "report", "--keep", "1", "--dry-run")
    #expect(result.output == "would take away report/2025-06-30\nwould take away report/2025-12-31\n")
    #expect(try ledger.project.snapshot("reports") == before)
  }

  @Test("A cited edition stays, with the reason; --cited-too takes it, and says what cites it")
  func cited() throws {
    let ledger = try LedgerProject()
    #expect(try ledger.project.run("cite", "report/2025-06-30", LedgerProject.figure, "--record").status == 0)
    var result = try ledger.project.run("prune", "report", "--keep", "1")
    #expect(
      result.output == "took away report/2025-12-31\nkept report/2025-06-30: it is cited: \(LedgerProject.figure)\n")
    #expect(ledger.editions == ["2025-06-30", "2025-12-31.r2"])
    result = try ledger.project.run("prune", "report", "--keep", "1", "--cited-too")
    #expect(result.output == "took away report/2025-06-30, which is cited: \(LedgerProject.figure)\n")
  }

  @Test("The latest edition stays even where overridden ones are newer by name")
  func latest() throws {
    let ledger = try LedgerProject()
    try ledger.publish("--period", "2025-01-01..2026-12-31")
    let result = try ledger.project.run("prune", "report", "--keep", "1")
    #expect(result.output.contains("kept report/2025-12-31.r2: it is the latest"))
    #expect(try ledger.project.snapshot("reports")["report/latest"] == Data("-> 2025-12-31.r2".utf8))
  }

  @Test("Where a line of the citations was changed, nothing goes until somebody has looked")
  func brokenCitations() throws {
    let ledger = try LedgerProject()
    for edition in ["report/2025-06-30", "report/2025-12-31"] {
      #expect(try ledger.project.run("cite", edition, LedgerProject.figure, "--record").status == 0)
    }
    try ledger.project.edit("reports/report/citations.jsonl") {
      $0.replacingOccurrences(of: "report/2025-06-30", with: "report/2025-06-29")
    }
    let result = try ledger.project.run("prune", "report", "--keep", "1")
    #expect(result.status == 65)
    #expect(result.error.contains("citations.jsonl:2") || result.error.contains("line 2 does not follow"))
    #expect(ledger.editions.count == 3)
  }

  @Test("An edition killed half way out is swept, and no name is given to other content")
  func names() throws {
    let ledger = try LedgerProject()
    #expect(try ledger.project.run("prune", "report", "--keep", "1").status == 0)
    try FileManager.default.moveItem(
      at: ledger.project.path("reports/report/2025-12-31.r2"),
      to: ledger.project.path("reports/report/.staging-old-2025-12-31.r2"))
    // Gone and with the same content: the same name; with other content: the next.
    try ledger.publish()
    #expect(ledger.editions == ["2025-12-31.r2"])
    try FileManager.default.removeItem(at: ledger.project.path("reports/report/2025-12-31.r2"))
    try ledger.project.edit("exports/exchanges.csv") { $0.replacingOccurrences(of: "Nobody at all", with: "Boravia") }
    try ledger.publish()
    #expect(ledger.editions == ["2025-12-31.r3"])
    #expect(!(try ledger.project.snapshot("reports")).keys.contains { $0.contains(".staging") })
  }

  @Test("Another run's lock stops it with 75; too small a number with 64")
  func refused() throws {
    let ledger = try LedgerProject()
    #expect(try ledger.project.run("prune", "report", "--keep", "0").status == 64)
    #expect(try ledger.project.run("prune", "nothing", "--keep", "1").status == 66)
    #expect(try ledger.project.run("prune", "../reports", "--keep", "1").status == 66)
  }
}
