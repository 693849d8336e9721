import Foundation
import Tabulation
import TestSupport
import Testing

@testable import Workbook

@Suite("Workbooks as files")
struct WriterTests {
  private func book(_ rows: [SheetRow]) -> SheetBook {
    SheetBook(
      title: "A title", created: 86_400,
      sheets: [BookSheet(name: "One", columns: [SheetColumn(width: 12)], rows)])
  }

  private func read(_ book: SheetBook) throws -> BookReader {
    try BookReader(Data(WorkbookWriter.bytes(of: book)))
  }

  @Test(
    "No text becomes a formula, and every text comes back as it was",
    arguments: [
      "=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "=HYPERLINK(\"http://example.invalid\")",
      "http://example.invalid", "'=1", "007", "1e9", "TRUE", "2025-01-01", " padded ", "a\nb", "a\rb", "_x0041_",
      "<b>&amp;</b>", "Ж\u{301}", "\u{7}bell",
    ])
  func textIsText(text: String) throws {
    let cell = try #require(try read(book([SheetRow([.text(text)])]))["One"].cell(0, 0))
    #expect(cell.text == text)
    #expect(!cell.isFormula)
    #expect(cell.number == nil)
  }

  @Test("What no file of markup may hold is replaced, and a text that is too long is cut with a sign")
  func impossibleText() throws {
    let long = String(repeating: "x", count: 40_000)
    let sheet = try read(book([SheetRow([.text("a\0b\u{FFFF}"), .text(long)])]))["One"]
    #expect(sheet.cell(0, 0)?.text == "a\u{FFFD}b\u{FFFD}")
    #expect(sheet.cell(0, 1)?.text?.utf16.count == 32_767)
    #expect(sheet.cell(0, 1)?.text?.hasSuffix("x…") == true)
  }

  @Test("Nothing is not 0, a day is a number with a format, and a link stays inside")
  func types() throws {
    let day = CellStyle().with(\.format, "yyyy-mm-dd")
    let sheet = try read(
      book([
        SheetRow([SheetCell(.empty), SheetCell(.number(0)), SheetCell(.day(0), day), SheetCell(.number(0.3333))]),
        SheetRow([SheetCell(.link("Up", sheet: "One", cell: "A1"))]),
      ]))["One"]
    #expect(sheet.cell(0, 0)?.number == nil)
    #expect(sheet.cell(0, 0)?.text == nil)
    #expect(sheet.cell(0, 1)?.number == 0)
    #expect(sheet.cell(0, 2)?.number == 25_569)
    #expect(sheet.cell(0, 2)?.format == "yyyy-mm-dd")
    #expect(sheet.cell(0, 3)?.number == 0.3333)
    #expect(sheet.cell(1, 0)?.text == "Up")
    #expect(sheet.xml.contains("location=\"One!A1\"") || sheet.xml.contains("location=\"'One'!A1\""))
  }

  @Test("The same value gives the same bytes, with the time that it says")
  func determinism() throws {
    let book = book([SheetRow([.text("a", note: "A note")])])
    let first = try WorkbookWriter.bytes(of: book)
    #expect(try WorkbookWriter.bytes(of: book) == first)
    let archive = try ZipFile(Data(first))
    let core = String(decoding: try #require(archive.files["docProps/core.xml"]), as: UTF8.self)
    #expect(core.contains("1970-01-02T00:00:00Z"))
    #expect(archive.stamps.count == 1)
    #expect(try BookReader(Data(first))["One"].notes["A1"] == "A note")
  }

  @Test("A row below the last is refused, and so is a name that no sheet may have")
  func refusals() throws {
    var book = book([])
    book.sheets[0].name = "a/b"
    #expect(throws: WorkbookError.self) { try WorkbookWriter.bytes(of: book) }
    book.sheets[0].name = "One"
    let wide = SheetRow([SheetCell](repeating: .text("x"), count: 16_385))
    book.sheets[0].rows = { try $0(wide) }
    #expect(throws: WorkbookError.place(sheet: "One", row: 0, column: 16_384)) {
      try WorkbookWriter.bytes(of: book)
    }
  }

  @Test("Nothing stays in the temporary folder")
  func temporaryFiles() throws {
    do {
      let folder = try TemporaryFolder()
      #expect(FileManager.default.fileExists(atPath: folder.path))
      _ = FileManager.default.createFile(atPath: folder.file, contents: Data("x".utf8))
      #expect(try folder.contents() == Array("x".utf8))
      let path = folder.path
      _ = consume folder
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }
}
