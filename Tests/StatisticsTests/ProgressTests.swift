import Statistics
import Testing

@Suite struct ProgressTests {
  private static let world: World = {
    var world = World(FourStates.registry())
    world.milestone("ECO-1", "a", 3, "2007-03-11")
    world.milestone("ECO-1", "a", 1, "2007-03-01", isProvisional: true)
    world.milestone("ECO-1", "b", 1, "2008-01-01")
    world.milestone("ENV-1", "a", 1, "2007-05-01")
    world.milestone("ENV-1", "a", 2, "2007-04-01")
    return world
  }()

  private func lines(_ measure: String, _ settings: ReportSettings = World.settings()) -> [String] {
    ProgressTests.world.lines("progress", settings).filter { $0.hasPrefix(measure) }
  }

  @Test func everyStageOfEveryModality() {
    #expect(ProgressTests.world.lines("progress").count == 4 * 5)
    #expect(
      lines("ECO-1") == [
        // Stage 2 is not recorded, as 3 is reached; 3 is ten days after 1, the last lower one.
        "ECO-1|a|1|a1|yes|2007-03-01|||provisional|", "ECO-1|a|2|a2|not-recorded|||||",
        "ECO-1|a|3|a3|yes|2007-03-11|||approved|10",
        // The milestone of 2008 is after the report's date.
        "ECO-1|b|1|b1|no|||||", "ECO-1|b|2|b2|no|||||",
      ])
    // Stage 2 stands thirty days before stage 1.
    #expect(lines("ENV-1")[1] == "ENV-1|a|2|a2|yes|2007-04-01|||approved|-30")
    #expect(lines("ENV-1")[2] == "ENV-1|a|3|a3|no|||||")
  }

  @Test func daysAreThoseSinceTheLastLowerStage() {
    var world = World(FourStates.registry())
    for (ordinal, date) in ["2007-01-01", "2007-01-11", "2007-01-31"].enumerated() {
      world.milestone("ECO-2", "a", ordinal + 1, date)
    }
    let days = world.column("days_from_previous", of: "progress").filter { $0.key.hasPrefix("ECO-2/a/") }
    // From stage 1 to 2: 10 days; from 2 to 3: 20.
    #expect(days == ["ECO-2/a/a1": "", "ECO-2/a/a2": "10", "ECO-2/a/a3": "20"])
  }

  @Test func withPublicSourcesSilenceIsNotRecorded() {
    let settings = World.settings(basis: .publicSources)
    #expect(
      lines("ECO-1", settings) == [
        "ECO-1|a|1|a1|yes|2007-03-01|||provisional|", "ECO-1|a|2|a2|not-recorded|||||",
        "ECO-1|a|3|a3|yes|2007-03-11|||approved|", "ECO-1|b|1|b1|not-recorded|||||",
        "ECO-1|b|2|b2|not-recorded|||||",
      ])
  }

  @Test func withoutMilestonesThereIsTheHeadOnly() {
    #expect(ProgressTests.world.lines("progress", World.settings(collected: [.exchanges])).isEmpty)
  }
}
