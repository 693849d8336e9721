import Ingest
import Registry
import Testing

/// What is known of the forum from the annex of 2007 and from its later history.
@Suite struct KnownAnswersTests {
  let registry: ForumRegistry

  init() throws { registry = try RealRegistry.load().registry }

  private func parties(_ kind: PartyKind, on day: CalendarDay) -> Set<String> {
    Set(registry.parties.filter { registry.status(of: $0, on: day)?.kind == kind })
  }

  @Test func partiesOnTheDateOfTheLetter() {
    let date = day("2007-09-04")
    #expect(
      parties(.member, on: date) == [
        "AFG", "AZE", "CHN", "EGY", "IND", "IRN", "ISR", "KAZ", "KGZ", "KOR", "MNG", "PAK", "PSE", "RUS", "THA", "TJK",
        "TUR", "UZB",
      ])
    #expect(parties(.observerState, on: date) == ["IDN", "JPN", "MYS", "UKR", "USA", "VNM"])
    #expect(parties(.observerOrganization, on: date) == ["LAS", "OSCE", "UN"])
    #expect(parties(.applicant, on: date).isEmpty)
  }

  @Test(arguments: [
    ("1999-09-13", 0), ("1999-09-14", 15), ("2002-06-04", 16), ("2007-09-04", 18), ("2009-06-01", 20),
    ("2022-10-12", 27),
    ("2022-10-13", 28),
  ])
  func membersOnADay(date: String, count: Int) {
    #expect(registry.memberCount(on: day(date)) == count)
    #expect(parties(.member, on: day(date)).count == count)
  }

  @Test func membersInAPeriodAreThoseOfAnyOfItsDays() {
    let year = Period(from: day("2022-01-01"), to: day("2022-12-31"))
    let before = Period(from: day("2022-01-01"), to: day("2022-10-12"))
    #expect(registry.members(in: year).count == 28)
    #expect(registry.members(in: before).count == 27)
    #expect(Set(registry.members(in: year)).subtracting(registry.members(in: before)) == ["KWT"])
  }

  @Test(arguments: [
    ("VNM", "2010-05-31", PartyKind.observerState), ("VNM", "2010-06-01", .member),
    ("BGD", "2014-05-19", .observerState), ("BGD", "2014-05-20", .member), ("LKA", "2018-08-14", .observerState),
    ("LKA", "2018-08-15", .member), ("KWT", "2022-10-13", .member), ("MAR", "2024-01-01", .applicant),
  ])
  func statusChangesOnItsDay(party: String, date: String, kind: PartyKind) {
    #expect(registry.status(of: party, on: day(date))?.kind == kind)
    #expect(registry.isMember(party, on: day(date)) == (kind == .member))
  }

  @Test func aPartyHasNoStatusBeforeItsFirst() {
    #expect(registry.status(of: "KWT", on: day("2022-10-12")) == nil)
    #expect(registry.status(of: "XXX", on: day("2022-10-12")) == nil)
  }

  @Test func theCatalogueOf2007() {
    let period = Period(from: day("2007-03-14"), to: day("2007-09-04"))
    #expect(registry.areas(in: period).map(\.code) == ["ECO", "ENV", "HUM", "NCT"])
    let counts = Dictionary(grouping: registry.measures(in: period)) { $0.area }.mapValues(\.count)
    #expect(counts == ["ECO": 10, "ENV": 5, "HUM": 6, "NCT": 5])
    #expect(registry.measures(in: period).prefix(3).map(\.code) == ["ECO-01", "ECO-02", "ECO-03"])
    #expect(registry.measures(in: period).last?.code == "NCT-05")
  }

  @Test func coordinatorsOfTheAnnex() {
    let assignments = registry.assignments(on: day("2007-09-04"))
    #expect(Set(assignments.map(\.party)) == ["AZE", "IRN", "KAZ", "KOR", "RUS", "TJK", "TUR"])
    #expect(assignments.filter { $0.scope == .undetermined }.map(\.party) == ["KAZ"])
    #expect(assignments.filter { $0.scope == .oneOfArea }.map(\.target) == ["ECO"])
    #expect(assignments.filter { $0.scope == .area }.map(\.party) == ["TUR"])
    #expect(assignments.filter { $0.party == "IRN" }.map(\.target) == ["NCT-02", "ENV-03"])
    #expect(registry.assignments(on: day("2007-03-13")).isEmpty)
    #expect(registry.assignments(on: day("2007-03-14")).count == 9)
  }

  @Test func twoModalitiesOfSevenStages() {
    #expect(registry.modalities == ["a", "b"])
    #expect(registry.stages(of: "a").map(\.ordinal) == Array(1...7))
    #expect(registry.stages(of: "a").first?.code == "interest-expressed")
    #expect(registry.stages(of: "b").last?.code == "decided-by-soc")
    #expect(registry.stages(of: "c").isEmpty)
  }
}
