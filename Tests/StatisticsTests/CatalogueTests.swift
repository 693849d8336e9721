import Registry
import Statistics
import Testing

/// A catalogue whose edition changes on 1 July 2007.
@Suite struct CatalogueTests {
  /// OLD-1 becomes NEW-1 and NEW-2; OLD-2 becomes MID, which becomes NEW-2 as well; OLD-3 becomes nothing.
  private static let registry: ForumRegistry = {
    let old = validity("", "2007-06-30")
    let new = validity("2007-07-01")
    func step(_ from: String, _ to: String, _ date: PartialDate) -> CrosswalkStep {
      CrosswalkStep(from: from, to: to, date: date, note: "", confidence: .high)
    }
    return ForumRegistry(
      statuses: ["ALB", "BOR"].map { PartyStatus(party: $0, kind: .member, validity: validity()) }, names: [],
      areas: [FourStates.area("ECO", 1), FourStates.area("ENV", 2)],
      measures: [
        FourStates.measure("OLD-1", "ECO", 1, old), FourStates.measure("OLD-2", "ECO", 2, old),
        FourStates.measure("OLD-3", "ENV", 3, old), FourStates.measure("MID", "ECO", 4, old),
        FourStates.measure("NEW-1", "ECO", 1, new), FourStates.measure("NEW-2", "ENV", 2, new),
      ],
      crosswalk: [
        step("OLD-1", "NEW-1", date("2007-07-01")), step("OLD-1", "NEW-2", date("2007-07-01")),
        step("OLD-2", "MID", date("2007-05-01")), step("MID", "NEW-2", date("2007-07-01")),
      ])
  }()

  private static let world: World = {
    var world = World(registry)
    world.exchange("X1", "2007-02-01", "OLD-1", from: "ALB")
    world.exchange("X2", "2007-02-02", "OLD-2", from: "ALB")
    world.exchange("X3", "2007-02-03", "OLD-3", from: "BOR")
    world.exchange("X4", "2007-08-01", "NEW-1", from: "BOR")
    return world
  }()

  @Test func asRecordedShowsBothEditions() {
    let world = CatalogueTests.world
    #expect(
      world.column("exchanges", of: "coverage_by_measure") == [
        "OLD-1": "1", "OLD-2": "1", "OLD-3": "1", "MID": "0", "NEW-1": "1", "NEW-2": "0",
      ])
    // Old before new within the area, by first day in force.
    #expect(
      world.lines("coverage_by_measure").map { String($0.prefix { $0 != "|" }) } == [
        "OLD-1", "OLD-2", "MID", "NEW-1", "OLD-3", "NEW-2",
      ])
    #expect(world.column("measures_in_force", of: "coverage_by_area") == ["ECO": "4", "ENV": "2", "ALL": "6"])
  }

  @Test func restatedMovesRecordsIntoTheEditionOfTheDate() {
    let settings = World.settings(catalogue: .restated)
    let world = CatalogueTests.world
    // X1 under both of its successors; X2 by two steps under NEW-2; X4 as it is.
    #expect(world.column("exchanges", of: "coverage_by_measure", settings) == ["NEW-1": "2", "NEW-2": "2"])
    // ECO: X1, X4. ENV: X1, X2 and X3, which has no successor and counts in its area alone.
    #expect(world.column("exchanges", of: "coverage_by_area", settings) == ["ECO": "2", "ENV": "3", "ALL": "4"])
    #expect(
      world.column("area_only_exchanges", of: "coverage_by_area", settings) == ["ECO": "0", "ENV": "1", "ALL": "1"])
    #expect(world.column("measures_in_force", of: "coverage_by_area", settings)["ALL"] == "2")
    #expect(Set(world.column("agrees", of: "tie_out", settings).values) == ["yes"])
  }

  @Test func stepsAfterTheDateMoveNothing() {
    let settings = World.settings(to: "2007-06-30", asOf: "2007-06-30", catalogue: .restated)
    // OLD-2 has moved into MID in May; the rest of the old edition stands.
    #expect(
      CatalogueTests.world.column("exchanges", of: "coverage_by_measure", settings) == [
        "OLD-1": "1", "OLD-2": "0", "OLD-3": "1", "MID": "1",
      ])
  }

  @Test func quarantinedRowsMoveToo() {
    var world = World(CatalogueTests.registry)
    world.quarantine("ALB", "OLD-1", "2007-02-01")
    let matrix = world.column("status", of: "matrix", World.settings(catalogue: .restated))
    #expect(
      matrix == [
        "ALB/NEW-1": "quarantined", "ALB/NEW-2": "quarantined", "BOR/NEW-1": "not-reported",
        "BOR/NEW-2": "not-reported",
      ])
  }
}
