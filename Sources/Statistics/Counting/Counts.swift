import Registry

/// Counts of records in one cell of a table.
struct Counts {
  let exchanges: Int
  let events: Int
  let eventsListed: Int
  let participations: Int
  /// The sum over rows that give a number; `nil` where none does.
  let delegates: Int?
  /// The first date of a record; of two with one first day the more precise.
  let first: PartialDate?
  /// The last date of a record; of two with one first day the more precise.
  let last: PartialDate?

  /// What one party did: each of its participations is one event.
  init(_ party: Cell) {
    self.init(
      party, exchanges: party.exchanges, events: party.participations, eventsListed: party.listed)
  }

  /// What all parties did.
  init(_ all: StepCell) { self.init(parties: all.sum, records: all) }

  /// What some parties did, and the distinct records in which they did it.
  init(parties: Cell, records: StepCell) {
    self.init(
      parties, exchanges: records.sum.exchanges, events: records.events, eventsListed: records.eventsListed)
  }

  private init(_ parties: Cell, exchanges: Int32, events: Int32, eventsListed: Int32) {
    self.exchanges = Int(exchanges)
    self.events = Int(events)
    self.eventsListed = Int(eventsListed)
    participations = Int(parties.participations)
    delegates = parties.delegations > 0 ? parties.delegates : nil
    first = DateKey.first(parties.first)
    last = DateKey.last(parties.last)
  }

  /// Whether anything at all was recorded.
  var isActive: Bool { exchanges > 0 || participations > 0 }
}
