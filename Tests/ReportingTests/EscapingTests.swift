import Diagnostics
import Foundation
import Testing

@testable import Reporting

@Suite("Escaping")
struct EscapingTests {
  private static let hostile = [
    "<script>alert(1)</script>", "]]><img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)", "</style><script>",
    "a\"\u{301} onload=x", "'\u{302}><b>", "{{{bodyHTML}}}", "\u{202E}txt.exe", "&lt;script&gt;",
  ]

  @Test("Hostile titles stay text", arguments: hostile, ["en", "ru"])
  func titles(text: String, language: String) throws {
    let html = Fixture.beforeScript(try Fixture.page(Fixture.content(title: text), language: language))
    #expect(!html.contains("<script"))
    #expect(!html.contains("<img src=x"))
    #expect(!html.unicodeScalars.contains("\u{202E}"))
    #expect(scalars(html, contain: "\" on") == false)
    #expect(html.components(separatedBy: "</style>").count == 2)
  }

  @Test("Hostile values and places of findings stay text", arguments: hostile)
  func findings(text: String) throws {
    let finding = Finding(
      .unknownParty(nearest: [text]), file: text, line: 1, record: 1, column: text, columnIndex: 0, value: text)
    let html = Fixture.beforeScript(try Fixture.page(Fixture.content(findings: [finding])))
    #expect(!html.contains("<script"))
    #expect(!html.contains("<img src=x"))
    #expect(scalars(html, contain: "\" on") == false)
  }

  @Test("Markup in the title of an event stays text")
  func events() throws {
    let html = try Fixture.page(Fixture.content())
    #expect(html.contains("First &lt;b&gt;meeting&lt;/b&gt;"))
  }

  @Test("A quote is escaped although a combining mark follows it")
  func combining() {
    #expect(HTMLEscape.text("a\"\u{301}b") == "a&quot;\u{301}b")
    #expect(HTMLEscape.text("<\u{338}b>") == "&lt;\u{338}b&gt;")
  }

  @Test("A string of a style sheet holds nothing that could end it")
  func style() {
    #expect(CSSEscape.string("a\"b\\c</style>\n") == "\"a\\22 b\\5C c\\3C /style\\3E \\A \"")
    #expect(CSSEscape.string("Отчёт: 1") == "\"Отчёт: 1\"")
  }

  @Test("Paths in links are encoded")
  func paths() {
    #expect(PercentEncoding.path("a b/ж\".png") == "a%20b/%D0%B6%22.png")
  }

  /// Whether the scalars of a text contain those of another, whatever marks follow them.
  private func scalars(_ text: String, contain part: String) -> Bool {
    let needle = Array(part.unicodeScalars)
    let hay = Array(text.unicodeScalars)
    guard hay.count >= needle.count else { return false }
    return (0...(hay.count - needle.count)).contains {
      hay[$0] == needle[0] && Array(hay[$0..<$0 + needle.count]) == needle
    }
  }
}
