import Registry
import Statistics
import Tally
import Testing

@Suite struct GapsTests {
  /// Kind, subject and area of each gap.
  private func gaps(_ world: World, _ settings: ReportSettings = World.settings()) -> [String] {
    world.lines("gaps", settings).map { $0.split(separator: "|", omittingEmptySubsequences: false) }
      .map { $0.prefix(3).joined(separator: "|") }
  }

  @Test func gapsOfABusyForum() {
    #expect(
      gaps(FourStates.world()) == [
        // ECO-3 is not in force on 31 December; ECO-2 has lost its coordinator in June.
        "measure-without-coordinator|ECO-2|ECO", "coordinator-undetermined|ACI|", "coordinator-one-of-area|DOR|ECO",
      ])
  }

  @Test func gapsOfASilentForum() {
    #expect(
      gaps(World(FourStates.registry())) == [
        "measure-without-coordinator|ECO-2|ECO", "coordinator-undetermined|ACI|", "coordinator-one-of-area|DOR|ECO",
        // Of parties with at least one measure, alphabetically.
        "coordinator-without-activity|ALB|", "coordinator-without-activity|BOR|",
        "measure-without-activity|ECO-1|ECO", "measure-without-activity|ECO-2|ECO",
        "measure-without-activity|ENV-1|ENV",
        // Three members in two areas, without ALL.
        "area-not-reported|ALB|ECO", "area-not-reported|ALB|ENV", "area-not-reported|BOR|ECO",
        "area-not-reported|BOR|ENV",
        "area-not-reported|ACI|ECO", "area-not-reported|ACI|ENV",
      ])
  }

  @Test func measuresAreThoseInForceOnTheDateAndInThePeriod() {
    let march = World.settings(to: "2007-03-31", asOf: "2007-03-31")
    #expect(gaps(World(FourStates.registry()), march).contains("measure-without-coordinator|ECO-3|ECO"))
    let april = World.settings(asOf: "2007-04-01")
    #expect(!gaps(World(FourStates.registry()), april).contains("measure-without-coordinator|ECO-3|ECO"))
    // A report on January, drawn up in April: ECO-3 was in force in the period and is not on the date.
    let late = World.settings(to: "2007-01-31", asOf: "2007-04-01")
    #expect(!gaps(World(FourStates.registry()), late).contains { $0.contains("ECO-3") })
  }

  @Test func anObserversActivityClosesNoGap() {
    var world = World(FourStates.registry())
    world.exchange("X", "2007-05-01", "ECO-1", from: "DOR")
    #expect(gaps(world).contains("measure-without-activity|ECO-1|ECO"))
    #expect(gaps(world).contains("coordinator-without-activity|ALB|"))
  }

  @Test func anyMembersActivityClosesACoordinatorsGap() {
    var world = World(FourStates.registry())
    world.exchange("X", "2007-05-01", "ENV-1", from: "ACI;BOR")
    #expect(!gaps(world).contains("coordinator-without-activity|ALB|"))
    #expect(!gaps(world).contains("coordinator-without-activity|BOR|"))
    #expect(!gaps(world).contains("measure-without-activity|ENV-1|ENV"))
    #expect(!gaps(world).contains("area-not-reported|BOR|ENV"))
    // ACI joined in July.
    #expect(gaps(world).contains("area-not-reported|ACI|ENV"))
  }

  @Test func aRecordOfTheAreaClosesTheGapOfItsCoordinatorAndNotThatOfItsMeasures() {
    var world = World(FourStates.registry())
    world.exchange("X", "2007-05-01", "ENV", from: "BOR")
    // BOR has the area ENV, ALB the measure ENV-1.
    #expect(!gaps(world).contains("coordinator-without-activity|BOR|"))
    #expect(gaps(world).contains("coordinator-without-activity|ALB|"))
    #expect(gaps(world).contains("measure-without-activity|ENV-1|ENV"))
  }

  @Test func onlyCellsNotReportedAreOpen() {
    var world = World(FourStates.registry())
    world.file("ALB", "", .nil)
    world.file("BOR", "ECO", .pending)
    world.quarantine("BOR", "ENV", "2007-05-01")
    #expect(
      gaps(world).filter { $0.hasPrefix("area-not-reported") } == [
        "area-not-reported|ACI|ECO", "area-not-reported|ACI|ENV",
      ])
  }

  @Test func withoutActivityCollectedSomeKindsAreSilent() {
    var world = World(FourStates.registry())
    world.milestone("ECO-1", "a", 1, "2007-01-01")
    let settings = World.settings(standingAfterDays: 100, collected: [.milestones, .returns])
    #expect(
      gaps(world, settings) == [
        "measure-without-coordinator|ECO-2|ECO", "coordinator-undetermined|ACI|", "coordinator-one-of-area|DOR|ECO",
        "stage-standing|ECO-1|ECO",
      ])
  }

  @Test func withPublicSourcesOnlyThreeKindsAreSaid() {
    var world = World(FourStates.registry())
    world.milestone("ECO-1", "a", 1, "2007-01-01")
    let settings = World.settings(basis: .publicSources, standingAfterDays: 100)
    let lines = world.lines("gaps", settings)
    #expect(lines.count == 3)
    #expect(lines.first == "measure-without-coordinator|ECO-2|ECO|no coordinator found in the sources")
    #expect(
      Set(gaps(world, settings).map { String($0.prefix { $0 != "|" }) }) == [
        "measure-without-coordinator", "coordinator-undetermined", "coordinator-one-of-area",
      ])
  }

  @Test(arguments: [(364, false), (363, true), (0, true)])
  func aStageStandsLongerThanTheLimit(limit: Int, stands: Bool) {
    var world = FourStates.world()
    // From 1 January to 31 December 2007: 364 days.
    world.milestone("ECO-1", "a", 2, "2007-01-01")
    let settings = World.settings(standingAfterDays: limit)
    #expect(gaps(world, settings).contains("stage-standing|ECO-1|ECO") == stands)
    #expect(!gaps(world).contains { $0.hasPrefix("stage-standing") })
  }

  @Test func theLastStageDoesNotStand() {
    var world = FourStates.world()
    world.milestone("ECO-1", "a", 3, "2006-01-01")
    world.milestone("ECO-3", "a", 1, "2006-01-01")
    let settings = World.settings(standingAfterDays: 10)
    #expect(!gaps(world, settings).contains { $0.hasPrefix("stage-standing") })
  }
}
