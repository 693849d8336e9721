import Foundation
import TestSupport
import Testing

@Suite("A new forum")
struct StarterTests {
  private static let pipeline = "lakes/pipelines/report.yaml"

  private func made(_ options: String...) throws -> Project {
    let project = try Project(copyOfSmall: false)
    let result = try Program.run(["init", "lakes"] + options, in: project.folder)
    #expect(result.status == 0 && result.error.isEmpty)
    #expect(result.output.contains("next: rapporteur run \(Self.pipeline)\n"))
    return project
  }

  @Test("It checks without a finding, and runs at once")
  func runs() throws {
    let project = try made()
    let check = try project.run("check", Self.pipeline)
    #expect(check.status == 0 && check.error.isEmpty)
    #expect(check.output.split(separator: "\n").count == 5)
    #expect(check.output.split(separator: "\n").allSatisfy { $0.contains(" records = ") })
    let run = try project.run("run", Self.pipeline)
    #expect(run.status == 0 && run.error.isEmpty && run.output.hasPrefix("published report/2025-12-31: "))
    let page = try project.text("lakes/reports/report/latest/index.html")
    #expect(page.contains("A new forum: annual report") && page.contains("Invented data"))
    #expect(try project.run("doctor", Self.pipeline).status == 0)
  }

  @Test("The same folder everywhere: nothing in it depends on place or time")
  func same() throws {
    #expect(try made().snapshot("lakes") == made().snapshot("lakes"))
  }

  @Test("A name goes into title and README, whatever characters it has")
  func name() throws {
    let name = #"Forum of "Lakes" \ #1: {a} & <b>"#
    let project = try made("--name", name)
    #expect(try project.text("lakes/README.md").hasPrefix("# \(name)\n"))
    #expect(try project.run("run", Self.pipeline).status == 0)
    let manifest = try JSONSerialization.jsonObject(
      with: Data(try project.text("lakes/reports/report/latest/manifest.json").utf8))
    let parameters = (manifest as? [String: Any])?["parameters"] as? [String: Any]
    #expect((parameters?["titles"] as? [String: String])?["en"] == name + ": annual report")
  }

  @Test("A name that is no line is refused, and nothing is made", arguments: ["", "  ", "a\nb", "a\u{7}b"])
  func badName(name: String) throws {
    let project = try Project(copyOfSmall: false)
    #expect(try project.run("init", "lakes", "--name", name).status == 64)
    #expect(try project.snapshot(".").isEmpty)
  }

  @Test("An empty folder will do; one with anything in it is left as it is")
  func folders() throws {
    let project = try Project(copyOfSmall: false)
    try FileManager.default.createDirectory(at: project.path("empty"), withIntermediateDirectories: true)
    #expect(try project.run("init", "empty").status == 0)
    try project.write("full/.hidden", "mine")
    let result = try project.run("init", "full", "--json")
    #expect(result.status == 73)
    #expect(result.output.contains(#""code":"folder-not-empty""#))
    #expect(try project.snapshot("full") == [".hidden": Data("mine".utf8)])
    try project.write("file", "mine")
    #expect(try project.run("init", "file").status == 73)
    #expect(try project.run("init", "file/below").status == 73)
    #expect(try project.text("file") == "mine")
  }

  @Test("Where it cannot be written nothing is left of it")
  func nothingLeft() throws {
    let project = try Project(copyOfSmall: false)
    // The name of a file would be longer than a file system takes; the folders before it can be made.
    let long = String(repeating: "a/", count: 2035) + "b"
    let result = try project.run("init", long)
    #expect(result.status == 73)
    #expect(!(try project.snapshot(".").keys.contains { $0.hasSuffix(".csv") }))
  }

  @Test("README.md explains every column of every file, and the pipeline file every key")
  func explained() throws {
    let project = try made()
    let readme = try project.text("lakes/README.md")
    let files = try project.snapshot("lakes").keys.filter { $0.hasSuffix(".csv") }
    #expect(files.count == 14)
    for file in files {
      let name = try #require(file.split(separator: "/").last)
      #expect(readme.contains("`\(name)`"), "\(file)")
      let header = try #require(try project.text("lakes/\(file)").split(separator: "\n").first)
      for column in header.split(separator: ",") { #expect(readme.contains("`\(column)`"), "\(file): \(column)") }
    }
    let source = try String(
      contentsOf: Program.root.appendingPathComponent("Sources/Pipeline/Definition/InputReader.swift"), encoding: .utf8)
    let reader = try String(
      contentsOf: Program.root.appendingPathComponent("Sources/Pipeline/Definition/PipelineReader.swift"),
      encoding: .utf8)
    let text = try project.text(Self.pipeline)
    for source in [source, reader] {
      let list = try #require(source.firstMatch(of: #/keys = \[([^\]]*)\]/#)?.output.1)
      let keys = list.matches(of: #/"([a-z_]+)"/#).map(\.output.1)
      #expect(keys.count >= 14)
      for key in keys { #expect(text.contains("\(key):"), "\(key)") }
    }
  }

  @Test("Each key that is commented out can be added as it stands")
  func commentedKeys() throws {
    let project = try made()
    let text = try project.text(Self.pipeline)
    let keys = text.split(separator: "\n").filter {
      $0.wholeMatch(of: #/# [a-z_]+: [^.]*|# gate: .*|# symbol: .*/#) != nil
    }
    #expect(keys.count >= 9)
    for key in keys {
      let changed = text.replacingOccurrences(of: "\n\(key)\n", with: "\n\(key.dropFirst(2))\n")
      #expect(changed != text)
      try project.write("lakes/pipelines/changed.yaml", changed)
      let result = try project.run("check", "lakes/pipelines/changed.yaml", "--quiet")
      #expect(result.status == 0, "\(key): \(result.error)")
    }
  }
}
