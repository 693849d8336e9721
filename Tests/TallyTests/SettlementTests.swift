import Registry
import Tally
import Testing

@Suite struct SettlementTests {
  private func settle(_ rows: [ExchangeRow]) -> Settlement {
    var tally = ActivityTally()
    for row in rows { tally.add(row) }
    tally.count(file: 0) { $0.records = rows.count }
    return tally.settle(period: year)
  }

  @Test func exchangesStandByDateThenIdByBytes() {
    let settlement = settle([
      exchange(1, "b"), exchange(2, "Z"), exchange(3, "é"), exchange(4, "9"), exchange(5, "10"),
      exchange(6, "a", "2007-01-31"), exchange(7, "z", "2007-02"),
    ])
    #expect(settlement.activity.exchanges.map(\.id) == ["a", "10", "9", "Z", "b", "z", "é"])
  }

  @Test func theFirstPlaceKeepsTheId() {
    let settlement = settle([
      exchange(3, "A", senders: [3]), exchange(1, "A", senders: [1]), exchange(2, "A", senders: [2]),
    ])
    #expect(settlement.activity.exchanges.map(\.senders) == [[1]])
    #expect(settlement.duplicateExchanges.map { Int($0.place.record) } == [2, 3])
    #expect(settlement.duplicateExchanges.map { Int($0.first.record) } == [1, 1])
    #expect(settlement.accounts[0]?.quarantined == 2)
  }

  @Test func idsAreComparedByBytes() {
    let (composed, apart) = ("\u{E9}", "e\u{301}")
    let settlement = settle([
      exchange(1, composed), exchange(2, apart), exchange(3, "A", supersedes: apart),
      exchange(4, "k", groupKey: composed), exchange(5, "k", senders: [1], groupKey: apart),
    ])
    #expect(settlement.activity.exchanges.map { Array($0.id.utf8) } == ["A", "k", composed].map { Array($0.utf8) })
    #expect(settlement.duplicateExchanges.map { Int($0.place.record) } == [5])
    #expect(settlement.accounts[0]?.superseded == 1)

    var tally = ActivityTally()
    for row in [plan(1, composed), plan(2, apart), plan(3, composed)] { tally.add(row) }
    #expect(tally.settle(period: year).duplicatePlans.map { Int($0.place.record) } == [3])
  }

  @Test func rowsOfOneGroupAreOneRecord() {
    let settlement = settle([
      exchange(1, "A", senders: [2, 1], groupKey: "k"), exchange(2, "A", senders: [0, 1], groupKey: "k"),
      exchange(3, "A", senders: [5], groupKey: "l"), exchange(4, "A", senders: [6]),
    ])
    #expect(settlement.activity.exchanges.map(\.senders) == [[0, 1, 2]])
    #expect(settlement.activity.exchanges.map { $0.places.map { Int($0.record) } } == [[1, 2]])
    #expect(settlement.duplicateExchanges.map { Int($0.place.record) } == [3, 4])
  }

  @Test func quarantinedExchangesNameTheirSenders() {
    let settlement = settle([
      exchange(1, "A", senders: [1], hasError: true), exchange(2, "B", senders: [], hasError: true),
      exchange(3, "C", "", senders: [2], hasError: true), exchange(4, "D", senders: [3], supersedes: "Z"),
    ])
    let day = date("2007-02-01").first
    #expect(
      settlement.activity.quarantined == [
        QuarantinedCell(parties: [1], labels: [.measure(0)], isAllAreas: false, first: day, last: day),
        QuarantinedCell(parties: [2], labels: [.measure(0)], isAllAreas: false, first: nil, last: nil),
        QuarantinedCell(parties: [3], labels: [.measure(0)], isAllAreas: false, first: day, last: day),
      ])
    #expect(settlement.badSupersessions.map(\.hadError) == [false])
  }

  @Test func aRowThatLosesTwiceIsQuarantinedOnce() {
    let settlement = settle([
      exchange(1, "A"), exchange(2, "A", supersedes: "Z"), exchange(3, "B", supersedes: "B", hasError: true),
    ])
    // Row 3 was quarantined by reading, which the file's own tally counts.
    #expect(settlement.accounts[0]?.quarantined == 1)
    #expect(settlement.badSupersessions.map(\.hadError) == [true, true])
  }

  @Test(arguments: [
    // Two rings and a tail that leads into one.
    (["A>B", "B>A", "C>D", "D>E", "E>C", "F>A"], ["A", "B", "C", "D", "E"]),
    (["A>B", "B>C", "C>D", "D>"], []), (["A>B", "B>C", "C>B"], ["B", "C"]), (["A>A"], []),
  ])
  func circlesAreFound(links: [String], expected: [String]) {
    let rows = links.enumerated().map { index, link in
      let parts = link.split(separator: ">", omittingEmptySubsequences: false).map(String.init)
      return exchange(index + 1, parts[0], supersedes: parts[1])
    }
    let settlement = settle(rows)
    let circle = settlement.badSupersessions.filter { $0.mistake == .circle }
    #expect(circle.map { rows[Int($0.place.record) - 1].id } == expected)
  }

  @Test func aLongChainIsSettledInOrderOfItsLength() {
    let count = 20_000
    let rows = (1...count).map { exchange($0, "\($0)", supersedes: $0 == 1 ? "" : "\($0 - 1)") }
    let settlement = settle(rows)
    #expect(settlement.activity.exchanges.map(\.id) == ["\(count)"])
    #expect(settlement.accounts[0]?.superseded == count - 1)
  }

  @Test func plansKeepTheirFirstId() {
    var tally = ActivityTally()
    tally.count(file: 0) { $0.records = 4 }
    for row in [plan(4, "A"), plan(1, "A", hasError: true), plan(2, ""), plan(3, "", year: 2006)] { tally.add(row) }
    let settlement = tally.settle(period: year)
    #expect(settlement.activity.plan.map { Int($0.place.record) } == [2, 3])
    #expect(settlement.duplicatePlans.map { Int($0.place.record) } == [4])
    #expect(settlement.accounts[0]?.inPeriod == 1)
    #expect(settlement.accounts[0]?.before == 1)
  }

  @Test func stagesAreDatedByTheirEarliestApprovedMilestone() {
    let dates = StageDate.byOrdinal([
      milestone(1, 2, "2007-05-01", body: "late"),
      milestone(2, 2, "2007-04-01", isProvisional: true, body: "provisional"),
      milestone(3, 2, "2007-04-15", body: "approved"),
      milestone(4, 1, "2007-03-02", isProvisional: true, body: "second"),
      milestone(5, 1, "2007-03", isProvisional: true, body: "first"), milestone(6, 3, "2007-06", body: "month"),
      milestone(7, 3, "2007-06-01", body: "day"), milestone(8, 3, "2007-06-01", body: "again"),
    ])
    #expect(dates.map(\.ordinal) == [1, 2, 3])
    #expect(dates.map(\.body) == ["first", "approved", "day"])
    #expect(dates.map(\.isProvisional) == [true, false, false])
  }

  @Test func stagesOutOfOrderAreThoseBeforeALowerOne() {
    var tally = ActivityTally()
    for row in [
      milestone(1, 3, "2007-01-01"), milestone(2, 1, "2007-02-01"), milestone(3, 2, "2007-02-01"),
      milestone(4, 3, "2006", modality: "b"), milestone(5, 3, "2006", measure: 1), milestone(6, 4, "2007-01-15"),
      milestone(7, 5, "2007-02"),
    ] { tally.add(row) }
    let found = tally.settle(period: year).stagesOutOfOrder
    // Stages 3 and 4 stand before 1 and 2; the same day is in order, and so is the month that begins with it.
    #expect(found.map { Int($0.place.record) } == [1, 6])
    #expect(found.map(\.lowerStage) == ["a2", "a2"])
    #expect(found.map(\.lowerDate.text) == ["2007-02-01", "2007-02-01"])
  }

  @Test func milestonesAndReturnsAreAccountedByTheirDates() {
    var tally = ActivityTally()
    tally.count(file: 0) { $0.records = 5 }
    for (record, when) in ["2006", "2007", "2008"].enumerated() { tally.add(milestone(record + 1, 1, when)) }
    tally.add(
      ReturnRow(place: place(4), party: 0, area: nil, from: date("2006"), to: date("2008"), status: .nil))
    tally.add(
      ReturnRow(place: place(5), party: 0, area: nil, from: date("2008"), to: date("2008"), status: .pending))
    let account = tally.settle(period: year).accounts[0]
    #expect(account?.accepted == 5)
    #expect([account?.before, account?.inPeriod, account?.after] == [1, 2, 2])
  }
}
