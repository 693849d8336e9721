import Diagnostics
import Foundation
import Registry
import TestSupport
import Testing

@testable import Pipeline

@Suite("Programs that make documents")
struct DocumentProgramTests {
  @Test("A program is found in the folders of PATH, and its output, errors and status are kept")
  func run() throws {
    #expect(ExternalProgram("no-such-program") == nil)
    #expect(ExternalProgram("sh", environment: ["PATH": "/nowhere"]) == nil)
    let shell = try #require(ExternalProgram("sh"))
    let ending = try ExternalProgram.inFolder { folder throws(Failure) in
      try shell.run(["-c", "cat; echo error >&2; exit 3"], in: folder, input: Data("in".utf8))
    }
    #expect(ending.status == 3)
    #expect(String(decoding: ending.output, as: UTF8.self) == "in")
    #expect(ending.why == "it ended with status 3: error")
  }

  @Test("A program that takes too long is ended")
  func timeOut() throws {
    let sleep = try #require(ExternalProgram("sleep"))
    let ending = try ExternalProgram.inFolder { folder throws(Failure) in
      try sleep.run(["60"], in: folder, seconds: 0.2)
    }
    #expect(ending.isTimedOut)
    #expect(ending.why == "it took too long and was ended")
  }

  @Test("A program sees no variable but those that are meant for it")
  func environment() throws {
    let env = try #require(ExternalProgram("env"))
    let ending = try ExternalProgram.inFolder { folder throws(Failure) in
      try env.run([], in: folder, environment: ["SOURCE_DATE_EPOCH": "1"])
    }
    let names = String(decoding: ending.output, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: "=")[0]
    }
    #expect(
      Set(names.map(String.init)).isSubset(of: [
        "PATH", "HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "LC_ALL", "TZ",
        "SOURCE_DATE_EPOCH", "PWD", "_", "SHLVL", "OLDPWD",
      ]))
    #expect(String(decoding: ending.output, as: UTF8.self).contains("TZ=UTC"))
  }

  @Test("A run that needs a missing program is refused before anything is read", arguments: ["pdf", "briefings-docx"])
  func missing(output: String) throws {
    let definition = try PipelineReader.read(
      "title: T\nregistry: r\nperiod: {from: 2025-01-01, to: 2025-12-31}\ninputs: {exchanges: [{path: x.csv}]}\n"
        + "outputs: [\(output)]", file: "p.yaml")
    do {
      try DocumentPrograms.check(definition, environment: ["PATH": "/nowhere"])
      Issue.record("no failure")
    } catch {
      #expect(error.exitStatus == .configuration)
      #expect(error.message.contains(output == "pdf" ? "the package chromium" : "the package pandoc"))
    }
  }

  @Test("The doctor names a program that a pipeline needs")
  func doctor() throws {
    let project = try Project()
    try project.edit("pipelines/report.yaml") { $0 + "\noutputs: [briefings-pdf]\n" }
    let surroundings = Doctor.Surroundings(
      now: Date(timeIntervalSince1970: 0), environment: ["PATH": "/nowhere"],
      pipeline: project.path("pipelines/report.yaml").path)
    let check = Doctor.examine(surroundings).first { $0.name == "program chromium" }
    #expect(check?.status == .problem && check?.exitStatus == .configuration)
  }

  @Test("What varies in a PDF is settled outside streams, and no length changes")
  func settled() throws {
    let stream = "<</Length 30>> stream\n/CreationDate (D:1 (node00000099)\nendstream"
    func text(_ date: String, _ first: String, _ second: String) -> [UInt8] {
      Array(
        ("%PDF-1.4\n<</Creator (Mozilla/5.0 \\(X11\\) Chrome)\n/CreationDate (D:\(date)+00'00')>>\n\(stream)\n"
          + "<</ID (node\(first))>> <</ID (node\(second))>> [(node\(first))]\n<</Type /Page\n/X 1>> <</Type /Pages>>\n"
          + "%%EOF\n").utf8)
    }
    let day = try #require(CalendarDay(year: 2025, month: 12, day: 31))
    let one = try #require(PDFBytes.settled(text("20261124181515", "00000418", "00000420"), asOf: day))
    let two = try #require(PDFBytes.settled(text("20270101000000", "00000009", "00000310"), asOf: day))
    #expect(one == two)
    #expect(one.count == text("20261124181515", "00000418", "00000420").count)
    let result = String(decoding: one, as: UTF8.self)
    #expect(result.contains("(D:20251231000000+00'00')") && result.contains("[(node00000001)]"))
    #expect(result.contains(stream) && !result.contains("Mozilla"))
    #expect(PDFBytes.pageCount(one) == 1)
    #expect(PDFBytes.settled(Array("%PDF-1.4 cut".utf8), asOf: day) == nil)
    let changed = Array(one.dropLast()) + [0x20]
    #expect(FileDifference.verdict("report.pdf", one, changed, byPixels: true).verdict == .samePages)
    #expect(FileDifference.verdict("report.pdf", one, changed, byPixels: false).verdict == .changed)
    #expect(FileDifference.verdict("x.docx", one, changed, byPixels: true).verdict == .notCompared)
  }

  @Test("A page for the renderer runs no script, and no link of it names a folder")
  func still() {
    let html = PDFRenderer.still(
      "<head><title>t</title></head><a href=\"#a\">1</a><a class=\"x\" href=\"b.html\">2</a>")
    #expect(html.hasPrefix("<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"))
    #expect(html.hasSuffix("<a href=\"#a\">1</a><a class=\"x\">2</a>"))
  }

  @Test("An archive has the checksums of its form")
  func archive() {
    #expect(StoredArchive.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(StoredArchive.bytes([("a.txt", "a")]).starts(with: [0x50, 0x4B, 3, 4]))
  }
}

@Suite(
  "Briefings and PDF of an edition",
  .enabled(if: ExternalProgram("chromium") != nil && ExternalProgram("pandoc") != nil))
struct DocumentOutputTests {
  @Test("Every sheet is one page, in each language; the edition comes out again byte for byte")
  func edition() throws {
    let project = try Project()
    try project.edit("pipelines/report.yaml") { $0 + "\noutputs: [briefings, briefings-pdf, briefings-docx, pdf]\n" }
    let outcome = try Runner.run(
      RunRequest(pipeline: project.path("pipelines/report.yaml").path, languages: ["en", "ru"], threads: 2))
    let edition = try Edition(EditionReference(outcome.folder))
    let paths = edition.manifest.outputs.map(\.path)
    for suffix in ["", ".ru"] {
      let sheets = paths.filter {
        $0.hasPrefix("briefings/") && $0.hasSuffix("\(suffix).pdf") && !$0.contains("/all")
          && (suffix.isEmpty ? !$0.hasSuffix(".ru.pdf") : true)
      }
      #expect(sheets.count > 5)
      for path in sheets { #expect(PDFBytes.pageCount(try edition.bytes(of: path)) == 1, "\(path)") }
      #expect(PDFBytes.pageCount(try edition.bytes(of: "briefings/all\(suffix).pdf")) == sheets.count)
      #expect(PDFBytes.pageCount(try edition.bytes(of: "report\(suffix).pdf")) > 1)
      #expect(paths.filter { $0.hasSuffix("\(suffix).docx") }.count >= sheets.count)
    }
    #expect(edition.manifest.program.libraries.keys.sorted() == ["Chromium", "FreeType", "libgd", "pandoc"])
    let report = String(decoding: try edition.bytes(of: "report.pdf"), as: UTF8.self)
    #expect(report.contains("/Lang (en)") && report.contains("/StructTreeRoot") && !report.contains("file://"))
    #expect(try Verifier.verify(EditionReference(edition.folder), threads: 2).rebuilding == .identical)
    let export = project.path("out").path
    let out = try EditionExport.run(EditionExport.Request(edition: EditionReference(edition.folder), folder: export))
    #expect(out.files.contains("report.pdf"))
    #expect(!out.files.contains { $0.hasPrefix("briefings/") })
  }
}
