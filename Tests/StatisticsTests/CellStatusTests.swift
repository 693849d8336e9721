import Registry
import Statistics
import Tally
import Testing

/// What a cell says, the first that holds.
@Suite struct CellStatusTests {
  /// The forum of `FourStates` with a third area that has no measure in 2007.
  private static let registry: ForumRegistry = {
    let base = FourStates.registry()
    return ForumRegistry(
      statuses: base.statuses, names: base.names, areas: base.areas + [FourStates.area("HUM", 3)],
      measures: base.measures + [FourStates.measure("HUM-1", "HUM", 1, validity("2008"))])
  }()

  private func status(_ cell: String, _ world: World, _ settings: ReportSettings = World.settings()) -> String? {
    world.column("status", of: "coverage_by_state", settings)[cell]
  }

  @Test func aCellOfWhichNothingIsKnownIsNotReported() {
    let world = World(CellStatusTests.registry)
    #expect(
      world.column("status", of: "coverage_by_state").filter { $0.key.hasPrefix("ALB") } == [
        "ALB/ECO": "not-reported", "ALB/ENV": "not-reported", "ALB/HUM": "not-applicable", "ALB/ALL": "not-reported",
      ])
    #expect(Set(world.column("status", of: "matrix").values) == ["not-reported"])
  }

  @Test func withoutExportsOfActivityACellIsNotCollected() {
    let world = World(CellStatusTests.registry)
    let settings = World.settings(collected: [.returns])
    #expect(status("ALB/ECO", world, settings) == "not-collected")
    #expect(status("ALB/HUM", world, settings) == "not-applicable")
    #expect(world.column("status", of: "matrix", settings)["ALB/ECO-1"] == "not-collected")
    #expect(status("ALB/ECO", world, World.settings(collected: [.participation])) == "not-reported")
  }

  @Test func aReturnComesBeforeNotCollected() {
    var world = World(CellStatusTests.registry)
    world.file("ALB", "ECO", .nil)
    #expect(status("ALB/ECO", world, World.settings(collected: [.returns])) == "nil")
  }

  @Test func pendingComesBeforeNil() {
    var world = World(CellStatusTests.registry)
    world.file("ALB", "ECO", .nil)
    world.file("ALB", "ECO", .pending)
    #expect(status("ALB/ECO", world) == "pending")
    #expect(status("ALB/ENV", world) == "not-reported")
    // ALL is pending if any area is.
    #expect(status("ALB/ALL", world) == "pending")
    #expect(status("BOR/ECO", world) == "not-reported")
    #expect(world.column("status", of: "matrix")["ALB/ECO-2"] == "pending")
  }

  @Test func allIsNilOnlyWhereEveryAreaWithMeasuresIs() {
    var world = World(CellStatusTests.registry)
    world.file("ALB", "ECO", .nil)
    #expect(status("ALB/ALL", world) == "not-reported")
    world.file("ALB", "ENV", .nil)
    #expect(status("ALB/ALL", world) == "nil")
    #expect(world.column("status", of: "matrix")["ALB/ENV-1"] == "nil")
    world.file("BOR", "", .nil)
    #expect(status("BOR/ECO", world) == "nil")
    #expect(status("BOR/ALL", world) == "nil")
    #expect(status("BOR/HUM", world) == "not-applicable")
  }

  @Test func submittedChangesNothing() {
    var world = World(CellStatusTests.registry)
    world.file("ALB", "ECO", .submitted)
    #expect(status("ALB/ECO", world) == "not-reported")
  }

  @Test(arguments: [
    ("2006", "2006", "not-reported"), ("2006", "2007-01-01", "nil"), ("2007-12-31", "2008", "nil"),
    ("2008", "2008", "not-reported"), ("2006", "2008", "nil"),
  ])
  func aReturnHoldsWhereItOverlapsThePeriod(from: String, to: String, expected: String) {
    var world = World(CellStatusTests.registry)
    world.file("ALB", "ECO", .nil, from: from, to: to)
    #expect(status("ALB/ECO", world) == expected)
  }

  @Test func quarantinedComesBeforeReturns() {
    var world = World(CellStatusTests.registry)
    world.file("ALB", "", .pending)
    world.quarantine("ALB", "ECO-1", "2007-05-01")
    #expect(status("ALB/ECO", world) == "quarantined")
    #expect(status("ALB/ENV", world) == "pending")
    // ALL: the party is named, whatever the area.
    #expect(status("ALB/ALL", world) == "quarantined")
    let matrix = world.column("status", of: "matrix")
    #expect(matrix["ALB/ECO-1"] == "quarantined")
    #expect(matrix["ALB/ECO-2"] == "pending")
    #expect(matrix["BOR/ECO-1"] == "not-reported")
  }

  @Test func notApplicableComesBeforeQuarantinedAndReturns() {
    var world = World(CellStatusTests.registry)
    world.quarantine("ALB", "HUM", "2007-05-01")
    world.file("ALB", "HUM", .pending)
    #expect(status("ALB/HUM", world) == "not-applicable")
    #expect(status("ALB/ALL", world) == "quarantined")
  }

  @Test func activeComesBeforeAll() {
    var world = World(CellStatusTests.registry)
    world.file("ALB", "", .nil)
    world.quarantine("ALB", "ECO-1;ENV-1;HUM", "2007-05-01")
    world.exchange("X", "2007-05-01", "ECO;HUM", from: "ALB")
    #expect(status("ALB/ECO", world) == "active")
    #expect(status("ALB/HUM", world) == "active")
    #expect(status("ALB/ENV", world) == "quarantined")
    #expect(status("ALB/ALL", world) == "active")
    // The area's record makes no measure active.
    #expect(world.column("status", of: "matrix")["ALB/ECO-1"] == "quarantined")
    #expect(world.column("status", of: "matrix")["ALB/ECO-2"] == "nil")
  }

  @Test(arguments: [
    ("2006-12-31", "not-reported"), ("2006", "not-reported"), ("2007-01-01", "quarantined"), ("2008", "not-reported"),
  ])
  func aQuarantinedRowOutsideThePeriodSaysNothing(when: String, expected: String) {
    var world = World(CellStatusTests.registry)
    world.quarantine("ALB", "ECO", when)
    #expect(status("ALB/ECO", world) == expected)
    #expect(status("ALB/ALL", world) == expected)
  }

  @Test func aQuarantinedRowWithoutAReadableDateCounts() {
    var world = World(CellStatusTests.registry)
    world.quarantine("ALB;BOR", "ENV-1")
    #expect(status("ALB/ENV", world) == "quarantined")
    #expect(status("BOR/ENV", world) == "quarantined")
    #expect(status("BOR/ECO", world) == "not-reported")
  }

  @Test func aQuarantinedReturnOfAllAreasNamesEach() {
    var world = World(CellStatusTests.registry)
    world.quarantine("ALB", "", isAllAreas: true)
    #expect(status("ALB/ECO", world) == "quarantined")
    #expect(status("ALB/ENV", world) == "quarantined")
    // The row names no measure: the matrix takes what the return says, which is nothing.
    #expect(world.column("status", of: "matrix")["ALB/ECO-1"] == "not-reported")
  }

  @Test func aQuarantinedRowOfNoReadableAreaShowsInAllOnly() {
    var world = World(CellStatusTests.registry)
    world.quarantine("ALB", "", "2007-05-01")
    #expect(status("ALB/ALL", world) == "quarantined")
    #expect(status("ALB/ECO", world) == "not-reported")
  }

  @Test func activityAsAnObserverMakesNoCellActive() {
    var world = World(CellStatusTests.registry)
    world.exchange("X", "2007-06-30", "ECO-1", from: "ACI")
    #expect(status("ACI/ECO", world) == "not-reported")
    #expect(world.column("members_active", of: "coverage_by_area")["ECO"] == "0")
    #expect(world.column("exchanges", of: "coverage_by_area")["ECO"] == "1")
  }
}
