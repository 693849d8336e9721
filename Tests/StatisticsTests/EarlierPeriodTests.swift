import Registry
import Statistics
import Tabulation
import Testing

/// The numbers of the period of comparison.
@Suite struct EarlierPeriodTests {
  private let before = Period(from: day("2006-01-01"), to: day("2006-12-31"))

  private static let world: World = {
    var world = World(FourStates.registry())
    world.exchange("X1", "2006-05-01", "ECO-1", from: "ALB")
    world.exchange("X2", "2006", "ENV", from: "BOR")
    world.exchange("X3", "2007-05-01", "ECO-2", from: "ALB;BOR")
    world.attend("E1", "2006-12-31", "ECO-1", "BOR")
    world.attend("E2", "2007-01-01", "ECO-1", "BOR")
    return world
  }()

  private static let activity = world.tally.settle(period: World.settings().period).activity

  private func earlier(_ settings: ReportSettings = World.settings()) -> EarlierPeriod {
    Statistics.earlier(Self.activity, Self.world.registry, settings, before)
  }

  @Test func theyAreCountedInThatPeriodAlone() throws {
    let economy = try #require(earlier().area("ECO"))
    #expect(economy.measuresActive == 1 && economy.exchanges == 1 && economy.events == 1 && economy.records == 2)
    let all = try #require(earlier().area("ALL"))
    #expect(all.records == 3 && earlier().hasRecords)
  }

  @Test func theyAreThoseOfTheTableOfAReportOnThatPeriod() throws {
    var settings = World.settings()
    settings.period = before
    settings.asOf = before.to
    let tables = Statistics.tables(Self.activity, Self.world.registry, settings, only: ["coverage_by_area"])
    let table = try #require(tables.first)
    for row in table.rows {
      let area = try #require(earlier().area(table.value(row, "area").text))
      #expect(table.value(row, "measures_in_force") == .integer(area.measuresInForce))
      #expect(table.value(row, "measures_active") == .integer(try #require(area.measuresActive)))
      #expect(table.value(row, "exchanges") == .integer(try #require(area.exchanges)))
      #expect(table.value(row, "events") == .integer(try #require(area.events)))
    }
    #expect(earlier().areas.count == table.rows.count)
  }

  @Test func aPeriodWithoutARecordSaysSo() {
    let empty = Statistics.earlier(
      Self.activity, Self.world.registry, World.settings(),
      Period(from: day("2001-01-01"), to: day("2001-12-31")))
    #expect(!empty.hasRecords)
  }
}
