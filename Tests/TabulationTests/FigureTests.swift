import Tabulation
import Testing

@Suite struct FigureTests {
  @Test(arguments: [
    ("ECO-01", "ECO-01"), ("a.b_c~d", "a.b_c~d"), ("a b", "a%20b"), ("a/b", "a%2Fb"), ("100%", "100%25"),
    ("é", "%C3%A9"), ("Я", "%D0%AF"), ("", ""), ("=1;2", "%3D1%3B2"), ("in/a.csv:3", "in%2Fa.csv%3A3"),
    ("\n", "%0A"), ("e\u{301}", "e%CC%81"),
  ])
  func partsAreEncoded(part: String, encoded: String) {
    #expect(FigureAddress.text(table: "events", keys: [part], column: "list") == "events/\(encoded)/list")
  }

  @Test func anAddressIsTableKeysAndColumn() {
    let text = FigureAddress.text(table: "coverage_by_state", keys: ["KAZ", "ECO"], column: "exchanges")
    #expect(text == "coverage_by_state/KAZ/ECO/exchanges")
  }

  private static let schema = TableSchema(
    "t",
    [
      TableColumn("a", .key), TableColumn("n", .figure(.counted("things"))), TableColumn("b", .key),
      TableColumn("share", .figure(.ratio)), TableColumn("note", .note),
      TableColumn("many", .figure(.countedInColumn("b"))), TableColumn("when", .figure(.date)),
    ])

  @Test func figuresAreAllColumnsButKeysAndNotes() {
    let row = TableRow(
      [.text("=1"), .integer(3), .code("events"), .ratio(Ratio(1, of: 4)), .text("free"), .empty, .date("2007-03")],
      marks: [3: [.registryConfidence, .provisional, .partialLists], 0: [.provisional]])
    let figures = Figures.all(of: [Table(FigureTests.schema, rows: [row])])
    // Ids stand without the apostrophe of CSV; empty figures are figures.
    #expect(
      figures.map(\.address) == ["t/%3D1/events/n", "t/%3D1/events/share", "t/%3D1/events/many", "t/%3D1/events/when"])
    #expect(figures.map(\.value.text) == ["3", "0.2500", "", "2007-03"])
    #expect(figures.map(\.unit) == ["things", "ratio", "events", "date"])
    #expect(figures.map(\.ratio) == [nil, Ratio(1, of: 4), nil, nil])
    #expect(figures.map(\.marks) == [[], [.provisional, .partialLists, .registryConfidence], [], []])
  }

  @Test func anEmptyRatioHasNoParts() {
    let values: [TableValue] = [.text("x"), .integer(0), .code("y"), .ratio(Ratio(0, of: 0)), .empty, .empty, .empty]
    let figures = Figures.all(of: [Table(FigureTests.schema, rows: [TableRow(values)])])
    #expect(figures[1].value.text == "")
    #expect(figures[1].ratio == nil)
    let zero = [TableValue.text("x"), .integer(0), .code("y"), .ratio(Ratio(0, of: 3)), .empty, .empty, .empty]
    let kept = Figures.all(of: [Table(FigureTests.schema, rows: [TableRow(zero)])])
    #expect(kept[1].ratio == Ratio(0, of: 3))
  }

  @Test func theTableOfFigures() {
    let row = TableRow(
      [.text("-x"), .integer(-3), .code("events"), .ratio(Ratio(1, of: 4)), .empty, .integer(2), .empty],
      marks: [1: [.partialLists, .provisional]])
    let table = Figures.table(of: Figures.all(of: [Table(FigureTests.schema, rows: [row])]))
    #expect(
      CSVText.make(table) == """
        address,value,numerator,denominator,unit,mark
        t/-x/events/n,-3,,,things,provisional;partial-lists
        t/-x/events/share,0.2500,1,4,ratio,
        t/-x/events/many,2,,,events,
        t/-x/events/when,,,,date,

        """)
  }

  @Test func aTableWithoutKeysHoldsNoFigures() {
    let schema = TableSchema("gaps", [TableColumn("kind", .note), TableColumn("n", .figure(.counted("things")))])
    #expect(!schema.holdsFigures)
    #expect(Figures.all(of: [Table(schema, rows: [TableRow([.code("x"), .integer(1)])])]).isEmpty)
    #expect(FigureTests.schema.holdsFigures)
  }

  @Test func rowsAreFoundByTheirPrintedValues() {
    let rows = [("ALB", 1), ("BOR", 2), ("ALB", 3)].map { code, number in
      TableRow([.code(code), .integer(number), .code("y"), .empty, .empty, .empty, .empty])
    }
    let table = Table(FigureTests.schema, rows: rows)
    #expect(table.rows(where: ["a": "ALB"]).map { table.value($0, "n").text } == ["1", "3"])
    #expect(table.rows(where: ["a": "ALB", "n": "3"]).count == 1)
    #expect(table.rows(where: ["nowhere": "x"]).isEmpty)
    #expect(table.value(rows[0], "nowhere") == .empty)
    #expect(table.address(of: "n", in: rows[1]) == "t/BOR/y/n")
    #expect(FigureTests.schema.index(of: "share") == 3)
  }

  @Test(
    "An address is taken apart into what it was made of",
    arguments: [["events", "-x/y", "начало", "a b%2F"], ["t", "", "c"], ["t"]])
  func partsOfAnAddress(parts: [String]) {
    let address = FigureAddress.text(
      table: parts[0], keys: Array(parts.dropFirst().dropLast()), column: parts.count > 1 ? parts[parts.count - 1] : "c"
    )
    #expect(FigureAddress.parts(address) == (parts.count > 1 ? parts : parts + ["c"]))
  }

  @Test("What is not encoded so is no address", arguments: ["t/%", "t/%4", "t/%4g/c", "t/%FF/c", "t/%2f/c"])
  func noAddress(text: String) { #expect(FigureAddress.parts(text) == nil) }
}
