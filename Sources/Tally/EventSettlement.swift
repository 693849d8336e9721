import Registry

/// Dates of events: which start dates all rows, and which rows disagree with it.
struct EventSettlement {
  private(set) var events = EventList()
  private(set) var late: [Settlement.LateStart] = []

  /// Settles the events; grows with their number.
  ///
  /// - Parameter accept: takes the number of rows of a file that count, and the date of their event.
  init(_ table: EventTable, accept: (_ file: Int32, _ rows: Int, _ date: PartialDate) -> Void) {
    var records: ContiguousArray<EventList.Record> = []
    records.reserveCapacity(table.entries.count)
    for place in 0..<table.entries.count {
      let entry = table.entries[place]
      guard entry.isPresent, entry.main.start >= 0 else { continue }
      var start = table.starts[Int(entry.main.start)].date
      if entry.hasOtherStarts {
        let rows = [entry.main] + (table.otherStarts[Int32(place)] ?? [])
        start = EventSettlement.start(of: rows, in: table) ?? start
        for part in rows { accept(part.first.file, Int(part.rows), start) }
        late += EventSettlement.late(rows, after: start, of: entry, in: table)
      } else {
        accept(entry.main.first.file, Int(entry.main.rows), start)
      }
      records.append(
        EventList.Record(
          start: start, declaredList: ListCompleteness(rank: entry.list), hasUndeclaredList: entry.hasUndeclaredList,
          hasQuarantinedRow: entry.hasQuarantinedRow, isMixed: entry.isMixed, entry: Int32(place)))
    }
    events = EventList(records, of: table)
    late.sort { $0.first < $1.first }
  }

  /// The earliest start that competes; of two with one first day the more precise.
  private static func start(of rows: [EventTable.StartRows], in table: EventTable) -> PartialDate? {
    let dates = rows.map { table.starts[Int($0.start)].date }
    return dates.filter { !isVague($0, among: dates) }.min {
      $0.first == $1.first ? $0.precision > $1.precision : $0.first < $1.first
    }
  }

  private static func late(
    _ rows: [EventTable.StartRows], after start: PartialDate, of entry: EventTable.Entry, in table: EventTable
  ) -> [Settlement.LateStart] {
    let dates = rows.map { table.starts[Int($0.start)].date }
    return rows.compactMap { part in
      let own = table.starts[Int(part.start)]
      guard own.date.first > start.first, !isVague(own.date, among: dates) else { return nil }
      return Settlement.LateStart(
        eventID: table.texts.text(entry.id), eventStart: start, rowStart: own.text, rows: Int(part.rows),
        first: part.first, lastRecord: Int(part.lastRecord))
    }
  }

  /// Whether another row gives a more precise start within this one: then this one does not compete.
  private static func isVague(_ date: PartialDate, among dates: [PartialDate]) -> Bool {
    dates.contains { $0.precision > date.precision && date.contains($0) }
  }
}
