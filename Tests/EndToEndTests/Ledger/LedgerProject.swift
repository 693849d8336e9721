import Foundation
import TestSupport
import Testing

/// A small project with three editions, of which the last restates the second.
struct LedgerProject {
  static let pipeline = "pipelines/report.yaml"
  static let figure = "coverage_by_area/ALL/exchanges"
  let project: Project

  init() throws {
    project = try Project()
    try project.edit(Self.pipeline) { $0 + "languages: [en, ru]\n" }
    try publish("--as-of", "2025-06-30")
    try publish()
    try project.edit("exports/exchanges.csv") {
      $0 + "X4,2025-10-01,WAT-1,Aldoria,all,views,More,,,\nX5,2025-02-30,WAT-1,Nobody at all,all,views,,,,\n"
    }
    try publish()
  }

  func publish(_ options: String...) throws {
    let result = try Program.run(["run", Self.pipeline, "--quiet"] + options, in: project.folder)
    #expect(result.status == 0, "\(result.error)")
  }

  /// Runs a command on the reports folder; returns the object that it prints.
  func json(_ arguments: String...) throws -> [String: Any] {
    let result = try Program.run(arguments + ["--json"], in: project.folder)
    return try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  var editions: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: project.path("reports/report").path)) ?? []
    return names.filter { $0.hasPrefix("2025") }.sorted()
  }
}
