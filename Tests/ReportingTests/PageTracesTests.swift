import Crypto
import Foundation
import Statistics
import Testing

@testable import Reporting

@Suite("What is behind the figures of a page")
struct PageTracesTests {
  @Test("The policy allows the script by its hash, and the script says only words that there are")
  func script() throws {
    let hash = Data(SHA256.hash(data: Data(PageScript.text.utf8))).base64EncodedString()
    #expect(PageScript.policy.contains("script-src 'sha256-\(hash)';"))
    // An end tag in the script would end its element.
    #expect(!PageScript.text.contains("</"))
    let asked = Set(PageScript.text.matches(of: #/say\("([a-z-]+)"/#).map { String($0.1) })
    #expect(asked.isSubset(of: PageScript.keys))
    let words = try JSONDecoder().decode(
      [String: String].self, from: Data(PageScript.words(Lexicon("ru")).utf8))
    #expect(Set(words.keys) == Set(PageScript.keys))
    #expect(words["shown"] == "Строк: {n} из {total}")
  }

  @Test("Text of an input cannot end the element, and turned text is spelled out")
  func hostile() throws {
    var traces = PageTraces(edition: "a/2025-12-31", isPublic: false)
    let row = traces.place(file: "</script><b>.csv", line: 3, id: "</script><script>alert(1)</script>\u{202E}")
    let thing = traces.thing(.text("<!--"), rows: [row])
    let part = traces.part(.value, .events, count: 1, [thing], left: 0)
    traces.add(
      "t/A/events", value: "1", rule: RuleWords(.attendanceHeld, ["state": "<A>"]), keys: ["A"], parts: [part])
    let words = try TraceWords("en")
    let element = try traces.element(words)
    #expect(element.components(separatedBy: "<").count == 3)
    #expect(!element.contains("\u{202E}"))
    let page = "<p data-address=\"t/A/events\">1</p>" + PageScript.end
    let html = try ReportPage.html(page, with: traces, words)
    #expect(html.hasSuffix(element + PageScript.end))
    #expect(throws: ReportError.self) { try ReportPage.html("no end", with: traces, words) }
  }

  @Test("A rule that differs in its keys alone is written once, and comes out again")
  func rules() throws {
    var traces = PageTraces(edition: "e", isPublic: false)
    // A key with braces is one like any other: what is put in for it is not read again.
    for key in ["ALD", "BOR", "{1}"] {
      let rule = RuleWords(.attendanceAttended, ["state": key])
      traces.add("t/\(key)/x/events", value: "", rule: rule, keys: [key, "x"], parts: nil)
    }
    let element = try traces.element(TraceWords("ru"))
    #expect(
      element.contains(
        #""rules":["Из мероприятий с полным списком — те, в которых есть участие {0} как государства-члена."]"#))
    #expect(element.contains(#""t/{1}/x/events":["",0]"#))
  }

  @Test("Words of the program are those of the page's language, and stand once")
  func wordsOfValues() throws {
    var traces = PageTraces(edition: "e", isPublic: false)
    for key in ["ALD", "BOR"] {
      traces.add(
        "t/\(key)/status", value: "pending", isWord: true, rule: RuleWords(.members), keys: [key], parts: nil)
    }
    traces.add("t/BOR/stage", value: "pending", rule: RuleWords(.members), keys: ["BOR"], parts: nil)
    let element = try traces.element(TraceWords("ru"))
    #expect(element.contains(#""values":["сообщение ожидается (pending)"]"#))
    #expect(element.contains(#""t/ALD/status":[0,0]"#) && element.contains(#""t/BOR/stage":["pending",0]"#))
  }

  @Test("Rows and parts that figures have in common are written once")
  func common() throws {
    var traces = PageTraces(edition: "e", isPublic: false)
    for column in ["events", "participations"] {
      let row = traces.place(file: "a.csv", line: 2, id: "E1")
      let part = traces.part(.value, .events, count: 1, [traces.thing(.text("E1"), rows: [row])], left: 0)
      traces.add("t/A/\(column)", value: "1", rule: RuleWords(.members), keys: ["A"], parts: [part])
    }
    let element = try traces.element(TraceWords("ru"))
    #expect(element.contains(#""kinds":["мероприятия"]"#))
    #expect(element.contains(#""parts":[["value",0,1,0,[[0,0]]]]"#))
    #expect(element.contains(#""rows":[[0,2,"E1"]]"#))
  }

  @Test("The addresses of pages, each once, in order")
  func addresses() {
    let pages = [
      "<span data-address=\"b/2/x a/1/x\">3</span>", "<td data-address=\"a/1/x\"><i data-address=\"c/%2F/x\">",
    ]
    #expect(ReportPage.addresses(in: pages) == ["a/1/x", "b/2/x", "c/%2F/x"])
  }
}
