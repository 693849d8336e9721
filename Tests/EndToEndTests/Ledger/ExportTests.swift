import Foundation
import TestSupport
import Testing

@Suite("What may leave the secretariat")
struct ExportTests {
  /// The example project with every kind of export and every kind of finding.
  private func project() throws -> Project {
    let project = try Project(copyOfSmall: false)
    for folder in ["inputs", "pipelines"] {
      try FileManager.default.copyItem(at: Program.root.appendingPathComponent(folder), to: project.path(folder))
    }
    let exports = "inputs/example/exports"
    try project.edit("\(exports)/exchanges.csv") {
      $0 + "SECRET-ID-1,20x5-SECRET,SECRET-MEASURE,SECRET-STATE,all,SECRET-KIND,SECRET-TITLE,,,SECRET-OLD\n"
    }
    try project.edit("pipelines/example-returns.yaml") { $0 + "\noutputs: [tables, charts, html, slides]\n" }
    // The name of an attribute of SVG would be found in every picture.
    try project.edit("\(exports)/participation.csv") { $0.replacingOccurrences(of: ",x2,", with: ",SECRET-2,") }
    return project
  }

  /// The cells of a CSV file without line feeds in cells.
  private func rows(_ text: String) -> [[String]] {
    text.split(separator: "\n").map { line in
      var cells: [String] = [""]
      var isQuoted = false
      for character in line {
        if character == "\"" {
          isQuoted.toggle()
        } else if character == ",", !isQuoted {
          cells.append("")
        } else {
          cells[cells.count - 1].append(character)
        }
      }
      return cells
    }
  }

  @Test("No value of a finding, no path of an input and no text of a quarantined row is in any of its files")
  func nothingConfidential() throws {
    let project = try project()
    #expect(try project.run("run", "pipelines/example-returns.yaml", "--quiet").status == 0)
    let edition = "reports/example-returns/2025-12-31"
    let result = try project.run("export", "example-returns", "out/public")
    #expect(result.status == 0, "\(result.error)")
    let findings = rows(try project.text("\(edition)/tables/findings.csv"))
    let values = Set(findings.dropFirst().map { $0[6] })
    let secret = values.filter { $0.contains("SECRET") }
    #expect(secret.count >= 4)
    let paths = Set(findings.dropFirst().map { $0[2] })
    let exported = try project.snapshot("out/public")
    for name in [
      "tables/accounting.csv", "tables/figures.csv", "tables/findings-by-code.csv", "index.html", "index.ru.html",
      "charts/areas.svg", "charts/slides/areas.png",
    ] {
      #expect(exported[name] != nil, "\(name)")
    }
    // Values that good rows have too, such as a name or a date, are no secret of a finding; nor is the document's status.
    let accepted = try acceptedText(project, edition) + "draft"
    let told = values.filter { !$0.isEmpty && !accepted.contains($0) }
    #expect(told.count >= 10)
    for (name, data) in exported {
      if name.hasSuffix(".png") {
        for value in told.union(paths) where value.utf8.count > 4 {
          #expect(data.range(of: Data(value.utf8)) == nil, "\(name) has \(value)")
        }
        continue
      }
      let text = withoutPictures(data)
      for value in told { #expect(!holds(text, value), "\(name) has the value \(value)") }
      for path in paths.union(["inputs/example", "SECRET"]) {
        for form in [path, path.replacingOccurrences(of: "/", with: "%2F")] {
          #expect(text.range(of: Data(form.utf8)) == nil, "\(name) has \(form)")
        }
      }
    }
    #expect(
      !exported.keys.contains { $0.hasPrefix("quarantine") || $0.hasPrefix("trace") || $0.hasSuffix("findings.csv") })
  }

  /// The text of the tables that speak of accepted rows and of the registry, and of the pages' own words.
  private func acceptedText(_ project: Project, _ edition: String) throws -> String {
    var text = ""
    for name in try FileManager.default.contentsOfDirectory(atPath: project.path("\(edition)/tables").path).sorted()
    where name != "findings.csv" {
      text += try project.text("\(edition)/tables/\(name)")
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: project.path("inputs/example/registry").path) {
      text += try project.text("inputs/example/registry/\(name)")
    }
    return text
  }

  /// Whether bytes have a value with no letter or digit on either side: `12` does not stand in `2012`.
  private func holds(_ text: Data, _ value: String) -> Bool {
    var start = text.startIndex
    while let range = text.range(of: Data(value.utf8), in: start..<text.endIndex) {
      let before = range.lowerBound > text.startIndex ? text[range.lowerBound - 1] : 0x20
      let after = range.upperBound < text.endIndex ? text[range.upperBound] : 0x20
      let isPart = [before, after].contains { byte in
        byte >= 0x80 || Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber
      }
      if !isPart { return true }
      start = range.upperBound
    }
    return false
  }

  /// A page without the bytes of its pictures, which are text of no language, and without the names in its drawings.
  private func withoutPictures(_ page: Data) -> Data {
    var rest = page[...]
    var text = Data()
    while let range = rest.range(of: Data("base64,".utf8)) {
      text += rest[..<range.upperBound]
      rest = rest[range.upperBound...]
      rest = rest[(rest.firstIndex(of: UInt8(ascii: "\"")) ?? rest.endIndex)...]
    }
    // The end of a line in a drawing has the name of a value that the example cannot read.
    return Data(String(decoding: text + rest, as: UTF8.self).replacingOccurrences(of: " x2=\"", with: " \"").utf8)
  }

  @Test("Its manifest names every file with its hash, the edition and the edition's manifest")
  func manifest() throws {
    let project = try project()
    #expect(try project.run("run", "pipelines/example-returns.yaml", "--quiet").status == 0)
    #expect(try project.run("export", "example-returns", "out").status == 0)
    let manifest = try #require(
      JSONSerialization.jsonObject(with: Data(project.text("out/manifest.json").utf8)) as? [String: Any])
    #expect(manifest["edition"] as? String == "example-returns/2025-12-31")
    let files = try #require(manifest["files"] as? [[String: Any]])
    let names = try project.snapshot("out").keys.filter { $0 != "manifest.json" }.sorted()
    #expect(files.compactMap { $0["path"] as? String }.sorted() == names)
    let changed = files.filter { $0["as_in_edition"] as? Bool == false }.compactMap { $0["path"] as? String }
    #expect(
      Set(changed) == [
        "index.html", "index.ru.html", "tables/accounting.csv", "tables/csv-metadata.json", "tables/figures.csv",
        "tables/findings-by-code.csv",
      ])
    for name in names where !changed.contains(name) {
      #expect(
        try project.snapshot("out")[name] == project.snapshot("reports/example-returns/2025-12-31")[name], "\(name)")
    }
  }

  @Test("Figures keep their values and addresses, but for the file in those of the accounts")
  func figures() throws {
    let project = try project()
    #expect(try project.run("run", "pipelines/example-returns.yaml", "--quiet").status == 0)
    #expect(try project.run("export", "example-returns", "out").status == 0)
    let before = try project.text("reports/example-returns/latest/tables/figures.csv").split(separator: "\n")
    let after = try project.text("out/tables/figures.csv").split(separator: "\n")
    #expect(before.count == after.count)
    for (before, after) in zip(before, after) {
      if before.hasPrefix("accounting/") {
        #expect(
          after
            == before.replacing(#/%2F|inputs|example|exports|[a-z]+\.csv/#, with: "")
            .replacing("//", with: "/1/"), "\(before)")
      } else {
        #expect(before == after)
      }
    }
  }

  @Test("Every link of its pages leads to a file of it", arguments: ["index.html", "index.ru.html"])
  func links(page: String) throws {
    let project = try project()
    #expect(try project.run("run", "pipelines/example-returns.yaml", "--quiet").status == 0)
    #expect(try project.run("export", "example-returns", "out").status == 0)
    let links = Set(try project.text("out/\(page)").matches(of: #/href="([^"#:]+)"/#).map { String($0.output.1) })
    #expect(links.contains("tables/findings-by-code.csv"))
    let missing = links.filter { !FileManager.default.fileExists(atPath: project.path("out/\($0)").path) }
    #expect(missing.isEmpty)
  }

  @Test("A folder with something in it is left alone; one that is empty is filled")
  func folder() throws {
    let project = try Project()
    #expect(try project.run("run", "pipelines/report.yaml").status == 0)
    try project.write("out/note.txt", "mine")
    let result = try project.run("export", "report", "out")
    #expect(result.status == 73)
    #expect(result.error.contains("the folder is not empty"))
    #expect(try project.snapshot("out").keys.sorted() == ["note.txt"])
    try FileManager.default.removeItem(at: project.path("out/note.txt"))
    #expect(try project.run("export", "report", "out").status == 0)
    #expect(try project.snapshot("out")["index.html"] != nil)
  }

  @Test("An edition of which a file was changed is not exported")
  func damaged() throws {
    let project = try Project()
    #expect(try project.run("run", "pipelines/report.yaml").status == 0)
    try project.edit("reports/report/2025-12-31/tables/events.csv") { $0 + "\n" }
    let result = try project.run("export", "report", "out")
    #expect(result.status == 65)
    #expect(result.error.contains("tables/events.csv"))
    #expect(!FileManager.default.fileExists(atPath: project.path("out").path))
  }
}
