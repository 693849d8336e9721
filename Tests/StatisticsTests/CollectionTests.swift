import Statistics
import Tally
import TestSupport
import Testing

/// Columns of what the pipeline does not name.
@Suite struct CollectionTests {
  @Test func withoutActivityTheRegistryStillSpeaks() {
    let settings = World.settings(collected: [.milestones])
    let world = World(FourStates.registry())
    #expect(world.lines("coverage_by_state", settings).first == "ALB|ECO|not-collected|3||||||||")
    #expect(
      world.lines("coverage_by_area", settings) == [
        "ECO|3|||1|3|||||||||", "ENV|1|||1|3|||||||||", "ALL|4|||2|3|||||||||",
      ])
    #expect(world.lines("coverage_by_measure", settings).first == "ECO-1|ECO|ALB|||3|||||||||||||||")
    #expect(world.lines("coverage_by_coordinator", settings).first == "ALB|ECO|coordinator|measure|1|||||3||||||")
    #expect(world.lines("matrix", settings).first == "ALB|ECO-1|not-collected||||")
    #expect(world.lines("attendance", settings).first == "ALB|||||")
    #expect(world.lines("events", settings).isEmpty)
    #expect(world.lines("coordination", settings).count == 5)
  }

  @Test func withExchangesAloneColumnsOfEventsAreEmpty() {
    let settings = World.settings(collected: [.exchanges])
    var world = World(FourStates.registry())
    world.exchange("X", "2007-05-01", "ENV-1", from: "ALB")
    #expect(world.lines("coverage_by_state", settings)[1] == "ALB|ENV|active|1|1|1.0000|1||||2007-05-01|2007-05-01")
    #expect(world.lines("coverage_by_area", settings)[1] == "ENV|1|1|1.0000|1|3|1|0.3333|1|||||0|")
    #expect(world.lines("matrix", settings)[3] == "ALB|ENV-1|active|1|||")
    #expect(world.lines("attendance", settings).first == "ALB|||||")
  }

  @Test func withParticipationAloneColumnsOfExchangesAreEmpty() {
    let settings = World.settings(collected: [.participation])
    var world = World(FourStates.registry())
    world.attend("E", "2007-05-01", "ENV-1", "ALB", delegates: 2)
    #expect(world.lines("coverage_by_state", settings)[1] == "ALB|ENV|active|1|1|1.0000||1|1|2|2007-05-01|2007-05-01")
    #expect(world.lines("coverage_by_area", settings)[1] == "ENV|1|1|1.0000|1|3|1|0.3333||1|1|1|2||0")
    #expect(world.lines("attendance", settings).first == "ALB|1|1|1|1.0000|0")
  }

  @Test func everyTableHasTheColumnsOfItsSchema() {
    for settings in [World.settings(), World.settings(basis: .publicSources), World.settings(collected: [])] {
      for table in FourStates.world().tables(settings).values {
        #expect(table.rows.allSatisfy { $0.values.count == table.schema.columns.count }, "\(table.name)")
      }
    }
  }

  @Test func noSharesGoOverOneAndStatusesAgreeWithCounts() {
    var generator = SeededGenerator(seed: 18)
    for _ in 0..<30 {
      let world = RandomWorld.make(using: &generator)
      for table in world.tables().values {
        for row in table.rows {
          for case .ratio(let ratio) in row.values { #expect(ratio.numerator <= ratio.denominator, "\(table.name)") }
        }
      }
      for line in world.lines("coverage_by_state") {
        let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        #expect((cells[2] == "active") == (cells[6] != "0" || cells[8] != "0"), "\(line)")
      }
    }
  }
}
