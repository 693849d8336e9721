/// Rows of one event that follow one another: what they add up to is gathered here, and put down at their end.
///
/// While it is open, nothing else may add rows to the table that it came from.
public struct EventRun {
  /// The number of the event; -1 where there are no rows.
  public internal(set) var event: Int32 = -1
  @usableFromInline var start: Int32 = -1
  @usableFromInline var labels: Int32 = -1
  var first = RowPlace(file: 0, record: 0, line: 0)
  /// The parties at the event, as its entry will have them.
  @usableFromInline var parties: UInt64 = 0
  /// The next word of the contributions, after the event's newest; only where `room` is not 0.
  @usableFromInline var next: UnsafeMutablePointer<UInt32>?
  /// How many contributions can follow the newest as single words.
  @usableFromInline var room = 0
  /// How many of them were written, of which the table does not know yet.
  @usableFromInline var written = 0
  @usableFromInline var hasUndeclaredList = false
  @usableFromInline var list: Int8 = -1
  @usableFromInline var rowCount: Int32 = 0
  @usableFromInline var lastRecord: Int32 = 0
  /// The event's newest contribution, without those that were written since.
  var newest: Int32 = -1
  var isMixed = false

  /// No rows.
  public init() {}

  init(event: Int32, entry: EventTable.Entry, start: Int32, labels: Int32, first: RowPlace) {
    self.event = event
    self.labels = labels
    self.start = start
    self.first = first
    parties = entry.parties
    newest = entry.newest
    isMixed = entry.isMixed
  }

  /// Whether there are rows of an event, all of one start and under the same labels.
  @inlinable
  public func isOf(_ event: Int32, start: Int32, labels: Int32) -> Bool {
    self.event == event && self.start == start && self.labels == labels
  }

  /// Adds a row, if its party is new at the event and takes one word; the row is left to `EventTable.add` otherwise.
  ///
  /// - Parameters: as those of `EventTable.add`; no row is added after one with a greater `record`.
  @inlinable @inline(__always)
  public mutating func adds(party: Int32, isHost: Bool, delegates: Int, list: Int8, record: Int32) -> Bool {
    let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: party)
    guard room > 0, parties & bit == 0, let next,
      let word = PackedContribution(party: party, isHost: isHost, delegates: delegates)
    else { return false }
    next.pointee = word.bits
    self.next = next + 1
    room &-= 1
    written &+= 1
    parties |= bit
    note(list: list, record: record)
    return true
  }

  @inlinable @inline(__always)
  mutating func note(list: Int8, record: Int32) {
    hasUndeclaredList = hasUndeclaredList || list < 0
    self.list = max(self.list, list)
    rowCount &+= 1
    lastRecord = record
  }
}

extension EventTable {
  /// Begins rows of an event.
  ///
  /// - Parameters:
  ///   - start: the number of the start that all of them give.
  ///   - labels: the number of the labels that all of them give.
  ///   - first: the place of the first; all are of its file, and come in the order of their records.
  public func begin(_ event: Int32, start: Int32, labels: Int32, first: RowPlace) -> EventRun {
    EventRun(event: event, entry: entries[Int(event)], start: start, labels: labels, first: first)
  }

  /// Adds any row to those of an event.
  ///
  /// - Parameters:
  ///   - delegates: the number of delegates; negative where none is given.
  ///   - list: the rank of the declared list; negative where the cell is empty.
  public mutating func add(
    to run: inout EventRun, party: Int32, isHost: Bool, delegates: Int, list: Int8, record: Int32
  ) {
    commit(&run)
    contribute(to: &run, party: party, isHost: isHost, delegates: delegates)
    (run.next, run.room) = contributions.room(after: run.newest, labels: run.labels)
    run.note(list: list, record: record)
  }

  /// Puts down what the rows of an event add up to; there are none afterwards.
  public mutating func end(_ run: inout EventRun) {
    if run.event < 0 { return }
    commit(&run)
    entries.change(Int(run.event)) { [run] entry in
      entry.parties = run.parties
      entry.newest = run.newest
      entry.isMixed = run.isMixed
      entry.hasUndeclaredList = entry.hasUndeclaredList || run.hasUndeclaredList
      entry.list = max(entry.list, run.list)
    }
    if run.rowCount > 0 {
      addStart(
        run.event,
        StartRows(start: run.start, rows: run.rowCount, first: run.first, lastRecord: run.lastRecord))
    }
    run = EventRun()
  }

  /// Adds a contribution to those of an event, or to that of the same party under the same labels.
  ///
  /// The words that the run has written must be part of the pool already: see `commit`.
  mutating func contribute(to run: inout EventRun, party: Int32, isHost: Bool, delegates: Int) {
    let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: party)
    var merged: ContributionPool.Merge = .new
    if run.parties & bit != 0 {
      merged = contributions.merge(
        party: party, labels: run.labels, isHost: isHost, delegates: delegates, among: run.newest)
    }
    if merged == .same { return }
    if merged == .samePartyOtherLabels { run.isMixed = true }
    run.newest = contributions.append(
      party: party, labels: run.labels, isHost: isHost, delegates: delegates, next: run.newest)
    run.parties |= bit
  }

  /// Makes the words that were written part of the pool.
  private mutating func commit(_ run: inout EventRun) {
    contributions.extend(by: run.written)
    run.newest += Int32(run.written)
    run.written = 0
  }
}
