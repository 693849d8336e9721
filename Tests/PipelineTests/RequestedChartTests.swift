import Diagnostics
import Pipeline
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
    "Another name or value is an error with its place", arguments: ["{exchange_flow: true}", "{exchange_flows: on}"])
  func errors(value: String) throws {
    do {
      _ = try read("charts: \(value)")
      Issue.record("no failure")
    } catch {
      #expect(error.line == 7)
    }
  }

  @Test("Slides are made") func slides() throws {
    #expect(try read("outputs: [slides]").outputs == [.slides])
  }
}
