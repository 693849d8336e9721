import Registry
import Statistics
import Tally
import Testing

@Suite struct CoordinatorTests {
  @Test func coverageByCoordinator() {
    #expect(
      FourStates.world().lines("coverage_by_coordinator") == [
        // ALB, ECO: ECO-1. X1, X2; E2 with ACI's own row of ECO-1 and its 1 delegate. ALB, BOR, ACI: 3/3.
        "ALB|ECO|coordinator|measure|1|1|1.0000|1|3|3|1.0000|2|1|0|1|1",
        // ENV: ENV-1. X2, X5, not X4 (of an observer); E2 with ALB's 4, not GUE's row.
        "ALB|ENV|coordinator|measure|1|1|1.0000|1|3|3|1.0000|2|1|0|1|4",
        // ALL: X1, X2, X5; E2 once, with ALB and ACI, 4 + 1.
        "ALB|ALL|coordinator|measure|2|2|1.0000|2|3|3|1.0000|3|1|0|2|5",
        // BOR: the area ENV. Its assignment for ECO-2 ended in June.
        "BOR|ENV|co-coordinator|area|1|1|1.0000|1|3|3|1.0000|2|1|0|1|4",
        "BOR|ALL|co-coordinator|area|1|1|1.0000|1|3|3|1.0000|2|1|0|1|4",
        // undetermined has no area row and no measures; its reach is 0 of 3.
        "ACI|ALL|coordinator|undetermined|0|0||0|0|3|0.0000|0|0|0|0|",
        // one-of-area has an area row and no measures.
        "DOR|ECO|coordinator|one-of-area|0|0||0|0|3|0.0000|0|0|0|0|",
        "DOR|ALL|coordinator|one-of-area|0|0||0|0|3|0.0000|0|0|0|0|",
      ])
  }

  @Test func coordination() {
    #expect(
      FourStates.world().lines("coordination") == [
        // By party, role, scope, target; ECO stands before ENV.
        "ALB|coordinator|measure|ECO-1|first|||1", "ALB|coordinator|measure|ENV-1||||1",
        "BOR|co-coordinator|area|ENV||2007-02|2009|1", "ACI|coordinator|undetermined|||||0",
        "DOR|coordinator|one-of-area|ECO||||0",
      ])
  }

  @Test func assignmentsAreThoseOfTheReportsDate() {
    let settings = World.settings(to: "2007-06-30", asOf: "2007-06-30")
    let lines = FourStates.world().lines("coordination", settings)
    #expect(lines.contains("BOR|coordinator|measure|ECO-2|||2007-06-30|1"))
    // ECO-1 and ECO-2 are coordinated on that date; ECO-3, in force in the period, is not.
    #expect(FourStates.world().column("measures_coordinated", of: "coverage_by_area", settings)["ECO"] == "2")
    #expect(FourStates.world().column("coordinators", of: "coverage_by_measure", settings)["ECO-2"] == "BOR")
  }

  @Test func rolesAndScopesAreJoinedInTheirOrder() {
    let registry = FourStates.registry(assignments: [
      FourStates.assign("ALB", .undetermined, ""), FourStates.assign("ALB", .oneOfArea, "ECO", .coCoordinator),
      FourStates.assign("ALB", .area, "ECO"), FourStates.assign("ALB", .measure, "ECO-1", .coCoordinator),
      FourStates.assign("ALB", .measure, "ECO-2", .coCoordinator),
    ])
    let world = World(registry)
    let roles = world.column("role", of: "coverage_by_coordinator")
    let scopes = world.column("scope", of: "coverage_by_coordinator")
    #expect(roles == ["ALB/ECO": "coordinator;co-coordinator", "ALB/ALL": "coordinator;co-coordinator"])
    #expect(scopes == ["ALB/ECO": "measure;area;one-of-area", "ALB/ALL": "measure;area;one-of-area;undetermined"])
    // The area's three measures, each once though two are named twice.
    #expect(world.column("measures_coordinated", of: "coverage_by_coordinator")["ALB/ECO"] == "3")
    #expect(
      world.lines("coordination").map { $0.split(separator: "|")[1...2].joined(separator: "|") } == [
        "coordinator|area", "coordinator|undetermined", "co-coordinator|measure", "co-coordinator|measure",
        "co-coordinator|one-of-area",
      ])
  }

  @Test func coordinatorsOfAMeasureStandInAlphabeticalOrder() {
    let registry = FourStates.registry(assignments: [
      FourStates.assign("DOR", .measure, "ECO-1"), FourStates.assign("ACI", .area, "ECO"),
      FourStates.assign("BOR", .measure, "ECO-1"), FourStates.assign("ALB", .measure, "ECO-1", .coCoordinator),
    ])
    let world = World(registry)
    // Bora, Cira (ACI), Dora.
    #expect(world.column("coordinators", of: "coverage_by_measure")["ECO-1"] == "BOR;ACI;DOR")
    #expect(world.column("co_coordinators", of: "coverage_by_measure")["ECO-1"] == "ALB")
    #expect(world.column("coordinators", of: "coverage_by_measure")["ECO-2"] == "ACI")
    #expect(world.column("coordinators", of: "coverage_by_measure")["ENV-1"] == "")
  }

  @Test func anAreaTakesTheRecordsThatNameItAlone() {
    let area = FourStates.registry(assignments: [FourStates.assign("DOR", .area, "ECO")])
    // Members' records under ECO: X1, X2, X3 (the area alone; X7 is an observer's); E1 with ALB and BOR, E2 with ACI,
    // E3 (the area alone) with BOR: 4 participations, 3 + 2 + 1 + 3 delegates. E1 and E3 are listed.
    #expect(
      FourStates.world(area).lines("coverage_by_coordinator").last
        == "DOR|ALL|coordinator|area|3|2|0.6667|0|3|3|1.0000|3|3|2|4|9")
    let measures = FourStates.registry(
      assignments: ["ECO-1", "ECO-2", "ECO-3"].map { FourStates.assign("DOR", .measure, $0) })
    // By measures: without X3 and E3.
    #expect(
      FourStates.world(measures).lines("coverage_by_coordinator").last
        == "DOR|ALL|coordinator|measure|3|2|0.6667|0|3|3|1.0000|2|2|1|3|6")
  }

  @Test func anAreaCoordinatorWithOnlyAreaRecordsHasEngagedMembersAndNoMeasureActive() {
    var world = World(FourStates.registry(assignments: [FourStates.assign("DOR", .area, "ENV")]))
    world.exchange("X", "2007-05-01", "ENV", from: "BOR")
    #expect(
      world.lines("coverage_by_coordinator").first == "DOR|ENV|coordinator|area|1|0|0.0000|0|1|3|0.3333|1|0|0|0|")
  }

  @Test func aPartyEngagedInItsOwnMeasureCounts() {
    var world = World(FourStates.registry(assignments: [FourStates.assign("ALB", .measure, "ECO-1")]))
    world.exchange("X", "2007-05-01", "ECO-1", from: "ALB")
    let line = world.lines("coverage_by_coordinator").last
    #expect(line == "ALB|ALL|coordinator|measure|1|1|1.0000|1|1|3|0.3333|1|0|0|0|")
  }

  @Test func uncertainAssignmentsMarkWhatTheyDecide() throws {
    let tables = FourStates.world().tables()
    let measures = try #require(tables["coverage_by_measure"])
    let row = try #require(measures.rows(where: ["measure": "ENV-1"]).first)
    #expect(row.marks[try #require(measures.schema.index(of: "coordinators"))] == [.registryConfidence])
    #expect(row.marks[try #require(measures.schema.index(of: "co_coordinators"))] == nil)
    let areas = try #require(tables["coverage_by_area"])
    let coordinated = try #require(areas.schema.index(of: "measures_coordinated"))
    // ENV-1 is also named by BOR's certain assignment of the area: nothing hangs on the low one.
    #expect(areas.rows.map { $0.marks[coordinated] } == [nil, nil, nil])
  }

  @Test func uncertainMembershipMarksMembersAndReach() throws {
    let certain = try #require(FourStates.world().tables()["coverage_by_measure"])
    let uncertain = try #require(
      FourStates.world(FourStates.registry(memberConfidence: .medium)).tables()["coverage_by_measure"])
    let members = try #require(certain.schema.index(of: "members"))
    #expect(certain.rows.allSatisfy { $0.marks[members]?.contains(.registryConfidence) != true })
    #expect(uncertain.rows.allSatisfy { $0.marks[members]?.contains(.registryConfidence) == true })
  }
}
