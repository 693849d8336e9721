import Registry
import Tally

/// Rows that settle together: what one of them comes to depends on the others, and on no row outside.
struct RowGroup {
  /// Rows of exchanges that share ids or replace each other.
  var exchanges: [ExchangeRow] = []
  /// Rows of one event.
  var participation: [ParticipationRow] = []
  /// Quarantined rows of participation or returns.
  var unreadable: [RowLog.Unreadable] = []
  /// Milestones of one measure.
  var milestones: [MilestoneRow] = []
  /// A return.
  var returns: [ReturnRow] = []
  /// Rows of the plan with one id.
  var plan: [PlanRow] = []
  /// Rows that are only accounted for.
  var others: [RowPlace] = []
  /// The id of the event; empty where the group is none.
  var eventID = ""
  /// Rows that an earlier one of their key keeps out; they count where it is gone.
  var withheld: [(place: RowPlace, row: RowLog.Row)] = []
  /// Those of them that are let in.
  var released: Set<RowPlace> = []
  /// The number of the event among all, in order.
  var number = 0

  /// The places of all rows, in the order of the files, those that are withheld too.
  var places: [RowPlace] { ownPlaces.union(withheld.map(\.place)).sorted() }

  /// The places of the rows that the group accounts for.
  var ownPlaces: Set<RowPlace> {
    var places = Set(exchanges.map(\.place))
    places.formUnion(participation.map(\.place))
    places.formUnion(unreadable.map(\.place))
    places.formUnion(milestones.map(\.place))
    places.formUnion(returns.map(\.place))
    places.formUnion(plan.map(\.place))
    places.formUnion(others)
    return places
  }

  /// Whether no row decides how another counts: there is one, or all are of one event and agree but on the party.
  var isUniform: Bool {
    guard withheld.isEmpty else { return false }
    guard let first = participation.first else { return ownPlaces.count == 1 }
    return unreadable.isEmpty
      && participation.allSatisfy {
        $0.start == first.start && $0.startText == first.startText && $0.labels == first.labels
          && $0.list == first.list
      }
  }

  /// The rows but for some, and with rows that these had kept out.
  func without(_ left: Set<RowPlace>, releasing released: Set<RowPlace>) -> RowGroup {
    let absent = left.union(released)
    var group = self
    group.exchanges.removeAll { absent.contains($0.place) }
    group.participation.removeAll { absent.contains($0.place) }
    group.unreadable.removeAll { absent.contains($0.place) }
    group.milestones.removeAll { absent.contains($0.place) }
    group.returns.removeAll { absent.contains($0.place) }
    group.plan.removeAll { absent.contains($0.place) }
    group.others.removeAll { absent.contains($0) }
    group.withheld.removeAll { absent.contains($0.place) }
    for (place, row) in withheld where released.contains(place) {
      switch row {
      case .exchange(let row): group.exchanges.append(row)
      case .participation(let row): group.participation.append(row)
      case .milestone(let row): group.milestones.append(row)
      case .return(let row): group.returns.append(row)
      case .plan(let row): group.plan.append(row)
      }
      group.released.insert(place)
    }
    group.exchanges.sort { $0.place < $1.place }
    group.participation.sort { $0.place < $1.place }
    return group
  }

  /// Settles the rows as a run does.
  ///
  /// - Parameters:
  ///   - fates: what reading alone did with rows.
  ///   - number: the number of an exchange's id.
  func settle(
    _ ground: TraceGround, _ fates: [RowPlace: RowLog.Fate], exchangeNumber number: (String) -> Int
  ) -> GroupState {
    var tally = ActivityTally()
    for row in exchanges { tally.add(row) }
    for row in participation { tally.add(row) }
    for row in plan { tally.add(row) }
    for row in unreadable where row.event != nil { tally.noteQuarantinedRow(ofEvent: eventID, at: row.place) }
    let settlement = tally.settle(period: ground.settings.period)
    let state = GroupState()
    state.milestones = milestones.sorted { $0.place < $1.place }
    state.returns = returns
    state.exchanges = settlement.activity.exchanges.map { exchangeState($0, ground, number($0.id)) }
    state.event = eventState(settlement.activity.events, ground)
    state.cells = cells(settlement, ground)
    state.fates = rowFates(settlement, state, ground, fates)
    return state
  }

  private func exchangeState(_ record: Activity.Exchange, _ ground: TraceGround, _ number: Int) -> ExchangeState {
    let own = Set(record.places)
    return ExchangeState(
      number: number, date: record.date, day: ground.place(of: record.date), filing: ground.filing(record.labels),
      senders: record.senders, recipients: record.recipients, isToAll: record.isToAll,
      rows: exchanges.filter { own.contains($0.place) }.map { ($0.place, $0.senders) })
  }

  private func eventState(_ events: EventList, _ ground: TraceGround) -> EventState? {
    guard events.count == 1 else { return nil }
    let record = events.records[0]
    let rows = participation.map { EventState.Row(row: $0, filing: ground.filing($0.labels)) }
    let rank = ground.frame.partyRank
    let parties = Dictionary(grouping: rows) { $0.row.party }.sorted { rank[$0.key] < rank[$1.key] }.map {
      EventState.Party(party: $0.key, filing: ground.filing(ofAll: $0.value.map(\.row.labels)), rows: $0.value)
    }
    return EventState(
      number: number, start: record.start, day: ground.place(of: record.start),
      list: record.list(ground.settings.basis), filing: ground.filing(ofAll: participation.map(\.labels)),
      parties: parties, rows: rows, quarantined: unreadable.filter { $0.event != nil }.map(\.place))
  }

  /// The exchanges that are quarantined, be it for an error of their own or for what settling found.
  private func badExchanges(_ settlement: Settlement) -> Set<RowPlace> {
    Set(exchanges.filter(\.hasError).map(\.place)).union(settlement.duplicateExchanges.map(\.place))
      .union(settlement.badSupersessions.map(\.place))
  }

  private func cells(_ settlement: Settlement, _ ground: TraceGround) -> [CellState] {
    let bad = badExchanges(settlement)
    let ofExchanges = exchanges.filter { bad.contains($0.place) && !$0.senders.isEmpty }.map { row in
      (
        row.place,
        QuarantinedCell(
          parties: row.senders, labels: row.labels, isAllAreas: false, first: row.date?.first, last: row.date?.last)
      )
    }
    return (ofExchanges + unreadable.filter { !$0.cell.parties.isEmpty }.map { ($0.place, $0.cell) }).map {
      place, cell in
      let filing = ground.filing(cell.labels)
      var isInPeriod = true
      if let first = cell.first, let last = cell.last { isInPeriod = ground.settings.period.overlaps(first, last) }
      return CellState(
        place: place, parties: cell.parties,
        areas: cell.isAllAreas ? Array(ground.frame.areas.indices) : filing.areas, measures: filing.measures,
        isInPeriod: isInPeriod)
    }
  }

  private func rowFates(
    _ settlement: Settlement, _ state: GroupState, _ ground: TraceGround, _ known: [RowPlace: RowLog.Fate]
  ) -> [(place: RowPlace, fate: RowFate)] {
    let period = ground.settings.period
    var fates: [RowPlace: RowFate] = [:]
    let bad = badExchanges(settlement)
    let counting = Set(settlement.activity.exchanges.flatMap(\.places))
    for row in exchanges {
      if bad.contains(row.place) {
        fates[row.place] = .quarantined
      } else if counting.contains(row.place), let date = row.date {
        fates[row.place] = RowFate(from: date.first, to: date.last, period)
      } else {
        fates[row.place] = .superseded
      }
    }
    if let start = state.event?.start {
      for row in participation { fates[row.place] = RowFate(from: start.first, to: start.last, period) }
    }
    for row in milestones { fates[row.place] = RowFate(from: row.date.first, to: row.date.last, period) }
    for row in returns { fates[row.place] = RowFate(from: row.from.first, to: row.to.last, period) }
    for row in settlement.activity.plan {
      if let year = PartialDate(year: row.year) {
        fates[row.place] = RowFate(from: year.first, to: year.last, period)
      }
    }
    for row in settlement.duplicatePlans { fates[row.place] = .quarantined }
    for place in ownPlaces where !released.contains(place) {
      if let fate = known[place] { fates[place] = RowFate(fate) }
    }
    return fates.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
