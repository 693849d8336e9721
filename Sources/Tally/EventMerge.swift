import Dispatch
import Synchronization

extension EventTable {
  /// Adds the table of another part of the input, which is empty afterwards.
  ///
  /// Chunks of memory change hands; time grows with the other's events, divided by the threads, and with those that both
  /// tables have.
  mutating func take(_ other: inout EventTable, threads: Int) {
    defer { other = EventTable() }
    if entries.count == 0 {
      self = other
      return
    }
    let labels = other.labelSets.sets.map { labelSets.number(of: $0) }
    let starts = other.starts.map { number(ofStart: $0.date, text: $0.text) }
    let move = Move(
      contributions: contributions.take(&other.contributions), texts: texts.take(&other.texts), starts: starts,
      places: Int32(entries.take(&other.entries)))
    let known = relocate(move, threads: threads)
    if labels.enumerated().contains(where: { $0 != $1 }) { renumberLabels(from: move.places, labels) }
    for (place, rows) in other.otherStarts {
      otherStarts[place + move.places] = rows.map { move.moved($0) }
    }
    for (place, number) in known {
      let others = otherStarts.removeValue(forKey: place) ?? []
      merge(entries[Int(place)], others, into: number)
      entries.change(Int(place)) { $0.isPresent = false }
    }
    takenIndexes.append((other.index, move.places))
    takenIndexes += other.takenIndexes.map { ($0.index, $0.base + move.places) }
  }

  /// The number of an event in the tables that were taken over; `nil` where none has it.
  func takenNumber(_ id: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int32? {
    for taken in takenIndexes {
      var slot = taken.index.firstSlot(hash)
      while let number = taken.index.candidate(&slot, hash) {
        let entry = entries[Int(number + taken.base)]
        if entry.isPresent, texts.equals(entry.id, id) { return number + taken.base }
      }
    }
    return nil
  }

  /// What numbers and places of a table have to be raised by where another takes it over.
  private struct Move {
    let contributions: Int32
    let texts: UInt32
    /// The new number of each start.
    let starts: [Int32]
    let places: Int32

    func moved(_ rows: StartRows) -> StartRows {
      var rows = rows
      if rows.start >= 0 { rows.start = starts[Int(rows.start)] }
      return rows
    }

    func moved(_ entry: Entry) -> Entry {
      var entry = entry
      entry.id.place += texts
      entry.title.range.place += texts
      entry.venue.range.place += texts
      if entry.newest >= 0 { entry.newest += contributions }
      entry.main = moved(entry.main)
      return entry
    }
  }

  /// Adapts the entries that were taken over; returns those of events that were known, with their older numbers.
  private mutating func relocate(_ move: Move, threads: Int) -> [(place: Int32, number: Int32)] {
    let range = Int(move.places)..<entries.count
    let parts = max(1, min(threads, range.count / 4096))
    let known = Mutex<[(place: Int32, number: Int32)]>([])
    withUnsafePointer(to: self) { table in
      // Each part changes entries of its own, and reads those that were there before.
      nonisolated(unsafe) let table = table
      DispatchQueue.concurrentPerform(iterations: parts) { part in
        let first = range.lowerBound + range.count * part / parts
        let end = range.lowerBound + range.count * (part + 1) / parts
        let own = table.pointee.relocate(first..<end, move)
        known.withLock { $0 += own }
      }
    }
    return known.withLock { $0 }.sorted { $0.place < $1.place }
  }

  private func relocate(_ places: Range<Int>, _ move: Move) -> [(place: Int32, number: Int32)] {
    var known: [(place: Int32, number: Int32)] = []
    for place in places {
      let entry = entries.address(place)
      guard entry.pointee.isPresent else { continue }
      entry.pointee = move.moved(entry.pointee)
      if let number = knownNumber(entry.pointee) { known.append((Int32(place), number)) }
    }
    return known
  }

  /// The number of the event with the id of an entry that was taken over, whose own index is not looked at yet.
  private func knownNumber(_ entry: Entry) -> Int32? {
    var slot = index.firstSlot(entry.hash)
    while let number = index.candidate(&slot, entry.hash) {
      if texts.withBytes(entry.id, { texts.equals(entries[Int(number)].id, $0) }) { return number }
    }
    if takenIndexes.isEmpty { return nil }
    return texts.withBytes(entry.id) { takenNumber($0, entry.hash) }
  }

  private mutating func renumberLabels(from first: Int32, _ labels: [Int32]) {
    for place in Int(first)..<entries.count where entries[place].newest >= 0 && entries[place].isPresent {
      contributions.renumber(from: entries[place].newest, labels: labels)
    }
  }

  private mutating func merge(_ entry: Entry, _ others: [StartRows], into event: Int32) {
    mergeContributions(event, entry)
    entries.change(Int(event)) {
      $0.hasUndeclaredList = $0.hasUndeclaredList || entry.hasUndeclaredList
      $0.hasQuarantinedRow = $0.hasQuarantinedRow || entry.hasQuarantinedRow
      $0.list = max($0.list, entry.list)
    }
    take(entry.title, \.title, event)
    take(entry.venue, \.venue, event)
    if entry.main.start >= 0 { addStart(event, entry.main) }
    for rows in others { addStart(event, rows) }
  }

  /// Adds the contributions of another entry, which are in the pool already.
  private mutating func mergeContributions(_ event: Int32, _ other: Entry) {
    let own = entries[Int(event)]
    if own.newest < 0 || other.newest < 0 || own.parties & other.parties == 0 {
      if own.newest >= 0, other.newest >= 0 { contributions.link(oldestFrom: other.newest, to: own.newest) }
      entries.change(Int(event)) {
        $0.newest = max(own.newest, other.newest)
        $0.parties |= other.parties
        $0.isMixed = own.isMixed || other.isMixed
      }
      return
    }
    var others: [EventList.Contribution] = []
    contributions.collect(from: other.newest, into: &others)
    var run = EventRun(event: event, entry: own, start: -1, labels: -1, first: own.main.first)
    for one in others {
      run.labels = one.labels
      contribute(to: &run, party: one.party, isHost: one.isHost, delegates: one.delegates)
    }
    end(&run)
  }

  private mutating func take(
    _ text: FirstText, _ field: WritableKeyPath<Entry, FirstText>, _ event: Int32
  ) {
    guard !text.range.isEmpty,
      EventTable.isFree(
        entries[Int(event)][keyPath: field], RowPlace(file: Int(text.file), record: Int(text.record), line: 0))
    else { return }
    entries.change(Int(event)) { $0[keyPath: field] = text }
  }
}
