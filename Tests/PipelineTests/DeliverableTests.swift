import Diagnostics
import Foundation
import Reporting
import TestSupport
import Testing

@testable import Pipeline

@Suite("Pages of some sections and of one area")
struct DeliverableTests {
  private static func edition(_ lines: String, _ project: Project) throws -> Edition {
    try project.edit("pipelines/example-returns.yaml") { $0 + "\n" + lines + "\n" }
    let outcome = try Runner.run(RunRequest(pipeline: project.path("pipelines/example-returns.yaml").path))
    return try Edition(EditionReference(outcome.folder))
  }

  /// The example of this package as a project of its own.
  private static func example() throws -> Project {
    let project = try Project(copyOfSmall: false)
    for name in ["inputs/example", "pipelines/example-returns.yaml"] {
      try FileManager.default.createDirectory(
        at: project.path(name).deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: Program.root.appendingPathComponent(name), to: project.path(name))
    }
    return project
  }

  private static func page(_ edition: Edition, _ name: String = "index.html") throws -> String {
    String(decoding: try edition.bytes(of: name), as: UTF8.self)
  }

  private static func sections(_ page: String) -> [String] {
    page.matches(of: /<section id="([a-z-]+)"/).map { String($0.1) }
  }

  /// The parts of a page that are its own: without styles and pictures.
  private static func figures(_ page: String) -> Set<String> {
    Set(page.matches(of: /data-address="([^"]*)"/).flatMap { $0.1.split(separator: " ").map(String.init) })
  }

  @Test(
    "The deliverables have what the README says of them, for both forums",
    arguments: [
      ("soc-annual", ["workbook", "briefings", "database"]), ("swg-progress", ["workbook"]),
      ("one-dimension-review", ["workbook", "briefings"]),
    ], ["", "illustrative-"])
  func companions(of deliverable: (name: String, files: [String]), forum: String) throws {
    let file = "pipelines/\(forum)\(deliverable.name).yaml"
    let text = try String(contentsOf: Program.root.appendingPathComponent(file), encoding: .utf8)
    #expect(Set(try PipelineReader.read(text, file: file).companions.map(\.rawValue)) == Set(deliverable.files))
    let readme = try String(contentsOf: Program.root.appendingPathComponent("README.md"), encoding: .utf8)
    let line = try #require(readme.split(separator: "\n").first { $0.hasPrefix("| `\(deliverable.name)`") })
    for file in ["workbook", "briefings", "database"] {
      #expect(line.contains(file) == deliverable.files.contains(file), "\(line)")
    }
  }

  @Test("A page has the sections that are named, in its own order, and always what figures rest on")
  func someSections() throws {
    let project = try Self.example()
    let edition = try Self.edition("sections: [plan, summary]", project)
    let page = try Self.page(edition)
    #expect(Self.sections(page) == ["summary", "plan", "quality", "method", "provenance"])
    // No link leads to a part that is not there.
    let anchors = Set(page.matches(of: #/\sid="([^"]+)"/#).map { String($0.1) })
    let links = Set(page.matches(of: /href="#([^"]+)"/).map { String($0.1) })
    #expect(links.subtracting(anchors).isEmpty)
    let charts = edition.manifest.outputs.map(\.path).filter { $0.hasSuffix("@2x.png") && !$0.contains(".ru") }
    #expect(charts == ["charts/plan@2x.png"])
    #expect(edition.manifest.parameters.sections == ["plan", "summary"])
  }

  @Test("All names of sections are those of sections; without the key nothing changes")
  func allSections() throws {
    let (first, second) = (try Self.example(), try Self.example())
    let whole = try Self.page(try Self.edition("", first))
    let names = ReportSection.allCases.map(\.rawValue)
    #expect(Set(Self.sections(whole)).isSubset(of: names))
    let named = try Self.page(try Self.edition("sections: [\(names.joined(separator: ", "))]", second))
    #expect(Self.sections(named) == Self.sections(whole))
  }

  @Test("A page of one area shows no figure of another; the tables are those of the whole report")
  func oneArea() throws {
    let (first, project) = (try Self.example(), try Self.example())
    let whole = try Self.edition("", first)
    let registry = try project.text("inputs/example/registry/areas.csv").split(separator: "\n").dropFirst()
    let areas = registry.compactMap { $0.split(separator: ",").first.map(String.init) }
    let area = try #require(areas.first)
    let edition = try Self.edition("area: \(area)", project)
    for output in edition.manifest.outputs where output.path.hasPrefix("tables/") && output.path.hasSuffix(".csv") {
      // The pipeline file itself differs, and no table knows it.
      #expect(whole.manifest.outputs.first { $0.path == output.path }?.sha256 == output.sha256, "\(output.path)")
    }
    for name in ["index.html", "index.ru.html"] {
      let page = try Self.page(edition, name)
      let shown = Self.figures(page)
      let known = try edition.figures()
      #expect(shown.count > 20)
      for address in shown {
        #expect(known[address] != nil || address.contains("*"), "\(address)")
        let parts = address.split(separator: "/").map(String.init)
        if ["accounting"].contains(parts[0]) { continue }
        #expect(!parts.contains("ALL"), "\(address)")
        for other in areas where other != area { #expect(!parts.contains(other), "\(address)") }
      }
    }
    #expect(try Verifier.verify(EditionReference(edition.folder)).isIdentical)
    #expect(edition.manifest.content != whole.manifest.content)
  }

  @Test("An area or section that there is not is an error of the pipeline file")
  func unknown() throws {
    for (lines, key) in [("area: NOB", "area"), ("sections: [summary, everything]", "sections")] {
      do {
        let project = try Self.example()
        _ = try Self.edition(lines, project)
        Issue.record("\(key) passed")
      } catch let failures as Failures {
        #expect(failures.list.first?.message.contains(key) == true)
        #expect(failures.list.first?.exitStatus == .configuration)
      }
    }
  }
}
