import Diagnostics
import Foundation
import Testing

@testable import Reporting

@Suite("Languages")
struct LanguageTests {
  private static let others = LanguageFile.known.filter { $0 != "en" }

  @Test("Every language has every text, count and list", arguments: others)
  func sameKeys(language: String) throws {
    let english = try LanguageFile.load("en")
    let other = try LanguageFile.load(language)
    #expect(Set(english.texts.keys).symmetricDifference(other.texts.keys) == [])
    #expect(Set(english.counted.keys).symmetricDifference(other.counted.keys) == [])
    #expect(Set(english.lists.keys).symmetricDifference(other.lists.keys) == [])
    for (key, list) in english.lists { #expect(other.lists[key]?.count == list.count, "\(key)") }
  }

  @Test("Counted texts have all plural forms of their language", arguments: LanguageFile.known)
  func pluralForms(language: String) throws {
    for (key, forms) in try LanguageFile.load(language).counted {
      #expect(Set(forms.keys) == Set(PluralRule.forms(of: language)), "\(key)")
    }
  }

  @Test("A text has the same arguments in every language", arguments: others)
  func sameArguments(language: String) throws {
    let english = try LanguageFile.load("en")
    let other = try LanguageFile.load(language)
    for (key, text) in english.texts {
      #expect(arguments(text) == arguments(other.texts[key] ?? ""), "\(key)")
    }
    for (key, forms) in english.counted {
      let here = Set(forms.values.map { arguments($0).subtracting(["n"]) })
      let there = Set((other.counted[key] ?? [:]).values.map { arguments($0).subtracting(["n"]) })
      #expect(here == there, "\(key)")
      #expect(here.count == 1, "\(key)")
    }
  }

  @Test("No text blames or ranks", arguments: LanguageFile.known)
  func manners(language: String) throws {
    let file = try LanguageFile.load(language)
    let all = Array(file.texts) + file.counted.flatMap { key, forms in forms.map { ("\(key) \($0.key)", $0.value) } }
    let refused = try LintList.read(language)
    for (key, text) in all { #expect(refused.found(in: text, .everywhere) == [], "\(key)") }
  }

  @Test("Every finding has a title and a mend", arguments: LanguageFile.known)
  func findings(language: String) throws {
    let lexicon = try Lexicon(language)
    for code in FindingCode.allCases {
      #expect(lexicon.has("finding.\(code.rawValue)"))
      #expect(lexicon.has("mend.\(code.rawValue)"))
    }
  }

  @Test("A language without words is refused")
  func unknownLanguage() {
    #expect(throws: ReportError.unknownLanguage("xx", known: ["en", "ru"])) { try Lexicon("xx") }
  }

  @Test("A missing text is a gap that can be found")
  func gap() {
    let file = LanguageFile(texts: ["a": "Hello {name}"], counted: [:], lists: [:])
    let lexicon = Lexicon(language: "en", file: file)
    #expect(Lexicon.gap(in: lexicon.plain("b")) == "b")
    #expect(Lexicon.gap(in: lexicon.plain("a")) == "{name}")
    #expect(Lexicon.gap(in: lexicon.plain("a", ["name": "you"])) == nil)
    #expect(Lexicon.gap(in: lexicon.counted("c", 1).plain) == "c")
  }

  @Test(
    "Russian numbers take their forms",
    arguments: [
      (1, "one"), (2, "few"), (5, "many"), (11, "many"), (12, "many"), (21, "one"), (22, "few"), (112, "many"),
    ])
  func russianPlurals(number: Int, form: String) {
    #expect(PluralRule.form(for: number, language: "ru") == form)
  }

  private func arguments(_ text: String) -> Set<String> {
    Set(text.matches(of: #/\{([^}]*)\}/#).map { String($0.1) })
  }
}
