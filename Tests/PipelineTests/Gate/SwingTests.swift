import Diagnostics
import Statistics
import Tabulation
import Testing

@testable import Pipeline

@Suite("How far figures may move")
struct SwingTests {
  @Test(
    "A pattern matches part by part",
    arguments: [
      ("a/*/c", "a/b/c", true), ("a/*/c", "a/b/d", false), ("a/*", "a/b/c", false), ("*/*/c", "x/y/c", true),
      ("a/b/c", "a/b/c", true), ("a/*/c", "a/%2A/c", true), ("a/b/c", "a/b/c/d", false),
    ])
  func patterns(pattern: String, address: String, matches: Bool) throws {
    #expect(try #require(FigurePattern(pattern)).matches(address) == matches)
  }

  @Test("What is no pattern is refused", arguments: ["", "a", "a//b", "a/b*", "/a", "a/"])
  func noPattern(text: String) { #expect(FigurePattern(text) == nil) }

  @Test(
    "Small decimals are exact", arguments: [("40", 400_000, "40"), ("0.25", 2500, "0.25"), ("7.1000", 71_000, "7.1")])
  func decimals(text: String, tenThousandths: Int, printed: String) throws {
    let number = try #require(SmallDecimal(text))
    #expect(number.tenThousandths == tenThousandths)
    #expect(number.text == printed)
  }

  @Test("What is no small decimal is refused", arguments: ["", "-1", "1.", ".5", "1.00001", "1e3", "12345678901", "½"])
  func noDecimal(text: String) { #expect(SmallDecimal(text) == nil) }

  private func swing(_ before: TableValue, _ now: TableValue) throws -> Swing {
    Swing(before: try #require(FigureNumber(before)), now: try #require(FigureNumber(now)))
  }

  private func rule(_ bound: SwingRule.Bound, atLeast: String? = nil) throws -> SwingRule {
    SwingRule(
      figures: try #require(FigurePattern("a/b")), bound: bound, atLeast: atLeast.flatMap { SmallDecimal($0) })
  }

  @Test("A bound in percent is a part of the last value, met exactly at its edge")
  func percent() throws {
    let rule = try rule(.share(250_000))
    #expect(try !swing(.integer(4), .integer(5)).breaks(rule))
    #expect(try swing(.integer(4), .integer(6)).breaks(rule))
    #expect(try swing(.integer(5), .integer(3)).breaks(rule))
    #expect(try swing(.integer(0), .integer(1)).breaks(rule))
    #expect(try !swing(.integer(0), .integer(0)).breaks(rule))
    #expect(try swing(.integer(4), .integer(6)).text(rule.bound) == "50%")
    #expect(try swing(.integer(0), .integer(7)).text(rule.bound) == "7")
  }

  @Test("A small move is not looked at where the rule says so")
  func least() throws {
    let rule = try rule(.share(250_000), atLeast: "5")
    #expect(try !swing(.integer(1), .integer(5)).breaks(rule))
    #expect(try swing(.integer(1), .integer(6)).breaks(rule))
    #expect(try !swing(.integer(0), .integer(4)).breaks(rule))
  }

  @Test("Shares are compared by their value, not by their parts")
  func shares() throws {
    let rule = try rule(.number(#require(SmallDecimal("0.1"))))
    #expect(try !swing(.ratio(Ratio(1, of: 2)), .ratio(Ratio(50, of: 100))).breaks(rule))
    #expect(try !swing(.ratio(Ratio(1, of: 2)), .ratio(Ratio(6, of: 10))).breaks(rule))
    #expect(try swing(.ratio(Ratio(1, of: 2)), .ratio(Ratio(61, of: 100))).breaks(rule))
    #expect(try swing(.ratio(Ratio(1, of: 2)), .ratio(Ratio(3, of: 4))).text(rule.bound) == "0.25")
    #expect(FigureNumber(value: "0.5000", numerator: "1", denominator: "2")?.text == "0.5000 (1/2)")
  }

  @Test("Codes, dates, empty cells and shares of nothing are no numbers")
  func noNumbers() {
    for value: TableValue in [.empty, .code("x"), .date("2031"), .ratio(Ratio(0, of: 0))] {
      #expect(FigureNumber(value) == nil)
    }
    #expect(FigureNumber(value: "2031-12", numerator: "", denominator: "") == nil)
  }

  private static let schema = TableSchema(
    "t", [TableColumn("k", .key), TableColumn("n", .figure(.counted("things")))])

  private func check(
    _ rows: [(String, TableValue)], _ pattern: String, against before: [String: Int]
  ) throws -> GateResult {
    let rule = SwingRule(figures: try #require(FigurePattern(pattern)), bound: .share(250_000))
    let numbers = before.compactMapValues { FigureNumber(.integer($0)) }
    return try #require(
      SwingCheck(
        rules: [rule], tables: [Table(Self.schema, rows: rows.map { TableRow([.code($0.0), $0.1]) })],
        reference: .edition(name: "r/2031") { _ in numbers }
      ).results().first)
  }

  @Test("The figure that moved most stands first; figures in one edition only are counted, not judged")
  func results() throws {
    let result = try check(
      [("a", .integer(4)), ("b", .integer(9)), ("c", .integer(1)), ("d", .empty)], "t/*/n",
      against: ["t/a/n": 2, "t/b/n": 3, "t/z/n": 8, "t/d/n": 1])
    #expect(!result.passed)
    #expect(result.figures?.map(\.address) == ["t/b/n", "t/a/n"])
    #expect(result.found == "200%")
    #expect(result.compared == 2)
    #expect(result.absent == 3)
  }

  @Test("A pattern that no figure matches does not pass; one whose figures are all empty does")
  func nothingToLookAt() throws {
    let result = try check([("a", .integer(4))], "t/*/m", against: [:])
    #expect(!result.passed && result.remark == .noSuchFigure)
    let empty = try check([("a", .empty)], "t/*/n", against: ["t/a/n": 5])
    #expect(empty.passed && empty.compared == 0 && empty.absent == 1)
  }
}
