import Registry
import Tally
import Testing

@Suite struct EventDatingTests {
  struct Case: Sendable {
    let starts: [String]
    let event: String
    /// Records, counted from 1, that start later than their event.
    let late: [Int]
  }

  @Test(arguments: [
    Case(starts: ["2007-03-15"], event: "2007-03-15", late: []),
    Case(starts: ["2007-03-15", "2007-03-15"], event: "2007-03-15", late: []),
    // The earliest holds for all.
    Case(starts: ["2007-03-16", "2007-03-15", "2007-03-17"], event: "2007-03-15", late: [1, 3]),
    // A less precise start that contains a more precise one does not compete, and is no mismatch.
    Case(starts: ["2007-03", "2007-03-15"], event: "2007-03-15", late: []),
    Case(starts: ["2007", "2007-03-15"], event: "2007-03-15", late: []),
    Case(starts: ["2007", "2007-03", "2007-03-15"], event: "2007-03-15", late: []),
    Case(starts: ["2007", "2007-03"], event: "2007-03", late: []),
    Case(starts: ["2007", "2007"], event: "2007", late: []),
    // One that contains none competes by its first day.
    Case(starts: ["2007-04", "2007-03-15"], event: "2007-03-15", late: [1]),
    Case(starts: ["2007-03", "2007-04-15"], event: "2007-03", late: [2]),
    Case(starts: ["2006", "2007-04-15"], event: "2006", late: [2]),
    Case(starts: ["2007-03", "2007-03-15", "2007-02-28"], event: "2007-02-28", late: [2]),
    Case(starts: ["2007-03", "2007-04", "2007-04-02"], event: "2007-03", late: [3]),
    Case(starts: ["2007-03", "2007-04", "2007"], event: "2007-03", late: [2]),
    // Of two with one first day the more precise holds.
    Case(starts: ["2007-01", "2007-01-01", "2007"], event: "2007-01-01", late: []),
  ])
  func theEarliestPreciseStartDatesTheEvent(_ example: Case) {
    let rows = example.starts.enumerated().map { participation($0 + 1, "E", $1) }
    for order in [rows, rows.reversed()] {
      var tally = ActivityTally()
      for row in order { tally.add(row) }
      let settlement = tally.settle(period: year)
      #expect(settlement.events.map(\.start.text) == [example.event])
      #expect(settlement.lateStarts.map { Int($0.first.record) } == example.late)
      #expect(settlement.lateStarts.map(\.rowStart) == example.late.map { example.starts[$0 - 1] })
      #expect(settlement.lateStarts.allSatisfy { $0.eventStart.text == example.event && $0.rows == 1 })
    }
  }

  @Test func lateRowsOfOneStartAreCountedFromTheFirstToTheLast() {
    var tally = ActivityTally()
    for record in [7, 3, 12] { tally.add(participation(record, "E", "2007-03-16")) }
    tally.add(participation(5, "E", "2007-03-15"))
    tally.add(participation(1, "E", "2007-03-16", file: 1))
    let late = tally.settle(period: year).lateStarts
    #expect(late.map(\.rows) == [3, 1])
    #expect(late.map { Int($0.first.record) } == [3, 1])
    #expect(late.map(\.lastRecord) == [12, 1])
    #expect(late.map(\.eventID) == ["E", "E"])
  }

  @Test func allRowsAreDatedByTheEvent() {
    var tally = ActivityTally()
    tally.count(file: 0) { $0.records = 2 }
    tally.add(participation(1, "E", "2006-12-31"))
    tally.add(participation(2, "E", "2007-01-01", party: 1))
    let account = tally.settle(period: year).accounts[0]
    #expect(account?.accepted == 2)
    #expect(account?.before == 2)
    #expect(account?.inPeriod == 0)
  }

  @Test func contributionsAreByPartyAndLabels() {
    var tally = ActivityTally()
    tally.add(participation(1, "E", party: 1, delegates: 2))
    tally.add(participation(2, "E", party: 0, labels: [.measure(1)], isHost: true))
    tally.add(participation(3, "E", party: 1, delegates: nil))
    tally.add(participation(4, "E", party: 0, labels: [.measure(0), .area(1)], delegates: 4))
    tally.add(participation(5, "E", party: 1, isHost: true, delegates: 1))
    let event = tally.settle(period: year).events[0]
    #expect(event.contributions.map(\.party) == [0, 0, 1])
    #expect(event.contributions.map(\.labels) == [[.measure(0), .area(1)], [.measure(1)], [.measure(0)]])
    #expect(event.contributions.map(\.delegates) == [4, nil, 3])
    #expect(event.contributions.map(\.isHost) == [false, true, true])
  }

  @Test func titleAndPlaceAreThoseOfTheFirstRowThatHasOne() {
    var tally = ActivityTally()
    tally.add(participation(9, "E", title: "late", venue: "there"))
    tally.add(participation(1, "E"))
    tally.add(participation(5, "E", title: "first"))
    tally.add(participation(7, "E", title: "second", venue: "here"))
    tally.add(participation(1, "E", title: "other file", venue: "nowhere", file: 1))
    let event = tally.settle(period: year).events[0]
    #expect(event.title == "first")
    #expect(event.venue == "here")
  }

  @Test func theListIsTheFullestDeclared() {
    var tally = ActivityTally()
    tally.add(participation(1, "E", list: .partial))
    tally.add(participation(2, "E", list: .hostOnly))
    tally.add(participation(3, "F"))
    tally.add(participation(4, "G", list: .complete))
    tally.noteQuarantinedRow(ofEvent: "G", at: RowPlace(file: 0, record: 1, line: 2))
    tally.noteQuarantinedRow(ofEvent: "H", at: RowPlace(file: 0, record: 1, line: 2))
    let events = tally.settle(period: year).events
    // H has no row that stands, so it is no event.
    #expect(events.map(\.id) == ["E", "F", "G"])
    #expect(events.map(\.declaredList) == [.partial, nil, .complete])
    #expect(events.map(\.hasUndeclaredList) == [false, true, false])
    #expect(events.map(\.hasQuarantinedRow) == [false, false, true])
  }

  @Test func listsAreOrderedByFullness() {
    #expect(ListCompleteness.allCases.sorted() == [.hostOnly, .partial, .complete])
    #expect(
      [Label.area(0), .measure(2), .area(1), .measure(0)].sorted() == [.measure(0), .measure(2), .area(0), .area(1)])
  }
}
