import Statistics
import Tally
import TestSupport
import Testing

@Suite struct TieOutTests {
  @Test func tieOut() {
    #expect(
      FourStates.world().lines("tie_out") == [
        // ECO: X1 under two measures, X2 under one, X3 and X7 under the area: 5 labels of 4 records.
        // Table: ECO-1 2 + ECO-2 1 + ECO-3 0 + area-only 2.
        "exchanges|ECO|4|5|5|yes",
        // X2, X4, X5 under ENV-1.
        "exchanges|ENV|3|3|3|yes", "exchanges|ALL|6|8|8|yes",
        // E1 under ECO-2, E2 under ECO-1, E3 under the area.
        "events|ECO|3|3|3|yes", "events|ENV|1|1|1|yes", "events|ALL|3|4|4|yes",
        // E1's three parties under ECO-2, ACI under ECO-1, BOR under the area; ALB under ENV-1, GUE under ENV.
        "participations|ECO|5|5|5|yes", "participations|ENV|2|2|2|yes", "participations|ALL|7|7|7|yes",
        // 5 + 1 + 3; 4 + 2.
        "delegates|ECO|9|9|9|yes", "delegates|ENV|6|6|6|yes", "delegates|ALL|15|15|15|yes",
      ])
  }

  @Test func labelsExceedRecordsWhereARecordHasSeveral() {
    var world = World(FourStates.registry())
    world.attend("E", "2007-05-01", "ECO-1;ECO-2;ENV", "ALB", delegates: 3)
    world.exchange("X", "2007-05-01", "ECO-1;ECO-2;ENV-1", from: "ALB")
    #expect(
      world.lines("tie_out") == [
        "exchanges|ECO|1|2|2|yes", "exchanges|ENV|1|1|1|yes", "exchanges|ALL|1|3|3|yes",
        "events|ECO|1|2|2|yes", "events|ENV|1|1|1|yes", "events|ALL|1|3|3|yes",
        "participations|ECO|1|2|2|yes", "participations|ENV|1|1|1|yes", "participations|ALL|1|3|3|yes",
        "delegates|ECO|3|6|6|yes", "delegates|ENV|3|3|3|yes", "delegates|ALL|3|9|9|yes",
      ])
  }

  @Test func aRowOfTheAreaBesideRowsOfItsMeasuresAgreesToo() {
    var world = World(FourStates.registry())
    world.attend("E", "2007-05-01", "ECO-1", "ALB", delegates: 2)
    world.attend("E", "2007-05-01", "ECO", "ALB", delegates: 5)
    world.attend("E", "2007-05-01", "ECO", "BOR")
    let agrees = world.column("agrees", of: "tie_out")
    #expect(agrees.count == 12)
    #expect(agrees.values.allSatisfy { $0 == "yes" })
    #expect(world.column("records", of: "tie_out")["delegates/ECO"] == "7")
    #expect(world.column("records", of: "tie_out")["participations/ECO"] == "2")
  }

  @Test func recordsTieOutOnRandomActivity() {
    var generator = SeededGenerator(seed: 26)
    for _ in 0..<40 {
      let world = RandomWorld.make(using: &generator)
      for settings in [World.settings(), World.settings(from: "2007-04-01", basis: .publicSources)] {
        let wrong = world.lines("tie_out", settings).filter { !$0.hasSuffix("|yes") }
        #expect(wrong.isEmpty)
        // Records of all areas are at least those of any area, and at most their sum.
        let records = world.column("records", of: "tie_out", settings).compactMapValues { Int($0) }
        for quantity in ["exchanges", "events", "participations", "delegates"] {
          let (eco, env) = (records[quantity + "/ECO"] ?? -1, records[quantity + "/ENV"] ?? -1)
          let all = records[quantity + "/ALL"] ?? -1
          #expect(all >= max(eco, env) && all <= eco + env, "\(quantity): \(eco), \(env), \(all)")
        }
      }
    }
  }

  @Test func tieOutHasTheQuantitiesThatAreCollected() {
    let exchanges = World.settings(collected: [.exchanges])
    #expect(
      FourStates.world().column("agrees", of: "tie_out", exchanges).keys.allSatisfy { $0.hasPrefix("exchanges/") })
    let participation = World.settings(collected: [.participation])
    #expect(FourStates.world().lines("tie_out", participation).count == 3 * 3)
    #expect(FourStates.world().lines("tie_out", World.settings(collected: [.returns])).isEmpty)
  }
}

/// Activity at random on the forum of `FourStates`.
enum RandomWorld {
  private static let labels = ["ECO", "ENV", "ECO-1", "ECO-2", "ECO-3", "ENV-1"]
  private static let parties = ["ALB", "BOR", "ACI", "DOR", "GUE"]

  static func make(using generator: inout SeededGenerator) -> World {
    var world = World(FourStates.registry())
    for number in 0..<Int.random(in: 0...12, using: &generator) {
      world.exchange("X\(number)", day(&generator), some(labels, &generator), from: some(parties, &generator))
    }
    for _ in 0..<Int.random(in: 0...20, using: &generator) {
      let event = "E\(Int.random(in: 1...5, using: &generator))"
      let delegates = Bool.random(using: &generator) ? Int.random(in: 0...9, using: &generator) : nil
      world.attend(
        event, day(&generator), some(labels, &generator), some(parties, &generator),
        isHost: Bool.random(using: &generator), delegates: delegates,
        list: [nil, .complete, .partial, .hostOnly].randomElement(using: &generator) ?? nil)
    }
    return world
  }

  private static func day(_ generator: inout SeededGenerator) -> String {
    let months = ["2006-12-31", "2007-01-01", "2007-03-31", "2007-06", "2007-07-01", "2007-12-31", "2008-01-01"]
    return months.randomElement(using: &generator) ?? ""
  }

  private static func some(_ values: [String], _ generator: inout SeededGenerator) -> String {
    values.shuffled(using: &generator).prefix(Int.random(in: 1...3, using: &generator)).joined(separator: ";")
  }
}
