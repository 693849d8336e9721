import Registry
import Statistics
import Tally
import Testing

/// Which `submitted` returns confirm what is held for a member: areas ECO and ENV; ALB and BOR members all year, ACI
/// from July.
@Suite struct ConfirmationsTests {
  private struct Filed {
    var party: String
    var area = ""
    var status = ReturnStatus.submitted
    var from = "2007"
    var to = "2007"
  }

  private func confirmed(_ filed: [Filed], _ settings: ReportSettings = World.settings()) -> Completeness.Confirmed? {
    var world = World(FourStates.registry())
    for row in filed { world.file(row.party, row.area, row.status, from: row.from, to: row.to) }
    return Completeness(world.tally.settle(period: settings.period).activity, world.registry, settings).confirmed
  }

  @Test func aReturnForAllAreasAndTheWholePeriodConfirms() {
    #expect(confirmed([]) == Completeness.Confirmed(count: 0, members: 3))
    #expect(confirmed([Filed(party: "ALB")]) == Completeness.Confirmed(count: 1, members: 3))
    #expect(confirmed([Filed(party: "ALB"), Filed(party: "BOR")])?.count == 2)
    #expect(confirmed([Filed(party: "ALB", from: "2006-07", to: "2008-01-01")])?.count == 1)
  }

  @Test func severalReturnsConfirmTogether() {
    #expect(
      confirmed([
        Filed(party: "ALB", from: "2007-01", to: "2007-06"), Filed(party: "ALB", from: "2007-07", to: "2007-12"),
      ])?.count == 1)
    let areas = FourStates.registry().areas.map(\.code)
    #expect(confirmed(areas.map { Filed(party: "ALB", area: $0) })?.count == 1)
    #expect(confirmed(areas.dropLast().map { Filed(party: "ALB", area: $0) })?.count == 0)
  }

  @Test func aDayOrAnAreaThatIsLeftOutDoesNotConfirm() {
    #expect(confirmed([Filed(party: "ALB", to: "2007-12-30")])?.count == 0)
    #expect(confirmed([Filed(party: "ALB", from: "2007-01-02")])?.count == 0)
    #expect(
      confirmed([
        Filed(party: "ALB", from: "2007-01", to: "2007-06"), Filed(party: "ALB", from: "2007-08", to: "2007-12"),
      ])?.count == 0)
  }

  @Test(arguments: [ReturnStatus.nil, .pending]) func noOtherStatusConfirms(status: ReturnStatus) {
    #expect(confirmed([Filed(party: "ALB", status: status)])?.count == 0)
  }

  @Test func aStateConfirmsTheDaysOfItsMembership() {
    #expect(confirmed([Filed(party: "ACI", from: "2007-07", to: "2007-12")])?.count == 1)
    #expect(confirmed([Filed(party: "ACI", from: "2007-08", to: "2007-12")])?.count == 0)
    // No member in 2007.
    #expect(confirmed([Filed(party: "GUE")])?.count == 0)
  }

  @Test func nothingIsSaidWithoutReturnsOrWithPublicSources() {
    #expect(confirmed([Filed(party: "ALB")], World.settings(collected: [.exchanges])) == nil)
    #expect(confirmed([Filed(party: "ALB")], World.settings(basis: .publicSources)) == nil)
  }

  @Test func aConfirmationChangesNoTable() {
    var world = FourStates.world()
    let before = world.tables()
    world.file("ALB", "", .submitted)
    #expect(world.tables() == before)
  }
}
