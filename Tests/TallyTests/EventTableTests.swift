import Registry
import Tally
import TestSupport
import Testing

@Suite struct EventTableTests {
  @Test("parties, labels and amounts of any size are kept", arguments: [0, 4_094, 4_095, 70_000])
  func anySizeIsKept(party: Int) {
    var tally = ActivityTally()
    for number in 0..<20_000 {
      tally.add(
        participation(number + 1, "L\(number % 1_000)", party: 1, labels: [.measure(number)], delegates: number))
    }
    tally.add(participation(30_001, "E", party: party, labels: [.measure(19_999)], isHost: true, delegates: 1_023))
    tally.add(participation(30_002, "E", party: party, labels: [.measure(19_999)], delegates: 1 << 40))
    tally.add(participation(30_003, "E", party: 5, labels: [.measure(0)]))
    let events = tally.settle(period: year).events
    #expect(events.count == 1_001)
    let own = events[0].contributions.filter { $0.party == party }
    #expect(own.map(\.labels) == [[.measure(19_999)]])
    #expect(own.map(\.delegates) == [1_023 + 1 << 40])
    #expect(own.map(\.isHost) == [true])
    let others = events.dropFirst().flatMap(\.contributions)
    #expect(others.count == 20_000)
    #expect(others.allSatisfy { $0.labels == [.measure($0.delegates ?? -1)] })
  }

  @Test("tables of many events merge, whichever had an event first")
  func manyEventsMerge() {
    var generator = SeededGenerator(seed: 5)
    var parts = [ActivityTally](repeating: ActivityTally(), count: 3)
    var whole = ActivityTally()
    for record in 1...6_000 {
      let row = participation(
        record, "event \(Int.random(in: 0..<2_000, using: &generator))",
        party: Int.random(in: 0..<90, using: &generator),
        labels: [.measure(Int.random(in: 0..<4, using: &generator))],
        delegates: Int.random(in: 0..<2_000, using: &generator), title: "title of \(record)")
      whole.add(row)
      parts[Int.random(in: 0..<3, using: &generator)].add(row)
    }
    var merged = parts[1]
    merged.merge(parts[0])
    merged.merge(parts[2])
    let isSame = merged.settle(period: year).events == whole.settle(period: year).events
    #expect(isSame)
    // What was merged from is as it was.
    #expect(parts.map { $0.settle(period: year).events.count }.allSatisfy { $0 > 1_000 })
  }

  @Test("large tables merge on several threads, and go on", arguments: [1, 3])
  func largeTablesMerge(threads: Int) {
    var parts = [ActivityTally](repeating: ActivityTally(), count: 3)
    var whole = ActivityTally()
    for record in 1...40_000 {
      // Every tenth event stands in two parts, with other starts in some of its rows.
      let event = record / 2
      let row = participation(
        record, "event \(event)", event % 30 == 0 && record % 2 == 0 ? "2007-02-02" : "2007-02-01",
        party: record % 80, labels: [.measure(event % 5)], delegates: record % 7, title: "title of \(event)")
      whole.add(row)
      parts[event % 10 == 0 ? record % 3 : event % 3].add(row)
    }
    var merged = ActivityTally()
    for part in parts { merged.merge(part, threads: threads) }
    for event in [3, 4, 5, 19_999] {
      let row = participation(50_000 + event, "event \(event)", party: 81, labels: [.measure(0)])
      whole.add(row)
      merged.add(row)
    }
    let isSame = merged.settle(period: year).events == whole.settle(period: year).events
    #expect(isSame)
    #expect(whole.settle(period: year).events.count == 20_001)
  }

  @Test("rows that follow one another add up as each alone does", arguments: 1...12)
  func rowsInRunsAddUp(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var (whole, runs) = (ActivityTally(), ActivityTally())
    let labels: [[Label]] = [[.measure(0)], [.measure(1), .measure(2)]]
    let numbers = labels.map { runs.events.number(ofLabels: $0) }
    let starts = ["2007-02-01", "2007-02-02"].map { ($0, runs.events.number(ofStart: date($0), text: $0)) }
    let lists: [ListCompleteness?] = [nil, .hostOnly, .partial, .complete]
    var (record, run) = (0, EventRun())
    while record < 4_000 {
      let event = "E\(Int.random(in: 0..<60, using: &random))"
      let start = starts[Int.random(in: 0..<10, using: &random) / 9]
      let under = Int.random(in: 0..<4, using: &random) / 3
      for _ in 0..<Int.random(in: 1...60, using: &random) {
        record += 1
        // A party beyond the 64th shares its bit with another; 20,000 and 70,000 do not fit into a word.
        let party = Int.random(in: 0..<50, using: &random) == 0 ? 20_000 : Int.random(in: 0..<120, using: &random)
        let given = [nil, 0, 3, 70_000].randomElement(using: &random) ?? nil
        let list = lists.randomElement(using: &random) ?? nil
        let isHost = Int.random(in: 0..<5, using: &random) == 0
        whole.add(
          participation(
            record, event, start.0, party: party, labels: labels[under], isHost: isHost, delegates: given, list: list))
        let number = Array(event.utf8).withUnsafeBufferPointer { runs.events.event($0) }
        if !run.isOf(number, start: start.1, labels: numbers[under]) {
          runs.events.end(&run)
          run = runs.events.begin(number, start: start.1, labels: numbers[under], first: place(record))
        }
        let isAdded = run.adds(
          party: Int32(party), isHost: isHost, delegates: given ?? -1, list: list?.rank ?? -1, record: Int32(record))
        if !isAdded {
          runs.events.add(
            to: &run, party: Int32(party), isHost: isHost, delegates: given ?? -1, list: list?.rank ?? -1,
            record: Int32(record))
        }
      }
    }
    runs.events.end(&run)
    let isSame = Outcome(runs.settle(period: year)) == Outcome(whole.settle(period: year))
    #expect(isSame)
  }

  @Test("a copy is not changed with the original")
  func copiesAreApart() {
    var tally = ActivityTally()
    tally.add(participation(1, "E", delegates: 2, title: "one"))
    let copy = tally
    tally.add(participation(2, "E", party: 1, delegates: 3))
    tally.add(participation(3, "E", delegates: 4))
    tally.add(participation(4, "F"))
    #expect(copy.settle(period: year).events.map(\.contributions.count) == [1])
    #expect(copy.settle(period: year).events[0].contributions.map(\.delegates) == [2])
    #expect(tally.settle(period: year).events[0].contributions.map(\.delegates) == [6, 3])
  }
}
