import Diagnostics
import Foundation
import Glibc
import TestSupport
import Testing

@testable import Pipeline

@Suite("Metrics of runs")
struct MetricsTests {
  private static let pipeline = "pipelines/report.yaml"

  private static func metrics(_ project: Project, _ name: String = "m/report.prom") throws -> OpenMetricsGrammar {
    try OpenMetricsGrammar(try project.text(name))
  }

  private static func run(_ project: Project, _ options: String...) throws -> CommandResult {
    try Program.run(["run", pipeline, "--metrics", "m/report.prom"] + options, in: project.folder)
  }

  @Test("A run that publishes leaves rows, findings, durations and times")
  func published() throws {
    let project = try Project()
    let before = Date().timeIntervalSince1970
    try project.edit("exports/exchanges.csv") { $0.replacingOccurrences(of: "X2,2025-05-20", with: "X2,2025-05-99") }
    #expect(try Self.run(project).status == 0)
    let metrics = try Self.metrics(project)
    #expect(metrics.samples.allSatisfy { $0.labels["pipeline"] == "report" })
    #expect(metrics.value("rapporteur_info", ["version": ProgramVersion.current]) == 1)
    #expect(metrics.value("rapporteur_exit_status") == 0)
    #expect(metrics.value("rapporteur_run_status", ["status": "published"]) == 1)
    #expect(metrics.value("rapporteur_run_status", ["status": "failed"]) == 0)
    let file = ["kind": "exchanges", "entry": "1", "file": "exports/exchanges.csv"]
    #expect(metrics.value("rapporteur_rows", file.merging(["fate": "accepted"]) { $1 }) == 2)
    #expect(metrics.value("rapporteur_rows", file.merging(["fate": "quarantined"]) { $1 }) == 1)
    #expect(metrics.value("rapporteur_findings", ["code": "bad-date", "severity": "error"]) == 1)
    #expect(metrics.value("rapporteur_findings", ["code": "unknown-party"]) == 0)
    let ended = try #require(metrics.value("rapporteur_last_run_timestamp_seconds"))
    #expect(ended >= before - 0.001 && ended <= Date().timeIntervalSince1970 + 0.001)
    #expect(metrics.value("rapporteur_last_success_timestamp_seconds") == ended)
    let whole = try #require(metrics.value("rapporteur_run_duration_seconds"))
    let stages = metrics.samples.filter { $0.name == "rapporteur_stage_duration_seconds" }
    #expect(Set(stages.compactMap { $0.labels["stage"] }).isSuperset(of: ["plan", "registry", "ingest", "publish"]))
    #expect(abs(stages.reduce(0) { $0 + $1.value } - whole) < 0.02)
  }

  @Test("A run that fails keeps the time of the last success, and says what it came to")
  func failed() throws {
    let project = try Project()
    #expect(try Self.run(project).status == 0)
    let success = try #require(Self.metrics(project).value("rapporteur_last_success_timestamp_seconds"))
    let export = try project.text("exports/exchanges.csv")
    try FileManager.default.removeItem(at: project.path("exports/exchanges.csv"))
    for _ in 1...2 {
      #expect(try Self.run(project).status == 66)
      let metrics = try Self.metrics(project)
      #expect(metrics.value("rapporteur_last_success_timestamp_seconds") == success)
      #expect(try #require(metrics.value("rapporteur_last_run_timestamp_seconds")) > success)
      #expect(metrics.value("rapporteur_exit_status") == 66)
      #expect(metrics.value("rapporteur_run_status", ["status": "failed"]) == 1)
      #expect(!metrics.samples.contains { $0.name == "rapporteur_rows" || $0.name == "rapporteur_findings" })
    }
    try project.write("exports/exchanges.csv", export)
    #expect(try Self.run(project).output.hasPrefix("unchanged"))
    let metrics = try Self.metrics(project)
    #expect(metrics.value("rapporteur_run_status", ["status": "unchanged"]) == 1)
    #expect(try #require(metrics.value("rapporteur_last_success_timestamp_seconds")) > success)
  }

  @Test("A run that its gate refuses says so, with what it read; there was no success yet")
  func refused() throws {
    let project = try Project()
    try project.edit(Self.pipeline) { $0 + "gate: {max_quarantined: 1%}\n" }
    try project.edit("exports/exchanges.csv") { $0.replacingOccurrences(of: "Aldoria", with: "Nobody") }
    #expect(try Self.run(project).status == 65)
    let metrics = try Self.metrics(project)
    #expect(metrics.value("rapporteur_run_status", ["status": "refused"]) == 1)
    #expect(metrics.value("rapporteur_exit_status") == 65)
    #expect(try #require(metrics.value("rapporteur_findings", ["code": "unknown-party"])) > 0)
    #expect(metrics.value("rapporteur_last_success_timestamp_seconds") == nil)
  }

  @Test("Names with quotes, backslashes and line ends are escaped")
  func escaped() throws {
    let project = try Project()
    let name = "a \"b\" \\ c\nd"
    try FileManager.default.moveItem(
      at: project.path("exports/exchanges.csv"), to: project.path("exports/\(name).csv"))
    try project.edit(Self.pipeline) { $0.replacingOccurrences(of: "exports/exchanges.csv", with: "exports/a*.csv") }
    try FileManager.default.moveItem(at: project.path(Self.pipeline), to: project.path("pipelines/\(name).yaml"))
    for status in ["published", "unchanged"] {
      #expect(try project.run("run", "pipelines/\(name).yaml", "--metrics", "m/report.prom").status == 0)
      let metrics = try Self.metrics(project)
      #expect(metrics.value("rapporteur_run_status", ["status": status, "pipeline": name]) == 1)
      #expect(metrics.value("rapporteur_rows", ["file": "exports/\(name).csv", "fate": "accepted"]) == 3)
    }
  }

  @Test(
    "A file that holds something else is left as it is, and nothing runs",
    arguments: [
      "some notes\n", "# EOF\n", "# TYPE x gauge\nx{} 1\n# EOF\n",
      "rapporteur_exit_status{pipeline=\"other\"} 0\n# EOF\n", "rapporteur_exit_status{pipeline=\"report\"} 0\n",
    ])
  func taken(text: String) throws {
    let project = try Project()
    try project.write("m/report.prom", text)
    let result = try Self.run(project)
    #expect(result.status == 64)
    #expect(
      result.error.contains("m/report.prom: the file is there and does not hold the metrics of the pipeline report"))
    #expect(try project.text("m/report.prom") == text)
    #expect(!FileManager.default.fileExists(atPath: project.path("reports").path))
  }

  @Test("Where metrics cannot be written the edition is published all the same, and the status says so")
  func unwritable() throws {
    let project = try Project()
    let result = try project.run("run", Self.pipeline, "--metrics", "exports/exchanges.csv/m.prom")
    #expect(result.status == 73)
    #expect(result.output.hasPrefix("published "))
    #expect(result.error.contains("exports/exchanges.csv: it cannot be created"))
    try FileManager.default.removeItem(at: project.path("exports/milestones.csv"))
    let failed = try project.run("run", Self.pipeline, "--metrics", "exports/exchanges.csv/m.prom")
    #expect(failed.status == 66)
    #expect(failed.error.split(separator: "\n").count == 2)
  }

  @Test("Whoever reads while runs write sees whole files only, and nothing is left beside them")
  func whole() throws {
    let project = try Project()
    #expect(try Self.run(project).status == 0)
    let file = MetricsFile(path: project.path("m/report.prom").path, pipeline: "report")
    DispatchQueue.concurrentPerform(iterations: 60) { turn in
      if turn % 3 == 0 {
        var metrics = RunMetrics(pipeline: "report", begun: Date(timeIntervalSince1970: Double(turn)))
        metrics.observe(.stage("registry", detail: ""), at: Date(timeIntervalSince1970: Double(turn) + 1))
        #expect(file.replace(with: metrics) == nil)
      } else {
        #expect(throws: Never.self) { try Self.metrics(project) }
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: project.path("m").path) == ["report.prom"])
  }

  @Test("A clock that is set back makes no duration negative")
  func clockSetBack() throws {
    var metrics = RunMetrics(pipeline: "p", begun: Date(timeIntervalSince1970: 100))
    metrics.observe(.stage("registry", detail: ""), at: Date(timeIntervalSince1970: 90))
    metrics.observe(.stage("ingest", detail: "a"), at: Date(timeIntervalSince1970: 92.5))
    metrics.end(Failures(Failure(.locked)), at: Date(timeIntervalSince1970: 92.5))
    let grammar = try OpenMetricsGrammar(metrics.text(lastSuccess: 17))
    #expect(grammar.value("rapporteur_run_duration_seconds") == 0)
    #expect(grammar.value("rapporteur_stage_duration_seconds", ["stage": "registry"]) == 2.5)
    #expect(grammar.value("rapporteur_exit_status") == 75)
    #expect(grammar.value("rapporteur_last_success_timestamp_seconds") == 17)
  }

  @Test(
    "The grammar refuses what is none of it",
    arguments: [
      "# TYPE a gauge\na{x=\"1\"} 1\n", "# TYPE a gauge\na{x=\"1} 1\n# EOF\n", "a{x=\"1\"} 1\n# EOF\n",
      "# TYPE a gauge\n# TYPE a gauge\n# EOF\n", "# TYPE a gauge\na{x=\"1\"} one\n# EOF\n",
      "# TYPE a gauge\n# UNIT a seconds\n# EOF\n", "# TYPE a gauge\na{x=\"1\"} 1\na{x=\"1\"} 2\n# EOF\n",
      "# TYPE a gauge\na{x=\"\\t\"} 1\n# EOF\n",
    ])
  func grammar(text: String) {
    #expect(throws: OpenMetricsGrammar.Problem.self) { try OpenMetricsGrammar(text) }
  }
}
