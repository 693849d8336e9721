import Foundation
import Registry
import Statistics
import Testing

@testable import Reporting

/// What a page says first: neutral, without names that nobody asked for, every number with its address.
@Suite("Key sentences")
struct SentenceTests {
  /// The pages of the fixture, and those of the committed pipelines.
  private static let pages = Result { () -> [Editions.Page] in
    let contents = [
      ("returns", Fixture.content(.returns)), ("public sources", Fixture.content(.publicSources)),
      ("registry alone", Fixture.content(.returns, collected: [])),
      ("registry alone, public sources", Fixture.content(.publicSources, collected: [])),
    ]
    let made = try contents.flatMap { name, content in
      try LanguageFile.known.map { language in
        Editions.Page(
          name: name, language: language, html: try Fixture.page(content, language: language),
          parties: content.registry.names.map(\.name))
      }
    }
    return try made + Editions.pages.get()
  }

  @Test("Every page has sentences of each kind")
  func sentences() throws {
    for page in try SentenceTests.pages.get() {
      let sentences = PageSentences(page.html)
      #expect(sentences.figures.count >= 2, "\(page.name)")
      #expect(sentences.titles.count >= 4, "\(page.name)")
      #expect(sentences.words.count == sentences.titles.count, "\(page.name)")
    }
    #expect(try SentenceTests.pages.get().filter { !PageSentences($0.html).open.isEmpty }.count >= 10)
  }

  @Test("No key sentence has a refused word")
  func lint() throws {
    for page in try SentenceTests.pages.get() {
      let refused = try LintList.read(page.language)
      for sentence in PageSentences(page.html).all.map(PageSentences.text) {
        #expect(refused.found(in: sentence, .keySentences) == [], "\(page.name), \(page.language): \(sentence)")
      }
    }
  }

  @Test("No summary sentence or title names a party; an open item may where the party made an offer")
  func names() throws {
    for page in try SentenceTests.pages.get() {
      let sentences = PageSentences(page.html)
      let unasked =
        sentences.summary + sentences.titles + sentences.open.filter { $0.section != "coordinators" }.map(\.markup)
      for sentence in unasked.map(PageSentences.text) {
        let named = page.parties.filter { LintList.has($0, in: sentence) }
        #expect(named == [], "\(page.name), \(page.language): \(sentence)")
      }
    }
  }

  @Test("Every number of the summary and of what is open has its address")
  func numbers() throws {
    for page in try SentenceTests.pages.get() {
      let sentences = PageSentences(page.html)
      for sentence in sentences.summary + sentences.open.map(\.markup) {
        #expect(PageSentences.looseNumbers(sentence) == "", "\(page.name), \(page.language): \(sentence)")
      }
    }
  }

  @Test("A number without an address is seen, a date and the name of a period are not")
  func looseNumbers() {
    #expect(PageSentences.looseNumbers("<span data-count=\"a/*\">4</span> of 12 measures (33%)") == "1233")
    #expect(PageSentences.looseNumbers("<b>2030, quarter 4</b>: <span data-address=\"a/b\">4</span> events") == "")
    #expect(PageSentences.looseNumbers("on 31\u{A0}December\u{A0}2030<small></small>") == "")
    #expect(PageSentences.looseNumbers("31\u{A0}декабря\u{A0}2030\u{A0}года") == "")
  }

  @Test("The lint sees words, stems and phrases, and lets exceptions stand")
  func list() throws {
    let list = try LintList("# a remark\n[everywhere]\nfail*\nbest unless best practice\n[key sentences]\nonly\n")
    #expect(list.found(in: "It Failed.", .everywhere) == ["fail"])
    #expect(list.found(in: "unfailing", .everywhere) == [])
    #expect(list.found(in: "best\u{A0}practice", .everywhere) == [])
    #expect(list.found(in: "the best of best practice", .everywhere) == ["best"])
    #expect(list.found(in: "only commonly", .everywhere) == [])
    #expect(list.found(in: "only commonly", .keySentences) == ["only"])
    #expect(list.found(in: "commonly", .keySentences) == [])
    #expect(try LintList("[everywhere]\nотстаё*").found(in: "Отстает", .keySentences) == ["отстае"])
    #expect(throws: LintList.Mistake.self) { try LintList("fail") }
    for language in LanguageFile.known { #expect(try LintList.read(language).entries.count > 20) }
  }
}
