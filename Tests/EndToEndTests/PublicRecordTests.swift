import Foundation
import TestSupport
import Testing

@Suite("The committed pipelines")
struct PublicRecordTests {
  /// A project with the committed inputs and pipelines.
  private func project() throws -> Project {
    let project = try Project(copyOfSmall: false)
    for folder in ["inputs", "pipelines"] {
      try FileManager.default.copyItem(at: Program.root.appendingPathComponent(folder), to: project.path(folder))
    }
    return project
  }

  @Test("The letter of 2007: 10 of 26 measures have a coordinator, 18 members, activity not collected")
  func letter() throws {
    let project = try project()
    #expect(try project.run("run", "pipelines/2007-letter.yaml").status == 0)
    let tables = "reports/2007-letter/2007-09-04/tables"
    let areas = try project.text("\(tables)/coverage_by_area.csv").split(separator: "\n").map(String.init)
    #expect(
      areas.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false)[0...5].joined(separator: ",") }
        == ["ECO,10,,,4,18", "ENV,5,,,1,18", "HUM,6,,,0,18", "NCT,5,,,5,18", "ALL,26,,,10,18"])
    let states = try project.text("\(tables)/coverage_by_state.csv").split(separator: "\n").dropFirst()
    #expect(states.count == 18 * 5)
    #expect(states.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false)[2] == "not-collected" })
  }

  @Test("Two pages name a participant only as Korea: without the mapping both rows are quarantined")
  func korea() throws {
    let project = try project()
    let mapped = try project.run("check", "pipelines/ministerial.yaml", "--quiet")
    #expect(!mapped.output.contains("unknown-party"))
    try project.edit("pipelines/ministerial.yaml") { text in
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !$0.contains("Korea") && !$0.contains("values:") && !$0.contains("forum. One member") }
        .joined(separator: "\n")
    }
    let result = try project.run("check", "pipelines/ministerial.yaml", "--quiet")
    #expect(result.status == 65)
    let unknown = result.output.split(separator: "\n").filter { $0.contains("unknown-party") }
    #expect(unknown.count == 2)
    #expect(unknown.allSatisfy { $0.contains("column participant") && $0.contains("“Korea”") })
  }

  @Test(
    "Every committed pipeline publishes, and its figures tie out",
    arguments: ["ministerial", "example-returns", "illustrative"])
  func publishes(pipeline: String) throws {
    let project = try project()
    let result = try project.run("run", "pipelines/\(pipeline).yaml", "--json", "--quiet")
    #expect(result.status == 0)
    #expect(result.output.contains("\"status\":\"published\""))
    let tieOut = try project.text("reports/\(pipeline)/latest/tables/tie_out.csv").split(separator: "\n").dropFirst()
    #expect(!tieOut.isEmpty && tieOut.allSatisfy { $0.hasSuffix(",yes") })
  }

  @Test("Every link of a page leads to a file of the edition, the figures among them", arguments: ["", ".ru"])
  func links(language: String) throws {
    let project = try project()
    #expect(try project.run("run", "pipelines/illustrative.yaml", "--quiet").status == 0)
    let edition = "reports/illustrative/latest"
    let html = try project.text("\(edition)/index\(language).html")
    let links = Set(html.matches(of: #/href="([^"#:]+)"/#).map { String($0.output.1) })
    #expect(links.isSuperset(of: ["tables/figures.csv", "tables/accounting.csv", "tables/coverage_by_state.csv"]))
    let missing = links.filter { !FileManager.default.fileExists(atPath: project.path("\(edition)/\($0)").path) }
    #expect(missing.isEmpty)
  }

  @Test("With public sources no table turns silence into a figure")
  func silence() throws {
    let project = try project()
    #expect(try project.run("run", "pipelines/ministerial.yaml", "--quiet").status == 0)
    let tables = "reports/ministerial/latest/tables"
    for name in ["attendance", "exchange_flows"] {
      #expect(try project.text("\(tables)/\(name).csv").split(separator: "\n").count == 1)
    }
    for name in ["coverage_by_state", "matrix", "engagement"] {
      let rows = try project.text("\(tables)/\(name).csv").split(separator: "\n").dropFirst()
      #expect(!rows.contains { $0.split(separator: ",").contains("0") }, "\(name)")
    }
    let page = try project.text("reports/ministerial/latest/index.html")
    #expect(page.contains("Absence means not listed."))
  }

  @Test("The pipeline file and the commands of the README work")
  func readmeRuns() throws {
    let project = try project()
    let readme = try String(contentsOf: Program.root.appendingPathComponent("README.md"), encoding: .utf8)
    let yaml = readme.components(separatedBy: "```yaml\n").dropFirst().first?.components(separatedBy: "```").first
    try project.write("pipelines/readme.yaml", #require(yaml))
    #expect(try project.run("run", "pipelines/readme.yaml", "--quiet").status == 0)
    let prefix = "    .build/release/rapporteur "
    let commands = readme.split(separator: "\n").filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
    #expect(commands.count == 2)
    for command in commands {
      let result = try Program.run(command.split(separator: " ").map(String.init), in: project.folder)
      // The example has rows that cannot be read, on purpose: check says so by its status.
      #expect(result.status == (command.hasPrefix("check") ? 65 : 0), "\(command)")
    }
  }

  @Test("Every make target that the README names is there")
  func readme() throws {
    let readme = try String(contentsOf: Program.root.appendingPathComponent("README.md"), encoding: .utf8)
    let makefile = try String(contentsOf: Program.root.appendingPathComponent("Makefile"), encoding: .utf8)
    let targets = readme.split(whereSeparator: { $0 == "`" || $0 == "\n" })
      .map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("make ") }.compactMap {
        $0.split(separator: " ").dropFirst().first
      }
    #expect(targets.contains("report") && targets.contains("test"))
    for target in targets { #expect(makefile.contains("\n\(target):"), "make \(target)") }
  }
}
