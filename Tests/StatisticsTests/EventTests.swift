import Statistics
import Tally
import Testing

@Suite struct EventTests {
  @Test func events() {
    #expect(
      FourStates.world().lines("events") == [
        // Members on 1 April: ALB, BOR; both came: 2/2. DOR observes. 3 + 2 delegates.
        "E1|2007-04-01|Workshop|ECO-2|ALB|complete|2|2|1.0000|1|0|5",
        // ALB and ACI of three members; the list is not complete, so there is no attendance. GUE is a guest. 4 + 1 + 2.
        "E2|2007-08-15||ECO-1;ENV-1;ENV||partial|2|3||0|1|7",
        // With returns an undeclared list is complete: 1/3. The two rows of BOR give 1 + 2.
        "E3|2007-09||ECO||complete|1|3|0.3333|0|0|3",
      ])
  }

  @Test func attendance() {
    #expect(
      FourStates.world().lines("attendance") == [
        // Three events held, E1 and E3 listed. ALB came to E1, which it hosted: 1/2. BOR came to both.
        "ALB|3|2|1|0.5000|1", "BOR|3|2|2|1.0000|0",
        // ACI is a member from 1 July: E2 and E3, of which E3 is listed and it did not come.
        "ACI|2|1|0|0.0000|0",
      ])
  }

  @Test func eventsStandByStartThenId() {
    var world = World(FourStates.registry())
    for id in ["b", "a", "B", "Z", "10", "9"] { world.attend(id, "2007-05-01", "ECO-1", "ALB") }
    world.attend("late", "2007-06", "ECO-1", "ALB")
    world.attend("early", "2007-01-31", "ECO-1", "ALB")
    #expect(
      world.lines("events").map { String($0.prefix { $0 != "|" }) } == ["early", "10", "9", "B", "Z", "a", "b", "late"])
  }

  @Test(arguments: [
    ([ListCompleteness?.none], "complete", "partial"), ([.partial], "partial", "partial"),
    ([.hostOnly], "host-only", "host-only"), ([.hostOnly, .partial], "partial", "partial"),
    ([.partial, .complete], "complete", "complete"), ([.hostOnly, nil], "complete", "partial"),
    ([.partial, nil], "complete", "partial"), ([.complete, nil], "complete", "complete"),
  ])
  func theListIsTheFullestOfItsRows(lists: [ListCompleteness?], returns: String, publicSources: String) {
    var world = World(FourStates.registry())
    for list in lists { world.attend("E", "2007-05-01", "ECO-1", "ALB", list: list) }
    #expect(world.column("list", of: "events")["E"] == returns)
    let settings = World.settings(basis: .publicSources)
    #expect(world.column("list", of: "events", settings)["E"] == publicSources)
  }

  @Test func aQuarantinedRowMakesACompleteListPartial() {
    var world = World(FourStates.registry())
    world.attend("E", "2007-05-01", "ECO-1", "ALB", list: .complete)
    world.attend("F", "2007-05-02", "ECO-1", "ALB", list: .hostOnly)
    world.noteQuarantinedRow(ofEvent: "E")
    world.noteQuarantinedRow(ofEvent: "F")
    #expect(world.column("list", of: "events") == ["E": "partial", "F": "host-only"])
    #expect(world.column("events_listed", of: "coverage_by_area")["ALL"] == "0")
    #expect(world.column("attendance", of: "events")["E"] == "")
  }

  @Test func aPartyWithSeveralRowsIsOneParticipation() {
    var world = World(FourStates.registry())
    world.attend("E", "2007-05-01", "ECO-1", "ALB", delegates: 2)
    world.attend("E", "2007-05-01", "ECO-2", "ALB", isHost: true)
    world.attend("E", "2007-05-01", "ENV-1", "ALB", delegates: 3)
    #expect(world.column("participations", of: "coverage_by_area") == ["ECO": "1", "ENV": "1", "ALL": "1"])
    #expect(world.column("delegates", of: "coverage_by_area") == ["ECO": "2", "ENV": "3", "ALL": "5"])
    #expect(world.column("host", of: "events")["E"] == "ALB")
    #expect(world.column("measures", of: "events")["E"] == "ECO-1;ECO-2;ENV-1")
  }

  @Test func delegatesOfARowUnderTwoAreasGoToEachAndOnceToAll() {
    var world = World(FourStates.registry())
    world.attend("E", "2007-05-01", "ECO-1;ECO-2;ENV-1", "ALB", delegates: 6)
    #expect(world.column("delegates", of: "coverage_by_area") == ["ECO": "6", "ENV": "6", "ALL": "6"])
    #expect(world.column("delegates", of: "coverage_by_measure")["ECO-2"] == "6")
    #expect(world.column("delegates", of: "events")["E"] == "6")
  }

  @Test func delegatesAreEmptyWhereNoRowGivesANumber() {
    var world = World(FourStates.registry())
    world.attend("E", "2007-05-01", "ECO-1", "ALB")
    world.attend("F", "2007-05-01", "ECO-1", "ALB", delegates: 0)
    #expect(world.column("delegates", of: "events") == ["E": "", "F": "0"])
  }

  @Test func membersAndOthersAreThoseOfTheEventsDate() {
    var world = World(FourStates.registry())
    world.attend("E", "2007-06-30", "ECO-1", "ACI;DOR;GUE;ALB", list: .complete)
    world.attend("F", "2007-07-01", "ECO-1", "ACI;DOR;GUE;ALB", list: .complete)
    let lines = world.lines("events")
    // On 30 June ACI is an observer: 1 of 2 members, 2 observers, 1 guest; a day later 2 of 3, 1 and 1.
    #expect(
      lines == [
        "E|2007-06-30||ECO-1||complete|1|2|0.5000|2|1|", "F|2007-07-01||ECO-1||complete|2|3|0.6667|1|1|",
      ])
    #expect(world.column("events", of: "coverage_by_state")["ACI/ALL"] == "1")
    #expect(world.column("members_active", of: "coverage_by_area")["ALL"] == "2")
    #expect(world.column("participations", of: "coverage_by_area")["ALL"] == "8")
  }

  @Test func anEventIsUnderTheMeasuresOfItsRowsAndAStateUnderThoseOfItsOwn() {
    var world = World(FourStates.registry())
    world.attend("E", "2007-05-01", "ECO-1", "ALB")
    world.attend("E", "2007-05-01", "ENV-1", "BOR")
    #expect(world.column("events", of: "coverage_by_area") == ["ECO": "1", "ENV": "1", "ALL": "1"])
    let states = world.column("events", of: "coverage_by_state")
    #expect(states["ALB/ECO"] == "1")
    #expect(states["ALB/ENV"] == "0")
    #expect(states["BOR/ENV"] == "1")
  }
}
