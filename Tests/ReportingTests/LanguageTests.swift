import Diagnostics
import Foundation
import Registry
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
    for (key, list) in english.lists { #expect(other.lists[key]?.count == list.count, "\(key)") }
  }

  @Test("No language lacks a plural form or has other arguments", arguments: LanguageFile.known)
  func complete(language: String) throws {
    let (english, other) = (try LanguageFile.load("en"), try LanguageFile.load(language))
    #expect(LanguageFiles.missing(in: other, beside: english) == [])
    #expect(LanguageFiles.wrongArguments(in: other, beside: english) == [])
    for (key, forms) in other.counted { #expect(Set(forms.keys) == Set(other.plural.forms), "\(key)") }
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
    "Numbers take the forms of their language",
    arguments: [
      (PluralRule.oneFewMany, "one", [1, 21, 101]), (.oneFewMany, "few", [2, 22]),
      (.oneFewMany, "many", [0, 5, 11, 12, 112]), (.oneOther, "one", [1]), (.oneOther, "other", [0, 2, 21]),
      (.zeroOneOther, "one", [0, 1]), (.zeroOneOther, "other", [2]), (.other, "other", [0, 1, 2]),
    ])
  func plurals(rule: PluralRule, form: String, numbers: [Int]) {
    for number in numbers { #expect(rule.form(for: number) == form, "\(number)") }
    #expect(rule.forms.contains(form))
  }

  @Test("Names stand in the order of the language's own letters")
  func alphabet() throws {
    func sorted(_ names: [String], _ alphabet: Alphabet) -> [String] {
      names.sorted { Alphabet.isBefore(alphabet.key($0), alphabet.key($1)) }
    }
    // In Russian й comes after и, and ё counts as е.
    #expect(
      sorted(["Йемен", "Иран", "Иордания", "Ёлка", "Египет", "Китай"], try Lexicon("ru").alphabet)
        == ["Египет", "Ёлка", "Иордания", "Иран", "Йемен", "Китай"])
    // In Kazakh ә comes after а, not after я.
    let kazakh = Alphabet(letters: ["а", "ә", "б", "з", "и"])
    #expect(sorted(["Бахрейн", "Әзербайжан", "Ауғанстан"], kazakh) == ["Ауғанстан", "Әзербайжан", "Бахрейн"])
    #expect(sorted(["Viet Nam", "Türkiye", "Turkmenistan"], .plain) == ["Türkiye", "Turkmenistan", "Viet Nam"])
  }

  @Test("A file of words that lacks a text, a form or an argument is refused with their names")
  func incompleteWords() throws {
    let english = try JSONSerialization.jsonObject(with: Data(PackageResources.en_json))
    var file = try #require(english as? [String: Any])
    func problem(_ file: [String: Any]) throws -> LanguageFiles.Problem? {
      var files = LanguageFiles()
      let bytes = try JSONSerialization.data(withJSONObject: file)
      do throws(LanguageFiles.Problem) {
        try files.add("kk", Array(bytes))
        #expect(files.codes == ["en", "kk", "ru"])
        return nil
      } catch {
        return error
      }
    }
    #expect(try problem(file) == .missing(["language.kk"]))
    var texts = try #require(file["texts"] as? [String: String])
    texts["language.kk"] = "Қазақша"
    file["texts"] = texts
    #expect(try problem(file) == nil)
    // A language with one form for all numbers gives it for every text.
    file["plural"] = "other"
    #expect(try problem(file) == nil)
    file["plural"] = "one-few-many"
    guard case .missing(let keys) = try problem(file) else {
      Issue.record("the forms few and many are missing")
      return
    }
    #expect(keys.allSatisfy { $0.hasPrefix("counted.") })
    file["plural"] = "dual"
    #expect(try problem(file) == .unreadable("“plural” is not what it must be"))
    file["plural"] = nil
    texts["date.period"] = "{from}"
    file["texts"] = texts
    #expect(try problem(file) == .arguments(["date.period"]))
    texts["date.period"] = nil
    file["texts"] = texts
    #expect(try problem(file) == .missing(["date.period"]))
    file["texts"] = nil
    #expect(try problem(file) == .unreadable("it has no “texts”"))
    var files = LanguageFiles()
    #expect(throws: LanguageFiles.Problem.unreadable("it is no valid JSON")) { try files.add("kk", Array("{".utf8)) }
  }
}
