import Foundation
import TestSupport
import Testing

@Suite("Citations")
struct CiteTests {
  @Test("A citation names title, value, edition, status, address and manifest, and says that it verifies")
  func citation() throws {
    let ledger = try LedgerProject()
    let result = try ledger.project.run("cite", "report", LedgerProject.figure)
    #expect(result.status == 0)
    let expected =
      "A small forum: annual report, edition report/2025-12-31.r2 (final), period 2025-01-01..2025-12-31: 4 exchanges."
      + " Figure coverage_by_area/ALL/exchanges; manifest "
    #expect(result.output.hasPrefix(expected))
    #expect(result.output.contains(#/manifest [0-9a-f]{12}, verified\.\nNot restated in a later edition\.\n$/#))
  }

  @Test("An earlier edition is cited with what later ones of the same period say otherwise")
  func restated() throws {
    let ledger = try LedgerProject()
    let citation = try ledger.json("cite", "report/2025-12-31", LedgerProject.figure)
    let restatements = try #require(citation["restatements"] as? [[String: Any]])
    #expect(restatements.count == 1)
    #expect(restatements.first?["edition"] as? String == "report/2025-12-31.r2")
    #expect(restatements.first?["value"] as? String == "4")
    // The first edition speaks of half a year: what is said of the whole is no restatement of it.
    #expect(
      (try ledger.json("cite", "report/2025-06-30", LedgerProject.figure)["restatements"] as? [Any])?.isEmpty == true)
    let same = try ledger.json("cite", "report/2025-12-31", "coverage_by_area/ALL/events")
    #expect((same["restatements"] as? [Any])?.isEmpty == true)
  }

  @Test("A share is cited with both parts")
  func share() throws {
    let ledger = try LedgerProject()
    let figures = try ledger.project.text("reports/report/latest/tables/figures.csv").split(separator: "\n")
    let line = try #require(
      figures.first {
        $0.split(separator: ",", omittingEmptySubsequences: false).dropFirst(2).first?.isEmpty == false
          && !$0.hasPrefix("address")
      })
    let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let result = try ledger.project.run("cite", "report", cells[0])
    #expect(result.output.contains(": \(cells[1]) (\(cells[2])/\(cells[3]))"))
  }

  @Test("A changed figures.csv or manifest is not verified, ends with 65, and is not recorded")
  func changed() throws {
    let ledger = try LedgerProject()
    let edition = "reports/report/2025-12-31"
    let manifest = try ledger.project.text("\(edition)/manifest.json")
    try ledger.project.write(
      "\(edition)/manifest.json", manifest.replacingOccurrences(of: "\"final\"", with: "\"draft\""))
    var result = try ledger.project.run("cite", "report/2025-12-31", LedgerProject.figure, "--record")
    #expect(result.status == 65)
    #expect(result.output.contains("NOT VERIFIED: the manifest is not the one that the record of runs names"))
    try ledger.project.write("\(edition)/manifest.json", manifest)
    try ledger.project.edit("\(edition)/tables/figures.csv") { $0.replacingOccurrences(of: ",3,", with: ",9,") }
    result = try ledger.project.run("cite", "report/2025-12-31", LedgerProject.figure, "--record")
    #expect(result.status == 65)
    #expect(result.output.contains("NOT VERIFIED: figures.csv is not the file that the manifest names"))
    #expect(!FileManager.default.fileExists(atPath: ledger.project.path("reports/report/citations.jsonl").path))
  }

  @Test("A recorded citation stands once in a chained file, and cite finds its line again")
  func recorded() throws {
    let ledger = try LedgerProject()
    let first = try ledger.json("cite", "report/2025-12-31", LedgerProject.figure, "--record")
    #expect(first["recorded"] as? Int == 1)
    #expect(try ledger.json("cite", "report", LedgerProject.figure, "--record")["recorded"] as? Int == 2)
    #expect(try ledger.json("cite", "report/2025-12-31", LedgerProject.figure, "--record")["recorded"] as? Int == 1)
    let lines = try ledger.project.text("reports/report/citations.jsonl").split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].contains("\"previous\":\"\(String(repeating: "0", count: 64))\""))
    #expect(lines[0].contains("\"value\":\"3\"") && lines[1].contains("\"value\":\"4\""))
    #expect(try ledger.project.run("list", "report").status == 0)
  }

  @Test("An edition outside a reports folder is cited, and not recorded")
  func elsewhere() throws {
    let ledger = try LedgerProject()
    try FileManager.default.copyItem(
      at: ledger.project.path("reports/report/2025-12-31"), to: ledger.project.path("copy"))
    let result = try ledger.project.run("cite", "copy", LedgerProject.figure)
    #expect(result.status == 0)
    #expect(result.output.contains("verified, not in the record of runs"))
    #expect(try ledger.project.run("cite", "copy", LedgerProject.figure, "--record").status == 66)
  }
}
