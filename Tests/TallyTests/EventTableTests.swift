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
