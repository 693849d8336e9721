import Charting
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

  @Test("Where nothing is collected there is none by State")
  func notCollected() throws {
    let charts = try ReportPage(Fixture.content(collected: []), language: "ru").charts()
    #expect(charts.map(\.stem) == ["areas", "coordinators"])
  }

  @Test("Public sources give numbers of records, never shares")
  func publicSources() throws {
    let page = PageContext(Fixture.content(.publicSources), lexicon: try Lexicon("en"))
    let chart = CoverageChart(page: page).make(
      ChartTexts(title: "", subtitle: "", source: "", notice: "", alternative: ""))
    #expect(chart.rows[0].cells == [.count(3), .notReported])
    #expect(chart.rows[1].cells == [.count(1), .notReported])
  }

  @Test("Returns give shares, and every status its state")
  func returns() throws {
    let page = PageContext(Fixture.content(), lexicon: try Lexicon("en"))
    let chart = CoverageChart(page: page).make(
      ChartTexts(title: "", subtitle: "", source: "", notice: "", alternative: ""))
    #expect(chart.rows.map(\.title) == ["Alpha", "Bravo (a)", "Çharlie (b)", "Delta"])
    #expect(
      chart.rows.map(\.cells) == [
        [.share(active: 1, inForce: 2), .nilReturn], [.areaOnly(inForce: 2), .pending], [.quarantined, .notReported],
        [.notReported, .notApplicable],
      ])
  }
}
