import Statistics
import Testing

/// Coverage on the forum of `FourStates`, each row worked out by hand.
@Suite struct CoverageTests {
  @Test func coverageByState() {
    #expect(
      FourStates.world().lines("coverage_by_state") == [
        // ALB, ECO: X1, X2; E1 with 3. Active in ECO-1 and ECO-2 of three: 2/3.
        "ALB|ECO|active|3|2|0.6667|2|1|1|3|2007-02-01|2007-04-01",
        // ENV: X2; E2 under ENV-1 with 4. 1/1.
        "ALB|ENV|active|1|1|1.0000|1|1|1|4|2007-03|2007-08-15",
        // ALL: X1, X2 once; E1, E2; 3 + 4. 3/4.
        "ALB|ALL|active|4|3|0.7500|2|2|2|7|2007-02-01|2007-08-15",
        // BOR, ECO: X2 under ECO-1, X3 under the area; E1 with 2, E3 with 1 + 2. ECO-1, ECO-2: 2/3.
        "BOR|ECO|active|3|2|0.6667|2|2|2|5|2007-03|2007-09",
        "BOR|ENV|active|1|1|1.0000|1|0|0||2007-03|2007-03",
        "BOR|ALL|active|4|3|0.7500|2|2|2|5|2007-03|2007-09",
        // ACI counts from the day it joins: X4 of the day before does not. E2 under ECO-1 with 1: 1/3.
        "ACI|ECO|active|3|1|0.3333|0|1|1|1|2007-08-15|2007-08-15",
        "ACI|ENV|active|1|1|1.0000|1|0|0||2007-07-01|2007-07-01",
        "ACI|ALL|active|4|2|0.5000|1|1|1|1|2007-07-01|2007-08-15",
      ])
  }

  @Test func coverageByArea() {
    #expect(
      FourStates.world().lines("coverage_by_area") == [
        // ECO: members active in ECO-1, ECO-2: 2/3. ECO-1 is coordinated. ALB, BOR and ACI (E2) of three members.
        // Exchanges X1, X2, X3, X7. Events E1, E2, E3; E1 and E3 complete.
        // Participations 3 + 1 + 1; delegates 5 + 1 + 3.
        // Under the area alone: X3, X7; E3.
        "ECO|3|2|0.6667|1|3|3|1.0000|4|3|2|5|9|2|1",
        // ENV: X2, X4, X5; E2 with ALB and GUE, 4 + 2. A row of E2 names ENV-1, so that E2 is not the area's alone.
        "ENV|1|1|1.0000|1|3|3|1.0000|3|1|0|2|6|0|0",
        // ALL: every exchange but X6, once; 3 + 3 + 1 participations; 5 + 7 + 3 delegates.
        "ALL|4|3|0.7500|2|3|3|1.0000|6|3|2|7|15|2|1",
      ])
  }

  @Test func coverageByMeasure() {
    #expect(
      FourStates.world().lines("coverage_by_measure") == [
        // ALB (X1, X2), BOR (X2), ACI (E2): 3/3. E2 is not complete; only ACI's row names ECO-1.
        "ECO-1|ECO|ALB||3|3|1.0000|2|1|0|1|1|2007-02-01|2007-08-15|||||||",
        // ALB, BOR: 2/3. X1; E1 with ALB, BOR and the observer DOR, 3 + 2 delegates.
        "ECO-2|ECO|||2|3|0.6667|1|1|1|3|5|2007-02-01|2007-04-01|||||||",
        "ECO-3|ECO|||0|3|0.0000|0|0|0|0||||||||||",
        // X2, X4 (of an observer, who is no member active), X5; E2 with ALB's 4. GUE's row names the area.
        "ENV-1|ENV|ALB|BOR|3|3|1.0000|3|1|0|1|4|2007-03|2007-08-15|||||||",
      ])
  }

  @Test func matrix() {
    #expect(
      FourStates.world().lines("matrix") == [
        "ALB|ECO-1|active|2|0|0|", "ALB|ECO-2|active|1|1|1|3", "ALB|ECO-3|not-reported|0|0|0|",
        "ALB|ENV-1|active|1|1|1|4",
        // X3 and E3 name the area: they make no measure active.
        "BOR|ECO-1|active|1|0|0|", "BOR|ECO-2|active|0|1|1|2", "BOR|ECO-3|not-reported|0|0|0|",
        "BOR|ENV-1|active|1|0|0|",
        "ACI|ECO-1|active|0|1|1|1", "ACI|ECO-2|not-reported|0|0|0|", "ACI|ECO-3|not-reported|0|0|0|",
        "ACI|ENV-1|active|1|0|0|",
      ])
  }

  @Test func aRecordUnderSeveralMeasuresOfAnAreaCountsOnceThere() {
    var world = World(FourStates.registry())
    world.exchange("X", "2007-02-01", "ECO-1;ECO-2;ECO;ENV", from: "ALB;BOR")
    #expect(world.column("exchanges", of: "coverage_by_area") == ["ECO": "1", "ENV": "1", "ALL": "1"])
    // ECO is named beside measures of it, ENV alone.
    #expect(world.column("area_only_exchanges", of: "coverage_by_area") == ["ECO": "0", "ENV": "1", "ALL": "1"])
    let measures = world.column("exchanges", of: "coverage_by_measure")
    #expect(measures == ["ECO-1": "1", "ECO-2": "1", "ECO-3": "0", "ENV-1": "0"])
    #expect(world.column("exchanges", of: "coverage_by_state")["BOR/ALL"] == "1")
  }

  @Test func aZeroOfAnActiveCellIsAZero() {
    var world = World(FourStates.registry())
    world.exchange("X", "2007-02-01", "ENV", from: "ALB")
    let line = world.lines("coverage_by_state")[1]
    // Only the area is known: the cell is active, 0 of 1 measures are.
    #expect(line == "ALB|ENV|active|1|0|0.0000|1|0|0||2007-02-01|2007-02-01")
    #expect(world.column("measures_active", of: "coverage_by_area")["ENV"] == "0")
    #expect(world.column("members_active", of: "coverage_by_area")["ENV"] == "1")
  }

  @Test func ofTwoDatesWithOneFirstDayTheMorePreciseIsPrinted() {
    var world = World(FourStates.registry())
    world.exchange("X1", "2007", "ENV-1", from: "ALB")
    world.exchange("X2", "2007-01-01", "ENV-1", from: "ALB")
    world.exchange("X3", "2007-01", "ENV-1", from: "ALB")
    #expect(world.column("first_activity", of: "coverage_by_state")["ALB/ENV"] == "2007-01-01")
    #expect(world.column("last_activity", of: "coverage_by_state")["ALB/ENV"] == "2007-01-01")
  }

  @Test func measuresAndAreasAreThoseOfAnyDayOfThePeriod() {
    let april = World.settings(from: "2007-04-01")
    // ECO-3 ended on 31 March.
    #expect(FourStates.world().column("measures_in_force", of: "coverage_by_area", april)["ECO"] == "2")
    let march = World.settings(from: "2007-03-31")
    #expect(FourStates.world().column("measures_in_force", of: "coverage_by_area", march)["ECO"] == "3")
  }

  @Test func membersAreThoseOfAnyDayOfThePeriod() {
    let first = World.settings(to: "2007-06-30", asOf: "2007-06-30")
    #expect(Set(FourStates.world().column("members", of: "coverage_by_area", first).values) == ["2"])
    #expect(FourStates.world().lines("coverage_by_state", first).count == 2 * 3)
    #expect(FourStates.world().column("members", of: "coverage_by_area")["ALL"] == "3")
  }

  @Test func aMeasureNotInForceInThePeriodCountsInItsAreaAlone() {
    var world = World(FourStates.registry())
    world.exchange("X", "2007-05-01", "ECO-3", from: "ALB")
    let settings = World.settings(from: "2007-04-01")
    #expect(world.column("exchanges", of: "coverage_by_area", settings) == ["ECO": "1", "ENV": "0", "ALL": "1"])
    #expect(world.column("area_only_exchanges", of: "coverage_by_area", settings)["ECO"] == "1")
    #expect(world.column("exchanges", of: "coverage_by_measure", settings)["ECO-3"] == nil)
    #expect(world.column("status", of: "coverage_by_state", settings)["ALB/ECO"] == "active")
  }
}
