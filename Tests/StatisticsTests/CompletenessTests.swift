import Registry
import Statistics
import Tally
import Testing

/// Months with records and registry rows below high confidence, on the forum of `FourStates`.
@Suite struct CompletenessTests {
  private func completeness(
    _ world: World = FourStates.world(), _ settings: ReportSettings = World.settings()
  ) -> Completeness {
    Completeness(world.tally.settle(period: settings.period).activity, world.registry, settings)
  }

  private func counts(_ spans: [Completeness.Span], _ kind: KeyPath<Completeness.Span, Int?>) -> [Int] {
    spans.map { $0[keyPath: kind] ?? -1 }
  }

  @Test func everyMonthOfThePeriodCountsItsRecords() {
    let months = completeness().months
    #expect(months.map(\.date) == (1...12).map { PartialDate(year: 2007, month: $0) })
    // X1 in February, X2 (known to the month) in March, X3 May, X4 June, X5 July, X7 December; X6 is of 2008.
    #expect(counts(months, \.exchanges) == [0, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0, 1])
    // E1 in April, E2 in August, E3 in September: each event once.
    #expect(counts(months, \.events) == [0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0])
    #expect(completeness().years == [])
  }

  @Test func aRecordKnownOnlyToTheYearIsInNoMonth() {
    var world = FourStates.world()
    world.exchange("X8", "2007", "ECO-1", from: "ALB")
    world.attend("E4", "2007", "ECO-1", "ALB")
    let result = completeness(world)
    #expect(result.months == completeness().months)
    #expect(result.years == [Completeness.Span(date: date("2007"), exchanges: 1, events: 1)])
  }

  @Test func aMonthThatThePeriodCutsCountsItsDaysWithinIt() {
    let settings = World.settings(from: "2007-02-02", to: "2007-06-29", asOf: "2007-06-29")
    let months = completeness(FourStates.world(), settings).months
    #expect(months.map(\.date.text) == ["2007-02", "2007-03", "2007-04", "2007-05", "2007-06"])
    // X1 is of 1 February, X4 of 30 June: both outside.
    #expect(counts(months, \.exchanges) == [0, 1, 0, 1, 0])
    #expect(counts(months, \.events) == [0, 0, 1, 0, 0])
  }

  @Test func aPeriodOverTheTurnOfAYearHasItsMonthsInOrder() {
    let settings = World.settings(from: "2007-12-31", to: "2008-01-01", asOf: "2008-01-01")
    let months = completeness(FourStates.world(), settings).months
    #expect(months.map(\.date.text) == ["2007-12", "2008-01"])
    #expect(counts(months, \.exchanges) == [1, 1])
  }

  @Test func whatIsNotCollectedHasNoCount() {
    let exchanges = completeness(FourStates.world(), World.settings(collected: [.exchanges])).months
    #expect(exchanges.allSatisfy { $0.events == nil && $0.exchanges != nil })
    let nothing = completeness(FourStates.world(), World.settings(collected: [])).months
    #expect(nothing.count == 12)
    #expect(nothing.allSatisfy { $0.events == nil && $0.exchanges == nil })
  }

  @Test func registryRowsInUse() {
    // Members in 2007: ALB, BOR, ACI from July; GUE only from 2010. Of six assignments BOR's for ECO-2 ended in June;
    // ALB's for ENV-1 is low.
    let world = FourStates.world(FourStates.registry(memberConfidence: .medium))
    #expect(
      completeness(world).registry == [
        Completeness.RegistryRows(file: .parties, rows: 3, medium: 1, low: 0),
        Completeness.RegistryRows(file: .coordinators, rows: 5, medium: 0, low: 1),
      ])
    // Before July ACI is no member.
    let spring = World.settings(to: "2007-06-30", asOf: "2007-06-30")
    #expect(
      completeness(world, spring).registry == [
        Completeness.RegistryRows(file: .parties, rows: 2, medium: 0, low: 0),
        Completeness.RegistryRows(file: .coordinators, rows: 6, medium: 0, low: 1),
      ])
    #expect(completeness(World(FourStates.registry(assignments: []))).registry.map(\.file) == [.parties])
  }

  @Test func theCrosswalkIsInUseWhereRecordsAreRestated() {
    func step(_ when: String, _ confidence: Confidence) -> CrosswalkStep {
      CrosswalkStep(from: "OLD", to: "NEW", date: date(when), note: "", confidence: confidence)
    }
    let world = World(
      ForumRegistry(
        statuses: [PartyStatus(party: "ALB", kind: .member, validity: validity())], names: [],
        areas: [FourStates.area("ECO", 1)],
        measures: [FourStates.measure("OLD", "ECO", 1), FourStates.measure("NEW", "ECO", 2)],
        crosswalk: [step("2007-07-01", .medium), step("2007-08", .low), step("2007-12-31", .high), step("2008", .low)]))
    #expect(completeness(world).registry.map(\.file) == [.parties])
    #expect(
      completeness(world, World.settings(catalogue: .restated)).registry.last
        == Completeness.RegistryRows(file: .crosswalk, rows: 3, medium: 1, low: 1))
  }
}
