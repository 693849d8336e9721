import Diagnostics
import Foundation
import Registry
import TestSupport
import Testing

@testable import rapporteur

@Suite("The clock of a report")
struct TodayTests {
  private static func clock(_ text: String) throws -> Clock {
    let moment = try Date.ISO8601FormatStyle().parse(text)
    return Clock { moment }
  }

  @Test(
    "today is the day in UTC at the moment of the clock",
    arguments: [
      ("2025-03-01T00:00:00Z", "2025-03-01"), ("2025-02-28T23:59:59Z", "2025-02-28"),
      ("2024-02-29T12:00:00Z", "2024-02-29"), ("1969-12-31T23:00:00Z", "1969-12-31"),
    ])
  func today(moment: String, day: String) throws {
    let options = try RequestOptions.parse(["p.yaml", "--as-of", "today"])
    #expect(try options.request(clock: Self.clock(moment)).asOf?.text == day)
  }

  @Test("Without the word the clock is not asked")
  func notAsked() throws {
    let clock = Clock {
      Issue.record("the clock was asked")
      return Date(timeIntervalSince1970: 0)
    }
    let dated = try RequestOptions.parse(["p.yaml", "--as-of", "2025-06", "--known-at", "2025-07-01"])
    #expect(try dated.request(clock: clock).asOf?.text == "2025-06-30")
    #expect(try RequestOptions.parse(["p.yaml"]).request(clock: clock).asOf == nil)
  }

  @Test(
    "No other word, and no other option, takes the clock",
    arguments: [["--as-of", "Today"], ["--as-of", "yesterday"], ["--as-of", ""], ["--known-at", "today"]])
  func otherWords(arguments: [String]) throws {
    let options = try RequestOptions.parse(["p.yaml"] + arguments)
    let failures = #expect(throws: Failures.self) { try options.request(clock: Self.clock("2025-03-01T00:00:00Z")) }
    #expect(failures?.exitStatus == .usage)
  }

  @Test("The day becomes the date of the edition, in whatever time zone the program runs")
  func edition() throws {
    let project = try Project()
    let days = try (0..<2).map { _ in
      let before = Clock.machine.today.text
      let zone = ["TZ": "Pacific/Kiritimati"]
      let result = try project.run(
        "run", "pipelines/report.yaml", "--as-of", "today", "--json", "--period", "2025-01-01..2025-12-31",
        environment: zone)
      #expect(result.status == 0)
      return (before, result.output, Clock.machine.today.text)
    }
    for (before, output, after) in days {
      #expect(output.contains("report/\(before)+") || output.contains("report/\(after)+"))
    }
  }

  @Test("In a pipeline file today is no date", arguments: ["as_of", "known_at"])
  func pipelineFile(key: String) throws {
    let project = try Project()
    try project.edit("pipelines/report.yaml") { $0 + "\(key): today\n" }
    let result = try project.run("check", "pipelines/report.yaml")
    #expect(result.status == 78)
    #expect(result.error.contains("“today” is no value for \(key); write a date as YYYY-MM-DD."))
  }
}
