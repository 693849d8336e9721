import Registry
import Tally

/// Whose activity a figure is about.
enum Who: Hashable {
  case all
  /// A party while it is a member.
  case member(Int)
  /// Any party while it is a member.
  case members
  /// A party while it is of one standing.
  case party(Int, Standing)
}

/// A look at groups of rows: in one part of the catalogue, of some parties, in some steps of the trend.
struct Lens {
  let ground: TraceGround
  var scope: Scope
  var who = Who.all
  /// The steps of the trend; `nil` for the whole period.
  var steps: ClosedRange<Int>?

  init(_ ground: TraceGround, _ scope: Scope, _ who: Who = .all, steps: ClosedRange<Int>? = nil) {
    self.ground = ground
    self.scope = scope
    self.who = who
    self.steps = steps
  }

  private var rank: [Int] { ground.frame.partyRank }

  private func isSeen(_ day: DayPlace?) -> Bool {
    guard let day else { return false }
    return steps?.contains(day.step) ?? true
  }

  private func isSeen(_ party: Int, in segment: Int) -> Bool {
    switch who {
    case .all: true
    case .member(let own): party == own && ground.standing(party, in: segment) == .member
    case .members: ground.standing(party, in: segment) == .member
    case .party(let own, let standing): party == own && ground.standing(party, in: segment) == standing
    }
  }

  /// The exchanges seen, each with the senders and rows that are.
  private func seenExchanges(
    _ state: GroupState
  ) -> [(record: ExchangeState, segment: Int, senders: [Int], rows: [RowPlace])] {
    state.exchanges.compactMap { record in
      guard isSeen(record.day), let segment = record.day?.segment, ground.covers(record.filing, scope) else {
        return nil
      }
      let senders = record.senders.filter { isSeen($0, in: segment) }
      if who == .all { return (record, segment, senders, record.rows.map(\.place)) }
      if senders.isEmpty { return nil }
      let rows = record.rows.filter { !$0.senders.allSatisfy { !senders.contains($0) } }
      return (record, segment, senders, rows.map(\.place))
    }
  }

  /// The parties seen at the event of a group, where the event lies in the steps.
  private func seenParties(_ state: GroupState) -> [EventState.Party] {
    guard let event = state.event, isSeen(event.day), let segment = event.day?.segment else { return [] }
    return event.parties.filter { isSeen($0.party, in: segment) && ground.covers($0.filing, scope) }
  }

  /// Of some rows those that bring their record into the scope, or all where none does alone.
  private func bringing(_ rows: [EventState.Row]) -> [RowPlace] {
    let own = rows.filter { ground.brings($0.filing, scope) }
    return (own.isEmpty ? rows : own).map(\.row.place)
  }
}

extension Lens {
  /// Exchanges.
  func exchanges(_ state: GroupState) -> [Support] {
    seenExchanges(state).map { Support(key: .exchange($0.record.number), rows: $0.rows) }
  }

  /// Events; with some parties those that one of them came to.
  func events(_ state: GroupState, listedOnly: Bool = false) -> [Support] {
    guard let event = state.event, isSeen(event.day), !listedOnly || event.list == .complete else { return [] }
    if who == .all {
      guard ground.covers(event.filing, scope) else { return [] }
      return [Support(key: .event(event.number), rows: bringing(event.rows))]
    }
    let rows = seenParties(state).flatMap { bringing($0.rows) }
    return rows.isEmpty ? [] : [Support(key: .event(event.number), rows: rows)]
  }

  /// Participations.
  func participations(_ state: GroupState, listedOnly: Bool = false) -> [Support] {
    guard let event = state.event, !listedOnly || event.list == .complete else { return [] }
    return seenParties(state).map {
      Support(key: .participation(event.number, rank: rank[$0.party]), rows: bringing($0.rows))
    }
  }

  /// Numbers of delegates, row by row.
  func delegates(_ state: GroupState) -> [Support] {
    guard let event = state.event, isSeen(event.day), let segment = event.day?.segment else { return [] }
    return event.rows.compactMap { row in
      guard let number = row.row.delegates, isSeen(row.row.party, in: segment), ground.covers(row.filing, scope) else {
        return nil
      }
      return Support(key: .row(row.row.place), amount: number, rows: [row.row.place])
    }
  }

  /// Activity of any kind.
  func activity(_ state: GroupState) -> [Support] { exchanges(state) + participations(state) }

  /// The measures of a list under which somebody was active.
  func measures(_ state: GroupState, among slots: Set<Int>) -> [Support] {
    var supports: [Support] = []
    for slot in touched(state).intersection(slots).sorted() {
      var lens = self
      lens.scope = .measure(slot)
      let rows = lens.activity(state).flatMap(\.rows)
      if !rows.isEmpty { supports.append(Support(key: .measure(slot), rows: rows)) }
    }
    return supports
  }

  /// The parties that were active.
  func activeParties(_ state: GroupState) -> [Support] {
    var rows: [Int: [RowPlace]] = [:]
    for seen in seenExchanges(state) {
      for sender in seen.senders {
        rows[sender, default: []] += seen.record.rows.filter { $0.senders.contains(sender) }.map(\.place)
      }
    }
    for party in seenParties(state) { rows[party.party, default: []] += bringing(party.rows) }
    return rows.map { Support(key: .member(rank: rank[$0.key]), rows: $0.value) }.sorted { $0.key < $1.key }
  }

  /// The dates of records.
  func dates(_ state: GroupState, isFirst: Bool) -> [Support] {
    var supports = seenExchanges(state).map {
      Support(key: .date($0.record.date, isFirst: isFirst), rows: $0.rows)
    }
    if let event = state.event {
      let rows = seenParties(state).flatMap { bringing($0.rows) }
      if !rows.isEmpty { supports.append(Support(key: .date(event.start, isFirst: isFirst), rows: rows)) }
    }
    return supports
  }

  /// The measures that the records of a group are under.
  private func touched(_ state: GroupState) -> Set<Int> {
    var slots = Set(state.exchanges.flatMap(\.filing.measures))
    if let event = state.event { slots.formUnion(event.filing.measures) }
    return slots
  }
}
