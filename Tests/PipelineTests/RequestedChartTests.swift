import Diagnostics
import Pipeline
import TestSupport
import Testing

@Suite("Charts that a pipeline asks for")
struct RequestedChartTests {
  private func read(_ line: String) throws(Failure) -> PipelineDefinition {
    try PipelineReader.read(
      """
      title: "T"
      registry: r
      period: {from: 2025-01-01, to: 2025-12-31}
      inputs:
        exchanges:
          - path: x.csv
      \(line)
      """, file: "p.yaml")
  }

  @Test("None without the key; the flows where they are asked for")
  func requested() throws {
    #expect(try read("").requestedCharts == [])
    #expect(try read("charts: {exchange_flows: true}").requestedCharts.map(\.rawValue) == ["exchange_flows"])
    #expect(try read("charts: {exchange_flows: false}").requestedCharts == [])
  }

  @Test(
    "Another name or value is an error with its place",
    arguments: ["{exchange_flow: true}", "{exchange_flows: on}", "{only: [area]}"])
  func errors(value: String) throws {
    do {
      _ = try read("charts: \(value)")
      Issue.record("no failure")
    } catch {
      #expect(error.line == 7)
    }
  }

  @Test("Only the charts that are named are drawn")
  func only() throws {
    #expect(try read("").onlyCharts == nil)
    let project = try Project()
    try project.edit("pipelines/report.yaml") { text in
      text.split(separator: "\n").filter { !$0.hasPrefix("outputs:") && !$0.hasPrefix("charts:") }.joined(
        separator: "\n")
        + "\noutputs: [charts]\ncharts: {only: [areas]}\n"
    }
    #expect(try project.run("run", "pipelines/report.yaml", "--lang", "en", "--quiet").status == 0)
    let drawn = try project.snapshot("reports/report/latest/charts").keys.sorted()
    #expect(drawn == ["areas.png", "areas.svg", "areas@2x.png"])
  }

  @Test("Slides are made") func slides() throws {
    #expect(try read("outputs: [slides]").outputs == [.slides])
  }
}
