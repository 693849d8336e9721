import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Publishing")
struct PublishingTests {
  private static let pipeline = "pipelines/report.yaml"

  @Test("An edition has its files, and latest leads to it")
  func files() throws {
    let project = try Project()
    #expect(try project.run("run", Self.pipeline).status == 0)
    let files = try project.snapshot("reports/report/2025-12-31").keys
    for name in [
      "index.html", "manifest.json", "tables/coverage_by_state.csv", "tables/figures.csv", "charts/matrix.png",
      "charts/matrix@2x.png",
    ] {
      #expect(files.contains(name), "\(name)")
    }
    let reports = try project.snapshot("reports")
    #expect(reports["report/latest"] == Data("-> 2025-12-31".utf8))
    #expect(reports["index.html"] != nil)
    #expect(!reports.keys.contains { $0.contains(".staging") || $0.hasSuffix(".tmp") })
  }

  @Test("Slides are 13.33 by 7.5 inches, all of them")
  func slides() throws {
    let project = try Project()
    try project.edit(Self.pipeline) { $0 + "outputs: [slides]\n" }
    #expect(try project.run("run", Self.pipeline).status == 0)
    let files = try project.snapshot("reports/report/2025-12-31")
    let slides = files.filter { $0.key.hasPrefix("charts/slides/") }
    #expect(slides.keys.contains("charts/slides/areas.png"))
    #expect(!files.keys.contains { $0.hasPrefix("charts/") && !$0.hasPrefix("charts/slides/") })
    for (name, data) in slides where name.hasSuffix(".png") {
      // The size stands in the first chunk.
      let size = [UInt8](data)[16..<24].reduce(0) { $0 << 8 | Int($1) }
      let factor = name.hasSuffix("@2x.png") ? 2 : 1
      #expect(size == (1280 * factor) << 32 | 720 * factor, "\(name)")
    }
  }

  @Test("The same inputs give the same bytes in another folder, time zone and locale")
  func sameBytes() throws {
    let first = try Project()
    let second = try Project()
    #expect(try first.run("run", Self.pipeline).status == 0)
    let environment = ["TZ": "Pacific/Auckland", "LC_ALL": "ru_RU.UTF-8", "LANG": "C"]
    #expect(try second.run("run", Self.pipeline, environment: environment).status == 0)
    #expect(try first.snapshot("reports") == second.snapshot("reports"))
  }

  @Test("Changed content is the next revision; content that comes back is a revision again")
  func revisions() throws {
    let project = try Project()
    #expect(try project.run("run", Self.pipeline).output.hasPrefix("published report/2025-12-31:"))
    let original = try project.text("exports/exchanges.csv")
    try project.edit("exports/exchanges.csv") { $0.replacingOccurrences(of: "TRA-1", with: "WAT-2") }
    #expect(try project.run("run", Self.pipeline).output.hasPrefix("published report/2025-12-31.r2:"))
    #expect(try project.snapshot("reports")["report/latest"] == Data("-> 2025-12-31.r2".utf8))
    try project.write("exports/exchanges.csv", original)
    #expect(try project.run("run", Self.pipeline).output.hasPrefix("published report/2025-12-31.r3:"))
    #expect(try project.run("run", Self.pipeline).output.hasPrefix("unchanged report/2025-12-31.r3:"))
    #expect(try project.text("reports/report/runs.jsonl").split(separator: "\n").count == 4)
  }

  @Test("A comment in the pipeline file is no content; a title is")
  func contentOfThePipelineFile() throws {
    let project = try Project()
    #expect(try project.run("run", Self.pipeline).status == 0)
    try project.edit(Self.pipeline) { "# a remark\n" + $0 }
    #expect(try project.run("run", Self.pipeline).output.hasPrefix("unchanged"))
    try project.edit(Self.pipeline) { $0.replacingOccurrences(of: "A small forum", with: "The small forum") }
    #expect(try project.run("run", Self.pipeline).output.hasPrefix("published report/2025-12-31.r2"))
  }

  @Test("latest is the greatest date, whatever the order of the runs, and no overridden edition")
  func latest() throws {
    let project = try Project()
    #expect(try project.run("run", Self.pipeline).status == 0)
    #expect(try project.run("run", Self.pipeline, "--as-of", "2025-06-30").status == 0)
    let overridden = try project.run("run", Self.pipeline, "--period", "2025-01-01..2026-12-31")
    #expect(overridden.output.hasPrefix("published report/2026-12-31+"))
    #expect(try project.snapshot("reports")["report/latest"] == Data("-> 2025-12-31".utf8))
  }

  @Test(
    "A run that fails leaves every edition as it was",
    arguments: [
      ("registry/areas.csv", 78 as Int32), ("exports/exchanges.csv", 66), ("pipelines/report.yaml", 66),
    ])
  func failureLeavesEverything(missing: String, status: Int32) throws {
    let project = try Project()
    #expect(try project.run("run", Self.pipeline).status == 0)
    let before = try project.snapshot("reports")
    try FileManager.default.removeItem(at: project.path(missing))
    #expect(try project.run("run", Self.pipeline).status == status)
    #expect(try project.snapshot("reports") == before)
  }

  @Test("A run waits for nobody: where another holds the lock it ends with 75")
  func lock() throws {
    let project = try Project()
    try project.write("reports/.lock", "")
    let descriptor = open(project.path("reports/.lock").path, O_RDWR)
    #expect(descriptor >= 0)
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    let result = try project.run("run", Self.pipeline)
    #expect(result.status == 75)
    #expect(result.error.contains("another run holds the lock"))
    close(descriptor)
    #expect(try project.run("run", Self.pipeline).status == 0)
  }

  @Test("check publishes nothing, and makes no folder")
  func checkWritesNothing() throws {
    let project = try Project()
    let before = try project.snapshot(".")
    #expect(try project.run("check", Self.pipeline).status == 0)
    #expect(try project.snapshot(".") == before)
  }

  @Test("A reports folder that cannot be made ends the run with 73")
  func noReportsFolder() throws {
    let project = try Project()
    let result = try project.run("run", Self.pipeline, "--reports", "exports/exchanges.csv/reports")
    #expect(result.status == 73)
    #expect(result.error.contains("cannot be created"))
  }

  @Test("A run killed at any moment leaves whole editions only, and the next run clears up")
  func killed() throws {
    let project = try Project()
    #expect(try project.run("run", Self.pipeline).status == 0)
    let before = try project.snapshot("reports/report/2025-12-31")
    for round in 1...8 {
      try project.edit("exports/exchanges.csv") { $0.replacingOccurrences(of: "First notice", with: "Notice \(round)") }
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Program.path)
      process.arguments = ["run", Self.pipeline, "--quiet", "--as-of", "2025-11-\(10 + round)"]
      process.currentDirectoryURL = project.folder
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      usleep(UInt32(round * 90_000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(try project.snapshot("reports/report/2025-12-31") == before)
      for name in try FileManager.default.contentsOfDirectory(atPath: project.path("reports/report").path)
      where name.hasPrefix("2025-11") {
        #expect(FileManager.default.fileExists(atPath: project.path("reports/report/\(name)/manifest.json").path))
      }
    }
    #expect(try project.run("run", Self.pipeline).status == 0)
    #expect(!(try project.snapshot("reports")).keys.contains { $0.contains(".staging") || $0.hasSuffix(".tmp") })
  }

  @Test("Quarantined rows are kept byte for byte, with their reasons")
  func quarantine() throws {
    let project = try Project()
    let row = "X9,2025-04-01,WAT-1,\u{AB}Nobody\u{BB},all,views,\"a \"\"b\"\"\",,,"
    try project.edit("exports/exchanges.csv") { $0 + row + "\n" }
    #expect(try project.run("run", Self.pipeline).status == 0)
    let folder = "reports/report/2025-12-31/quarantine"
    let kept = try project.text("\(folder)/exchanges-1-exchanges.csv")
    #expect(kept == "exchange_id,date,measures,senders,recipients,kind,title,document,received,supersedes\n\(row)\n")
    #expect(try project.text("\(folder)/reasons.csv").contains("exports/exchanges.csv,6,4,unknown-party,"))
  }
}
