import Charting
import Tally
import Testing

@testable import Reporting

@Suite("Charts of a report")
struct ChartTests {
  private static let stems = [
    "coverage-by-state", "matrix", "areas", "coordinators", "stages", "activity", "measures-to-date", "plan",
    "attendance",
  ]

  @Test("There is one for each exhibit that names one, with the texts of the exhibit")
  func all() throws {
    let charts = try ReportPage(Fixture.content(), language: "en").charts()
    #expect(charts.map(\.stem) == Self.stems)
    for chart in charts.map(\.chart) {
      #expect(!chart.texts.title.isEmpty)
      #expect(chart.texts.source.contains("as of 31\u{A0}December\u{A0}2030"))
      #expect(chart.texts.notice == "A notice.")
      #expect(!chart.texts.alternative.isEmpty)
      #expect(chart.dataPoints > 0)
    }
  }

  @Test("Numbers are written as the language does", arguments: ["en", "ru"])
  func digits(language: String) throws {
    let charts = try ReportPage(Fixture.content(), language: language).charts()
    let digits = try Lexicon(language).digits
    #expect(charts.allSatisfy { $0.chart.texts.digits == digits })
  }

  @Test(
    "The title of activity over time names what is collected",
    arguments: [
      ([ExportKind.exchanges, .participation], "3 events and 2 exchanges, by period"),
      ([.participation], "3 events, by period"), ([.exchanges], "2 exchanges, by period"),
    ])
  func overTime(collected: [ExportKind], title: String) throws {
    var tables = FixtureTables.all(isPublic: false, isCollected: true)
    Fixture.change(
      &tables, "coverage_by_area", row: "ALL", "events", collected.contains(.participation) ? .integer(3) : .empty)
    Fixture.change(
      &tables, "coverage_by_area", row: "ALL", "exchanges", collected.contains(.exchanges) ? .integer(2) : .empty)
    let charts = try ReportPage(Fixture.content(tables: tables, collected: Set(collected)), language: "en").charts()
    #expect(charts.first { $0.stem == "activity" }?.chart.texts.title == title)
  }

  @Test("Where nothing is collected there is none by State")
  func notCollected() throws {
    let charts = try ReportPage(Fixture.content(collected: []), language: "ru").charts()
    #expect(charts.map(\.stem) == ["areas", "coordinators"])
  }

  @Test("Public sources give numbers of records, never shares")
  func publicSources() throws {
    let page = PageContext(Fixture.content(.publicSources), lexicon: try Lexicon("en"))
    let chart = CoverageChart(page: page).make(
      ChartTexts(title: "", subtitle: "", source: "", notice: "", alternative: "", digits: .ungrouped))
    #expect(chart.rows[0].cells == [.count(3), .notReported])
    #expect(chart.rows[1].cells == [.count(1), .notReported])
  }

  @Test("Returns give shares, and every status its state")
  func returns() throws {
    let page = PageContext(Fixture.content(), lexicon: try Lexicon("en"))
    let chart = CoverageChart(page: page).make(
      ChartTexts(title: "", subtitle: "", source: "", notice: "", alternative: "", digits: .ungrouped))
    #expect(chart.rows.map(\.title) == ["Alpha", "Bravo (a)", "Çharlie (b)", "Delta"])
    #expect(
      chart.rows.map(\.cells) == [
        [.share(active: 1, inForce: 2), .nilReturn], [.areaOnly(inForce: 2), .pending], [.quarantined, .notReported],
        [.notReported, .notApplicable],
      ])
  }
}
