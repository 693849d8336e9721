import Registry
import Statistics
import TestSupport
import Testing

/// Engagement, flows and other participants.
@Suite struct PartyTableTests {
  @Test func engagement() {
    #expect(
      FourStates.world().lines("engagement") == [
        // ALB has ECO-1 and ENV-1. ALB itself: X1, X2, E2 under ENV-1. BOR: X2. ACI: X5, E2 under ECO-1.
        "ALB|ALB|2|2|1|1", "ALB|BOR|2|1|0|0", "ALB|ACI|2|1|1|1",
        // BOR has the area ENV.
        "BOR|ALB|1|1|1|1", "BOR|BOR|1|1|0|0", "BOR|ACI|1|1|0|0",
        // ACI and DOR have no measure yet.
        "ACI|ALB|0|0|0|0", "ACI|BOR|0|0|0|0", "ACI|ACI|0|0|0|0", "DOR|ALB|0|0|0|0", "DOR|BOR|0|0|0|0",
        "DOR|ACI|0|0|0|0",
      ])
    let silent = FourStates.world().lines("engagement", World.settings(basis: .publicSources))
    #expect(silent[1] == "ALB|BOR|2|1||")
    #expect(silent[6] == "ACI|ALB||||")
  }

  @Test func anAreaCoordinatorEngagesThroughTheAreasOwnRecords() {
    var world = World(FourStates.registry(assignments: [FourStates.assign("DOR", .area, "ENV")]))
    world.exchange("X", "2007-05-01", "ENV", from: "BOR")
    world.attend("E", "2007-05-01", "ENV", "ALB")
    #expect(world.lines("engagement") == ["DOR|ALB|0|0|1|1", "DOR|BOR|0|1|0|0", "DOR|ACI|0|0|0|0"])
  }

  @Test func exchangeFlows() {
    var world = World(FourStates.registry())
    world.exchange("X1", "2007-02-01", "ECO-1", from: "BOR;ALB", to: "ACI;all")
    world.exchange("X2", "2007-02-02", "ECO-1;ENV-1", from: "ALB", to: "all")
    world.exchange("X3", "2007-02-03", "ECO", from: "DOR", to: "BOR;ALB")
    world.exchange("X4", "2007-02-04", "ECO", from: "DOR", to: "")
    world.exchange("X5", "2006-02-04", "ECO", from: "ALB", to: "BOR")
    #expect(
      world.lines("exchange_flows") == [
        // By the order of the names; `all` last.
        "ALB|ACI|1", "ALB|all|2", "BOR|ACI|1", "BOR|all|1", "DOR|ALB|1", "DOR|BOR|1",
      ])
    #expect(world.lines("exchange_flows", World.settings(basis: .publicSources)).isEmpty)
  }

  @Test func otherParticipants() {
    #expect(
      FourStates.world().lines("other_participants") == [
        // ACI before it joined: X4.
        "ACI|observer-state|ECO|0|0|0|", "ACI|observer-state|ENV|1|0|0|", "ACI|observer-state|ALL|1|0|0|",
        // DOR: X7; E1 without a number of delegates.
        "DOR|observer-state|ECO|1|1|1|", "DOR|observer-state|ENV|0|0|0|", "DOR|observer-state|ALL|1|1|1|",
        // GUE: its row of E2 names ENV, with 2.
        "GUE|guest|ECO|0|0|0|", "GUE|guest|ENV|0|1|1|2", "GUE|guest|ALL|0|1|1|2",
      ])
    let silent = FourStates.world().lines("other_participants", World.settings(basis: .publicSources))
    #expect(silent.first == "ACI|observer-state|ECO||||")
  }

  @Test func anApplicantIsAGuestAndAPartyMayBeTwoThings() {
    let registry = ForumRegistry(
      statuses: [
        PartyStatus(party: "APP", kind: .applicant, validity: validity("", "2007-05-31")),
        PartyStatus(party: "APP", kind: .observerState, validity: validity("2007-06-01")),
        PartyStatus(party: "ORG", kind: .observerOrganization, validity: validity()),
      ], names: [], areas: [FourStates.area("ECO", 1)], measures: [FourStates.measure("ECO-1", "ECO", 1)])
    var world = World(registry)
    world.exchange("X1", "2007-05-31", "ECO-1", from: "APP;ORG")
    world.exchange("X2", "2007-06-01", "ECO-1", from: "APP")
    #expect(
      world.lines("other_participants").filter { $0.contains("|ALL|") } == [
        "APP|observer-state|ALL|1|0|0|", "APP|guest|ALL|1|0|0|", "ORG|observer-organization|ALL|1|0|0|",
      ])
  }

  @Test func membersAndOthersAddUpToAll() {
    var generator = SeededGenerator(seed: 15)
    for _ in 0..<30 {
      let world = RandomWorld.make(using: &generator)
      let states = world.column("participations", of: "coverage_by_state")
      let others = world.column("participations", of: "other_participants")
      for (area, total) in world.column("participations", of: "coverage_by_area") {
        let parts = (Array(states) + Array(others)).filter { $0.key.hasSuffix("/" + area) }.map(\.value)
        #expect(parts.compactMap { Int($0) }.reduce(0, +) == Int(total))
      }
    }
  }
}
