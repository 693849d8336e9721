import Testing

@testable import Charting

/// Lines of text.
struct TextFittingTests {
  private let fitting = TextFitting(ruler: PlainRuler())
  private let style = TextStyle(size: 10)

  // With the plain ruler a character of 10 points is 5.5 points wide.
  private func lines(_ text: String, characters: Int) -> [String] {
    fitting.lines(of: text, style: style, width: Double(characters) * 5.5 + 0.01)
  }

  @Test func breaksAtSpaces() {
    #expect(lines("one two three", characters: 7) == ["one two", "three"])
    #expect(lines("  one\n two ", characters: 20) == ["one two"])
  }

  @Test func breaksAfterHyphens() {
    #expect(lines("Military-political", characters: 10) == ["Military-", "political"])
    #expect(lines("Military-political", characters: 18) == ["Military-political"])
  }

  @Test func breaksWordsOnlyWhereTheyMust() {
    #expect(lines("abcdefgh", characters: 3) == ["abc", "def", "gh"])
    #expect(lines("a", characters: 0) == ["a"])
  }

  @Test func strokesEndALineAndNeverStartOne() {
    #expect(lines("active / in force", characters: 8) == ["active /", "in force"])
  }

  @Test func keepsNoBreakSpaces() {
    #expect(lines("31\u{A0}December 2034", characters: 11) == ["31\u{A0}December", "2034"])
  }

  @Test func emptyTextHasNoLines() {
    #expect(lines("", characters: 5) == [])
    #expect(lines(" \n ", characters: 5) == [])
  }

  @Test func dropsNothing() {
    let text = "United Republics of the Northern Straits and Trans-Meridian Isles"
    for characters in 1...40 {
      let joined = lines(text, characters: characters).joined()
      #expect(joined.filter { $0 != " " } == text.filter { $0 != " " })
    }
  }
}
