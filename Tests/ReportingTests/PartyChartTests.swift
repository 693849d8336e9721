import Charting
import Registry
import Statistics
import Tabulation
import Testing

@testable import Reporting

@Suite("Charts of parties, places and lists")
struct PartyChartTests {
  private static let texts = ChartTexts(
    title: "", subtitle: "", source: "", notice: "", alternative: "", digits: .ungrouped)

  private static func content(_ basis: Basis = .returns, tiles: [Tile] = [], flows: Bool = false) -> ReportContent {
    let isPublic = basis == .publicSources
    var tables = FixtureTables.all(isPublic: isPublic, isCollected: true)
    tables.append(
      FixtureTables.table(
        Schemas.engagement,
        isPublic
          ? ["AAA|AAA|1|1|2|2", "AAA|BBB||||", "AAA|CCC||||", "AAA|DDD||||"]
          : ["AAA|AAA|1|1|2|2", "AAA|BBB|0|1|0|0", "AAA|CCC|0|0|0|0", "AAA|DDD|0|0|0|0"]))
    tables.append(FixtureTables.table(Schemas.exchangeFlows, ["AAA|BBB|2", "AAA|all|1", "BBB|AAA|3"]))
    var content = Fixture.content(basis, tables: tables)
    let registry = Fixture.registry
    content.registry = ForumRegistry(
      statuses: registry.statuses, names: registry.names, areas: registry.areas, measures: registry.measures,
      assignments: registry.assignments, stages: registry.stages, tiles: tiles)
    if flows { content.requestedCharts = [.exchangeFlows] }
    return content
  }

  private static func context(_ content: ReportContent, _ language: String = "en") throws -> PageContext {
    PageContext(content, lexicon: try Lexicon(language))
  }

  private static func stems(_ content: ReportContent) throws -> [String] {
    try ReportPage(content, language: "en").charts().map(\.stem)
  }

  @Test("Engagement: shares of the coordinator's measures, and what the cells of the measures say where there is none")
  func engagement() throws {
    let chart = EngagementChart(page: try Self.context(Self.content())).make(Self.texts)
    #expect(chart.rows.map(\.title) == ["Alpha"])
    #expect(chart.rows[0].cells == [.share(active: 1, inForce: 1), .areaOnly(inForce: 1), .notReported, .notReported])
    #expect(chart.rows[0].itself == 0)
    #expect(chart.columns.map(\.title) == ["Alpha", "Bravo (a)", "Çharlie (b)", "Delta"])
  }

  @Test("Engagement with public sources: numbers, no share, no zero")
  func publicEngagement() throws {
    let page = try Self.context(Self.content(.publicSources))
    let chart = EngagementChart(page: page).make(Self.texts)
    #expect(chart.rows[0].cells == [.count(1), .notReported, .notReported, .notReported])
    #expect(!chart.legend.showsZero)
    #expect(!page.lexicon.plain("engagement.subtitle.public", ["period": ""]).contains("/"))
  }

  @Test("The notes of all States of the grid stand below it, also of those that the table does not name")
  func notes() throws {
    let charts = try ReportPage(Self.content(), language: "en").charts()
    let chart = try #require(charts.first { $0.stem == "engagement" }?.chart)
    #expect(chart.texts.source.contains("(a) A note."))
    #expect(chart.texts.source.contains("(b) "))
  }

  @Test("Tiles: every member once, a state an area; no grid, no chart")
  func tiles() throws {
    let places = [Tile(party: "AAA", column: 2, row: 1), Tile(party: "OBS", column: 1, row: 1)]
    let chart = TilesChart(page: try Self.context(Self.content(tiles: places))).make(Self.texts)
    #expect(chart.tiles.map(\.code) == ["AAA", "BBB (a)", "CCC (b)", "DDD"])
    #expect(chart.tiles.map(\.place) == [.init(column: 2, row: 1), nil, nil, nil])
    #expect(
      chart.tiles.map(\.states) == [
        [.count(1), .nilReturn], [.count(1), .pending], [.quarantined, .notReported], [.notReported, .notApplicable],
      ])
    #expect(chart.areas.map(\.letter) == ["W", "A"])
    #expect(try Self.stems(Self.content(tiles: places)).contains("tiles"))
    #expect(try !Self.stems(Self.content()).contains("tiles"))
    let page = try ReportPage(Self.content(tiles: places), language: "en")
    let source = try #require(page.charts().first { $0.stem == "tiles" }).chart.texts.source
    #expect(source.contains("approximate") && source.contains("Without a place on the grid: Bravo"))
  }

  @Test("Areas with one first letter get figures")
  func letters() {
    #expect(TilesChart.letters(["Economic", "Environmental"]) == ["1", "2"])
    #expect(TilesChart.letters(["Вода", "Транспорт"]) == ["В", "Т"])
    #expect(TilesChart.letters(["", "Air"]) == ["1", "2"])
  }

  @Test("Attendance: held, listed, attended, hosted; none with public sources")
  func attendance() throws {
    let chart = AttendanceChart(page: try Self.context(Self.content())).make(Self.texts)
    #expect(chart.rows[0] == .init(title: "Alpha", held: 3, listed: 1, attended: 1, hosted: 2))
    #expect(chart.rows[2] == .init(title: "Çharlie (b)", held: 2, listed: 0, attended: 0, hosted: 0))
    #expect(chart.dataPoints == 15)
    #expect(try Self.stems(Self.content()).contains("attendance"))
    #expect(try !Self.stems(Self.content(.publicSources)).contains("attendance"))
  }

  @Test("Flows: on request only, never with public sources; a pair without an exchange is no data point")
  func flows() throws {
    #expect(try !Self.stems(Self.content()).contains("exchange-flows"))
    #expect(try !Self.stems(Self.content(.publicSources, flows: true)).contains("exchange-flows"))
    #expect(try Self.stems(Self.content(flows: true)).contains("exchange-flows"))
    let chart = FlowsChart(page: try Self.context(Self.content(flows: true))).make(Self.texts)
    #expect(chart.columns == [.init(title: "Alpha"), .init(title: "Bravo (a)"), .init(title: "To all", isApart: true)])
    #expect(chart.rows.map(\.cells) == [[nil, .count(2), .count(1)], [.count(3), nil, nil]])
    #expect(chart.dataPoints == 3)
    #expect(!chart.legend.showsZero)
  }

  @Test("The page has the exhibits of the charts, complete in each language", arguments: ["en", "ru"])
  func page(language: String) throws {
    for basis in [Basis.returns, .publicSources] {
      let content = Self.content(basis, tiles: [Tile(party: "AAA", column: 2, row: 1)], flows: true)
      let html = try Fixture.page(content, language: language)
      #expect(html.contains("id=\"ex-engagement\"") && html.contains("id=\"ex-tiles\""))
      #expect(html.contains("id=\"ex-exchange-flows\"") == (basis == .returns))
    }
  }
}
