import Foundation
import Ingest
import Registry
import Statistics
import Tabulation
import Tally
import Testing

/// What is known from the annex of 2007, on the registry of the project's own forum.
@Suite struct KnownAnswersTests {
  private let world: World
  private let settings = World.settings(
    from: "2007-03-14", to: "2007-09-04", asOf: "2007-09-04", collected: [.exchanges, .participation])

  init() throws {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let folder = tests.deletingLastPathComponent().appendingPathComponent("inputs/cica/registry")
    world = World(try RegistryReader.read(folder: folder.path, name: "inputs/cica/registry").registry)
  }

  @Test func tenOfTwentySixMeasuresHaveACoordinator() {
    #expect(
      world.column("measures_coordinated", of: "coverage_by_area", settings) == [
        "ECO": "4", "ENV": "1", "HUM": "0", "NCT": "5", "ALL": "10",
      ])
    #expect(
      world.column("measures_in_force", of: "coverage_by_area", settings) == [
        "ECO": "10", "ENV": "5", "HUM": "6", "NCT": "5", "ALL": "26",
      ])
    let coordinators = world.column("coordinators", of: "coverage_by_measure", settings)
    #expect(
      coordinators.filter { !$0.value.isEmpty } == [
        "ECO-02": "AZE", "ECO-03": "KOR", "ECO-04": "TJK", "ECO-09": "KOR", "ENV-03": "IRN", "NCT-01": "TUR",
        "NCT-02": "IRN;TUR", "NCT-03": "TUR", "NCT-04": "TUR", "NCT-05": "TUR",
      ])
    #expect(world.lines("gaps", settings).count { $0.hasPrefix("measure-without-coordinator|") } == 16)
  }

  @Test func sevenStatesCoordinate() {
    let measures = world.column("measures_coordinated", of: "coverage_by_coordinator", settings)
    #expect(
      measures.filter { $0.key.hasSuffix("/ALL") } == [
        "AZE/ALL": "1", "IRN/ALL": "2", "KAZ/ALL": "0", "KOR/ALL": "2", "RUS/ALL": "0", "TJK/ALL": "1", "TUR/ALL": "5",
      ])
    #expect(measures["RUS/ECO"] == "0")
    #expect(measures["KAZ/ECO"] == nil)
    let scopes = world.column("scope", of: "coverage_by_coordinator", settings)
    #expect(scopes["KAZ/ALL"] == "undetermined")
    #expect(scopes["RUS/ALL"] == "one-of-area")
    #expect(scopes["TUR/NCT"] == "area")
    #expect(
      world.lines("gaps", settings).filter {
        $0.hasPrefix("coordinator-undetermined|") || $0.hasPrefix("coordinator-one")
      }
      .map { $0.split(separator: "|", omittingEmptySubsequences: false).prefix(3).joined(separator: "|") } == [
        "coordinator-undetermined|KAZ|", "coordinator-one-of-area|RUS|ECO",
      ])
  }

  @Test func eighteenMembersInAlphabeticalOrder() {
    #expect(Set(world.column("members", of: "coverage_by_measure", settings).values) == ["18"])
    let states = world.lines("coverage_by_state", settings).filter { $0.contains("|ALL|") }.map { String($0.prefix(3)) }
    #expect(states.count == 18)
    #expect(Array(states.prefix(4)) == ["AFG", "AZE", "CHN", "EGY"])
    let order = world.registry.partiesInOrder(on: day("2007-09-04"))
    #expect(states == order.filter(states.contains))
    #expect(world.lines("coverage_by_state", settings).count == 18 * 5)
    #expect(world.lines("matrix", settings).count == 18 * 26)
  }

  @Test func coordinatorsStandInAlphabeticalOrder() {
    // Republic of Korea before Russian Federation, Tajikistan before Turkey.
    let parties = world.lines("coordination", settings).map { String($0.prefix(3)) }
    #expect(parties == ["AZE", "IRN", "IRN", "KAZ", "KOR", "KOR", "RUS", "TJK", "TUR"])
    let irn = world.lines("coordination", settings).filter { $0.hasPrefix("IRN|") }
    // ENV stands before NCT.
    #expect(irn.map { $0.split(separator: "|")[3] } == ["ENV-03", "NCT-02"])
  }
}
