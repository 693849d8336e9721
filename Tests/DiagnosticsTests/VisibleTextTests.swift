import Diagnostics
import Testing

@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("plain text", "plain text"), ("Türkiye, Казахстан, 中国", "Türkiye, Казахстан, 中国"), ("a\tb", "a\\tb"),
    ("a\r\nb", "a\\r\\nb"), ("a\0b", "a\\0b"), ("a\u{A0}b", "a\\u{A0}b"), ("a\u{202F}b", "a\\u{202F}b"),
    ("a\u{200B}b", "a\\u{200B}b"), ("\u{FEFF}a", "\\u{FEFF}a"), ("\u{202E}a", "\\u{202E}a"), ("a\u{AD}b", "a\\u{AD}b"),
    ("\u{1B}[31m", "\\u{1B}[31m"), ("\u{2028}", "\\u{2028}"), ("\u{2029}", "\\u{2029}"), ("\u{3000}", "\\u{3000}"),
    ("\u{E000}", "\\u{E000}"), ("\u{7F}", "\\u{7F}"), ("\u{85}", "\\u{85}"), ("\u{FFFD}", "\u{FFFD}"), ("", ""),
    ("e\u{301}", "e\u{301}"),
  ])
  func whatCannotBeSeenIsSpelledOut(raw: String, expected: String) {
    #expect(Array(VisibleText.make(raw).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func longTextIsCut() {
    #expect(VisibleText.make(String(repeating: "x", count: 200)).count == 200)
    #expect(VisibleText.make(String(repeating: "x", count: 201)) == String(repeating: "x", count: 200) + "…")
    #expect(VisibleText.make("abcdef", limit: 3) == "abc…")
    #expect(VisibleText.make("\n\n\n\n", limit: 2) == "\\n\\n…")
  }

  @Test func aFindingShowsItsValueSo() {
    let finding = Finding(
      .missingValue, file: "f", line: 1, record: 1, value: "\u{A0}" + String(repeating: "y", count: 300))
    #expect(finding.visibleValue == "\\u{A0}" + String(repeating: "y", count: 199) + "…")
    #expect(finding.value.count == 301)
  }
}
