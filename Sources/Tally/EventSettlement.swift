import Registry

/// Dates of events: which start dates all rows, and which rows disagree with it.
struct EventSettlement {
  private(set) var events: [Activity.Event] = []
  private(set) var mismatches: [Settlement.DateMismatch] = []
  /// The rows that count, each with the date of its event.
  private(set) var acceptedRows: [(place: RowPlace, date: PartialDate)] = []

  /// Settles the events; grows with their rows.
  init(_ tallies: [String: EventTally]) {
    for (id, tally) in tallies {
      guard let start = EventSettlement.start(of: tally) else { continue }
      for rowStart in tally.starts {
        acceptedRows += rowStart.places.map { ($0, start) }
        guard rowStart.date.first > start.first, !EventSettlement.isVague(rowStart.date, in: tally) else { continue }
        mismatches += rowStart.places.map {
          Settlement.DateMismatch(place: $0, rowStart: rowStart.text, eventStart: start)
        }
      }
      events.append(
        Activity.Event(
          id: id, start: start, title: tally.title?.text ?? "", venue: tally.venue?.text ?? "",
          declaredList: tally.list, hasUndeclaredList: tally.hasUndeclaredList,
          hasQuarantinedRow: tally.hasQuarantinedRow,
          contributions: tally.contributions.sorted {
            $0.party == $1.party ? $0.labels.lexicographicallyPrecedes($1.labels) : $0.party < $1.party
          }))
    }
    events.sort { ($0.start.first, $0.id.utf8Bytes) < ($1.start.first, $1.id.utf8Bytes) }
    mismatches.sort { $0.place < $1.place }
  }

  /// The earliest start that competes; of two with one first day the more precise.
  private static func start(of tally: EventTally) -> PartialDate? {
    tally.starts.map(\.date).filter { !isVague($0, in: tally) }.min {
      $0.first == $1.first ? $0.precision > $1.precision : $0.first < $1.first
    }
  }

  /// Whether another row gives a more precise start within this one: then this one does not compete.
  private static func isVague(_ date: PartialDate, in tally: EventTally) -> Bool {
    tally.starts.contains { $0.date.precision > date.precision && date.contains($0.date) }
  }
}
