import Registry

/// Counts of records in one cell of a table.
struct Counts {
  var exchanges = 0
  var events = 0
  var eventsListed = 0
  var participations = 0
  /// The sum over rows that give a number; `nil` where none does.
  var delegates: Int?
  private(set) var first: PartialDate?
  private(set) var last: PartialDate?

  /// Whether anything at all was recorded.
  var isActive: Bool { exchanges > 0 || participations > 0 }

  /// Adds a number of delegates, if one is given.
  mutating func add(delegates number: Int?) {
    guard let number else { return }
    delegates = (delegates ?? 0) + number
  }

  /// Takes the date of a record into account; of two with one first day the more precise is kept.
  mutating func note(_ date: PartialDate) {
    if first.map({ (date.first, $0.precision) < ($0.first, date.precision) }) ?? true { first = date }
    if last.map({ (date.first, date.precision) > ($0.first, $0.precision) }) ?? true { last = date }
  }
}

extension Counts {
  /// Adds one distinct event.
  mutating func addEvent(isListed: Bool) {
    events += 1
    if isListed { eventsListed += 1 }
  }
}

/// Comparison of a day and a precision.
private func < (left: (CalendarDay, PartialDate.Precision), right: (CalendarDay, PartialDate.Precision)) -> Bool {
  left.0 == right.0 ? left.1 < right.1 : left.0 < right.0
}

private func > (left: (CalendarDay, PartialDate.Precision), right: (CalendarDay, PartialDate.Precision)) -> Bool {
  right < left
}
