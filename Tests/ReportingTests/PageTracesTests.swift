import Crypto
import Foundation
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
    var traces = PageTraces(edition: "a/2025-12-31")
    let row = traces.place(file: "</script><b>.csv", line: 3, id: "</script><script>alert(1)</script>\u{202E}")
    let thing = traces.thing("<!--", rows: [row])
    traces.add(
      "t/A/events", value: "1", rule: "Events of A.", keys: ["A"],
      parts: [.init(role: "value", name: "events", count: 1, things: [thing], left: 0)])
    let element = try traces.element()
    #expect(element.components(separatedBy: "<").count == 3)
    #expect(!element.contains("\u{202E}"))
    let page = "<p data-address=\"t/A/events\">1</p>" + PageScript.end
    let html = try ReportPage.html(page, with: traces)
    #expect(html.hasSuffix(element + PageScript.end))
    #expect(throws: ReportError.self) { try ReportPage.html("no end", with: traces) }
  }

  @Test("A rule that differs in its keys alone is written once, and comes out again")
  func rules() throws {
    var traces = PageTraces(edition: "e")
    for key in ["ALD", "BOR"] {
      traces.add("t/\(key)/events", value: "", rule: "Events of \(key) in \(key).", keys: [key], parts: nil)
    }
    traces.add("t/{0}/events", value: "", rule: "Events of {0}.", keys: ["{0}"], parts: nil)
    #expect(try traces.element().contains(#""rules":["Events of {0} in {0}.","Events of {0}."]"#))
    #expect(PageTraces.fill("Events of {0} in {0}.", ["BOR"]) == "Events of BOR in BOR.")
  }

  @Test("Rows and parts that figures have in common are written once")
  func common() throws {
    var traces = PageTraces(edition: "e")
    for column in ["events", "participations"] {
      let row = traces.place(file: "a.csv", line: 2, id: "E1")
      let part = PageTraces.Part(
        role: "value", name: "events", count: 1, things: [traces.thing("E1", rows: [row])], left: 0)
      traces.add("t/A/\(column)", value: "1", rule: "Counted.", keys: ["A"], parts: [part])
    }
    let element = try traces.element()
    #expect(element.contains(#""parts":[["value","events",1,0,[[0,0]]]]"#))
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
