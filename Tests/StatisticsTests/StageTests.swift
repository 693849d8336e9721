import Statistics
import Tally
import Testing

@Suite struct StageTests {
  /// Modality, stage, ordinal, stages, date, approval and days of a measure.
  private func stage(_ world: World, _ settings: ReportSettings = World.settings(), of measure: String = "ECO-1")
    -> String
  {
    let line = world.lines("coverage_by_measure", settings).first { $0.hasPrefix(measure + "|") } ?? ""
    return line.split(separator: "|", omittingEmptySubsequences: false).suffix(7).joined(separator: "|")
  }

  @Test func theHighestStageReachedWithItsDays() {
    var world = World(FourStates.registry())
    world.milestone("ECO-1", "a", 1, "2005-02-01")
    world.milestone("ECO-1", "a", 2, "2007-12-01")
    // From 1 to 31 December: 30 days.
    #expect(stage(world) == "a|a2|2|3|2007-12-01|approved|30")
    #expect(stage(world, of: "ECO-2") == "||||||")
  }

  @Test func aLaterMilestoneOfALowerStageLeavesTheHighest() {
    var world = World(FourStates.registry())
    world.milestone("ECO-1", "a", 3, "2007-03-01")
    world.milestone("ECO-1", "a", 1, "2007-06-01")
    // 1 March to 31 December: 305 days.
    #expect(stage(world) == "a|a3|3|3|2007-03-01|approved|305")
  }

  @Test func theModalityWithTheNewestMilestoneHolds() {
    var world = World(FourStates.registry())
    world.milestone("ECO-1", "a", 3, "2007-03-01")
    world.milestone("ECO-1", "b", 1, "2007-03-02")
    #expect(stage(world).hasPrefix("b|b1|1|2|2007-03-02|"))
    world.milestone("ECO-1", "a", 1, "2007-03-02")
    // A tie goes to the modality that is first in stages.csv.
    #expect(stage(world).hasPrefix("a|a3|3|3|2007-03-01|"))
  }

  @Test func milestonesAfterTheDateDoNotCount() {
    var world = World(FourStates.registry())
    world.milestone("ECO-1", "a", 1, "2007-03-01")
    world.milestone("ECO-1", "a", 2, "2008-01-01")
    #expect(stage(world).hasPrefix("a|a1|1|"))
    #expect(stage(world, World.settings(asOf: "2008-01-01")).hasPrefix("a|a2|2|"))
  }

  @Test func anApprovedMilestoneDatesTheStageBeforeAnEarlierProvisionalOne() {
    var world = World(FourStates.registry())
    world.milestone("ECO-1", "a", 1, "2007-01-01", isProvisional: true)
    #expect(stage(world) == "a|a1|1|3|2007-01-01|provisional|364")
    world.milestone("ECO-1", "a", 1, "2007-12-21")
    world.milestone("ECO-1", "a", 1, "2007-12-30")
    #expect(stage(world) == "a|a1|1|3|2007-12-21|approved|10")
  }

  @Test func aPartialDateIsPrintedAsGivenAndCountsFromItsFirstDay() {
    var world = World(FourStates.registry())
    world.milestone("ECO-1", "a", 1, "2007-12")
    #expect(stage(world) == "a|a1|1|3|2007-12|approved|30")
  }

  @Test func aProvisionalStageIsMarked() throws {
    var world = World(FourStates.registry())
    world.milestone("ECO-1", "a", 1, "2007-01-01", isProvisional: true)
    world.milestone("ECO-2", "a", 1, "2007-01-01")
    let table = try #require(world.tables()["coverage_by_measure"])
    let place = try #require(table.schema.index(of: "stage"))
    #expect(table.rows.map { $0.marks[place]?.contains(.provisional) ?? false } == [true, false, false, false])
  }

  @Test func withoutMilestonesTheColumnsAreEmpty() {
    var world = World(FourStates.registry())
    world.milestone("ECO-1", "a", 1, "2007-01-01")
    #expect(stage(world, World.settings(collected: [.exchanges, .participation])) == "||||||")
  }

  @Test func withPublicSourcesDaysInStageAreEmpty() {
    var world = World(FourStates.registry())
    world.milestone("ECO-1", "a", 1, "2007-01-01")
    #expect(stage(world, World.settings(basis: .publicSources)) == "a|a1|1|3|2007-01-01|approved|")
  }
}
