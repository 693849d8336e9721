import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite("What changed since the last edition")
struct WhatChangedTests {
  private static let pipeline = "pipelines/report.yaml"

  @discardableResult
  private func run(_ project: Project, asOf: String? = nil, reports: String? = nil) throws -> Runner.Outcome {
    var request = RunRequest(pipeline: project.path(Self.pipeline).path, languages: ["en", "ru"])
    request.asOf = try asOf.map { try RunRequest.period("\($0)..\($0)").to }
    request.reports = reports
    return try Runner.run(request)
  }

  private func correct(_ project: Project) throws {
    try project.edit("exports/exchanges.csv") { $0.replacingOccurrences(of: "X2,2025-05-20", with: "X2,2025-07-20") }
  }

  @Test("The first edition says that there is none before it, and its page and the report lead to each other")
  func first() throws {
    let project = try Project()
    let edition = try Edition(EditionReference(try run(project).folder))
    #expect(edition.manifest.previous == nil)
    for (page, report, sentence) in [
      ("what-changed.html", "index.html", "This is the first edition"),
      ("what-changed.ru.html", "index.ru.html", "Это первый выпуск"),
    ] {
      let text = try project.text("reports/report/2025-12-31/" + page)
      #expect(text.contains(sentence))
      #expect(text.contains("href=\"\(report)\""))
      #expect(try project.text("reports/report/2025-12-31/" + report).contains("href=\"\(page)\""))
    }
    let table = try project.text("reports/report/2025-12-31/what-changed.csv")
    #expect(table.split(separator: "\n").count == 1)
  }

  @Test("A revision names the edition before it, says what is restated and why, and is unchanged when run again")
  func revision() throws {
    let project = try Project()
    let first = try run(project)
    try correct(project)
    let second = try run(project)
    #expect(second.report.status == .published)
    let edition = try Edition(EditionReference(second.folder))
    let content = try Edition(EditionReference(first.folder)).manifest.content
    #expect(edition.manifest.previous == Manifest.Previous(edition: "report/2025-12-31", content: content))
    let page = try project.text("reports/report/2025-12-31.r2/what-changed.html")
    for part in [
      "report/2025-12-31, as of", "id=\"restated\"", "id=\"corrected\"", "exports/exchanges.csv:4",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(!page.contains("id=\"late\"") && !page.contains("id=\"rules\""))
    let table = try project.text("reports/report/2025-12-31.r2/what-changed.csv")
    #expect(table.contains("\ntrend/2025-Q2/WAT/exchanges,exchanges,1,0,-1,yes,corrected,1,0,-1\n"))
    #expect(try run(project).report.status == .unchanged)
  }

  @Test("The same history gives the same bytes in another folder, and an edition is made again byte for byte")
  func sameBytes() throws {
    let projects = [try Project(), try Project()]
    for project in projects {
      try run(project)
      try correct(project)
      try run(project)
    }
    let folders = try projects.map { try $0.snapshot("reports/report/2025-12-31.r2") }
    #expect(folders[0] == folders[1])
    let path = projects[0].path("reports/report/2025-12-31.r2").path
    let verification = try Verifier.verify(EditionReference(path), project: projects[0].folder.path)
    #expect(verification.isIdentical)
    // Its exports are gone from the project, and those of the edition before it from everywhere but its copies.
    try FileManager.default.removeItem(at: projects[1].path("exports"))
    let other = projects[1].path("reports/report/2025-12-31.r2").path
    #expect(try Verifier.verify(EditionReference(other)).isIdentical)
  }

  @Test(
    "The edition before one is that of the date, then the revision, before it, and none whose period was overridden")
  func previous() throws {
    let project = try Project()
    try run(project, asOf: "2025-06-30")
    var overridden = RunRequest(pipeline: project.path(Self.pipeline).path)
    overridden.period = try RunRequest.period("2025-01-01..2025-11-30")
    let other = try Edition(EditionReference(try Runner.run(overridden).folder))
    #expect(other.manifest.previous?.edition == "report/2025-06-30")
    let last = try Edition(EditionReference(try run(project).folder))
    #expect(last.manifest.previous?.edition == "report/2025-06-30")
    let between = try Edition(EditionReference(try run(project, asOf: "2025-09-30").folder))
    #expect(between.manifest.previous?.edition == "report/2025-06-30")
    let earliest = try Edition(EditionReference(try run(project, asOf: "2025-03-31").folder))
    #expect(earliest.manifest.previous == nil)
  }

  @Test("A last edition that was changed since is named, and stops nothing")
  func changedEdition() throws {
    let project = try Project()
    let first = try run(project)
    try project.edit("reports/report/2025-12-31/tables/figures.csv") { $0 + "x/y,1,,,events,\n" }
    try correct(project)
    let second = try Edition(EditionReference(try run(project).folder))
    #expect(second.manifest.previous?.edition == "report/2025-12-31")
    let page = try project.text("reports/report/2025-12-31.r2/what-changed.html")
    #expect(page.contains("is not as it was published and cannot be compared"))
    #expect(first.report.status == .published)
  }

  @Test("An edition without pages has no such page, and names no edition")
  func withoutPages() throws {
    let project = try Project()
    try run(project)
    try project.edit(Self.pipeline) { $0 + "\noutputs: [tables]\n" }
    let second = try Edition(EditionReference(try run(project).folder))
    #expect(second.manifest.previous == nil)
    #expect(!second.manifest.outputs.contains { $0.path.hasPrefix("what-changed") })
  }
}
