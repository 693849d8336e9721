import Diagnostics
import Testing

@testable import Delimited

@Suite("Delimiter, sep= line, header")
struct DialectTests {
  @Test(
    "a fixed delimiter splits",
    arguments: [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"), UInt8(ascii: "~")])
  func fixed(delimiter: UInt8) throws {
    let text = "a,b\n1, 2 \n".replacing(",", with: String(decoding: [delimiter], as: UTF8.self))
    let reading = try read(text, delimiter: .fixed(delimiter))
    #expect(reading.header == ["a", "b"])
    #expect(reading.cells == [["1", " 2 "]])
  }

  @Test("an impossible delimiter is refused", arguments: [UInt8(ascii: "\""), UInt8(ascii: "\n"), 0, 0xC3])
  func impossible(delimiter: UInt8) throws {
    #expect(try failure(Array("a\n".utf8), delimiter: .fixed(delimiter))?.code == "invalid-value")
  }

  @Test(
    "automatic takes the first accepted delimiter",
    arguments: [
      ("id,x;date\n", ["id"], ","), ("x,y;date;id\n", ["date", "id"], ";"), ("id\tda,te\n", ["id"], "\t"),
      ("id|a,b;c\n", ["id"], "|"), ("\"id\";\"date\"\n", ["id", "date"], ";"),
    ])
  func automatic(text: String, required: [String], delimiter: String) throws {
    let reading = try read(text, accepts: { names in required.allSatisfy { names.contains($0) } })
    #expect(reading.delimiter == delimiter.utf8.first)
  }

  @Test(
    "automatic without an accepted one takes the one with most cells, the first on a tie",
    arguments: [("a,b;c;d\n", ";"), ("a;b,c\n", ","), ("a\n", ","), ("a|b|c,d\n", "|")])
  func mostCells(text: String, delimiter: String) throws {
    #expect(try read(text, accepts: { _ in false }).delimiter == delimiter.utf8.first)
  }

  @Test(
    "a sep= line names the delimiter, wins, and is a line but no record",
    arguments: [
      "sep=;\r\n", "SEP=;\n", "\"sep=;\"\n", "Sep=;\r", "\u{FEFF}sep=;\n", "\u{FEFF}\"SEP=;\"\r\n",
    ])
  func separator(first: String) throws {
    let reading = try read(first + "a;b,c\n1;2\n", delimiter: .fixed(UInt8(ascii: ",")), accepts: { _ in false })
    #expect(reading.header == ["a", "b,c"])
    #expect(reading.headerLine == 2)
    #expect(reading.lines == [3])
    #expect(reading.delimiter == UInt8(ascii: ";"))
    #expect(reading.rawHeader == Array((first + "a;b,c\n").utf8))
  }

  @Test("what only resembles a sep= line is a header", arguments: ["sep=", "sep=;;", "sep:;", "sep=\"", "xsep=;"])
  func noSeparator(first: String) throws {
    let found = try? read(first + "\n", delimiter: .fixed(UInt8(ascii: ",")))
    if first.contains("\"") { #expect(found == nil) } else { #expect(found?.header == [first]) }
  }

  @Test("header names are trimmed, no-break spaces too, and blank lines before them skipped")
  func header() throws {
    let reading = try read("\n\r\n ,\u{A0}\n  a ,\u{A0}b\u{3000},\u{2007}c,,\n1,2,3\n")
    #expect(reading.header == ["a", "b", "c"])
    #expect(reading.headerLine == 4)
    #expect(reading.cells == [["1", "2", "3"]])
    #expect(reading.rawHeader == Array("\n\r\n ,\u{A0}\n  a ,\u{A0}b\u{3000},\u{2007}c,,\n".utf8))
  }

  @Test("an empty name between others stays, and two are no duplicate")
  func emptyNames() throws {
    #expect(try read("a,,,b,\n").header == ["a", "", "", "b"])
  }

  @Test("a header over several lines")
  func longHeader() throws {
    let reading = try read("\"a\nb\",c\n1,2\n")
    #expect(reading.header == ["a\nb", "c"])
    #expect(reading.lines == [3])
    #expect(reading.rawHeader == Array("\"a\nb\",c\n".utf8))
  }

  @Test("a duplicate header stops", arguments: ["\na,b,A\n", "\nДата, дата\n"])
  func duplicate(text: String) throws {
    let found = try failure(text)
    #expect(found?.code == "duplicate-header")
    #expect(found?.line == 2)
    #expect(found?.file == "in/input.csv")
  }

  @Test("no header at all", arguments: ["", "\n\r\n\r", "\u{FEFF}", "sep=;\n", " ,, \n", "\"\"\n"])
  func empty(text: String) throws {
    #expect(try failure(text)?.reason == .inputEmpty)
  }

  @Test("a header that cannot be split says why", arguments: ["a,b\"c\n1,2\n", "\"a\" ,b\n", "\"a\nb\n", "a\0,b\n"])
  func brokenHeader(text: String) throws {
    let found = try failure(text)
    #expect(found?.code == "input-output")
    #expect(found?.line == 1)
    #expect(found?.message.contains("reading the header") == true)
  }

  @Test("a header that comes too late")
  func lateHeader() throws {
    let text = String(repeating: "\n", count: RecordLimits.record) + "a\n"
    #expect(try failure(text)?.message.contains("does not end within") == true)
  }

  @Test("too many columns")
  func tooManyColumns() throws {
    let names = (0...16_384).map { "c\($0)" }.joined(separator: ",")
    #expect(try failure(names + "\n")?.code == "input-output")
  }
}
