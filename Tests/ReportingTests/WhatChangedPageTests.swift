import Foundation
import Registry
import Statistics
import Tabulation
import Testing

@testable import Reporting

@Suite("Page of what changed")
struct WhatChangedPageTests {
  private func html(_ changes: EditionChanges, language: String = "en") throws -> String {
    try WhatChangedPage(try ReportPage(Fixture.content(.returns), language: language), changes).html()
  }

  private func changes(_ figures: [EditionChanges.Figure]) throws -> EditionChanges {
    let day = try #require(CalendarDay(year: 2024, month: 12, day: 31))
    let first = try #require(CalendarDay(year: 2024, month: 1, day: 1))
    var changes = EditionChanges(.edition("forum/2024-12-31", asOf: day, period: Period(from: first, to: day)))
    changes.figures = figures
    changes.groups = [EditionChanges.Group(causes: ["late"], figures: figures)]
    return changes
  }

  private func figure(
    _ address: String, _ before: String?, _ after: String?, unit: String = "events", isRestated: Bool = false
  ) -> EditionChanges.Figure {
    EditionChanges.Figure(
      address: address, unit: unit, before: before, after: after, difference: "", isRestated: isRestated,
      causes: ["late"])
  }

  @Test("Every table and every column of a figure has a name in every language", arguments: LanguageFile.known)
  func names(language: String) throws {
    let lexicon = try Lexicon(language)
    #expect(
      Set(Fixture.content(.returns).tables.filter(\.schema.holdsFigures).map(\.name))
        .isSubset(of: FigureWords.schemas.map(\.name)))
    for schema in FigureWords.schemas {
      #expect(lexicon.has("table.\(schema.name)"), "\(schema.name)")
      for column in schema.columns {
        if case .figure = column.role { #expect(lexicon.has("figure.\(column.name)"), "\(column.name)") }
      }
    }
  }

  @Test("Zero, nothing said, and no such figure are three things", arguments: ["en", "ru"])
  func threeThings(language: String) throws {
    let page = try html(
      try changes([
        figure("trend/2024-Q1/ALL/events", "", "0"), figure("trend/2024-Q2/ALL/events", nil, "7"),
        figure("trend/2024-Q3/ALL/events", "8", ""),
      ]), language: language)
    let absent = language == "en" ? "no such figure" : "нет показателя"
    let cells = page.matches(of: #/<td class="num"[^>]*>(?:<span data-address="[^"]*">)?([^<]*)</#).map { String($0.1) }
    #expect(cells.contains("0") && cells.contains("–") && cells.contains(absent))
    #expect(cells.count { $0 == "–" } == 2)
  }

  @Test("Of many figures of a table the restated ones and those of all areas are shown; the rest is counted")
  func bounds() throws {
    let figures = (1...40).map { number in
      figure("events/E\(number)/members_attending", "1", "2", isRestated: number == 40)
    }
    let page = try html(try changes(figures))
    #expect(page.contains("and 32 more in what-changed.csv"))
    #expect(page.contains("data-address=\"events/E40/members_attending\""))
    #expect(!page.contains("data-address=\"events/E30/members_attending\""))
    #expect(page.contains("40 figures differ from edition forum/2024-12-31"))
    #expect(page.contains("1 of them is restated"))
  }

  @Test("A row of a table that came as a whole is one line")
  func wholeRows() throws {
    let columns = ["exchanges", "events", "participations"]
    let page = try html(try changes(columns.map { figure("trend/2024-Q1/ALL/\($0)", nil, "1") }))
    #expect(page.contains("the whole row: 3 figures"))
    #expect(!Fixture.beforeScript(page).contains("data-address="))
  }

  @Test("Text of exports and registry is escaped", arguments: ["en", "ru"])
  func escaping(language: String) throws {
    let bad = "<b onclick=\"x\">&'"
    var changes = try changes([figure("events/%3Cb%3E/host", bad, bad, unit: "code")])
    changes.sources = [
      EditionChanges.Source(
        cause: "late", subject: bad, name: bad, replaces: bad,
        changes: [EditionChanges.Change(name: bad, before: bad, after: bad)])
    ]
    changes.groups.append(EditionChanges.Group(causes: ["new"], figures: []))
    let page = try html(changes, language: language)
    #expect(!Fixture.beforeScript(page).contains("<b onclick"))
    #expect(page.contains("&lt;b onclick=&quot;x&quot;&gt;&amp;&#39;"))
    #expect(page.contains("content=\"\(PageScript.policy)\""))
  }

  @Test("Links within the page lead somewhere, and each language has its own page")
  func links() throws {
    let page = try html(try changes([figure("events/E1/host", "ALB", "BOR", unit: "code", isRestated: true)]))
    let anchors = Set(page.matches(of: #/ id="([^"]+)"/#).map { String($0.1) })
    for match in page.matches(of: #/href="#([^"]+)"/#) { #expect(anchors.contains(String(match.1)), "\(match.1)") }
    let others = Set(page.matches(of: #/href="([^"#]+)"/#).map { String($0.1) })
    #expect(others.isSubset(of: ["index.html", "what-changed.ru.html", "what-changed.csv", "data:,"]), "\(others)")
    #expect(WhatChangedPage.fileName(language: "ru", among: ["en", "ru"]) == "what-changed.ru.html")
  }
}
