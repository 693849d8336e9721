import Statistics
import Tally
import Testing

/// With public sources no figure says what was not seen.
@Suite struct PublicSourcesTests {
  private let settings = World.settings(basis: .publicSources)

  @Test func coverageByStateIsSilentOnZeros() {
    #expect(
      FourStates.world().lines("coverage_by_state", settings) == [
        // Coverage, first and last are empty, and so is every count of 0; what the registry counts stays.
        "ALB|ECO|active|3|2||2|1|1|3||", "ALB|ENV|active|1|1||1|1|1|4||", "ALB|ALL|active|4|3||2|2|2|7||",
        "BOR|ECO|active|3|2||2|2|2|5||", "BOR|ENV|active|1|1||1|||||", "BOR|ALL|active|4|3||2|2|2|5||",
        "ACI|ECO|active|3|1|||1|1|1||", "ACI|ENV|active|1|1||1|||||", "ACI|ALL|active|4|2||1|1|1|1||",
      ])
    #expect(
      World(FourStates.registry()).lines("coverage_by_state", settings).first == "ALB|ECO|not-reported|3||||||||")
  }

  @Test func coverageByAreaKeepsItsCounts() {
    #expect(
      FourStates.world().lines("coverage_by_area", settings) == [
        // No reach and members; ECO has records of the area alone, so that its share would read as less than was seen.
        // E3's undeclared list is partial here: E1 alone is listed.
        "ECO|3|2||1||3||4|3|1|5|9|2|1", "ENV|1|1|1.0000|1||3||3|1|0|2|6|0|0", "ALL|4|3|0.7500|2||3||6|3|1|7|15|2|1",
      ])
    #expect(
      World(FourStates.registry()).lines("coverage_by_area", settings).last == "ALL|4|0|0.0000|2||0||0|0|0|0||0|0")
  }

  @Test func coverageByMeasureIsSilentOnZeros() {
    #expect(
      FourStates.world().lines("coverage_by_measure", settings) == [
        "ECO-1|ECO|ALB||3|||2|1||1|1|2007-02-01|2007-08-15|||||||",
        "ECO-2|ECO|||2|||1|1|1|3|5|2007-02-01|2007-04-01|||||||", "ECO-3|ECO|||||||||||||||||||",
        "ENV-1|ENV|ALB|BOR|3|||3|1||1|4|2007-03|2007-08-15|||||||",
      ])
  }

  @Test func coverageByCoordinatorIsSilentOnZeros() {
    let lines = FourStates.world().lines("coverage_by_coordinator", settings)
    // coverage, measures_self_active, members and reach are empty.
    #expect(lines.first == "ALB|ECO|coordinator|measure|1|1|||3|||2|1||1|1")
    #expect(lines.last == "DOR|ALL|coordinator|one-of-area|0|||||||||||")
  }

  @Test func theMatrixIsSilentOnZeros() {
    let lines = FourStates.world().lines("matrix", settings)
    #expect(lines[0] == "ALB|ECO-1|active|2|||")
    #expect(lines[1] == "ALB|ECO-2|active|1|1|1|3")
    #expect(lines[2] == "ALB|ECO-3|not-reported||||")
  }

  @Test func eventsSayWhoCameAndNotWhoDidNot() {
    #expect(
      FourStates.world().lines("events", settings) == [
        "E1|2007-04-01|Workshop|ECO-2|ALB|complete|2|2|1.0000|1|0|5",
        "E2|2007-08-15||ECO-1;ENV-1;ENV||partial|2|||||7", "E3|2007-09||ECO||partial|1|||||3",
      ])
  }

  @Test func attendanceHasItsHeadOnly() throws {
    let table = try #require(FourStates.world().tables(settings)["attendance"])
    #expect(table.rows.isEmpty)
    #expect(table.schema.columns.map(\.name) == Schemas.attendance.columns.map(\.name))
  }

  @Test func partialListsAreMarked() throws {
    let table = try #require(FourStates.world().tables(settings)["coverage_by_state"])
    let place = try #require(table.schema.index(of: "events"))
    #expect(table.rows.allSatisfy { $0.marks[place] == [.partialLists] })
    var world = World(FourStates.registry())
    world.attend("E", "2007-05-01", "ECO-1", "ALB", list: .complete)
    world.attend("F", "2007-05-01", "ENV-1", "ALB", list: .partial)
    let mixed = try #require(world.tables(settings)["coverage_by_state"])
    // ECO's lists are all complete, ENV's and so ALL's are not.
    #expect(mixed.rows.prefix(3).map { $0.marks[place] != nil } == [false, true, true])
  }
}
