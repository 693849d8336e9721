import Foundation
import TestSupport
import Testing

@Suite("The output xlsx")
struct WorkbookOutputTests {
  private func project() throws -> Project {
    let project = try Project(copyOfSmall: false)
    for folder in ["inputs", "pipelines"] {
      try FileManager.default.copyItem(at: Program.root.appendingPathComponent(folder), to: project.path(folder))
    }
    try project.edit("pipelines/example-returns.yaml") { $0 + "\noutputs: [tables, xlsx]\n" }
    return project
  }

  @Test("An edition has a workbook in each language with every chart, which comes out again")
  func workbooks() throws {
    let project = try project()
    let result = try project.run("run", "pipelines/example-returns.yaml", "--quiet")
    #expect(result.status == 0, "\(result.error)")
    #expect(!result.error.contains("does not make"))
    let edition = "reports/example-returns/2025-12-31"
    for (name, chart) in [("report.xlsx", "Chart 1"), ("report.ru.xlsx", "Диаграмма 1")] {
      let data = try Data(contentsOf: project.path("\(edition)/\(name)"))
      let book = try BookReader(data)
      let pictures = book.archive.files.keys.filter { $0.hasPrefix("xl/media/") }
      #expect(pictures.count >= 8)
      // Half the pixels of the picture on the screen, 9525 units each.
      let png = [UInt8](try #require(book.archive.files["xl/media/image1.png"]))
      let width = png[16..<20].reduce(0) { $0 << 8 | Int($1) }
      let drawing = try #require(book.archive.files["xl/drawings/drawing1.xml"])
      let size = try #require(String(decoding: drawing, as: UTF8.self).firstMatch(of: #/<a:ext cx="(\d+)"/#))
      #expect(abs((Double(size.1) ?? 0) / 9525 - Double(width) / 2) < 1)
      #expect(book[chart].alternatives.first?.isEmpty == false)
      #expect(book[chart].alternatives.count == 1)
    }
    let manifest = try project.text("\(edition)/manifest.json")
    #expect(manifest.contains("\"libxlsxwriter\": \"") || manifest.contains("\"libxlsxwriter\" : \""))
    #expect(manifest.contains("report.ru.xlsx"))
    #expect(try project.run("verify", "example-returns").status == 0)
  }

  @Test("What is exported is made again without values of findings and paths")
  func export() throws {
    let project = try project()
    try project.edit("inputs/example/exports/exchanges.csv") {
      $0 + "SECRET-ID-1,20x5-SECRET,SECRET-MEASURE,SECRET-STATE,all,SECRET-KIND,SECRET-TITLE,,,SECRET-OLD\n"
    }
    #expect(try project.run("run", "pipelines/example-returns.yaml", "--quiet").status == 0)
    let own = try BookReader(Data(contentsOf: project.path("reports/example-returns/2025-12-31/report.xlsx")))
    func holds(_ book: BookReader, _ text: String) -> Bool {
      book.archive.files.values.contains { $0.range(of: Data(text.utf8)) != nil }
    }
    // The edition's own shows that the test can see it.
    #expect(holds(own, "SECRET"))
    #expect(try project.run("export", "example-returns", "out").status == 0)
    for name in ["report.xlsx", "report.ru.xlsx"] {
      let book = try BookReader(Data(contentsOf: project.path("out/\(name)")))
      for text in ["SECRET", "inputs/example", "exports/"] { #expect(!holds(book, text), "\(name) has \(text)") }
    }
    #expect(try project.text("out/manifest.json").contains("report.xlsx"))
  }
}
