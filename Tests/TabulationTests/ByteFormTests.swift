import Tabulation
import TestSupport
import Testing

/// The forms that write bytes give those of the forms that make a value for each cell or figure.
@Suite struct ByteFormTests {
  @Test func bytesOfATableAreThoseOfItsCells() {
    var generator = SeededGenerator(seed: 4180)
    for _ in 0..<400 {
      let table = RandomTable.make(rows: Int.random(in: 0...6, using: &generator), using: &generator)
      let lines =
        [table.schema.columns.map { plainField($0.name) }]
        + table.rows.map { $0.values.map(plainCell) }
      let expected = lines.map { $0.joined(separator: ",") + "\n" }.joined()
      var bytes = Array("before".utf8)
      CSVText.append(table, to: &bytes)
      #expect(bytes == Array("before".utf8) + Array(expected.utf8))
      #expect(Array(CSVText.make(table).utf8) == Array(expected.utf8))
    }
  }

  @Test func figuresInPiecesAreTheTableOfFigures() {
    var generator = SeededGenerator(seed: 3986)
    for _ in 0..<300 {
      let tables = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        RandomTable.make(rows: Int.random(in: 0...5, using: &generator), using: &generator)
      }
      expectEqualForms(tables)
    }
  }

  @Test func figuresLongerThanAPieceAreTheTableOfFigures() {
    var generator = SeededGenerator(seed: 65536)
    expectEqualForms([
      RandomTable.make(rows: 4000, using: &generator), RandomTable.make(rows: 0, using: &generator),
      RandomTable.make(rows: 2000, using: &generator),
    ])
  }

  @Test func aSinkThatFailsEndsTheWriting() {
    struct Full: Error {}
    var generator = SeededGenerator(seed: 1)
    let table = RandomTable.make(rows: 3, using: &generator)
    #expect(throws: Full.self) { try Figures.writeCSV(of: [table]) { _ throws(Full) in throw Full() } }
  }

  private func expectEqualForms(_ tables: [Table]) {
    let figures = Figures.all(of: tables)
    var bytes: [UInt8] = []
    let count = Figures.writeCSV(of: tables) { bytes += $0 }
    #expect(count == figures.count)
    #expect(bytes == Array(CSVText.make(Figures.table(of: figures)).utf8))
  }

  /// A cell as RFC 4180 and the rule on formulas have it, character by character.
  private func plainCell(_ value: TableValue) -> String {
    switch value {
    case .empty, .integer, .ratio: return value.text
    case .text, .code, .codes, .date:
      let formula: [Unicode.Scalar] = ["=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"]
      let isFormula = value.text.unicodeScalars.first.map(formula.contains) ?? false
      return plainField((isFormula ? "'" : "") + value.text)
    }
  }

  private func plainField(_ text: String) -> String {
    let special: [Unicode.Scalar] = ["\"", ",", "\n", "\r"]
    guard text.unicodeScalars.contains(where: special.contains) else { return text }
    return "\"" + text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}

/// Tables of cells of every kind, with texts that need guarding, quoting and encoding.
private enum RandomTable {
  private static let pieces = [
    "", "a", "ECO-01", "=", "+", "-", "@", "\t", "\r", "\n", "\"", ",", ";", " ", "/", "%", "é", "e\u{301}", "Я",
    "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{FF21}", "\u{F000}", "😀", "\0",
    "a long text without anything in it",
  ]

  static func make(rows: Int, using generator: inout SeededGenerator) -> Table {
    let roles: [ColumnRole] = [
      .key, .note, .figure(.ratio), .figure(.days), .figure(.ordinal), .figure(.code), .figure(.date),
      .figure(.counted(text(&generator))), .figure(.countedInColumn("k")), .figure(.countedInColumn("nowhere")),
    ]
    var columns = (0..<Int.random(in: 1...9, using: &generator)).map { number in
      TableColumn(text(&generator) + String(number), roles.randomElement(using: &generator) ?? .note)
    }
    if Bool.random(using: &generator) { columns.append(TableColumn("k", .key)) }
    let schema = TableSchema(text(&generator), columns)
    return Table(schema, rows: (0..<rows).map { _ in row(columns.count, &generator) })
  }

  private static func row(_ columns: Int, _ generator: inout SeededGenerator) -> TableRow {
    var marks: [Int: Set<FigureMark>] = [:]
    for column in 0..<columns where Int.random(in: 0..<4, using: &generator) == 0 {
      marks[column] = Set(FigureMark.allCases.filter { _ in Bool.random(using: &generator) })
    }
    return TableRow((0..<columns).map { _ in value(&generator) }, marks: marks)
  }

  private static func value(_ generator: inout SeededGenerator) -> TableValue {
    switch Int.random(in: 0..<7, using: &generator) {
    case 0: .empty
    case 1: .text(text(&generator))
    case 2: .code(text(&generator))
    case 3: .codes((0..<Int.random(in: 0...3, using: &generator)).map { _ in text(&generator) })
    case 4: .integer(number(&generator))
    case 5: .ratio(Ratio(number(&generator) % 100_000, of: number(&generator) % 1000))
    default: .date("2007-0" + String(Int.random(in: 1...9, using: &generator)))
    }
  }

  private static func text(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...4, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  private static func number(_ generator: inout SeededGenerator) -> Int {
    [0, 1, -1, 9, 10, .min, .max, Int.random(in: -99_999...99_999, using: &generator)]
      .randomElement(using: &generator) ?? 0
  }
}
