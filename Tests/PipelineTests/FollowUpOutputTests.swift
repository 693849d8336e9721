import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite("The output follow-up")
struct FollowUpOutputTests {
  private static let pipeline = "pipelines/report.yaml"

  private static func project(_ lines: String) throws -> Project {
    let project = try Project()
    try project.edit(pipeline) { $0 + "\n" + lines + "\n" }
    return project
  }

  private static func edition(_ project: Project, warnings: inout [String]) throws -> Edition {
    var heard: [String] = []
    let outcome = try Runner.run(RunRequest(pipeline: project.path(pipeline).path, languages: ["en", "ru"])) { event in
      if case .warning(let text) = event { heard.append(text) }
    }
    warnings = heard
    return try Edition(EditionReference(outcome.folder))
  }

  private static func edition(_ project: Project) throws -> Edition {
    var warnings: [String] = []
    return try edition(project, warnings: &warnings)
  }

  @Test("The list is a table and a page in each language, and no figure changes")
  func output() throws {
    let other = try Self.project("")
    let plain = try Self.edition(other)
    let project = try Self.project(
      "outputs: [tables, html, follow-up]\nlate_after_days: 10\nreciprocal_kinds: [views]")
    let edition = try Self.edition(project)
    let notes = String(decoding: try edition.bytes(of: "follow-up/notes.csv"), as: UTF8.self)
    #expect(
      notes.split(separator: "\n").map(String.init) == [
        "rule,parties,date,subject,note,rows",
        "reciprocity,BOR;ALD,2025-05-20,views,"
          + "Boravia lists an exchange of views with Aldoria of 20\u{A0}May\u{A0}2025; none of that kind and date from"
          + " Aldoria to Boravia is listed.,exports/exchanges.csv:4",
        "late,BOR,,exports/exchanges.csv,"
          + "\"1 row of Boravia in exports/exchanges.csv was received more than 10 days after its last day; received from"
          + " 1\u{A0}June\u{A0}2025 to 1\u{A0}June\u{A0}2025, at the latest after 12 days.\",exports/exchanges.csv:4",
      ])
    for (name, words) in [
      ("index.html", "For follow-up, not for distribution"), ("index.ru.html", "Для уточнения, не для распространения"),
    ] {
      let page = String(decoding: try edition.bytes(of: "follow-up/\(name)"), as: UTF8.self)
      #expect(page.contains("<span class=\"status\">\(words)</span>"))
      #expect(page.contains("exports/exchanges.csv:4"))
      #expect(page.contains("@top-right{content:\"\(words)"))
    }
    #expect(try edition.figures().list == (try plain.figures().list))
    let page = String(decoding: try edition.bytes(of: "index.html"), as: UTF8.self)
    #expect(!page.contains("follow-up/"))
    #expect(try Verifier.verify(EditionReference(edition.folder)).isIdentical)
  }

  @Test("It is off unless it is asked for")
  func off() throws {
    let edition = try Self.edition(try Self.project("late_after_days: 1"))
    #expect(!edition.manifest.outputs.contains { $0.path.hasPrefix(FollowUpOutput.folder + "/") })
    #expect(edition.manifest.parameters.followUp == nil)
  }

  @Test("What it looks for is content: another limit is another revision, without the output it is not")
  func content() throws {
    let project = try Self.project("outputs: [tables, follow-up]\nlate_after_days: 10")
    #expect(try Self.edition(project).manifest.revision == 1)
    try project.edit(Self.pipeline) { $0.replacingOccurrences(of: "late_after_days: 10", with: "late_after_days: 20") }
    #expect(try Self.edition(project).manifest.revision == 2)
    try project.edit(Self.pipeline) { $0.replacingOccurrences(of: "[tables, follow-up]", with: "[tables]") }
    #expect(try Self.edition(project).manifest.revision == 3)
    try project.edit(Self.pipeline) { $0.replacingOccurrences(of: "late_after_days: 20", with: "late_after_days: 30") }
    #expect(try Self.edition(project).manifest.revision == 3)
  }

  @Test("With public sources it is not made, and a warning says so")
  func publicSources() throws {
    let project = try Self.project("outputs: [tables, follow-up]\nbasis: public-sources")
    var warnings: [String] = []
    let edition = try Self.edition(project, warnings: &warnings)
    #expect(!edition.manifest.outputs.contains { $0.path.hasPrefix("follow-up/") })
    #expect(warnings.contains { $0.hasPrefix("The output follow-up does not apply to public sources") })
  }

  @Test("Some tables alone may be asked for beside it")
  func tables() throws {
    let edition = try Self.edition(try Self.project("outputs: [tables, follow-up]\ntables: [coverage_by_area]"))
    #expect(edition.manifest.outputs.contains { $0.path == "follow-up/notes.csv" })
    #expect(!edition.manifest.outputs.contains { $0.path == "tables/trend.csv" })
  }
}
