import Registry
import Statistics
import Testing

@Suite struct ChangesTests {
  private let before = Period(from: day("2006-01-01"), to: day("2006-12-31"))

  private static let registry = FourStates.registry(assignments: [
    FourStates.assign("ALB", .measure, "ECO-1", .coordinator, validity("2007")),
    FourStates.assign("BOR", .measure, "ECO-2", .coordinator, validity("", "2006-12-31")),
    FourStates.assign("BOR", .measure, "ECO-1", .coordinator, validity("2005", "2006-12-30")),
    FourStates.assign("ACI", .undetermined, "", .coordinator, validity("", "2007-12-30")),
    FourStates.assign("DOR", .area, "ENV", .coordinator, validity()),
    FourStates.assign("DOR", .oneOfArea, "ECO", .coCoordinator, validity("2007-12-31")),
  ])

  private static let world: World = {
    var world = World(registry)
    world.exchange("X1", "2006-05-01", "ECO-1", from: "ALB")
    world.exchange("X2", "2006", "ENV", from: "BOR")
    world.exchange("X3", "2007-05-01", "ECO-2", from: "ALB;BOR")
    world.exchange("X4", "2007-08-01", "ECO-2", from: "ACI")
    world.attend("E1", "2007-05-01", "ECO", "BOR")
    world.milestone("ECO-1", "a", 1, "2006-05-01")
    world.milestone("ECO-1", "a", 2, "2007-05-01")
    world.milestone("ECO-2", "b", 1, "2007-05-01")
    world.milestone("ENV-1", "a", 2, "2006-05-01")
    world.milestone("ENV-1", "a", 1, "2007-05-01")
    world.milestone("ECO-3", "a", 1, "2006-05-01")
    world.milestone("ECO-3", "b", 2, "2007-03-01")
    return world
  }()

  /// All but the free text.
  private func changes(_ settings: ReportSettings = World.settings()) -> [String] {
    ChangesTests.world.lines("changes", settings, since: before).map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).prefix(5).joined(separator: "|")
    }
  }

  @Test func changesSinceTheYearBefore() {
    #expect(
      changes() == [
        // X3 and E1. ACI is no member at the end of 2006; ALB was active in ECO before.
        "newly-active|BOR|ECO|0|2",
        // X2.
        "no-longer-active|BOR|ENV|1|0",
        // ALB, BOR and ACI, a member by then; X1 had made ECO-1 active.
        "measure-newly-active|ECO-2|ECO|0|3", "measure-no-longer-active|ECO-1|ECO|1|0",
        // A higher stage of the same modality, or none before; a later milestone of a lower stage is no advance, and
        // neither is a stage of the other modality, as that of ECO-3.
        "stage-advanced|ECO-1|ECO|a1|a2", "stage-advanced|ECO-2|ECO||b1",
        "coordinator-new|ALB|ECO||ECO-1", "coordinator-new|DOR|ECO||ECO",
        // BOR's term for ECO-1 ended the day before the first of the two dates.
        "coordinator-ended|BOR|ECO|ECO-2|", "coordinator-ended|ACI||undetermined|",
        "membership|ACI||observer-state|member",
        // Out of force since 31 March.
        "catalogue|ECO-3|ECO|in-force|",
      ])
  }

  @Test func withPublicSourcesThreeKindsAreSaid() {
    #expect(
      changes(World.settings(basis: .publicSources)) == [
        "stage-advanced|ECO-1|ECO|a1|a2", "stage-advanced|ECO-2|ECO||b1", "membership|ACI||observer-state|member",
        "catalogue|ECO-3|ECO|in-force|",
      ])
  }

  @Test func withoutActivityTheRegistryStillChanges() {
    let kinds = Set(changes(World.settings(collected: [.milestones])).map { String($0.prefix { $0 != "|" }) })
    #expect(kinds == ["stage-advanced", "coordinator-new", "coordinator-ended", "membership", "catalogue"])
    #expect(!changes(World.settings(collected: [.exchanges])).contains { $0.hasPrefix("stage-advanced") })
  }

  @Test func withoutAComparisonThereIsTheHeadOnly() {
    #expect(ChangesTests.world.lines("changes").isEmpty)
  }

  @Test func aPeriodComparedWithItselfHasNoChanges() {
    let year = Period(from: day("2007-01-01"), to: day("2007-12-31"))
    #expect(ChangesTests.world.lines("changes", since: year).isEmpty)
  }
}
