import Diagnostics
import Testing

/// What a quote too many can do to rows on other lines.
///
/// It opens a cell that ends at the next quote of the file. Where text follows that quote, as it nearly always does, the
/// quote is a stray one, and the row costs its first line only. Where a line end follows, in a quoted cell that begins
/// with one, nothing in the file says that the cell does not end there: the rows between are part of one row. It is named
/// on its first line, and what is left of the quoted cell is a finding of its own, so that none of it is silent.
@Suite("A quote too many, before a quoted cell that begins with a quote, a delimiter or a line end")
struct AmbiguousQuoteTests {
  private static let header = "exchange_id,date,measures,senders,title,document\n"
  /// The quote too many stands before the title.
  private static let open = "X1,2025-02-01,WAT-1,Aldoria,\"Open,D1\n"
  private static let between = "X2,2025-02-02,WAT-1,Aldoria,Plain,D2\n"
  private static let last = "X4,2025-02-04,WAT-1,Aldoria,Plain,D4\n"

  private func read(_ title: String) throws -> [String] {
    let row = "X3,2025-02-03,WAT-1,Boravia,\(title),D3\n"
    return try outcome(Self.header + Self.open + Self.between + row + Self.last)
  }

  /// The accepted rows as `id line/record`, then the findings as `code line/record`.
  private func outcome(_ text: String) throws -> [String] {
    let result = try Reading().read(Array(text.utf8))
    #expect(result.addsUp)
    return result.exchanges.map { "\($0.id) \($0.places[0].line)/\($0.places[0].record)" }
      + result.findings.map { "\($0.code.rawValue) \($0.line)/\($0.record ?? 0)" }
  }

  @Test(
    "The row costs its own line only",
    arguments: ["\"Text\"", "\", text\"", "\"\"\"Text\"\" in quotes\"", "\"\"", "\"Text, \"\"quoted\"\"\"", "\"\"\"\""])
  func ownLine(title: String) throws {
    let code = title.allSatisfy { $0 == "\"" } ? "unterminated-quote" : "bad-quote"
    #expect(try read(title) == ["X2 3/2", "X3 4/3", "X4 5/4", "\(code) 2/1"])
  }

  @Test("The rows up to a cell that begins with a line end are one row, and none passes in silence")
  func lineEndFirst() throws {
    #expect(try read("\"\nText\"") == ["X4 6/3", "ragged-row 2/1", "bad-quote 5/2"])
  }

  @Test("Nor where the row has as many cells as it should")
  func asManyCells() throws {
    let text = """
      exchange_id,date,measures,senders,title
      X1,2025-02-01,WAT-1,Aldoria,"Open
      X2,2025-02-02,WAT-1,Aldoria,Plain
      X3,2025-02-03,WAT-1,Boravia,"
      Text"
      X4,2025-02-04,WAT-1,Aldoria,Plain

      """
    #expect(try outcome(text) == ["X1 2/1", "X4 6/3", "bad-quote 5/2"])
  }

  @Test("A row that corrects a row that cannot be read is the one row elsewhere that is harmed")
  func correction() throws {
    let text = """
      exchange_id,date,measures,senders,title,supersedes
      X1,2025-02-01,WAT-1,Aldoria,Op"en,
      X2,2025-02-02,WAT-1,Aldoria,Plain,X1
      X3,2025-02-03,WAT-1,Boravia,Plain,

      """
    #expect(try outcome(text) == ["X3 4/3", "bad-quote 2/1", "unknown-superseded 3/2"])
  }
}
