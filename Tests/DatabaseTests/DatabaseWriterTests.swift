import Tabulation
import Testing

@testable import Database

@Suite("Writing a database")
struct DatabaseWriterTests {
  private static let parties = DatabaseTable(
    "parties", [DatabaseColumn("party", isRequired: true), DatabaseColumn("members", .integer)],
    primaryKey: ["party"], rows: [[.text("ALD"), .integer(3)], [.text("BOR"), .null]])

  private static func links(_ rows: [[DatabaseCell]]) -> DatabaseTable {
    DatabaseTable(
      "links", [DatabaseColumn("row", .integer, isRequired: true), DatabaseColumn("party")], primaryKey: ["row"],
      foreignKeys: [DatabaseForeignKey(["party"], "parties")], indexes: [["party"]], rows: rows)
  }

  @Test("The same tables give the same bytes, which name no version of SQLite")
  func bytes() throws {
    let tables = [Self.parties, Self.links([[.integer(1), .text("ALD")], [.integer(2), .null]])]
    let views = [DatabaseView("named", "SELECT party FROM links WHERE party IS NOT NULL")]
    let first = try DatabaseWriter.bytes(tables, views: views)
    #expect(first == (try DatabaseWriter.bytes(tables, views: views)))
    #expect(String(decoding: first.prefix(15), as: UTF8.self) == "SQLite format 3")
    #expect(Array(first[68..<72]) == Array("RPRT".utf8))
    #expect(Array(first[60..<64]) == [0, 0, 0, 1])
    #expect(Array(first[92..<100]) == [UInt8](repeating: 0, count: 8))
    #expect(first.count % DatabaseWriter.pageSize == 0)
  }

  @Test("What is no database is refused with a sentence: double keys, keys to nothing, other types, short rows")
  func refused() {
    let double = DatabaseTable(
      "t", [DatabaseColumn("k", isRequired: true)], primaryKey: ["k"], rows: [[.text("a")], [.text("a")]])
    let typed = DatabaseTable(
      "t", [DatabaseColumn("k", .integer, isRequired: true), DatabaseColumn("n", .integer)], primaryKey: ["k"],
      rows: [[.integer(1), .text("many")]])
    let short = DatabaseTable(
      "t", [DatabaseColumn("k", .integer, isRequired: true), DatabaseColumn("n")], primaryKey: ["k"],
      rows: [[.integer(1)]])
    for (tables, words) in [
      ([double], "UNIQUE"), ([typed], "TEXT value in INTEGER column"), ([short], "1 cells for 2 columns"),
      ([Self.parties, Self.links([[.integer(1), .text("NOB")]])], "1 keys refer to nothing, the first from links"),
    ] {
      do {
        _ = try DatabaseWriter.bytes(tables, views: [])
        Issue.record("\(words) was not found")
      } catch {
        #expect(error.description.contains(words))
      }
    }
    #expect(throws: DatabaseError.self) {
      try DatabaseWriter.bytes([Self.parties], views: [DatabaseView("v", "SELECT nothing FROM parties")])
    }
  }

  @Test("Names and comments stay text: quotes, key words and line feeds break nothing")
  func names() throws {
    var table = DatabaseTable(
      "the \"order\"", [DatabaseColumn("from", isRequired: true), DatabaseColumn("group", .real)], primaryKey: ["from"],
      rows: [[.text("'; DROP TABLE x; --"), .real(0.5)]])
    table.comment = "one\ntwo); DROP TABLE x"
    table.columns[1].comment = "a\r\nb"
    let content = try DatabaseContent(try DatabaseWriter.bytes([table], views: []))
    #expect(content == (try DatabaseContent(try DatabaseWriter.bytes([table], views: []))))
    table.rows[0][1] = .real(0.25)
    #expect(content != (try DatabaseContent(try DatabaseWriter.bytes([table], views: []))))
  }

  @Test("Content is compared where bytes differ: not the header that another version would write, but every row")
  func content() throws {
    let bytes = try DatabaseWriter.bytes([Self.parties], views: [])
    var other = bytes
    // Where SQLite writes its own version, and the counter that belongs to it.
    other.replaceSubrange(96..<100, with: [0, 0x2E, 0x5F, 0x30])
    #expect(try DatabaseContent(bytes) == DatabaseContent(other))
    var changed = Self.parties
    changed.rows[1][1] = .integer(0)
    #expect(try DatabaseContent(bytes) != DatabaseContent(try DatabaseWriter.bytes([changed], views: [])))
    #expect(throws: DatabaseError.self) { try DatabaseContent(Array("no database".utf8)) }
  }

  @Test("A table of an edition: keys, whole numbers, shares with their parts, nothing for empty cells")
  func tabulated() throws {
    let schema = TableSchema(
      "coverage",
      [
        TableColumn("state", .key), TableColumn("coverage", .figure(.ratio)),
        TableColumn("exchanges", .figure(.counted("exchanges"))), TableColumn("first", .figure(.date)),
      ])
    let table = Table(
      schema,
      rows: [
        TableRow([.code("ALD"), .ratio(Ratio(1, of: 3)), .integer(0), .date("2025-03")]),
        TableRow([.code("BOR"), .ratio(Ratio(0, of: 0)), .empty, .empty]),
      ])
    let made = try DatabaseTable(table)
    #expect(
      made.columns.map(\.name) == [
        "state", "coverage", "coverage_numerator", "coverage_denominator", "exchanges", "first",
      ])
    #expect(made.columns.map(\.type) == [.text, .real, .integer, .integer, .integer, .text])
    #expect(made.primaryKey == ["state"])
    #expect(made.rows[0] == [.text("ALD"), .real(0.3333), .integer(1), .integer(3), .integer(0), .text("2025-03")])
    #expect(made.rows[1] == [.text("BOR"), .null, .null, .null, .null, .null])
    let figures = DatabaseTable(figuresOf: [table])
    #expect(figures.rows.count == 6)
    #expect(
      figures.rows[0] == [
        .text("coverage/ALD/coverage"), .text("coverage"), .text("coverage"), .text("0.3333"), .real(0.3333),
        .integer(1),
        .integer(3), .text("ratio"), .null,
      ])
    #expect(figures.rows[2][3] == .text("2025-03"))
  }
}
