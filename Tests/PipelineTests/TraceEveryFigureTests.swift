import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Pipeline

/// Every figure of whole editions, traced and added up again.
@Suite("Traces of every figure")
struct TraceEveryFigureTests {
  @Test(
    "Every figure of the editions of the repository is what its rows add up to",
    arguments: ["ministerial", "2007-letter", "example-returns"])
  func committed(pipeline: String) throws {
    let project = try Project(copyOfSmall: false)
    for folder in ["pipelines", "inputs"] {
      try FileManager.default.copyItem(at: Program.root.appendingPathComponent(folder), to: project.path(folder))
    }
    try Self.check(project, "pipelines/\(pipeline).yaml")
  }

  @Test("Every figure of the small project is what its rows add up to")
  func small() throws { try Self.check(try Project(), "pipelines/report.yaml") }

  /// Publishes an edition without pictures and pages, and traces each of its figures.
  static func check(_ project: Project, _ pipeline: String) throws {
    try project.edit(pipeline) { $0 + "\noutputs: [tables]\n" }
    let outcome = try Runner.run(RunRequest(pipeline: project.path(pipeline).path))
    let tracer = try EditionTracer(EditionReference(outcome.folder))
    #expect(!tracer.addresses.isEmpty)
    for address in tracer.addresses { _ = try tracer.evaluate(address) }
  }
}
