import Diagnostics
import Testing

@testable import Delimited

@Suite("Records, lines, shape problems")
struct RecordTests {
  @Test(
    "lines are counted as an editor does, in quotes too",
    arguments: ["\n", "\r\n", "\r"], ["\n", "\r\n", "\r"])
  func lines(outside: String, inside: String) throws {
    let text = ["a,b", "1,\"x|y||z\"", "", "2,v", "  ", "\"|\",w", "3,4"].joined(separator: outside) + outside
    let reading = try read(text.replacing("|", with: inside))
    // An empty line after CR would join LF: here the outer terminator never stands beside the inner one.
    #expect(reading.lines == [2, 7, 9, 11])
    #expect(reading.cells[0] == ["1", "x|y||z".replacing("|", with: inside)])
    #expect(reading.cells[2] == ["|".replacing("|", with: inside), "w"])
  }

  @Test("terminators may be mixed")
  func mixed() throws {
    let reading = try read("a\r1\n\r2\r\n\r\n3\n\n4")
    #expect(reading.cells == [["1"], ["2"], ["3"], ["4"]])
    #expect(reading.lines == [2, 4, 6, 8])
  }

  @Test("delimiters, doubled quotes and spaces are data")
  func data() throws {
    let reading = try read("a,b\n\"x,\"\"y\"\"\", z\t\n\"\",\"\"\"\"\n")
    #expect(reading.cells == [["x,\"y\"", " z\t"], ["", "\""]])
  }

  @Test(
    "records of nothing but white space are no records", arguments: [",", " , \t", "\"\",", "\u{A0},\u{2003}", "  "])
  func blank(line: String) throws {
    let reading = try read("a,b\n\(line)\n1,2\n\(line)\n")
    #expect(reading.cells == [["1", "2"]])
    #expect(reading.lines == [3])
  }

  @Test("cells of the header's empty columns may be there or not, but not filled")
  func trailing() throws {
    let reading = try read("a,b,,\n1,2\n3,4,\n5,6, ,\u{A0}\n7,8,x\n9,8,,,\n6\n")
    #expect(reading.cells.prefix(3) == [["1", "2"], ["3", "4"], ["5", "6"]])
    #expect(
      reading.rows.map(\.problems) == [
        [], [], [], [Problem(.raggedRow(cells: 3, expected: 2), nil, "")],
        [Problem(.raggedRow(cells: 5, expected: 2), nil, "")], [Problem(.raggedRow(cells: 1, expected: 2), nil, "")],
      ])
  }

  @Test(
    "a bad quote costs the line on which its record begins",
    arguments: [
      ("1,x\"y,2", 1, "x\"y"), ("\"x\"y,2", 0, "\"x\"y"), ("\"x\" ,2", 0, "\"x\" "), (" \"x\",2", 0, " \"x\""),
      ("1,\"x", 1, "\"x\n2,\"z\""), ("1,2,\"x\"y", nil, "\"x\"y"),
    ])
  func badQuote(line: String, column: Int?, value: String) throws {
    let reading = try read("a,b\n\(line)\n2,\"z\"\n3,\"\"\n")
    #expect(reading.lines == [2, 3, 4])
    #expect(
      reading.rows[0] == Row(line: 2, cells: [], problems: [Problem(.badQuote, column, value)], raw: Array(line.utf8)))
    #expect(reading.cells[1...] == [["2", "z"], ["3", ""]])
  }

  @Test("a bad quote on a later line goes back to the second")
  func recovery() throws {
    let reading = try read("a,b\r\n1,\"x\r\n2,y\r\n\"3\",z\r\n4,w\r\n")
    #expect(reading.lines == [2, 3, 4, 5])
    #expect(reading.codes == [[.badQuote], [], [], []])
    #expect(reading.rows[0].raw == Array("1,\"x".utf8))
    #expect(reading.cells[1...] == [["2", "y"], ["3", "z"], ["4", "w"]])
  }

  @Test("an unterminated quote costs one line")
  func unterminated() throws {
    let reading = try read("a,b\n1,\"x\n2,y\n3,z\n")
    #expect(reading.rows[0].problems == [Problem(.unterminatedQuote, 1, "\"x\n2,y\n3,z\n")])
    #expect(reading.rows[0].raw == Array("1,\"x".utf8))
    #expect(reading.cells[1...] == [["2", "y"], ["3", "z"]])
    #expect(try read("a,b\n1,\"x\n").codes == [[.unterminatedQuote]])
  }

  @Test("a NUL byte has a column and a place")
  func nul() throws {
    let reading = try read("a,b\n\"\",\"x\0\"\n\0,\0\0\n")
    #expect(reading.rows[0].problems == [Problem(.nulByte(offset: 9), 1, "x\0")])
    #expect(
      reading.rows[1].problems == [Problem(.nulByte(offset: 12), 0, "\0"), Problem(.nulByte(offset: 14), 1, "\0\0")])
  }

  @Test("a cell of the longest length is read, in quotes or not", arguments: ["", "\""], [1, 4096, 262_144])
  func longest(quote: String, blockSize: Int) throws {
    let cell = String(repeating: "x", count: blockSize == 1 ? 4 : RecordLimits.cell)
    let reading = try read("a,b\n1,\(quote)\(cell)\(quote)\n2,3\n", blockSize: blockSize)
    #expect(reading.codes == [[], []])
    #expect(reading.cells[0][1] == cell)
  }

  @Test(
    "a cell that is too long is cut and the record read to its end", arguments: ["", "\""], [1, 2, 3_000_000])
  func tooLong(quote: String, extra: Int) throws {
    let cell = String(repeating: "ы", count: RecordLimits.cell / 2) + String(repeating: "x", count: extra)
    let line = "\(quote)\(cell)\(quote),\"y\"\"\""
    let reading = try read("a,b\n\(line)\n2,3\n")
    #expect(reading.codes == [[.fieldTooLong], []])
    #expect(reading.rows[0].problems[0].column == 0)
    #expect(reading.cells[0][1] == "y\"")
    #expect(reading.cells[0][0].utf8.count == RecordLimits.cell)
    #expect(reading.rows[0].raw == Array(line.utf8))
    #expect(reading.lines == [2, 3])
  }

  @Test("too long is measured between quotes that are doubled, over lines, and cut at a whole character")
  func tooLongDetails() throws {
    let cell = "z" + String(repeating: "\"\"\n", count: 300_000) + String(repeating: "ы", count: 300_000)
    let reading = try read("a\n\"\(cell)\"\nx\n")
    #expect(reading.codes == [[.fieldTooLong], []])
    #expect(reading.lines == [2, 300_003])
    #expect(!reading.cells[0][0].contains("\u{FFFD}"))
  }

  @Test("a record of many long cells is bounded")
  func longRecord() throws {
    let cell = String(repeating: "x", count: 1_000_000)
    let header = (0..<20).map { "c\($0)" }.joined(separator: ",")
    let reading = try read(header + "\n" + Array(repeating: cell, count: 20).joined(separator: ",") + "\n")
    #expect(reading.rows[0].problems.map(\.reason) == [.fieldTooLong(limit: RecordLimits.record)])
    #expect(reading.rows[0].cells.count == 20)
  }

  @Test("a record of very many cells is bounded")
  func manyCells() throws {
    let reading = try read(
      "a,b\n" + String(repeating: ",", count: 200_000) + "\n1" + String(repeating: ",", count: 199_999) + "\n")
    #expect(reading.rows.count == 1)
    #expect(
      try read("a,b\n1" + String(repeating: ",", count: 99_999) + "\r\n").rows[0].cells.count == RecordLimits.cells)
    #expect(reading.rows[0].problems == [Problem(.raggedRow(cells: 200_000, expected: 2), nil, "")])
    #expect(reading.rows[0].cells.count == RecordLimits.cells)
  }

  @Test("a record knows its bytes in the file")
  func span() throws {
    let reader = try TestFile("a,b\n12345,\"6\"\n").reader()
    var record = DelimitedRecord()
    #expect(try reader.next(into: &record))
    #expect(record.offset == 4)
    #expect(record.endOffset == 13)
    #expect(reader.byteCount == 14)
    #expect(record.text(7).isEmpty)
    #expect(record.trimmedText(0) == "12345")
  }
}
