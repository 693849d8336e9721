import Foundation
import TestSupport
import Testing

@Suite("Logs for programs")
struct LogTests {
  private static let pipeline = "pipelines/report.yaml"

  /// The lines of a log, each an object whose keys stand in their order.
  private static func lines(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map { line in
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let keys = line.matches(of: #/"([a-z_]+)":/#).map { String($0.output.1) }
      #expect(keys == keys.sorted())
      let time = try #require(object["time"] as? String)
      #expect(time.wholeMatch(of: #/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/#) != nil, "\(time)")
      return object
    }
  }

  @Test("A run is a line for each stage, one for what was read, and one for its end")
  func published() throws {
    let project = try Project()
    let result = try project.run("run", Self.pipeline, "--log", "json")
    #expect(result.status == 0 && result.output.hasPrefix("published "))
    let lines = try Self.lines(result.error)
    let stages = lines.filter { $0["event"] as? String == "stage" }.compactMap { $0["stage"] as? String }
    #expect(stages.first == "registry" && stages.last == "publish")
    #expect(stages.count { $0 == "ingest" } == 3)
    #expect(lines.first { $0["event"] as? String == "read" }?["records"] as? Int == 9)
    let end = try #require(lines.last)
    #expect(end["event"] as? String == "end" && end["status"] as? String == "published")
    #expect(end["edition"] as? String == "report/2025-12-31" && end["exit_status"] as? Int == 0)
    #expect(try #require(end["seconds"] as? Double) >= 0)
  }

  @Test("A failure is a line with its code and place, and the end says the status", arguments: [[], ["--json"]])
  func failure(options: [String]) throws {
    let project = try Project()
    try project.edit(Self.pipeline) { $0 + "colour: blue\n" }
    let result = try Program.run(["run", Self.pipeline, "--log", "json"] + options, in: project.folder)
    #expect(result.status == 78)
    #expect(result.output.isEmpty == options.isEmpty)
    let lines = try Self.lines(result.error)
    #expect(lines.count == 2)
    #expect(lines[0]["event"] as? String == "error" && lines[0]["code"] as? String == "unknown-key")
    #expect(lines[0]["file"] as? String == Self.pipeline && lines[0]["line"] as? Int == 12)
    #expect(lines[1]["status"] as? String == "failed" && lines[1]["exit_status"] as? Int == 78)
  }

  @Test("A warning is a line; a check ends with its own status")
  func check() throws {
    let project = try Project()
    try FileManager.default.removeItem(at: project.path("registry/tiles.csv"))
    try project.edit("exports/exchanges.csv") { $0.replacingOccurrences(of: "Aldoria", with: "Nobody") }
    let result = try project.run("check", Self.pipeline, "--log", "json")
    #expect(result.status == 65)
    let lines = try Self.lines(result.error)
    #expect(
      lines.contains {
        $0["event"] as? String == "warning" && ($0["message"] as? String)?.contains("tiles.csv") == true
      })
    #expect(lines.last?["status"] as? String == "checked" && lines.last?["exit_status"] as? Int == 65)
  }

  @Test(
    "Quiet: what is published is one line, what is unchanged none, on either stream",
    arguments: [[], ["--log", "json"]])
  func quiet(options: [String]) throws {
    let project = try Project()
    let first = try Program.run(["run", Self.pipeline, "--quiet"] + options, in: project.folder)
    #expect(first.output.hasPrefix("published ") && first.output.split(separator: "\n").count == 1)
    let log = try Self.lines(options.isEmpty ? "" : first.error)
    #expect(log.compactMap { $0["event"] as? String } == (options.isEmpty ? [] : ["end"]))
    let second = try Program.run(["run", Self.pipeline, "--quiet"] + options, in: project.folder)
    #expect(second.status == 0 && second.output.isEmpty && second.error.isEmpty)
    let asked = try Program.run(["run", Self.pipeline, "--quiet", "--json"] + options, in: project.folder)
    #expect(asked.output.contains(#""status":"unchanged""#) && asked.error.isEmpty)
  }

  @Test("Quiet hides no error")
  func quietFailure() throws {
    let project = try Project()
    try FileManager.default.removeItem(at: project.path("exports/exchanges.csv"))
    let result = try project.run("run", Self.pipeline, "--quiet")
    #expect(result.status == 66 && result.error.hasPrefix("error: ") && result.output.isEmpty)
  }

  @Test("A log changes no byte of an edition")
  func sameBytes() throws {
    let first = try Project()
    let second = try Project()
    #expect(try first.run("run", Self.pipeline).status == 0)
    #expect(try second.run("run", Self.pipeline, "--log", "json", "--metrics", "m.prom").status == 0)
    #expect(try first.snapshot("reports") == second.snapshot("reports"))
  }
}
