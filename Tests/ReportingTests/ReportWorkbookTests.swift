import Foundation
import Registry
import Statistics
import Tabulation
import TestSupport
import Testing
import Workbook

@testable import Reporting

@Suite("The workbook of an edition")
struct ReportWorkbookTests {
  private func book(
    _ content: ReportContent, _ language: String = "en", limit: Int = BookSheet.rowLimit, charts: [ChartFile] = []
  ) throws -> BookReader {
    let page = try ReportPage(content, language: language)
    return try BookReader(Data(WorkbookWriter.bytes(of: ReportWorkbook(page, rowLimit: limit).book(charts: charts))))
  }

  /// The columns of a sheet that stand for each column of the table, by the notes on the heads.
  private func columns(_ sheet: BookReader.Sheet, _ table: Table) -> [String: [Int]] {
    var columns: [String: [Int]] = [:]
    for column in 0..<80 {
      guard let note = sheet.notes[BookReader.place(4, column)], let line = note.split(separator: "\n").last else {
        continue
      }
      let name = line.split(separator: " ").last.map { String($0.dropLast()) } ?? ""
      columns[name, default: []].append(column)
    }
    return columns
  }

  @Test(
    "Every cell of every table stands in its sheet, with its type", arguments: ["en", "ru"],
    [Basis.returns, .publicSources])
  func everyCell(language: String, basis: Basis) throws {
    let content = Fixture.content(basis)
    let book = try book(content, language)
    let words = WorkbookWords(page: PageContext(content, lexicon: try Lexicon(language)))
    var compared = 0
    for table in content.tables where table.name != "figures" {
      let sheet = book[words.title(table.name).prefix(31).trimmingCharacters(in: .whitespaces)]
      let columns = columns(sheet, table)
      #expect(Set(columns.keys) == Set(table.schema.columns.map(\.name)), "\(table.name)")
      #expect(sheet.lastRow == 4 + table.rows.count, "\(table.name)")
      for (place, row) in table.rows.enumerated() {
        for (index, column) in table.schema.columns.enumerated() {
          // The code stands behind the name.
          guard let at = columns[column.name]?.last else { continue }
          let cell = sheet.cell(5 + place, at)
          let isCode = columns[column.name]?.count == 2
          switch row.values[index] {
          case .empty: #expect(cell?.text == nil && cell?.number == nil, "\(table.name) \(place) \(column.name)")
          case .integer(let number):
            // A code column is text, be its codes numbers.
            #expect(isCode ? cell?.text == String(number) : cell?.number == Double(number))
          case .ratio(let ratio):
            #expect(cell?.number == Double(ratio.text))
            #expect(cell?.format.hasPrefix(ratio.denominator >= 5 ? "0%" : "0.00") ?? ratio.text.isEmpty)
          case .date(let text):
            if let date = PartialDate(text), date.precision == .day {
              #expect(cell?.number == Double(date.first.ordinal) + 25_569)
            } else {
              #expect(cell?.text?.contains(text.prefix(4)) == true)
            }
          case .text(let text): #expect(cell?.text ?? "" == text || column.name == "message")
          case .code, .codes:
            if isCode {
              #expect(cell?.text ?? "" == row.values[index].text)
            } else {
              #expect((cell?.text ?? "").isEmpty == row.values[index].isEmpty)
            }
          }
          if cell?.isFormula == true { Issue.record("a formula in \(table.name)") }
          compared += 1
        }
      }
    }
    #expect(compared > 100)
  }

  @Test("Marks stand at the figure, and the value stays a number")
  func marks() throws {
    var content = Fixture.content()
    for table in content.tables.indices where content.tables[table].schema.holdsFigures {
      for row in content.tables[table].rows.indices {
        for (place, column) in content.tables[table].schema.columns.enumerated() {
          guard case .figure = column.role else { continue }
          content.tables[table].rows[row].marks[place] =
            place % 2 == 0 ? [.provisional] : [.partialLists, .registryConfidence]
        }
      }
    }
    let book = try book(content)
    let words = WorkbookWords(page: PageContext(content, lexicon: try Lexicon("en")))
    var seen = 0
    for table in content.tables where table.name != "figures" {
      let sheet = book[String(words.title(table.name).prefix(31))]
      let columns = columns(sheet, table)
      for (place, row) in table.rows.enumerated() {
        for (index, marks) in row.marks where !row.values[index].isEmpty && !marks.isEmpty {
          guard let at = columns[table.schema.columns[index].name]?.first else { continue }
          let format = sheet.cell(5 + place, at)?.format ?? ""
          for mark in marks { #expect(format.hasSuffix("\"") && format.contains(mark.letter), "\(format)") }
          seen += 1
        }
      }
    }
    #expect(seen > 0)
  }

  @Test("The figures have their addresses and values")
  func figures() throws {
    let content = Fixture.content()
    let sheet = try book(content)["Figures and addresses"]
    let figures = Figures.all(of: content.tables.filter { $0.name != "figures" })
    #expect(sheet.lastRow == 4 + figures.count)
    for (place, figure) in figures.enumerated() {
      #expect(sheet.cell(5 + place, 0)?.text == figure.address)
      let value = sheet.cell(5 + place, 1)
      switch figure.value {
      case .empty: #expect(value?.text == nil && value?.number == nil)
      case .integer(let number): #expect(value?.number == Double(number))
      case .ratio(let ratio): #expect(value?.number == Double(ratio.text))
      case .code(let code): #expect(value?.text ?? "" == code)
      case .date, .text, .codes: break
      }
    }
  }

  @Test("A table that is longer than a sheet is left to its CSV file, in a sentence")
  func tooLong() throws {
    let content = Fixture.content()
    let book = try book(content, limit: 8)
    let table = try #require(content.tables.first { $0.rows.count > 3 && $0.name != "figures" })
    let words = WorkbookWords(page: PageContext(content, lexicon: try Lexicon("en")))
    let sheet = book[String(words.title(table.name).prefix(31))]
    #expect(sheet.lastRow == 4)
    #expect(sheet.cell(2, 0)?.text?.contains("tables/\(table.name).csv") == true)
    #expect(sheet.cell(2, 0)?.text?.contains("\(table.rows.count) rows") == true)
    #expect(book["Figures and addresses"].cell(2, 0)?.text?.contains("tables/figures.csv") == true)
  }

  @Test("The cover says what it is, how it stands and where everything is", arguments: ["en", "ru"])
  func cover(language: String) throws {
    let book = try book(Fixture.content(), language)
    let cover = book[try #require(book.names.first)]
    let texts = Set(cover.cells.values.compactMap(\.text))
    let lexicon = try Lexicon(language)
    #expect(cover.cell(0, 0)?.text == "Forum of tests")
    for text in ["T/1", "A notice.", "tests/2030-12-31", lexicon.plain("status-of-document.draft")] {
      #expect(texts.contains(text), "\(text)")
    }
    for name in book.names.dropFirst() { #expect(texts.contains(name), "\(name)") }
    #expect(texts.contains { $0.contains("T/1, \(lexicon.plain("status-of-document.draft"))") })
    for text in texts { #expect(Lexicon.gap(in: text) == nil) }
  }

  @Test("Every sheet can be printed: paper, heads on every page, title, status and number of the page")
  func printing() throws {
    let book = try book(Fixture.content())
    let names = String(decoding: book.archive.files["xl/workbook.xml"] ?? Data(), as: UTF8.self)
    for name in book.names {
      let xml = book[name].xml
      #expect(xml.contains("paperSize=\"9\""), "\(name)")
      #expect(xml.contains("Forum of tests&amp;R&amp;8T/1 · Draft"), "\(name)")
      #expect(xml.contains("A notice.&amp;R&amp;8Page &amp;P of &amp;N"), "\(name)")
      #expect(xml.contains("fitToPage=\"1\""), "\(name)")
    }
    for name in book.names.dropFirst() {
      #expect(book[name].xml.contains("state=\"frozen\""), "\(name)")
      #expect(
        names.contains("'\(name)'!$4:$5") || names.contains("'\(name)'!$5:$5") || names.contains("\(name)!$4:$5"),
        "\(name)")
    }
  }

  @Test("What stands in a title or cell is text, whatever it begins with")
  func hostile() throws {
    var content = Fixture.content(title: "=1+1")
    content.notices = ["en": "@SUM(A1) & \"=2\""]
    content.findings[0].value = "=cmd|' /C calc'!A0"
    let book = try book(content)
    for name in book.names {
      #expect(!book[name].xml.contains("<f>"), "\(name)")
      let hasFormula = book[name].cells.values.contains { $0.isFormula }
      #expect(!hasFormula)
    }
    #expect(book[book.names[0]].cell(0, 0)?.text == "=1+1")
  }
}
