import Foundation
import Registry
import Statistics
import Tabulation
import Testing

@testable import Reporting

@Suite("Briefings")
struct BriefingTests {
  private static func content(_ basis: Basis = .returns, tables: [Table]? = nil) -> ReportContent {
    var content = Fixture.content(basis, tables: tables)
    content.presence = presence
    return content
  }

  private static let presence = EventPresence(
    events: [
      event("E1", "2030-02-03", isComplete: true, named: ["AAA", "BBB"], hosts: ["AAA"]),
      event("E2", "2030-05", isComplete: true, named: ["BBB"], hosts: []),
      event("E3", "2030", isComplete: false, named: ["BBB"], hosts: []),
    ], members: [["AAA", "BBB", "DDD"]])

  private static func event(
    _ id: String, _ start: String, isComplete: Bool, named: Set<String>, hosts: Set<String>
  ) -> EventPresence.Event {
    EventPresence.Event(
      id: id, start: PartialDate(start) ?? PartialDate(Fixture.day("2030-01-01")), isComplete: isComplete,
      measures: ["W.1"], areas: ["WAT"], named: named, hosts: hosts)
  }

  private static func sheet(_ content: ReportContent, _ file: BriefingFiles, language: String = "en") throws -> String {
    try #require(try BriefingPages(content, language: language).html(file))
  }

  private static func body(_ html: String) -> Substring {
    html[(html.range(of: "<article")?.lowerBound ?? html.startIndex)...]
  }

  @Test("One sheet for each State, coordinator and area, States in the order of the language")
  func sheets() throws {
    let english = try BriefingPages(Self.content(), language: "en")
    #expect(english.sheets.filter { $0.kind == .state }.map(\.code) == ["AAA", "BBB", "CCC", "DDD"])
    #expect(english.sheets.filter { $0.kind == .area }.map(\.code) == ["WAT", "AIR"])
    #expect(english.sheets.contains(BriefingFiles(.coordinator, "AAA")))
    let russian = try BriefingPages(Self.content(), language: "ru")
    #expect(russian.sheets.filter { $0.kind == .state }.map(\.code).last == "AAA")
    let list = try english.list(BriefingPages.Forms(hasPages: true, others: ["pdf", "docx"]))
    for sheet in english.sheets { #expect(list.contains("href=\"\(sheet.stem).docx\"")) }
    #expect(list.contains("href=\"all.html\"") && !list.contains("href=\"all.docx\""))
    #expect(try english.html().components("<article") == english.sheets.count)
  }

  @Test(
    "A term that ends before the next meeting is marked, and the note says which meeting",
    arguments: [
      ("2031-03-01", ["2031-03-02"], "† The term ends before the next meeting in the registry: Council 4, 2 March"),
      ("2031-03-02", ["2031-03-02"], "† The term ends before the next meeting in the registry: Council 4, 2 March"),
      ("2031-03-03", ["2031-03-02"], "Next meeting in the registry: Council 4, 2 March 2031. No term ends before it."),
      // The next one decides, in whatever order they are written; one that was held does not.
      ("2031-04-01", ["2031-06-01", "2030-12-31", "2031-05-01"], "Council 4, 1 May 2031."),
      // Known to the year, it may be on the last day of it.
      ("2031-11-30", ["2031"], "† The term ends before the next meeting in the registry: Council 4, 2031."),
      ("2032-01-01", ["2031"], "Next meeting in the registry: Council 4, 2031. No term ends before it."),
      ("", ["2031-03-02"], "No term ends before it."), ("2031-03-01", [], "The registry names no meeting after"),
    ])
  func terms(end: String, starts: [String], note: String) throws {
    let row = "AAA|coordinator|measure|W.1|rivers, mostly|2029|\(end)|1"
    let tables = FixtureTables.all(isPublic: false, isCollected: true).map { table in
      table.name == "coordination" ? FixtureTables.table(Schemas.coordination, [row]) : table
    }
    let meetings = starts.compactMap { PartialDate($0) }.map {
      Meeting(body: "Council", number: "4", start: $0, end: nil, place: "", mode: "", plannedStart: nil, note: "")
    }
    var content = Fixture.content(tables: tables, meetings: meetings)
    content.presence = Self.presence
    let html = try Self.sheet(content, BriefingFiles(.coordinator, "AAA"))
      .replacingOccurrences(of: "\u{a0}", with: " ")
    #expect(html.contains(note), "\(Self.body(html))")
    #expect(html.contains(" †</td>") == note.hasPrefix("†") || note.hasPrefix("Council"), "\(Self.body(html))")
  }

  @Test("Every figure is the one at its address", arguments: [Basis.returns, .publicSources], ["en", "ru"])
  func figures(basis: Basis, language: String) throws {
    let content = Self.content(basis)
    var cells: [String: String] = [:]
    for figure in Figures.all(of: content.tables.filter { $0.name != "figures" }) {
      cells[figure.address] = figure.value.text
    }
    let html = try BriefingPages(content, language: language).html()
    var seen = 0
    for match in html.matches(of: #/data-address="([^" ]*)">([^<]*)</#) {
      seen += 1
      #expect(cells[String(match.1)] == String(match.2), "\(match.1)")
    }
    #expect(seen > 20)
  }

  @Test("Sheets differ where their data differ")
  func differ() throws {
    let pages = try BriefingPages(Self.content(), language: "en")
    var seen: Set<String> = []
    for sheet in pages.sheets {
      let html = try #require(try pages.html(sheet))
      #expect(seen.insert(Self.neutral(html, of: sheet.code)).inserted, "\(sheet.stem)")
    }
  }

  @Test("Sheets agree where their data agree")
  func agree() throws {
    let tables = FixtureTables.all(isPublic: false, isCollected: true).map(Self.twin)
    var content = Self.content(tables: tables)
    content.presence.events = content.presence.events.map { event in
      var event = event
      if event.named.contains("AAA") { event.named.insert("DDD") } else { event.named.remove("DDD") }
      if event.hosts.contains("AAA") { event.hosts.insert("DDD") }
      return event
    }
    let first = try Self.sheet(content, BriefingFiles(.state, "AAA"))
    let second = try Self.sheet(content, BriefingFiles(.state, "DDD"))
    #expect(Self.neutral(first, of: "AAA") == Self.neutral(second, of: "DDD"))
    #expect(Self.neutral(first, of: "AAA").contains("data-address=\"coverage_by_state/XXX/ALL/measures_active\""))
  }

  /// A sheet without what names its subject.
  private static func neutral(_ html: String, of code: String) -> String {
    let names = ["AAA": "Alpha", "DDD": "Delta"]
    return String(body(html)).replacing(code, with: "XXX").replacing(names[code] ?? code, with: "XXX")
  }

  /// The table with what it says of AAA said of DDD too, and nothing else of DDD.
  private static func twin(_ table: Table) -> Table {
    var copy = table
    let place = table.name == "gaps" ? table.schema.index(of: "subject") : 0
    guard let place, ["coverage_by_state", "matrix", "attendance", "coordination", "gaps"].contains(table.name) else {
      return table
    }
    copy.rows = table.rows.filter { $0.values[place].text != "DDD" }
    copy.rows += table.rows.filter { $0.values[place].text == "AAA" }.map { row in
      var row = row
      row.values[place] = .code("DDD")
      return row
    }
    return copy
  }

  @Test("A sheet of public sources shows records, and neither share nor absence")
  func publicSources() throws {
    for sheet in try BriefingPages(Self.content(.publicSources), language: "en").sheets {
      let html = Self.body(try Self.sheet(Self.content(.publicSources), sheet))
      #expect(html.contains("Public record: what was found on public pages"))
      #expect(!html.contains("<small>of "), "\(sheet.stem)")
      #expect(!html.contains("not named"), "\(sheet.stem)")
      #expect(!html.contains("attended"), "\(sheet.stem)")
      #expect(!html.contains("class=\"o\"") || sheet.kind != .state)
    }
  }

  @Test("A draft has its watermark, symbol and notice on every sheet; no sheet has a script or loads anything")
  func marks() throws {
    let html = try BriefingPages(Self.content(), language: "en").html()
    let sheets = html.components("<article")
    #expect(html.components("<p class=\"wm\" aria-hidden=\"true\"><span>Draft</span></p>") == sheets)
    #expect(html.components("T/1 · <b>Draft</b>") == sheets)
    #expect(html.components("A notice.") == sheets)
    #expect(!html.contains("<script") && !html.contains("src="))
    #expect(html.contains("content=\"default-src &#39;none&#39;") || html.contains("content=\"default-src 'none'"))
  }

  @Test("What does not fit is left out and counted, the same every time")
  func fit() throws {
    var briefing = StateBriefing(
      words: BriefingWords(page: PageContext(Self.content(), lexicon: try Lexicon("en"))), state: "AAA"
    ).make()
    let row = Briefing.Row(cells: [.text("A measure"), .text("1"), .text("2"), .text("3/7")])
    briefing.measures?.rows = Array(repeating: row, count: 60)
    briefing.steps = Array(
      repeating: Briefing.Step(lead: "Plan", text: RichText(String(repeating: "word ", count: 60)), ground: "plan/1"),
      count: 30)
    let fitted = PageFit.fitted(briefing)
    #expect(PageFit.height(of: fitted) <= PageFit.height)
    #expect((fitted.measures?.rows.count ?? 0) + (fitted.measures?.left ?? 0) == 60)
    #expect(fitted.steps.count + fitted.stepsLeft == 30)
    #expect((fitted.measures?.rows.count ?? 0) >= 4 && fitted.steps.count >= 3)
    #expect(fitted == PageFit.fitted(briefing))
    let page = try BriefingMarkup(page: PageContext(Self.content(), lexicon: try Lexicon("en")), briefing: fitted)
      .html()
    #expect(page.contains("and \(fitted.measures?.left ?? 0) more, see the edition"))
  }

  @Test(
    "A line has a place for each month, quarter or year, and one for what is known to the year alone",
    arguments: [("2030-01-01", "2030-12-31", 12), ("2020-01-01", "2029-12-31", 40), ("1990-01-01", "2029-12-31", 40)])
  func places(from: String, to: String, count: Int) throws {
    let period = Period(from: Fixture.day(from), to: Fixture.day(to))
    #expect(EventPlaces(period, vagueYears: []).count == count)
    let year = period.to.components.year
    let places = EventPlaces(period, vagueYears: [year])
    let yearAlone = try #require(PartialDate(String(year)))
    let day = try #require(PartialDate("\(year)-01-15"))
    let vague = try #require(places.place(of: yearAlone))
    let january = try #require(places.place(of: day))
    #expect(count == 40 && from.hasPrefix("1990") ? vague == january : vague + 1 == january)
  }

  @Test("A document has every row, and the addresses of its figures in footnotes")
  func document() throws {
    let pages = try BriefingPages(Self.content(), language: "en")
    for sheet in pages.sheets {
      let tree = try #require(try pages.document(sheet))
      var notes: [String] = []
      for block in tree.blocks {
        let inlines: [DocumentTree.Inline] =
          switch block {
          case .heading(_, let inlines), .paragraph(let inlines, _): inlines
          case .list(let items): items.flatMap { $0 }
          case .table(_, let head, let rows): head.flatMap { $0 } + rows.flatMap { $0 }.flatMap(\.inlines)
          }
        for case .footnote(let text) in inlines { notes.append(text) }
      }
      #expect(!notes.isEmpty, "\(sheet.stem)")
      #expect(notes.allSatisfy { !$0.isEmpty })
      if sheet == BriefingFiles(.state, "AAA") {
        #expect(notes.first == "coverage_by_state/AAA/ALL: measures_active, measures_in_force")
      }
    }
    #expect(FigureNotes.text(["a/b/c", "a/b/d", "events/*", "x/y"]) == "a/b: c, d; events/*; x: y")
  }

  @Test("Long numbers of a document are grouped", arguments: [("en", "12,345"), ("ru", "12\u{A0}345")])
  func longNumbers(language: String, text: String) throws {
    var tables = FixtureTables.all(isPublic: false, isCollected: true)
    Fixture.change(&tables, "coverage_by_state", row: "AAA", "exchanges", .integer(12_345))
    let pages = try BriefingPages(Self.content(tables: tables), language: language)
    let words = "\(try #require(try pages.document(BriefingFiles(.state, "AAA"))).json(syntax: [1]))"
    #expect(words.contains(text))
    #expect(!words.contains("12345"))
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(_ text: String) -> Int { ranges(of: text).count }
}
