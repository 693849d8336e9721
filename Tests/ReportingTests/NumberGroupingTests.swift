import Tabulation
import Testing

@testable import Reporting

@Suite struct NumberGroupingTests {
  private static let tables = [
    Table(
      TableSchema(
        "t",
        [
          TableColumn("state", .key), TableColumn("events", .figure(.counted("events"))),
          TableColumn("since", .figure(.date)), TableColumn("coverage", .figure(.ratio)),
        ]), rows: [])
  ]

  @Test(
    "each language groups digits as it does",
    arguments: [
      ("en", 999, "999"), ("en", 1_000, "1,000"), ("en", 45_021, "45,021"), ("en", -1_234_567, "-1,234,567"),
      ("ru", 9_999, "9999"), ("ru", 10_000, "10\u{A0}000"), ("ru", 1_234_567, "1\u{A0}234\u{A0}567"), ("ru", 0, "0"),
    ])
  func textOfNumber(language: String, number: Int, text: String) throws {
    #expect(try Lexicon(language).digits.text(number) == text)
  }

  @Test("numbers that depend on a form are grouped too")
  func countedTexts() throws {
    #expect(try Lexicon("en").counted("count.files", 2_048).plain == "2,048 files")
    #expect(try Lexicon("ru").counted("count.files", 20_481).plain == "20\u{A0}481 файле")
  }

  @Test(
    "in a page only what counts something is grouped",
    arguments: [
      (
        "<td><span data-address=\"t/A/events\">2048</span></td>",
        "<td><span data-address=\"t/A/events\">2,048</span></td>"
      ),
      ("<i data-address=\"t/A/events t/B/events\">10000</i>", "<i data-address=\"t/A/events t/B/events\">10,000</i>"),
      ("<b data-count=\"t/*\">1000</b><b>1000</b>", "<b data-count=\"t/*\">1,000</b><b>1000</b>"),
      ("<i data-address=\"t/A/since\">2021</i>", "<i data-address=\"t/A/since\">2021</i>"),
      ("<i data-address=\"u/A/events\">2021</i>", "<i data-address=\"u/A/events\">2021</i>"),
      ("<i data-address=\"t/A/events\">999</i>", "<i data-address=\"t/A/events\">999</i>"),
      ("<i data-address=\"t/A/events\">2021-10</i>", "<i data-address=\"t/A/events\">2021-10</i>"),
      ("<th>2048", "<th>2048"), ("2048<", "2048<"), ("", ""),
    ])
  func markup(html: String, typeset: String) throws {
    #expect(NumberGrouping(try Lexicon("en").digits, Self.tables).markup(html) == typeset)
  }

  @Test(
    "in a document and a chart too only what counts something is grouped",
    arguments: [
      (RichText("2048", .figure(["t/A/events"])), "2,048"), (RichText("2048", .counted("t/*")), "2,048"),
      (RichText("2048"), "2048"), (RichText("2048", .strong), "2048"),
      (RichText("2021", .figure(["t/A/since"])), "2021"),
      (
        RichText("12000", .figure(["t/A/events"])) + " of " + RichText("12001", .figure(["t/B/events"])),
        "12,000 of 12,001"
      ),
      (RichText("12000 rows", .counted("t/*")), "12000 rows"), (RichText("", .counted("t/*")), ""),
      (RichText("2048", .figure([])), "2048"),
    ])
  func plain(text: RichText, typeset: String) throws {
    #expect(NumberGrouping(try Lexicon("en").digits, Self.tables).plain(text) == typeset)
  }
}
