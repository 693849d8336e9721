import Diagnostics
import Foundation
import Registry
import TestSupport
import Testing

@testable import Pipeline

@Suite("A period that begins with a meeting")
struct PeriodSinceMeetingTests {
  private static let pipeline = "pipelines/report.yaml"
  private static let meetings = """
    body,number,start,end,place,mode,planned_start,note
    Committee,1,2024-05-06,2024-05-08,,,,
    Council,1,2024-09-30,,,,,
    Committee,2,2024-11,,,,,
    Committee,extra,2025-02-10,,,online,,
    Council,2,2025-12-31,,,,,
    Committee,3,2026,,,,,

    """

  /// The small project with meetings, and another period.
  private static func project(_ period: String, outputs: String = "[tables]") throws -> Project {
    let project = try Project()
    try project.write("registry/meetings.csv", meetings)
    try project.edit(pipeline) { text in
      text.replacingOccurrences(of: "period: {from: 2025-01-01, to: 2025-12-31}", with: "period: \(period)")
        + "outputs: \(outputs)\n"
    }
    return project
  }

  private static func period(_ period: String, asOf: String = "2025-12-31") throws -> [String] {
    let project = try project(period)
    let request = RunRequest(pipeline: project.path(pipeline).path, asOf: PartialDate(asOf)?.first)
    let settings = try RunPlan(request).settings.period
    return [settings.from.text, settings.to.text]
  }

  @Test(
    "It begins on the day after the last one that was over before the report's date",
    arguments: [
      ("Committee", "2025-12-31", "2025-02-11"), ("Committee 2", "2025-12-31", "2024-12-01"),
      ("Committee 1", "2025-12-31", "2024-05-09"), ("Committee", "2025-02-10", "2024-12-01"),
      // Known to the month: not over before the month is.
      ("Committee", "2024-11-30", "2024-05-09"), ("Committee", "2024-12-01", "2024-12-01"),
      // A meeting on the day of the report is the one that the report is for.
      ("Council", "2025-12-31", "2024-10-01"), ("Council", "2026-01-01", "2026-01-01"),
    ])
  func begins(meeting: String, asOf: String, from: String) throws {
    #expect(try Self.period("{since: \(meeting)}", asOf: asOf) == [from, asOf])
  }

  @Test(
    "A name of no meeting that was over is an error with the names that there are",
    arguments: [
      ("Board", "2025-12-31", "Committee or Council, with or without the number of a meeting that was over"),
      ("Committee 3", "2025-12-31", "Committee or Council"), ("Council", "2024-09-30", "Committee, with or without"),
      ("Council", "2023-01-01", "a body with a meeting in the registry's meetings.csv that was over before 2023-01-01"),
    ])
  func unknown(meeting: String, asOf: String, words: String) throws {
    let failure = try #require(throws: Failure.self) { try Self.period("{since: \(meeting)}", asOf: asOf) }
    #expect(failure.message.contains(words), "\(failure.message)")
    #expect(failure.line == 3)
  }

  @Test("It is one of three ways to give a period, and needs the report's date")
  func exclusive() throws {
    for text in ["{since: Council, to: 2025-12-31}", "{since: Council, last: 2 years}", "{since: [Council]}"] {
      #expect(throws: Failure.self) { try Self.period(text) }
    }
    let project = try Self.project("{since: Council}")
    let failure = try #require(throws: Failure.self) {
      try RunPlan(RunRequest(pipeline: project.path(Self.pipeline).path))
    }
    #expect(failure.reason == .missingKey(key: "as_of"))
  }

  @Test("A list of meetings that cannot be read stops the run with its place")
  func unreadable() throws {
    let project = try Self.project("{since: Council}")
    try project.write("registry/meetings.csv", "body,number,start\nCouncil,1,soon\n")
    let result = try project.run("run", Self.pipeline, "--as-of", "2025-12-31")
    #expect(result.status == 78)
    #expect(result.error.contains("registry/meetings.csv:2"), "\(result.error)")
  }

  @Test("The page names the meeting, and the edition is made again from its copies, whatever is decided later")
  func page() throws {
    let project = try Self.project("{since: Committee}", outputs: "[tables, html]")
    try project.edit(Self.pipeline) { $0 + "as_of: 2025-12-31\nlanguages: [en, ru]\n" }
    #expect(try project.run("run", Self.pipeline, "--quiet").status == 0)
    func text(_ page: String) throws -> String {
      try project.text("reports/report/latest/\(page)").replacingOccurrences(of: "\u{a0}", with: " ")
    }
    let english = try text("index.html")
    #expect(
      english.contains("New since <b>Committee extra</b> (10 February 2025), compared with <b>24 March 2024 to 10"))
    #expect(try text("index.ru.html").contains("Новое после заседания: <b>Committee extra</b> (10 февраля 2025 года)"))
    // A meeting that is entered afterwards moves the next report, not this one.
    try project.write("registry/meetings.csv", Self.meetings + "Committee,4,2025-06-01,,,,,\n")
    #expect(try project.run("verify", "report").status == 0)
    #expect(try project.run("run", Self.pipeline, "--quiet").status == 0)
    #expect(try project.text("reports/report/latest/manifest.json").contains("\"from\" : \"2025-06-02\""))
  }
}
