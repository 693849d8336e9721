import Statistics
import TestSupport
import Testing

@Suite struct TrendTests {
  @Test func quarters() {
    #expect(
      FourStates.world().lines("trend") == [
        // X1 and X2. ECO-1 and ECO-2; ALB and BOR.
        "2007-Q1|2007-01-01|2007-03-31|ECO|2|0|0||2|2|2", "2007-Q1|2007-01-01|2007-03-31|ENV|1|0|0||1|1|2",
        "2007-Q1|2007-01-01|2007-03-31|ALL|2|0|0||3|3|2",
        // X3 under the area, E1 under ECO-2; X4 is an observer's, so that it makes no measure active.
        "2007-Q2|2007-04-01|2007-06-30|ECO|1|1|3|5|1|2|2", "2007-Q2|2007-04-01|2007-06-30|ENV|1|0|0||0|1|0",
        "2007-Q2|2007-04-01|2007-06-30|ALL|2|1|3|5|1|3|2",
        // X5, E2, E3: ACI's 1 and BOR's 1 + 2 under ECO, ALB's 4 and GUE's 2 under ENV.
        "2007-Q3|2007-07-01|2007-09-30|ECO|0|2|2|4|1|2|2", "2007-Q3|2007-07-01|2007-09-30|ENV|1|1|2|6|1|1|2",
        "2007-Q3|2007-07-01|2007-09-30|ALL|1|2|4|10|2|3|3",
        // X7.
        "2007-Q4|2007-10-01|2007-12-31|ECO|1|0|0||0|2|0", "2007-Q4|2007-10-01|2007-12-31|ENV|0|0|0||0|1|0",
        "2007-Q4|2007-10-01|2007-12-31|ALL|1|0|0||0|3|0",
      ])
  }

  @Test func yearsAreThePeriodsOwn() {
    let settings = World.settings(from: "2007-04-01", to: "2008-02-01", asOf: "2008-02-01", trend: .year)
    let all = FourStates.world().lines("trend", settings).filter { $0.contains("|ALL|") }
    #expect(
      all == [
        // Without X1 and X2: X3, X4, X5, X7 and the three events.
        "2007|2007-04-01|2007-12-31|ALL|4|3|7|15|3|3|3", "2008|2008-01-01|2008-02-01|ALL|1|0|0||1|3|1",
      ])
  }

  @Test func quartersAreCutToThePeriod() {
    let settings = World.settings(from: "2007-02-10", to: "2007-05-10", asOf: "2007-05-10")
    let all = FourStates.world().lines("trend", settings).filter { $0.contains("|ALL|") }
    // The date of X2 is known to the month: it counts by its first day.
    #expect(
      all == [
        "2007-Q1|2007-02-10|2007-03-31|ALL|1|0|0||2|2|2", "2007-Q2|2007-04-01|2007-05-10|ALL|1|1|3|5|1|3|2",
      ])
  }

  @Test func recordsKnownToTheYearHaveARowOfTheirOwn() {
    var world = World(FourStates.registry())
    world.exchange("X1", "2006", "ECO-1", from: "ALB")
    world.exchange("X2", "2006-01-01", "ENV-1", from: "ALB")
    world.exchange("X3", "2007-12", "ECO-2", from: "BOR")
    let settings = World.settings(from: "2006-01-01")
    let all = world.lines("trend", settings).filter { $0.contains("|ALL|") }.map { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
      return ([cells[0], cells[4], cells[8], cells[9]]).joined(separator: "|")
    }
    #expect(
      all == [
        // ECO-1 enters the sum from the row of its year on, which stands after the quarters.
        "2006-Q1|1|1|1", "2006-Q2|0|0|1", "2006-Q3|0|0|1", "2006-Q4|0|0|1", "2006|1|1|2", "2007-Q1|0|0|2",
        "2007-Q2|0|0|2", "2007-Q3|0|0|2", "2007-Q4|1|1|3",
      ])
    // For every area, and only where a record needs it.
    #expect(world.lines("trend", settings).filter { $0.hasPrefix("2006|") }.count == 3)
    let years = World.settings(from: "2006-01-01", trend: .year)
    #expect(world.lines("trend", years).filter { $0.contains("|ALL|") }.map { $0.prefix(4) } == ["2006", "2007"])
    #expect(world.column("exchanges", of: "trend", years)["2006/ALL"] == "2")
  }

  @Test func aPeriodOfTheTrendReAddsToTheYear() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<20 {
      let world = RandomWorld.make(using: &generator)
      for quantity in ["exchanges", "events", "participations"] {
        let byArea = world.column(quantity, of: "coverage_by_area")
        for (area, total) in byArea {
          let parts = world.column(quantity, of: "trend").filter { $0.key.hasSuffix("/" + area) }.values
          #expect(parts.compactMap { Int($0) }.reduce(0, +) == Int(total), "\(quantity) \(area)")
        }
      }
      let last = world.column("measures_active_to_date", of: "trend").filter { $0.key.hasPrefix("2007-Q4/") }
      #expect(last["2007-Q4/ALL"] == world.column("measures_active", of: "coverage_by_area")["ALL"])
    }
  }

  @Test func withPublicSourcesMembersActiveAreEmptyAndZerosStand() {
    let settings = World.settings(basis: .publicSources)
    let lines = FourStates.world().lines("trend", settings)
    #expect(lines.first == "2007-Q1|2007-01-01|2007-03-31|ECO|2|0|0||2|2|")
    #expect(lines.allSatisfy { $0.hasSuffix("|") })
  }
}
