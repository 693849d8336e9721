import Diagnostics
import Foundation
import Registry
import TestSupport
import Testing

@testable import Pipeline

@Suite("A clearance round")
struct ClearanceTests {
  private static let pipeline = "pipelines/report.yaml"
  private static let silence = PartialDate("2026-02-15")?.last

  /// The small project with an exchange of two senders and one row that is held back.
  private static func project() throws -> Project {
    let project = try Project()
    try project.edit("exports/exchanges.csv") { text in
      text + "X4,2025-10-01,TRA-1,Boravia;Aldoria,all,working-paper,\"<script>alert(1)</script>\",D4,2025-10-02,\n"
        + "X5,31 December,TRA-1,Boravia,all,views,Year’s end,,,\n"
    }
    return project
  }

  private static func round(_ project: Project, silence: CalendarDay? = silence) throws -> Clearance.Outcome {
    try Clearance.run(
      RunRequest(pipeline: project.path(pipeline).path, languages: ["en", "ru"]), silence: try #require(silence))
  }

  private static func edition(_ project: Project) throws -> Edition {
    try Edition(EditionReference(try Runner.run(RunRequest(pipeline: project.path(pipeline).path)).folder))
  }

  /// Puts what members sent back beside the exports, and has the pipeline take it in.
  private static func sendBack(
    _ project: Project, _ round: Clearance.Outcome, from members: [String], confirming: [String],
    edit: (_ member: String, _ file: String) -> String = { $1 }
  ) throws {
    for member in members {
      let text = try Self.text(round, "\(member)/exchanges.csv")
      #expect(text.hasPrefix("\u{FEFF}exchange_id,"))
      try project.write("exports/corrections/\(member)-exchanges.csv", edit(member, text))
    }
    for member in confirming {
      let text = try Self.text(round, "\(member)/confirmation.csv")
      try project.write("exports/corrections/\(member)-returns.csv", text)
    }
    try project.edit(pipeline) { text in
      text.replacingOccurrences(
        of: "  participation:\n",
        with: "    - path: ../exports/corrections/*-exchanges.csv\n      group: true\n"
          + (confirming.isEmpty ? "" : "  returns:\n    - path: ../exports/corrections/*-returns.csv\n")
          + "  participation:\n")
    }
  }

  /// The text of a file of a round, with its byte-order mark.
  private static func text(_ round: Clearance.Outcome, _ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(round.folder)/\(name)")), as: UTF8.self)
  }

  /// Every figure but those of the accounting.
  private static func figures(_ edition: Edition) throws -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: try edition.figures().list.filter { !$0.address.hasPrefix("accounting/") }.map {
        ($0.address, $0.text + $0.mark)
      })
  }

  @Test("What is sent back unedited changes no figure but the accounting; a confirmation is counted")
  func roundTrip() throws {
    let project = try Self.project()
    let before = try Self.figures(try Self.edition(project))
    let round = try Self.round(project)
    #expect(round.report.members == 3)
    // X1, X2, X3, and X4 twice: it has two senders.
    #expect(round.report.exchanges == 5)
    try Self.sendBack(project, round, from: ["ALD", "BOR", "CYR"], confirming: ["ALD"])
    let edition = try Self.edition(project)
    #expect(try Self.figures(edition) == before)
    #expect(edition.manifest.confirmed == Manifest.Confirmed(count: 1, of: 3))
    let superseded = edition.manifest.inputs.map { $0.counts["superseded"] ?? 0 }.reduce(0, +)
    #expect(superseded == 4)
    #expect(edition.manifest.findings == ["bad-date": 1])
    let page = try String(contentsOfFile: edition.folder + "/index.html", encoding: .utf8)
    #expect(page.contains("confirmed by <span data-count=\"returns/*/submitted\">1</span> of"))
    #expect(!page.contains("not confirmed"))
  }

  @Test("An edited cell changes its figures, and no other State’s")
  func edited() throws {
    let project = try Self.project()
    let before = try Self.figures(try Self.edition(project))
    let round = try Self.round(project)
    try Self.sendBack(project, round, from: ["ALD", "BOR"], confirming: []) { member, text in
      member == "ALD" ? text.replacingOccurrences(of: "X1-C1,2025-02-03,WAT-1", with: "X1-C1,2025-02-03,WAT-2") : text
    }
    let after = try Self.figures(try Self.edition(project))
    let changed = Set(after.filter { before[$0.key] != $0.value }.keys)
    #expect(before["coverage_by_measure/WAT-1/exchanges"] == "2")
    #expect(after["coverage_by_measure/WAT-1/exchanges"] == "1")
    #expect(after["coverage_by_measure/WAT-2/exchanges"] == "1")
    #expect(!changed.isEmpty)
    #expect(changed.allSatisfy { !$0.hasPrefix("coverage_by_state/BOR") && !$0.hasPrefix("coverage_by_state/CYR") })
  }

  @Test("Two different answers for one joint exchange are found, and never counted twice")
  func disagreement() throws {
    let project = try Self.project()
    let before = try Self.figures(try Self.edition(project))
    let round = try Self.round(project)
    try Self.sendBack(project, round, from: ["ALD", "BOR"], confirming: []) { member, text in
      member == "BOR" ? text.replacingOccurrences(of: "working-paper", with: "concept-paper") : text
    }
    let edition = try Self.edition(project)
    #expect(edition.manifest.findings == ["bad-date": 1, "duplicate-id": 1])
    let address = "coverage_by_area/ALL/exchanges"
    #expect(try Self.figures(edition)[address] == before[address])
  }

  @Test("The next round numbers on from the record that was first replaced")
  func secondRound() throws {
    let project = try Self.project()
    try Self.sendBack(project, try Self.round(project), from: ["ALD"], confirming: [])
    let second = try Self.round(project)
    #expect(second.report.round == "report/clearance/2025-12-31.r2")
    let file = try Self.text(second, "ALD/exchanges.csv")
    #expect(file.contains("\nX1-C2,2025-02-03,WAT-1,ALD,all,information,"))
    #expect(file.contains(",X1-C1\n"))
  }

  @Test("A round that says nothing new is unchanged; another date of silence is the next revision")
  func revisions() throws {
    let project = try Self.project()
    _ = try Self.edition(project)
    let first = try Self.round(project)
    #expect(first.report.status == .published)
    let files = try project.snapshot("reports/report/clearance/2025-12-31")
    #expect(try Self.round(project).report.status == .unchanged)
    let later = try Self.round(project, silence: PartialDate("2026-03-01")?.last)
    #expect(later.report.round == "report/clearance/2025-12-31.r2")
    #expect(try project.snapshot("reports/report/clearance/2025-12-31") == files)
    let latest = try FileManager.default.destinationOfSymbolicLink(atPath: project.path("reports/report/latest").path)
    #expect(latest == "2025-12-31")
    #expect(throws: Failures.self) { try Self.round(project, silence: PartialDate("2025-12-31")?.last) }
  }

  @Test("No round is made while another run holds the lock")
  func lock() throws {
    let project = try Self.project()
    let lock = try ReportsLock(folder: project.path("reports").path)
    do {
      _ = try Self.round(project)
      Issue.record("two runs at once")
    } catch let failures as Failures {
      #expect(failures.list.map(\.reason) == [.locked])
    }
    withExtendedLifetime(lock) {}
  }

  @Test("What a killed run left is swept, and an edition that would be refused makes no round")
  func sweepAndGate() throws {
    let project = try Self.project()
    try project.write("reports/report/clearance/.staging-2025-12-31/ALD/sheet.html", "half")
    try project.edit(Self.pipeline) { $0 + "\ngate: {max_quarantined: 1%}\n" }
    do {
      _ = try Self.round(project)
      Issue.record("a round of an edition that is refused")
    } catch let failures as Failures {
      #expect(failures.exitStatus == .dataError)
    }
    try project.edit(Self.pipeline) { $0.replacingOccurrences(of: "1%", with: "50%") }
    _ = try Self.round(project)
    let names = try FileManager.default.contentsOfDirectory(atPath: project.path("reports/report/clearance").path)
    #expect(names == ["2025-12-31"])
  }

  @Test("A sheet shows its own State’s records, and neither another’s nor the places of rows")
  func isolation() throws {
    let project = try Self.project()
    let round = try Self.round(project)
    func sheet(_ member: String, _ name: String = "sheet.html") throws -> String {
      try Self.text(round, "\(member)/\(name)")
    }
    let (aldoria, boravia, cyrene) = (try sheet("ALD"), try sheet("BOR"), try sheet("CYR"))
    for (text, own, foreign) in [
      (aldoria, ["X1", "X4", "Seminar on floods", "Hydrological data"], ["X2", "X3", "X5", "Round table"]),
      (
        boravia, ["X2", "X4", "Year’s end", "Round table on customs", "Date not readable"],
        ["X1", "X3", "First notice"]
      ),
      (cyrene, ["X3", "First notice", "Member since"], ["X1", "X2", "X4", "X5", "Seminar", "Date not readable"]),
    ] {
      for word in own { #expect(text.contains(word), "\(word)") }
      for word in foreign { #expect(!text.contains(">\(word)") && !text.contains(word + "<"), "\(word)") }
      #expect(!text.contains("exports/"))
      #expect(text.contains("15\u{A0}February\u{A0}2026"))
      #expect(!text.contains("<script"))
    }
    #expect(try sheet("CYR", "sheet.ru.html").contains("Имеющиеся записи: Кирена"))
  }

  @Test("Files come back in the canonical form, whatever the exports are written in")
  func canonicalForm() throws {
    let project = try Project()
    try project.write(
      "exports/exchanges.csv",
      """
      No;Datum;measures;senders;recipients;kind;title
      7;03.02.2025;WAT-1|TRA-1;Republic of Boravia|Aldoria;Dovania|Çyrene;Meinung;"One; two"
      =8;04.02.2025;WAT-1;Boravia;all;views;Like a formula
      """)
    try project.edit(Self.pipeline) { text in
      text.replacingOccurrences(
        of: "    - path: ../exports/exchanges.csv\n",
        with: """
              - path: ../exports/exchanges.csv
                columns: {exchange_id: "No", date: Datum}
                date_format: dd.MM.yyyy
                values: {kind: {Meinung: views}}

          """) + "\nlist_separator: \"|\"\n"
    }
    let round = try Self.round(project)
    let file = try Self.text(round, "BOR/exchanges.csv")
    #expect(
      file == "\u{FEFF}exchange_id,date,measures,senders,recipients,kind,title,document,received,supersedes\n"
        + "7-C1,2025-02-03,WAT-1|TRA-1,ALD|BOR,DOV|CYR,views,One; two,,,7\n")
    let sheet = try Self.text(round, "BOR/sheet.html")
    #expect(sheet.contains("corrected by letter: =8."))
    let participation = try Self.text(round, "BOR/participation.csv")
    #expect(
      participation.split(separator: "\n").map(String.init).dropFirst() == [
        "E1,2025-03-04,2025-03-05,Seminar on floods,seminar,WAT-2,BOR,participant,2,complete,in-person,Port Aldor,,",
        "E2,2025-09-10,,Round table on customs,round-table,TRA-1,BOR,host,,partial,online,,,",
      ])
    #expect(
      try Self.text(round, "BOR/confirmation.csv")
        == "\u{FEFF}party,area,from,to,status,received\nBOR,all,2025-01-01,2025-12-31,submitted,\n")
  }

  @Test("The description of a round names every file with its hash")
  func description() throws {
    let project = try Self.project()
    let round = try Self.round(project)
    let description = try #require(ClearanceRound.Description.read(folder: round.folder))
    #expect(description.silence == "2026-02-15")
    #expect(description.members.map(\.party) == ["ALD", "BOR", "CYR"])
    #expect(description.members.map(\.waiting) == [0, 1, 0])
    let described = Set(description.members.flatMap(\.files).map(\.path))
    let files = Set(try project.snapshot("reports/report/clearance/2025-12-31").keys)
    #expect(described.union(["index.html", "index.ru.html", "round.json"]) == files)
    for file in description.members.flatMap(\.files) {
      #expect(FileHash.sha256(path: round.folder + "/" + file.path) == file.sha256)
    }
  }

  @Test("Two rounds on the same inputs are the same bytes, in any folder")
  func determinism() throws {
    let (first, second) = (try Self.project(), try Self.project())
    _ = try Self.round(first)
    _ = try Self.round(second)
    #expect(try first.snapshot("reports/report/clearance") == (try second.snapshot("reports/report/clearance")))
  }

  @Test(
    "Ids of corrections are free, and number on",
    arguments: [
      ("X1", ["X1"], "X1-C1"), ("X1", ["X1", "X1-C1", "X1-C2"], "X1-C3"), ("X1-C1", ["X1", "X1-C1"], "X1-C2"),
      ("A-C3", ["A-C3"], "A-C3-C1"), ("X-Cx", ["X", "X-Cx"], "X-Cx-C1"), ("X-C", ["X", "X-C"], "X-C-C1"),
    ])
  func ids(id: String, taken: [String], next: String) {
    var ids = CorrectionIDs(taken: Set(taken))
    #expect(ids.next(for: id) == next)
    #expect(ids.next(for: id) != next)
  }

  @Test("A member’s folder is one of its own, whatever its code", arguments: [("ALD", "ALD"), ("../x", "%2E%2E%2Fx")])
  func folders(code: String, folder: String) { #expect(ClearanceRound.folder(of: code) == folder) }
}
