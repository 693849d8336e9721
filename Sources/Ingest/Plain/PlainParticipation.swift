import Delimited
import Diagnostics
import Registry
import Tally

/// Rows of participation of which nothing is to be said: each cell's spelling was looked into before, and the row adds
/// a few numbers to the tally. Every other row is left to the full reading.
struct PlainParticipation {
  private let meanings: PlainMeanings
  private let width: Int
  private let knownAt: Int32
  private let eventID: Int
  private let title: Int
  private let venue: Int

  private var start: PlainColumn<PlainMeanings.Start>
  private var end: PlainColumn<PlainMeanings.Days>
  private var measures: PlainColumn<PlainMeanings.Labels>
  private var participant: PlainColumn<PlainMeanings.Party>
  private var role: PlainColumn<Bool>
  private var delegates: PlainColumn<Int>
  private var list: PlainColumn<Int8>
  private var received: PlainColumn<PlainMeanings.Days>
  private var filters: [PlainColumn<Bool>]

  /// The cells that say which event a row belongs to, when it was and under what, where they stand together.
  private let head: ClosedRange<Int>?
  private var lastHead = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private var lastEvent = EventHead(event: -1, start: 0, firstDay: 0, labels: 0, hasTexts: false)

  /// What the rows of one event mostly have in common.
  private struct EventHead {
    var event: Int32
    /// The number of the start in the table of events.
    var start: Int32
    var firstDay: Int32
    /// The number of the labels in the table of events.
    var labels: Int32
    /// Whether no later row can give the event another title or venue.
    var hasTexts: Bool
  }

  /// `nil` where a column is joined of several or made of the row's number: then every row is read in full.
  init?(_ row: RowReader, into events: inout EventTable) {
    let meanings = PlainMeanings(row)
    self.meanings = meanings
    // Tables of which most labels have the same numbers merge without being renumbered.
    for place in row.codes.registry.measures.indices { _ = events.number(ofLabels: [.measure(place)]) }
    for place in row.codes.registry.areas.indices { _ = events.number(ofLabels: [.area(place)]) }
    width = row.mapping.header.count
    knownAt = row.settings.knownAt?.ordinal ?? .max
    var isPossible = row.mapping.header.count > 0
    func cell(_ column: Column) -> Int {
      switch row.mapping.sources[column] {
      case .cells(let cells) where cells.count == 1: return cells[0]
      case .cells, .rowNumber: isPossible = false
      case .constant, .absent: break
      }
      return -1
    }
    func column<Meaning>(_ name: Column, _ resolve: (String) -> Meaning?) -> PlainColumn<Meaning> {
      let cell = cell(name)
      return cell < 0
        ? PlainColumn(fixed: resolve(meanings.fixedText(name))) : PlainColumn(cell: cell, hasMany: name == .start)
    }
    eventID = cell(.eventID)
    start = column(.start) { meanings.start($0, raw: row.raw(.start), &events) }
    end = column(.end, meanings.days)
    measures = column(.measures) { meanings.labels($0, &events) }
    participant = column(.participant, meanings.party)
    role = column(.role, meanings.isHost)
    delegates = column(.delegates, meanings.number)
    list = column(.list, meanings.list)
    received = column(.received, meanings.days)
    title = cell(.event)
    venue = cell(.place)
    filters = (row.mapping.only + row.mapping.except).map { PlainColumn(cell: $0.column) }
    // A title for all events is rare enough to be left to the full reading.
    let hasFixedText = [Column.event, .place].contains { cell($0) < 0 && !meanings.fixedText($0).isEmpty }
    let common = [eventID, start.cell, end.cell, measures.cell].filter { $0 >= 0 }
    let others = [participant.cell, role.cell, delegates.cell, list.cell, received.cell]
    head = common.min().flatMap { first in common.max().map { first...$0 } }
      .flatMap { head in others.contains(where: head.contains) ? nil : head }
    guard isPossible, eventID >= 0, !hasFixedText else { return nil }
  }

  /// Forgets the row before, whose bytes are overwritten.
  mutating func beginBlock() { lastHead = UnsafeBufferPointer(start: nil, count: 0) }

  /// Reads rows up to the end of the block, or to the first one that has to be read in full.
  ///
  /// - Parameter isClean: whether all bytes of the block are valid UTF-8 without a NUL.
  mutating func read(
    _ cursor: inout RowCursor, isClean: Bool, into events: inout EventTable, counting counts: inout FileTally
  ) {
    let meanings = meanings
    let masks = ShortCell.masks
    // What changes from row to row stays in registers; a cursor and counts of somebody else would be written each time.
    var own = cursor
    var run = EventRun()
    var (records, filtered, notYetKnown) = (0, 0, 0)
    defer {
      events.end(&run)
      cursor = own
      counts.records += records
      counts.filtered += filtered
      counts.notYetKnown += notYetKnown
    }
    while own.row < own.rowCount {
      if own.isBlank {
        own.advance(isRecord: false)
        continue
      }
      let cells = own.lastEnd - own.firstEnd
      guard cells == width, isClean || own.isClean else { return }
      let row = PlainRow(
        bytes: own.bytes, ends: own.ends + own.firstEnd, start: own.start, lastCell: cells - 1, masks: masks)
      guard let fate = read(row, meanings, &own, &run, &events) else { return }
      records &+= 1
      switch fate {
      case .accepted: break
      case .filtered: filtered &+= 1
      case .notYetKnown: notYetKnown &+= 1
      }
      own.advance(isRecord: true)
    }
  }

  private enum Fate { case accepted, filtered, notYetKnown }

  /// Reads one row; `nil` leaves it to the full reading.
  @inline(__always)
  private mutating func read(
    _ row: PlainRow, _ meanings: PlainMeanings, _ cursor: inout RowCursor, _ run: inout EventRun,
    _ events: inout EventTable
  ) -> Fate? {
    for index in filters.indices {
      guard let passes = filters[index].meaning(row, { meanings.passes(index, CellQuotes.trimmedText($0)) }) else {
        return nil
      }
      if !passes { return .filtered }
    }
    guard let received = received.meaning(row, { meanings.days(meanings.text($0, .received)) }) else { return nil }
    if received.first > knownAt { return .notYetKnown }
    let isSameEvent = hasHeadOfRowBefore(row)
    guard let head = isSameEvent ? lastEvent : eventHead(row, meanings, &events),
      let party = participant.meaning(row, { meanings.party(meanings.text($0, .participant)) }),
      party.days.contains(head.firstDay),
      party.standing.contains(head.firstDay) || meanings.isStanding(party.place, on: head.firstDay),
      let isHost = role.meaning(row, { meanings.isHost(meanings.text($0, .role)) }),
      let delegates = delegates.meaning(row, { meanings.number(meanings.text($0, .delegates)) }),
      let list = list.meaning(row, { meanings.list(meanings.text($0, .list)) })
    else { return nil }
    if !isSameEvent || run.event < 0 {
      guard begin(&run, head, row, &cursor, &events) else { return nil }
    }
    let record = Int32(clamping: cursor.record)
    if !run.adds(party: party.place, isHost: isHost, delegates: delegates, list: list, record: record) {
      events.add(to: &run, party: party.place, isHost: isHost, delegates: delegates, list: list, record: record)
    }
    if !lastEvent.hasTexts { addTexts(of: row, &cursor, &events) }
    return .accepted
  }

  /// Begins rows of the row's event, unless it goes on with those before it; `false` where it names no event.
  @inline(never)
  private mutating func begin(
    _ run: inout EventRun, _ head: EventHead, _ row: PlainRow, _ cursor: inout RowCursor, _ events: inout EventTable
  ) -> Bool {
    var head = head
    if head.event < 0 {
      guard let event = event(row[eventID], &events) else { return false }
      head.event = event
      head.hasTexts = event == lastEvent.event && lastEvent.hasTexts
      lastEvent = head
      lastHead = self.head.map { row[$0] } ?? UnsafeBufferPointer(start: nil, count: 0)
    }
    if run.isOf(head.event, start: head.start, labels: head.labels) { return true }
    events.end(&run)
    run = events.begin(head.event, start: head.start, labels: head.labels, first: place(of: &cursor))
    return true
  }

  private func place(of cursor: inout RowCursor) -> RowPlace {
    RowPlace(file: meanings.row.filePlace, record: cursor.record, line: cursor.lineNumber())
  }

  /// Whether the row says the same of its event as the row before, byte for byte.
  @inline(__always)
  private func hasHeadOfRowBefore(_ row: PlainRow) -> Bool {
    guard let head, let before = lastHead.baseAddress else { return false }
    let cells = row[head]
    guard cells.count == lastHead.count, let start = cells.baseAddress else { return false }
    return ByteHash.equal(start, before, cells.count)
  }

  /// What the row says of its event; -1 stands for the event, which has to be looked for.
  @inline(never)
  private mutating func eventHead(
    _ row: PlainRow, _ meanings: PlainMeanings, _ events: inout EventTable
  ) -> EventHead? {
    guard
      let start = start.meaning(
        row,
        { meanings.start(meanings.text($0, .start), raw: CellQuotes.trimmedText($0), &events) }),
      let end = end.meaning(row, { meanings.days(meanings.text($0, .end)) }), end.last >= start.days.first,
      let labels = measures.meaning(row, { meanings.labels(meanings.text($0, .measures), &events) }),
      labels.days.first <= start.days.last, start.days.first <= labels.days.last
    else { return nil }
    return EventHead(
      event: -1, start: start.number, firstDay: start.days.first, labels: labels.number, hasTexts: false)
  }

  /// Gives the event of the row its title and venue, where it has none of an earlier one.
  @inline(never)
  private mutating func addTexts(
    of row: PlainRow, _ cursor: inout RowCursor, _ events: inout EventTable
  ) {
    let event = lastEvent.event
    let place = place(of: &cursor)
    if title >= 0, events.lacksTitle(event, before: place) {
      withContent(row[title], .event) { if !$0.isEmpty { events.setTitle(event, $0, place) } }
    }
    if venue >= 0, events.lacksVenue(event, before: place) {
      withContent(row[venue], .place) { if !$0.isEmpty { events.setVenue(event, $0, place) } }
    }
    lastEvent.hasTexts = !events.lacksText(event, before: place, title: title >= 0, venue: venue >= 0)
  }

  /// The number of the event that a cell names; `nil` where it names none.
  private func event(_ raw: UnsafeBufferPointer<UInt8>, _ events: inout EventTable) -> Int32? {
    withContent(raw, .eventID) { $0.isEmpty ? nil : events.event($0) }
  }

  /// The content of a cell, trimmed and translated, for as long as the body runs.
  @inline(__always)
  private func withContent<Result>(
    _ raw: UnsafeBufferPointer<UInt8>, _ column: Column, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    if !meanings.translates(column), let content = PlainParticipation.bareContent(raw) { return body(content) }
    var text = meanings.text(raw, column)
    return text.withUTF8(body)
  }

  /// What stands between a cell's quotes, or all of it, where nothing has to be taken off or out of it; else `nil`.
  private static func bareContent(_ raw: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    var content = raw
    if raw.first == UInt8(ascii: "\"") {
      content = UnsafeBufferPointer(rebasing: raw[1..<max(1, raw.count - 1)])
      if content.contains(UInt8(ascii: "\"")) { return nil }
    }
    guard let first = content.first, let last = content.last else { return content }
    let endsInLetter = last >= 0x80 && content.count > 1 && isCyrillic(content[content.count - 2])
    return (isVisible(first) || isCyrillic(first)) && (isVisible(last) || endsInLetter) ? content : nil
  }

  /// Whether a byte is printable ASCII.
  @inline(__always)
  private static func isVisible(_ byte: UInt8) -> Bool { byte > UInt8(ascii: " ") && byte < 0x7F }

  /// Whether a byte begins a letter in two bytes of the Cyrillic alphabets, where no white space stands.
  @inline(__always)
  private static func isCyrillic(_ byte: UInt8) -> Bool { byte & 0xFC == 0xD0 }
}
