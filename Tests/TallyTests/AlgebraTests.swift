import Registry
import Tally
import TestSupport
import Testing

/// Any split of the rows, in any order, merged in any grouping, settles to the same.
@Suite struct AlgebraTests {
  /// Something that is added to a tally.
  private enum Item {
    case exchange(ExchangeRow)
    case participation(ParticipationRow)
    case milestone(MilestoneRow)
    case returned(ReturnRow)
    case plan(PlanRow)
    case cell(QuarantinedCell)
    case note(event: String)
    case count(file: Int, FileTally)

    func add(to tally: inout ActivityTally) {
      switch self {
      case .exchange(let row): tally.add(row)
      case .participation(let row): tally.add(row)
      case .milestone(let row): tally.add(row)
      case .returned(let row): tally.add(row)
      case .plan(let row): tally.add(row)
      case .cell(let cell): tally.add(cell, at: RowPlace(file: 0, record: 1, line: 2))
      case .note(let event): tally.noteQuarantinedRow(ofEvent: event, at: RowPlace(file: 0, record: 1, line: 2))
      case .count(let file, let counts): tally.count(file: file) { $0.merge(counts) }
      }
    }
  }

  private static func tally(_ items: [Item]) -> ActivityTally {
    var tally = ActivityTally()
    for item in items { item.add(to: &tally) }
    return tally
  }

  private static func items(_ generator: inout SeededGenerator) -> [Item] {
    let dates = ["2006-12-31", "2007", "2007-02", "2007-02-01", "2007-02-15", "2007-03", "2008-01-01", "2008"]
    let ids = ["A", "B", "C", "D", "E", ""]
    func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &generator)] }
    func chance(_ share: Int) -> Bool { Int.random(in: 0..<share, using: &generator) == 0 }
    var items: [Item] = []
    for record in 1...Int.random(in: 1...25, using: &generator) {
      let hasError = chance(5)
      items.append(
        .exchange(
          exchange(
            record, pick(ids), hasError && chance(2) ? "" : pick(dates), senders: [pick([0, 1, 2])],
            supersedes: chance(2) ? pick(ids) : "", hasError: hasError, groupKey: pick([nil, nil, "k", "l"]),
            file: pick([0, 1]))))
      items.append(
        .participation(
          participation(
            record, pick(["E", "F", "G"]), pick(dates), party: pick([0, 1, 2]),
            labels: pick([[.measure(0)], [.measure(1), .area(0)]]), isHost: chance(4),
            delegates: pick([nil, 0, 3, 1_022, 1_023, 5_000_000_000]),
            list: pick([nil, .complete, .partial, .hostOnly]), title: pick(["", "one", "two"]),
            venue: pick(["", "here", "there"]), file: pick([2, 3]))))
      items.append(
        .milestone(
          milestone(
            record, pick([1, 2, 3]), pick(dates), isProvisional: chance(3), modality: pick(["a", "b"]),
            measure: pick([0, 1]), file: 4)))
      items.append(
        .returned(
          ReturnRow(
            place: place(record, file: 5), party: pick([0, 1]), area: pick([nil, 0]), from: date(pick(dates)),
            to: date("2009"), status: pick(ReturnStatus.allCases))))
      items.append(.plan(plan(record, pick(ids), year: pick([2006, 2007, 2008]), hasError: chance(5), file: 6)))
      if chance(4) { items.append(.note(event: pick(["E", "F", "H"]))) }
      if chance(4) {
        items.append(
          .cell(
            QuarantinedCell(parties: pick([[], [0], [1]]), labels: [], isAllAreas: chance(2), first: nil, last: nil)))
      }
      var counts = FileTally()
      counts.records = Int.random(in: 0...3, using: &generator)
      counts.filtered = Int.random(in: 0...3, using: &generator)
      counts.notYetKnown = Int.random(in: 0...3, using: &generator)
      counts.quarantined = Int.random(in: 0...3, using: &generator)
      items.append(.count(file: pick([0, 1, 2, 3, 4, 5, 6]), counts))
    }
    // Every file has an account, however few its rows.
    for file in 0...6 { items.append(.count(file: file, FileTally())) }
    return items
  }

  /// Merges tallies in a random grouping.
  private static func merge(_ parts: [ActivityTally], _ generator: inout SeededGenerator) -> ActivityTally {
    var parts = parts
    while parts.count > 1 {
      let other = parts.remove(at: Int.random(in: 0..<parts.count, using: &generator))
      parts[Int.random(in: 0..<parts.count, using: &generator)].merge(other)
    }
    return parts.first ?? ActivityTally()
  }

  @Test(arguments: 1...60)
  func anySplitSettlesToTheSame(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let items = AlgebraTests.items(&generator)
    let whole = Outcome(AlgebraTests.tally(items).settle(period: year))
    for _ in 0..<4 {
      var parts = [[Item]](repeating: [], count: Int.random(in: 1...6, using: &generator))
      for item in items.shuffled(using: &generator) {
        parts[Int.random(in: 0..<parts.count, using: &generator)].append(item)
      }
      let merged = AlgebraTests.merge(parts.map(AlgebraTests.tally), &generator)
      #expect(Outcome(merged.settle(period: year)) == whole)
    }
  }

  @Test func theRandomRowsReachEveryPath() {
    var generator = SeededGenerator(seed: 7)
    var seen: Set<String> = []
    for _ in 0..<60 {
      let outcome = Outcome(AlgebraTests.tally(AlgebraTests.items(&generator)).settle(period: year))
      if !outcome.duplicates.isEmpty { seen.insert("duplicates") }
      if !outcome.duplicatePlans.isEmpty { seen.insert("plans") }
      if !outcome.late.isEmpty { seen.insert("late") }
      if !outcome.stages.isEmpty { seen.insert("stages") }
      if outcome.exchanges.contains(where: { $0.places.count > 1 }) { seen.insert("groups") }
      if outcome.accounts.values.contains(where: { $0.superseded > 0 }) { seen.insert("superseded") }
      for mistake in outcome.badSupersessions.map(\.mistake) { seen.insert("\(mistake)") }
    }
    #expect(
      seen == [
        "duplicates", "plans", "late", "stages", "groups", "superseded", "noSuchRecord", "itself", "circle",
      ])
  }

  @Test func anEmptyTallyChangesNothing() {
    var generator = SeededGenerator(seed: 3)
    let items = AlgebraTests.items(&generator)
    var tally = AlgebraTests.tally(items)
    let before = Outcome(tally.settle(period: year))
    tally.merge(ActivityTally())
    #expect(Outcome(tally.settle(period: year)) == before)
    var empty = ActivityTally()
    empty.merge(AlgebraTests.tally(items))
    #expect(Outcome(empty.settle(period: year)) == before)
  }

  @Test func settlingLeavesTheTallyAsItWas() {
    var generator = SeededGenerator(seed: 4)
    let tally = AlgebraTests.tally(AlgebraTests.items(&generator))
    #expect(Outcome(tally.settle(period: year)) == Outcome(tally.settle(period: year)))
  }

  @Test func aCellWithoutAPartySaysNothing() {
    var tally = ActivityTally()
    tally.add(
      QuarantinedCell(parties: [], labels: [.area(0)], isAllAreas: false, first: nil, last: nil),
      at: RowPlace(file: 0, record: 1, line: 2))
    #expect(tally.quarantined.isEmpty)
  }
}
