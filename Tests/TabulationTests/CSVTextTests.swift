import Tabulation
import Testing

@Suite struct CSVTextTests {
  @Test(arguments: ["=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"])
  func aCellThatASpreadsheetWouldRunIsGuarded(mark: String) {
    for text in [mark, mark + "1+1", mark + " x"] {
      #expect(CSVText.cell(.text(text)) == "'" + text)
      #expect(CSVText.cell(.code(text)) == "'" + text)
      #expect(CSVText.cell(.codes([text, "b"])) == "'" + text + ";b")
      #expect(CSVText.cell(.date(text)) == "'" + text)
    }
    #expect(CSVText.cell(.text("x" + mark)) == "x" + mark)
    #expect(CSVText.cell(.codes(["a", mark])) == "a;" + mark)
  }

  @Test func tabAndReturnAreGuarded() {
    #expect(CSVText.cell(.text("\tx")) == "'\tx")
    #expect(CSVText.cell(.text("\rx")) == "\"'\rx\"")
    #expect(CSVText.cell(.text(" =x")) == " =x")
    #expect(CSVText.cell(.text("=1,2")) == "\"'=1,2\"")
    #expect(CSVText.cell(.text("=\u{301}x")) == "'=\u{301}x")
  }

  @Test func numbersAreNeverGuarded() {
    #expect(CSVText.cell(.integer(-5)) == "-5")
    #expect(CSVText.cell(.integer(.min)) == "-9223372036854775808")
    #expect(CSVText.cell(.ratio(Ratio(-1, of: 3))) == "-0.3333")
    #expect(CSVText.cell(.integer(7)) == "7")
    #expect(CSVText.cell(.empty) == "")
    #expect(CSVText.cell(.ratio(Ratio(1, of: 0))) == "")
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""), ("a\r\nb", "\"a\r\nb\""),
    ("say \"so\"", "\"say \"\"so\"\"\""), ("\"", "\"\"\"\""), ("a;b", "a;b"), (" a ", " a "), ("", ""),
    ("a\tb", "a\tb"),
    ("\"\u{301}", "\"\"\"\u{301}\""),
  ])
  func cellsAreQuotedWhereTheyMustBe(text: String, expected: String) {
    #expect(Array(CSVText.quote(text).utf8) == Array(expected.utf8))
    #expect(Array(CSVText.cell(.text(text)).utf8) == Array(expected.utf8))
  }

  @Test func aTableIsItsHeaderAndItsRows() {
    let schema = TableSchema("t", [TableColumn("a,b", .key), TableColumn("n", .figure(.counted("things")))])
    let table = Table(schema, rows: [TableRow([.text("=x"), .integer(-1)]), TableRow([.code("é"), .empty])])
    #expect(CSVText.make(table) == "\"a,b\",n\n'=x,-1\né,\n")
    #expect(CSVText.make(Table(schema, rows: [])) == "\"a,b\",n\n")
  }

  @Test(arguments: [
    (TableValue.empty, ""), (.text("t"), "t"), (.codes(["a", "b"]), "a;b"), (.codes([]), ""), (.integer(0), "0"),
    (.date("2007-03"), "2007-03"), (.ratio(Ratio(0, of: 0)), ""),
  ])
  func aValueHasItsText(value: TableValue, text: String) {
    #expect(value.text == text)
    #expect(value.isEmpty == text.isEmpty)
  }
}
