import Statistics
import Testing

@testable import Reporting

/// The words of rules, by the keys that rules can have.
@Suite("Words of rules")
struct TraceWordsTests {
  @Test("Every rule, phrase and part has words, and there are none for others", arguments: LanguageFile.known)
  func keys(language: String) throws {
    let file = try LanguageFile.load(language)
    let wanted =
      RuleKey.allCases.map { "rule.\($0.rawValue)" } + TracePart.Name.allCases.map { "rule-part.\($0.rawValue)" }
    let given = file.texts.keys.filter { $0.hasPrefix("rule.") || $0.hasPrefix("rule-part.") }
    #expect(Set(wanted).symmetricDifference(given) == [])
  }

  @Test("No Russian rule has Latin letters of its own")
  func russian() throws {
    let file = try LanguageFile.load("ru")
    for (key, text) in file.texts where key.hasPrefix("rule") || key.hasPrefix("script.part.") {
      let own = text.replacing(#/\{[a-z]+\}/#, with: "")
      #expect(own.firstMatch(of: #/[A-Za-z]/#) == nil, "\(key): \(text)")
    }
  }

  @Test("A rule takes phrases in its phrases, and a second sentence")
  func nested() throws {
    let place = RuleWords(.underRemit, ["coordinator": "ALD"], ["place": RuleWords(.inArea, ["area": "WAT"])])
    let words = RuleWords(
      .withRemark, [:],
      [
        "rule": RuleWords(.exchanges, [:], ["whose": RuleWords(.ofMembers, [:], ["place": place])]),
        "remark": RuleWords(.remarkSilence),
      ])
    #expect(
      try TraceWords("en").rule(words)
        == "Accepted exchanges of any member under what ALD coordinates in area WAT, dated in the period; each counts"
        + " once. With public sources a count of 0 is left empty: nothing recorded says nothing.")
    #expect(
      try TraceWords("ru").rule(words)
        == "Принятые обмены кого-либо из государств-членов в рамках координации ALD по измерению WAT, датированные"
        + " отчетным периодом; каждый учитывается один раз. По открытым источникам число 0 не указывается: отсутствие"
        + " записи ни о чем не говорит.")
  }

  @Test("A word of the program stands before its code, once where both are the same")
  func values() throws {
    let words = try TraceWords("ru")
    #expect(words.value("not-reported", isPublic: false) == "о деятельности не сообщалось (not-reported)")
    #expect(words.value("not-reported", isPublic: true) == "записей не найдено (not-reported)")
    #expect(
      words.value("coordinator;co-coordinator", isPublic: false)
        == "координатор, сокоординатор (coordinator;co-coordinator)")
    #expect(try TraceWords("en").value("yes", isPublic: false) == "yes")
    #expect(words.readable(.word("partial"), isPublic: false) == "неполный")
    #expect(words.thing(.word("partial")) == "partial")
    // An id that reads like a word of the program is left as it is.
    #expect(words.readable(.text("partial"), isPublic: false) == "partial")
  }

  @Test("A text that a language lacks is refused with its name")
  func gap() throws {
    #expect(throws: ReportError.missingText(key: "{measure}", language: "en")) {
      let words = try TraceWords("en")
      return try words.checked(words.rule(RuleWords(.underMeasure)))
    }
  }
}
