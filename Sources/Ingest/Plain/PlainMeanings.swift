import Delimited
import Diagnostics
import Registry
import Tally

/// What the cells of plain rows mean; `nil` for every cell of which something may have to be said.
final class PlainMeanings {
  /// Days from one to another, both included, as ordinals.
  struct Days {
    var first: Int32
    var last: Int32

    init(_ interval: DayInterval) {
      first = interval.from?.ordinal ?? .min
      last = interval.to?.ordinal ?? .max
    }

    init(_ date: PartialDate) {
      first = date.first.ordinal
      last = date.last.ordinal
    }

    /// Every day; stands for an empty cell too.
    static let all = Days(DayInterval.always)

    @inline(__always)
    func contains(_ day: Int32) -> Bool { first <= day && day <= last }
  }

  struct Start {
    var days: Days
    /// The number in the table of events.
    var number: Int32
  }

  struct Labels {
    /// The number in the table of events.
    var number: Int32
    /// A date overlaps the days of every label where it ends no earlier and begins no later than these.
    var days: Days
  }

  struct Party {
    var place: Int32
    /// The days on which the cell means it.
    var days: Days
    /// Days on which it is a member or an observer, not all of them where they are in several parts.
    var standing: Days
  }

  let row: RowReader
  /// By party, the days on which it is a member or an observer.
  let standing: [[Days]]
  private let values: ByColumn<[String: String]?>

  init(_ row: RowReader) {
    self.row = row
    let registry = row.codes.registry
    standing = registry.parties.map { party in
      registry.statuses(of: party).filter { $0.kind != .applicant }.map { Days($0.validity.days) }
    }
    values = row.values
  }

  /// The text of a cell, trimmed and translated.
  func text(_ raw: UnsafeBufferPointer<UInt8>, _ column: Column) -> String {
    translated(CellQuotes.trimmedText(raw), column)
  }

  /// Whether the pipeline gives texts of a column other meanings.
  func translates(_ column: Column) -> Bool { values[column] != nil }

  /// The text of a column that has no cell.
  func fixedText(_ column: Column) -> String {
    guard case .constant(let value) = row.mapping.sources[column] else { return translated("", column) }
    return translated(value, column)
  }

  private func translated(_ text: String, _ column: Column) -> String { values[column]?[text] ?? text }

  /// The start of an event that lies within the period or outside it.
  func start(_ text: String, raw: String, _ events: inout EventTable) -> Start? {
    guard let date = date(text), !row.settings.period.isStraddled(by: date) else { return nil }
    return Start(days: Days(date), number: events.number(ofStart: date, text: raw))
  }

  /// The days of a date; all days where the cell is empty.
  func days(_ text: String) -> Days? { text.isEmpty ? .all : date(text).map { Days($0) } }

  func labels(_ text: String, _ events: inout EventTable) -> Labels? {
    var labels: Set<Label> = []
    var days = Days.all
    for item in CellText.items(text, separator: row.settings.listSeparator) {
      guard let label = row.codes.labels[item] else { return nil }
      let own = Days(row.codes.validity(label).days)
      days.first = max(days.first, own.first)
      days.last = min(days.last, own.last)
      labels.insert(label)
    }
    return labels.isEmpty ? nil : Labels(number: events.number(ofLabels: labels.sorted()), days: days)
  }

  func party(_ text: String) -> Party? {
    if text.isEmpty { return nil }
    return row.codes.soleParty(text).map { party in
      let standing = standing[party.place].first ?? Days(DayInterval(from: nil, to: CalendarDay(ordinal: .min)))
      return Party(place: Int32(party.place), days: Days(party.days), standing: standing)
    }
  }

  /// Whether a party is a member or an observer on a day.
  func isStanding(_ party: Int32, on day: Int32) -> Bool { standing[Int(party)].contains { $0.contains(day) } }

  /// Whether the role is that of the host.
  func isHost(_ text: String) -> Bool? {
    text.isEmpty ? false : ParticipantRole(rawValue: text).map { $0 == .host }
  }

  /// The rank of a declared list; -1 where the cell is empty.
  func list(_ text: String) -> Int8? { text.isEmpty ? -1 : ListCompleteness(rawValue: text)?.rank }

  /// A number of delegates; -1 where the cell is empty.
  func number(_ text: String) -> Int? {
    if text.isEmpty { return -1 }
    return text.utf8.count <= 12 && CellText.isDigits(text) ? Int(text) : nil
  }

  /// Whether a raw cell passes the filter of that number: those of `only` come before those of `except`.
  func passes(_ filter: Int, _ text: String) -> Bool {
    let only = row.mapping.only
    return filter < only.count
      ? only[filter].values.contains(text) : !row.mapping.except[filter - only.count].values.contains(text)
  }

  private func date(_ text: String) -> PartialDate? { try? row.dates.read(text).get() }
}
