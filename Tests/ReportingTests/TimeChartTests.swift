import Charting
import Registry
import Statistics
import Testing

@testable import Reporting

/// Charts of stages, time, comparison and plan, and the exhibits that they stand in.
@Suite("Charts of stages, time, comparison and plan")
struct TimeChartTests {
  private static let texts = ChartTexts(
    title: "", subtitle: "", source: "", notice: "", alternative: "", digits: .ungrouped)

  private static let period = Period(from: Fixture.day("2029-01-01"), to: Fixture.day("2029-12-31"))

  private static func earlier(records: Int) -> EarlierPeriod {
    EarlierPeriod(
      period: period,
      areas: [
        .init(code: "WAT", measuresInForce: 2, measuresActive: 2, exchanges: records, events: 0),
        .init(code: "ALL", measuresInForce: 2, measuresActive: 2, exchanges: records, events: 0),
      ])
  }

  private func page(_ content: ReportContent = Fixture.content()) throws -> PageContext {
    PageContext(content, lexicon: try Lexicon("en"))
  }

  @Test("Every word of every chart is in the language file", arguments: ["en", "ru"], [Basis.returns, .publicSources])
  func words(language: String, basis: Basis) throws {
    let content = Fixture.content(basis, earlier: Self.earlier(records: 5))
    let charts = try ReportPage(content, language: language).charts()
    #expect(charts.count == (basis == .returns ? 10 : 9))
    for (stem, chart) in charts.map({ ($0.stem, $0.chart) }) {
      #expect(Lexicon.gap(in: "\(chart)") == nil, "\(stem)")
      #expect(!chart.texts.subtitle.isEmpty && !chart.texts.alternative.isEmpty, "\(stem)")
    }
  }

  @Test("A chart that is asked for alone is that of the whole page", arguments: ReportCharts.stems, ["en", "ru"])
  func alone(stem: String, language: String) throws {
    var content = Fixture.content(earlier: Self.earlier(records: 5))
    let whole = try ReportPage(content, language: language).charts().filter { $0.stem == stem }
    content.onlyCharts = [stem]
    let page = try ReportPage(content, language: language, chartsAlone: true)
    #expect(page.sections.count == 1)
    let alone = page.charts()
    #expect(alone.map(\.stem) == whole.map(\.stem))
    for (one, other) in zip(alone, whole) {
      #expect(one.chart.texts == other.chart.texts)
      #expect(
        one.chart.scene(measuring: EvenRuler(), page: .a4Landscape)
          == other.chart.scene(measuring: EvenRuler(), page: .a4Landscape))
    }
  }

  /// Every letter is half as wide as it is high: enough to lay a chart out without a font.
  private struct EvenRuler: TextMeasuring {
    func width(of text: String, style: TextStyle) -> Double { Double(text.count) * style.size / 2 }
  }

  @Test("A ladder shows each stage of the modality, what is provisional, and where the measure stands")
  func ladder() throws {
    let chart = StagesChart(page: try page()).make(Self.texts)
    #expect(chart.modalities == [.init(title: "(a)", stages: ["Begun", "Agreed"])])
    let rows = chart.groups.flatMap(\.rows)
    #expect(rows.map(\.tracks.count) == [1, 0, 0])
    #expect(
      rows[0].tracks == [
        .init(
          modality: 0, steps: [.notRecorded, .reached(date: try page().dates.short("2030-06"), isProvisional: true)],
          current: 1, days: 30)
      ])
  }

  @Test("Panels have the areas, then all of them, and only what is collected")
  func panels() throws {
    let chart = ActivityChart(page: try page()).make(Self.texts)
    #expect(chart.series == ["Exchanges", "Events"] && chart.periods == [.init(label: "2030")])
    #expect(chart.rows.map(\.values) == [[[2], [2]], [[0], [1]], [[2], [3]]])
    #expect(chart.rows.map(\.areaPlace) == [0, 1, nil])
    let steps = CumulativeChart(page: try page()).make(Self.texts)
    #expect(steps.series.map(\.values) == [[1], [0]] && steps.series.map(\.inForce) == [2, 1])
  }

  @Test("Quarters stand under their year; what is known to the year stands apart, what is cut is marked")
  func quarters() throws {
    var content = Fixture.content()
    content.settings.trend = .quarter
    content.tables = content.tables.map { table in
      guard table.name == "trend" else { return table }
      return FixtureTables.table(
        Schemas.trend,
        [
          "2030-Q1|2030-02-01|2030-03-31|ALL|1|1", "2030-Q2|2030-04-01|2030-06-30|ALL|1|1",
          "2030|2030-02-01|2030-06-30|ALL|0|1",
        ])
    }
    let periods = TrendPeriods(page: try page(content))
    #expect(
      periods.periods == [
        .init(label: "1*", group: "2030", kind: .cut), .init(label: "2", group: "2030"),
        .init(label: "†", group: "2030", kind: .yearOnly),
      ])
    #expect(periods.notes.count == 2 && periods.notes[0].contains("1\u{A0}February\u{A0}2030"))
  }

  @Test("Returns compare measures active, public sources the records found; an area that was not there has a note")
  func comparison() throws {
    let returns = try #require(
      ComparisonExhibit(page: try page(Fixture.content(earlier: Self.earlier(records: 5)))))
    let chart = ComparisonChart(exhibit: returns).make(Self.texts)
    #expect(chart.rows.map(\.before) == [.init(2, of: 2), nil, .init(2, of: 2)])
    #expect(chart.rows.map(\.now) == [.init(1, of: 2), .init(0, of: 1), .init(1, of: 3)])
    #expect(chart.rows.map { !$0.note.isEmpty } == [false, true, false])
    let found = try #require(
      ComparisonExhibit(page: try page(Fixture.content(.publicSources, earlier: Self.earlier(records: 5)))))
    #expect(ComparisonChart(exhibit: found).make(Self.texts).rows.map(\.now) == [.init(4), .init(1), .init(5)])
  }

  @Test("Nothing is compared with a period without a record, and the page says why")
  func nothingToCompare() throws {
    let content = Fixture.content(earlier: Self.earlier(records: 0))
    #expect(ComparisonExhibit(page: try page(content)) == nil)
    #expect(try Fixture.page(content).contains("The inputs hold no record dated in the comparison period"))
    #expect(try ReportPage(content, language: "en").charts().count == 9)
    #expect(ComparisonExhibit(page: try page(Fixture.content(collected: [], earlier: Self.earlier(records: 5)))) == nil)
  }

  @Test("The plan stands by area, with its outcomes, on an axis that holds its dates")
  func plan() throws {
    let chart = PlanChart(page: try page()).make(Self.texts)
    #expect(chart.groups.map(\.title) == ["Water", "Air"])
    #expect(chart.groups.map { $0.entries.map(\.outcome) } == [[.held, .noRecord], [.unplanned]])
    #expect(chart.axis.months.count == 12 && chart.axis.years == [.init(label: "2030", month: 0)])
    #expect(chart.axis.asOf == nil, "the last day of the axis needs no line")
  }

  @Test("A date in the next year adds the quarters up to it, and the date of what was true is marked")
  func longerPlan() throws {
    var content = Fixture.content()
    content.tables = content.tables.map { table in
      guard table.name == "plan" else { return table }
      return FixtureTables.table(
        Schemas.plan, ["P1|2030|W.1|Late|AAA|2031-02||due", "P2|2030||Far|AAA|2050||due", "P3|2030|W.1||AAA|||due"])
    }
    let chart = PlanChart(page: try page(content)).make(Self.texts)
    #expect(chart.axis.months.count == 15 && chart.axis.years.map(\.month) == [0, 12])
    #expect(chart.axis.asOf == Int(Fixture.day("2030-12-31").ordinal))
    #expect(chart.groups.map(\.title) == ["Water", "No area named"])
    #expect(
      chart.groups[0].entries.map(\.title) == ["Rivers", "Late"],
      "without a date first in its year; without a title the measure")
  }
}
