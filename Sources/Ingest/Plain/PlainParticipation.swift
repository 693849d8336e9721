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
  private let translatesIDs: Bool
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
  private var lastEvent = EventHead(event: 0, start: 0, firstDay: 0, labels: 0, hasTexts: false)

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
    translatesIDs = row.values[.eventID] != nil
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
    let file = meanings.row.filePlace
    while cursor.row < cursor.rowCount {
      if cursor.isBlank {
        cursor.advance(isRecord: false)
        continue
      }
      let cells = cursor.lastEnd - cursor.firstEnd
      guard cells == width, isClean || cursor.isClean else { return }
      let row = PlainRow(
        bytes: cursor.bytes, ends: cursor.ends + cursor.firstEnd, start: cursor.start, lastCell: cells - 1)
      guard let fate = read(row, meanings, file, &cursor, &events) else { return }
      counts.records += 1
      switch fate {
      case .accepted: break
      case .filtered: counts.filtered += 1
      case .notYetKnown: counts.notYetKnown += 1
      }
      cursor.advance(isRecord: true)
    }
  }

  private enum Fate { case accepted, filtered, notYetKnown }

  /// Reads one row; `nil` leaves it to the full reading.
  @inline(__always)
  private mutating func read(
    _ row: PlainRow, _ meanings: PlainMeanings, _ file: Int, _ cursor: inout RowCursor, _ events: inout EventTable
  ) -> Fate? {
    for index in filters.indices {
      guard let passes = filters[index].meaning(row, { meanings.passes(index, CellQuotes.trimmedText($0)) }) else {
        return nil
      }
      if !passes { return .filtered }
    }
    guard let received = received.meaning(row, { meanings.days(meanings.text($0, .received)) }) else { return nil }
    if received.first > knownAt { return .notYetKnown }
    guard var head = eventHead(row, meanings, &events),
      let party = participant.meaning(row, { meanings.party(meanings.text($0, .participant)) }),
      party.days.contains(head.firstDay),
      party.standing.contains(head.firstDay) || meanings.isStanding(party.place, on: head.firstDay),
      let isHost = role.meaning(row, { meanings.isHost(meanings.text($0, .role)) }),
      let delegates = delegates.meaning(row, { meanings.number(meanings.text($0, .delegates)) }),
      let list = list.meaning(row, { meanings.list(meanings.text($0, .list)) })
    else { return nil }
    if head.event < 0 {
      guard let event = event(row[eventID], meanings, &events) else { return nil }
      head.event = event
      remember(head, row)
    }
    let place = RowPlace(file: file, record: cursor.record, line: cursor.lineNumber())
    events.add(
      head.event, start: head.start, place: place, party: party.place, labels: head.labels, isHost: isHost,
      delegates: delegates, list: list)
    if !head.hasTexts {
      addTexts(of: row, to: head.event, place, meanings, &events)
      lastEvent.hasTexts = !events.lacksText(head.event, before: place, title: title >= 0, venue: venue >= 0)
    }
    return .accepted
  }

  /// What the row says of its event; -1 stands for the event where it has to be looked for.
  @inline(__always)
  private mutating func eventHead(
    _ row: PlainRow, _ meanings: PlainMeanings, _ events: inout EventTable
  ) -> EventHead? {
    if let head, let before = lastHead.baseAddress {
      let cells = row[head]
      if cells.count == lastHead.count, let start = cells.baseAddress, ByteHash.equal(start, before, cells.count) {
        return lastEvent
      }
    }
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

  private mutating func remember(_ own: EventHead, _ row: PlainRow) {
    lastEvent = own
    lastHead = head.map { row[$0] } ?? UnsafeBufferPointer(start: nil, count: 0)
  }

  /// Gives an event the title and venue of the row, where it has none of an earlier one.
  private func addTexts(
    of row: PlainRow, to event: Int32, _ place: RowPlace, _ meanings: PlainMeanings, _ events: inout EventTable
  ) {
    if title >= 0, events.lacksTitle(event, before: place), !row[title].isEmpty {
      var text = meanings.text(row[title], .event)
      if !text.isEmpty { text.withUTF8 { events.setTitle(event, $0, place) } }
    }
    if venue >= 0, events.lacksVenue(event, before: place), !row[venue].isEmpty {
      var text = meanings.text(row[venue], .place)
      if !text.isEmpty { text.withUTF8 { events.setVenue(event, $0, place) } }
    }
  }

  /// The number of the event that a cell names; `nil` where it names none.
  private func event(
    _ raw: UnsafeBufferPointer<UInt8>, _ meanings: PlainMeanings, _ events: inout EventTable
  ) -> Int32? {
    guard let first = raw.first, let last = raw.last else { return nil }
    if !translatesIDs, PlainParticipation.isVisible(first), PlainParticipation.isVisible(last) {
      return events.event(raw)
    }
    var text = meanings.text(raw, .eventID)
    return text.isEmpty ? nil : text.withUTF8 { events.event($0) }
  }

  /// Whether a byte is printable ASCII and no quote: at both ends of a cell, nothing has to be taken off it.
  @inline(__always)
  private static func isVisible(_ byte: UInt8) -> Bool { byte > UInt8(ascii: "\"") && byte < 0x7F }
}
