/// The columns of all kinds of exports; the raw value is the place in arrays by column.
enum Column: Int, CaseIterable {
  case exchangeID, date, measures, senders, recipients, kind, title, document, received, supersedes, eventID
  case start, end, event, type, participant, role, delegates, list, mode, place, measure, modality, stage
  case body, status, party, area, from, to, planID, year, lead, plannedStart

  /// The column of that name in a header.
  init?(name: String) {
    guard let place = Self.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: place)
  }

  /// The name in a header.
  var name: String { Self.names[rawValue] }

  private static let names = [
    "exchange_id", "date", "measures", "senders", "recipients", "kind", "title", "document", "received",
    "supersedes", "event_id", "start", "end", "event", "type", "participant", "role", "delegates", "list",
    "mode", "place", "measure", "modality", "stage", "body", "status", "party", "area", "from", "to",
    "plan_id", "year", "lead", "planned_start",
  ]
}

/// A value for each column.
struct ByColumn<Value: Sendable>: Sendable {
  private var values: [Value]

  init(repeating value: Value) { values = [Value](repeating: value, count: Column.allCases.count) }

  subscript(column: Column) -> Value {
    get { values[column.rawValue] }
    set { values[column.rawValue] = newValue }
  }
}
