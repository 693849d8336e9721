import Diagnostics
import Foundation
import Reporting
import TestSupport
import Testing

@testable import Pipeline

/// What pages carry of the rows behind their figures.
@Suite("Rows behind the figures of a page")
struct PageTracingTests {
  private struct Traces: Decodable {
    var files: [String]
    var rows: [[Cell]]
    var rules: [String]
    var values: [String]
    var figures: [String: [Cell]]
  }

  /// A cell of a list of mixed types; only what is compared is read.
  private enum Cell: Decodable, Equatable {
    case number(Int)
    case text(String)
    case list

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let number = try? value.decode(Int.self) {
        self = .number(number)
      } else if let text = try? value.decode(String.self) {
        self = .text(text)
      } else {
        self = .list
      }
    }
  }

  private static func traces(_ html: String) throws -> Traces {
    let text = try #require(
      html.components(separatedBy: "id=\"page-traces\">").last?.components(separatedBy: "</").first)
    return try JSONDecoder().decode(Traces.self, from: Data(text.utf8))
  }

  @Test("Every figure that a page shows has its rule, its published value and its rows")
  func page() throws {
    let project = try Project()
    let outcome = try Runner.run(RunRequest(pipeline: project.path("pipelines/report.yaml").path))
    let html = try String(contentsOfFile: outcome.folder + "/index.html", encoding: .utf8)
    let traces = try Self.traces(html)
    let shown = ReportPage.addresses(in: [html])
    #expect(shown.count > 50)
    let tracer = try EditionTracer(EditionReference(outcome.folder))
    for address in shown {
      let figure = try #require(traces.figures[address], "\(address)")
      #expect(figure.count == 3)
      let trace = try tracer.evaluate(address).trace
      if case .number(let place) = figure[0] {
        // A word of the program, which ends with its code where the two differ.
        #expect(trace.isWord && traces.values[place].contains(trace.text), "\(address)")
      } else {
        #expect(figure[0] == .text(trace.text), "\(address)")
      }
    }
    // One row with its file, line and id; none of its other cells.
    let file = try #require(traces.files.firstIndex { $0.hasSuffix("exports/exchanges.csv") })
    #expect(traces.rows.contains([.number(file), .number(2), .text("X1")]))
    #expect(!html.components(separatedBy: "id=\"page-traces\">")[1].contains("Views on customs"))
  }

  @Test("A page that leaves the secretariat has rules and no row, file or id")
  func outside() throws {
    let project = try Project()
    let outcome = try Runner.run(RunRequest(pipeline: project.path("pipelines/report.yaml").path))
    let target = project.path("outside").path
    _ = try EditionExport.run(.init(edition: EditionReference(outcome.folder), folder: target))
    let traces = try Self.traces(try String(contentsOfFile: target + "/index.html", encoding: .utf8))
    #expect(traces.files.isEmpty)
    #expect(traces.rows.isEmpty)
    #expect(!traces.figures.isEmpty)
    #expect(traces.figures.values.allSatisfy { $0.count == 2 && $0[0] == .text("") })
  }

  @Test("Rows are kept for pages of small inputs alone")
  func limit() throws {
    let project = try Project()
    let small = try RunPlan(RunRequest(pipeline: project.path("pipelines/report.yaml").path))
    #expect(PageTracing.showsRows(of: small))
    try project.edit("exports/exchanges.csv") { $0 + String(repeating: "\n", count: PageTracing.inputLimit) }
    #expect(!PageTracing.showsRows(of: small))
    try project.edit("pipelines/report.yaml") { $0 + "\noutputs: [tables]\n" }
    #expect(!PageTracing.showsRows(of: try RunPlan(RunRequest(pipeline: project.path("pipelines/report.yaml").path))))
  }
}
