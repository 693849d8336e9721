import Registry

/// What the rows of each event add up to: a few bytes for each event and for each party at one, none for each row.
public struct EventTable: Sendable {
  /// The rows of one event that give one start in one file.
  struct StartRows: BitwiseCopyable {
    /// The number of the start in `starts`.
    var start: Int32
    /// The number of rows.
    var rows: Int32
    /// The place of the first of them.
    var first: RowPlace
    /// The number of the last of their records.
    var lastRecord: Int32
  }

  /// Text of the first row, in input order, that has one.
  struct FirstText: BitwiseCopyable {
    var range = TextRange.none
    var file: Int32 = 0
    var record: Int32 = 0
  }

  /// One event.
  struct Entry: BitwiseCopyable {
    /// The parties at the event, by the last six bits of their places.
    var parties: UInt64 = 0
    /// The contribution added last; -1 for none.
    var newest: Int32 = -1
    var hash: UInt32
    /// The rows of the first start and file; of start -1 where no row counts.
    var main = StartRows(start: -1, rows: 0, first: RowPlace(file: 0, record: 0, line: 0), lastRecord: 0)
    /// Whether `otherStarts` has rows of the event.
    var hasOtherStarts = false
    var hasUndeclaredList = false
    var hasQuarantinedRow = false
    var isMixed = false
    /// The rank of the fullest list that a row declares; -1 where none does.
    var list: Int8 = -1
    var id: TextRange
    var title = FirstText()
    var venue = FirstText()

    /// Moves the texts with their arena.
    mutating func raiseTexts(by places: UInt32) {
      id.place += places
      title.range.place += places
      venue.range.place += places
    }
  }

  /// The distinct starts: a date in one spelling.
  struct Start: Sendable, Hashable {
    var date: PartialDate
    /// The start as the files have it.
    var text: String
  }

  private(set) var entries = ChunkedArray<Entry>()
  private(set) var contributions = ContributionPool()
  private(set) var texts = TextArena()
  private(set) var labelSets = LabelSets()
  private(set) var starts: [Start] = []
  private(set) var otherStarts: [Int32: [StartRows]] = [:]
  private var startNumbers: [Start: Int32] = [:]
  private var index = HashIndex()

  /// Makes the table of no events.
  public init() {}

  /// The number of events.
  public var count: Int { entries.count }

  /// The number of a set of labels, given sorted and without repeats.
  public mutating func number(ofLabels labels: [Label]) -> Int32 { labelSets.number(of: labels) }

  /// The number of a start in one spelling.
  public mutating func number(ofStart date: PartialDate, text: String) -> Int32 {
    let start = Start(date: date, text: text)
    if let number = startNumbers[start] { return number }
    let number = Int32(starts.count)
    starts.append(start)
    startNumbers[start] = number
    return number
  }

  /// The number of the event with an id, a new one where there is none yet.
  @inlinable
  public mutating func event(_ id: UnsafeBufferPointer<UInt8>) -> Int32 { event(id, hash: ByteHash.of(id)) }

  @usableFromInline
  mutating func event(_ id: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int32 {
    var slot = index.firstSlot(hash)
    while let number = index.candidate(&slot, hash) {
      if texts.equals(entries[Int(number)].id, id) { return number }
    }
    let number = Int32(entries.count)
    entries.append(Entry(hash: hash, id: texts.append(id)))
    index.insert(number, hash: hash)
    return number
  }

  /// Adds a row of an event.
  ///
  /// - Parameters:
  ///   - delegates: the number of delegates; negative where none is given.
  ///   - list: the rank of the declared list; negative where the cell is empty.
  public mutating func add(
    _ event: Int32, start: Int32, place: RowPlace, party: Int32, labels: Int32, isHost: Bool, delegates: Int, list: Int8
  ) {
    let bit: UInt64 = 1 << UInt64(truncatingIfNeeded: party & 63)
    let entry = entries[Int(event)]
    var merged: ContributionPool.Merge = .new
    if entry.parties & bit != 0 {
      merged = contributions.merge(
        party: party, labels: labels, isHost: isHost, delegates: delegates, among: entry.newest)
    }
    var newest = entry.newest
    if merged != .same {
      newest = contributions.append(
        party: party, labels: labels, isHost: isHost, delegates: delegates, next: newest)
    }
    let isKnownStart = entries.change(Int(event)) { entry in
      entry.newest = newest
      entry.parties |= bit
      if merged == .samePartyOtherLabels { entry.isMixed = true }
      if list < 0 { entry.hasUndeclaredList = true }
      entry.list = max(entry.list, list)
      guard entry.main.start == start, entry.main.first.file == place.file else { return false }
      entry.main.rows += 1
      if place.record < entry.main.first.record { entry.main.first = place }
      entry.main.lastRecord = max(entry.main.lastRecord, place.record)
      return true
    }
    if !isKnownStart { addStart(event, StartRows(start: start, rows: 1, first: place, lastRecord: place.record)) }
  }

  /// Whether a row would give the event its title, if it has one.
  @inline(__always)
  public func lacksTitle(_ event: Int32, before place: RowPlace) -> Bool {
    EventTable.isFree(entries[Int(event)].title, place)
  }

  /// Whether a row would give the event its venue, if it has one.
  @inline(__always)
  public func lacksVenue(_ event: Int32, before place: RowPlace) -> Bool {
    EventTable.isFree(entries[Int(event)].venue, place)
  }

  /// Whether a later row than one may still give the event a text that it could have.
  public func lacksText(_ event: Int32, before place: RowPlace, title: Bool, venue: Bool) -> Bool {
    (title && lacksTitle(event, before: place)) || (venue && lacksVenue(event, before: place))
  }

  /// Gives an event its title, which is not empty.
  public mutating func setTitle(_ event: Int32, _ text: UnsafeBufferPointer<UInt8>, _ place: RowPlace) {
    let range = texts.append(text)
    entries.change(Int(event)) { $0.title = FirstText(range: range, file: place.file, record: place.record) }
  }

  /// Gives an event its venue, which is not empty.
  public mutating func setVenue(_ event: Int32, _ text: UnsafeBufferPointer<UInt8>, _ place: RowPlace) {
    let range = texts.append(text)
    entries.change(Int(event)) { $0.venue = FirstText(range: range, file: place.file, record: place.record) }
  }

  /// Records that a readable row of an event is quarantined for another reason than a double id.
  public mutating func noteQuarantinedRow(_ event: Int32) {
    entries.change(Int(event)) { $0.hasQuarantinedRow = true }
  }

  /// Adds the table of another part of the input; grows with the other.
  public mutating func merge(_ other: consuming EventTable) {
    if entries.count == 0 {
      self = other
      return
    }
    let labels = other.labelSets.sets.map { labelSets.number(of: $0) }
    let starts = other.starts.map { number(ofStart: $0.date, text: $0.text) }
    let base = contributions.take(other.takeContributions(), labels: labels)
    let textBase = texts.take(other.takeTexts())
    for place in 0..<other.entries.count {
      var entry = other.entries[place]
      entry.raiseTexts(by: textBase)
      if entry.newest >= 0 { entry.newest += base }
      if entry.main.start >= 0 { entry.main.start = starts[Int(entry.main.start)] }
      let others = (entry.hasOtherStarts ? other.otherStarts[Int32(place)] ?? [] : []).map { rows in
        var rows = rows
        rows.start = starts[Int(rows.start)]
        return rows
      }
      if let number = find(entry) {
        merge(entry, others, into: number)
      } else {
        if entry.hasOtherStarts { otherStarts[Int32(entries.count)] = others }
        index.insert(Int32(entries.count), hash: entry.hash)
        entries.append(entry)
      }
    }
  }

  private mutating func merge(_ entry: Entry, _ others: [StartRows], into event: Int32) {
    mergeContributions(event, newest: entry.newest)
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

  /// Gives the contributions away.
  private mutating func takeContributions() -> ContributionPool {
    defer { contributions = ContributionPool() }
    return contributions
  }

  /// Gives the texts away.
  private mutating func takeTexts() -> TextArena {
    defer { texts = TextArena() }
    return texts
  }

  /// The number of the event with the id of an entry, whose texts are in the arena already.
  private func find(_ entry: Entry) -> Int32? {
    var slot = index.firstSlot(entry.hash)
    while let number = index.candidate(&slot, entry.hash) {
      if texts.withBytes(entry.id, { texts.equals(entries[Int(number)].id, $0) }) { return number }
    }
    return nil
  }

  private mutating func mergeContributions(_ event: Int32, newest: Int32) {
    var number = newest
    while number >= 0 {
      let next = contributions.next(number)
      let bit: UInt64 = 1 << UInt64(truncatingIfNeeded: contributions[number].party & 63)
      let entry = entries[Int(event)]
      let merged = contributions.merge(number, among: entry.parties & bit == 0 ? -1 : entry.newest)
      if merged != .same {
        contributions.setNext(of: number, entry.newest)
        entries.change(Int(event)) {
          $0.newest = number
          $0.parties |= bit
          if merged == .samePartyOtherLabels { $0.isMixed = true }
        }
      }
      number = next
    }
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

  @inline(__always)
  private static func isFree(_ text: FirstText, _ place: RowPlace) -> Bool {
    text.range.isEmpty || (place.file, place.record) < (text.file, text.record)
  }

  @inline(__always)
  private mutating func addStart(_ event: Int32, _ rows: StartRows) {
    let main = entries[Int(event)].main
    if main.start == rows.start, main.first.file == rows.first.file {
      entries.change(Int(event)) { EventTable.add(rows, to: &$0.main) }
    } else if main.start < 0 {
      entries.change(Int(event)) { $0.main = rows }
    } else {
      addOtherStart(event, rows)
    }
  }

  @inline(never)
  private mutating func addOtherStart(_ event: Int32, _ rows: StartRows) {
    entries.change(Int(event)) { $0.hasOtherStarts = true }
    var others = otherStarts[event] ?? []
    if let found = others.firstIndex(where: { $0.start == rows.start && $0.first.file == rows.first.file }) {
      EventTable.add(rows, to: &others[found])
    } else {
      others.append(rows)
    }
    otherStarts[event] = others
  }

  @inline(__always)
  private static func add(_ rows: StartRows, to sum: inout StartRows) {
    sum.rows += rows.rows
    if rows.first.record < sum.first.record { sum.first = rows.first }
    sum.lastRecord = max(sum.lastRecord, rows.lastRecord)
  }
}
