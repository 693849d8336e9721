import Registry
import Statistics
import Tally
import Testing

@Suite struct PlanTests {
  struct Case: Sendable {
    let planned: String
    /// The start of the event; empty for none.
    let start: String
    let status: PlanStatus?
    let outcome: String

    init(_ planned: String, _ start: String, _ status: PlanStatus?, _ outcome: String) {
      self.planned = planned
      self.start = start
      self.status = status
      self.outcome = outcome
    }
  }

  @Test(arguments: [
    // With an event: held within the planned start, else moved, whatever the row says.
    Case("2007-05", "2007-05-31", nil, "held"), Case("2007-05", "2007-06-01", nil, "moved"),
    Case("", "2007-06-01", nil, "held"), Case("2007-05", "2007-06-01", .held, "moved"),
    Case("2007-05", "2007-05-31", .moved, "held"), Case("2007-05", "2007-05", .moved, "held"),
    // A partial start that overlaps the planned one without lying within it: what the row declares, else held.
    Case("2007-05-10", "2007-05", .moved, "moved"), Case("2007-05-10", "2007-05", .held, "held"),
    Case("2007-05-10", "2007-05", nil, "held"), Case("2007-05-10", "2007-05", .planned, "held"),
    Case("2007-05-10", "2007-06", .held, "moved"), Case("2007-05-10", "2007-04", .held, "moved"),
    // Cancelled if it says so.
    Case("2007-05", "2007-05-01", .cancelled, "cancelled"), Case("", "", .cancelled, "cancelled"),
    // Without one: what the row declares, else due or without a record. The report's date is 30 June.
    Case("2007-05", "", .held, "held"), Case("2007-05", "", .moved, "moved"), Case("2007-05", "", nil, "no-record"),
    Case("2007-06", "", .planned, "no-record"), Case("2007-06-30", "", nil, "no-record"),
    Case("2007-07-01", "", nil, "due"), Case("2007", "", nil, "due"), Case("", "", nil, "due"),
    // An event after the report's date is none yet.
    Case("2007-05", "2007-07-01", nil, "no-record"), Case("2007-09", "2007-09-01", nil, "due"),
  ])
  func anEntryHasItsOutcome(_ example: Case) {
    var world = World(FourStates.registry())
    world.plan("P", 2007, planned: example.planned, event: "E", example.status)
    if !example.start.isEmpty { world.attend("E", example.start, "ECO-1", "ALB") }
    let settings = World.settings(to: "2007-06-30", asOf: "2007-06-30")
    let line = world.lines("plan", settings).first
    let isHeldYet = !example.start.isEmpty && day(example.start) <= day("2007-06-30")
    #expect(
      line
        == "P|2007|ECO-1|Plan of P||\(example.planned)|\(isHeldYet ? example.start : "")|\(example.outcome)")
    #expect(world.lines("plan", settings).count == 1)
  }

  private static let world: World = {
    var world = World(FourStates.registry())
    world.plan("b", 2007, "ENV", lead: "ALB", planned: "2007-05", event: "E1")
    world.plan("B", 2007, lead: "BOR")
    world.plan("a", 2008)
    world.plan("z", 2006, event: "E2")
    world.attend("E1", "2007-05-01", "ENV", "ALB")
    world.attend("E2", "2007-06-01", "ECO-1", "ALB")
    world.attend("E3", "2007-07", "ECO-1;ENV", "BOR", isHost: true, title: "Surprise")
    world.attend("E3", "2007-07", "ECO-1", "ALB", isHost: true)
    world.attend("E4", "2008-07", "ECO-1", "ALB")
    return world
  }()

  @Test func entriesStandByYearThenIdAndUnplannedEventsLast() {
    #expect(
      PlanTests.world.lines("plan") == [
        "B|2007|ECO-1|Plan of B|BOR|||no-record", "b|2007|ENV|Plan of b|ALB|2007-05|2007-05-01|held",
        // E2 is named by the plan of another year; E4 is after the period. Hosts lead.
        "|2007|ECO-1;ENV|Surprise|ALB;BOR||2007-07|unplanned",
      ])
    // The years of the period, whole.
    let settings = World.settings(from: "2006-12-31", to: "2008-01-01", asOf: "2008-01-01")
    #expect(
      PlanTests.world.lines("plan", settings).map { String($0.prefix { $0 != "|" }) } == ["z", "B", "b", "a", ""])
  }

  @Test func withPublicSourcesLeadsStandBesideHeldOnesOnly() {
    #expect(
      PlanTests.world.lines("plan", World.settings(basis: .publicSources)) == [
        "B|2007|ECO-1|Plan of B||||no-record", "b|2007|ENV|Plan of b|ALB|2007-05|2007-05-01|held",
      ])
  }

  @Test func withoutPlansThereIsTheHeadOnly() {
    #expect(PlanTests.world.lines("plan", World.settings(collected: [.participation])).isEmpty)
  }
}
