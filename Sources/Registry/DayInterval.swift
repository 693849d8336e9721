/// Days from one to another, both included; an open end has no bound.
public struct DayInterval: Sendable, Hashable {
  /// The first day; `nil` since before the records.
  public var from: CalendarDay?
  /// The last day; `nil` still so.
  public var to: CalendarDay?

  /// Makes an interval.
  public init(from: CalendarDay?, to: CalendarDay?) {
    self.from = from
    self.to = to
  }

  /// All days.
  public static let always = DayInterval(from: nil, to: nil)

  /// Whether the day lies in the interval.
  public func contains(_ day: CalendarDay) -> Bool {
    if let from, day < from { return false }
    if let to, day > to { return false }
    return true
  }

  /// Whether any day from `first` to `last` lies in the interval.
  public func overlaps(_ first: CalendarDay, _ last: CalendarDay) -> Bool {
    if let from, last < from { return false }
    if let to, first > to { return false }
    return true
  }

  /// Whether the two intervals share a day.
  public func overlaps(_ other: DayInterval) -> Bool {
    if let to, let otherFrom = other.from, otherFrom > to { return false }
    if let otherTo = other.to, let from, from > otherTo { return false }
    return true
  }
}

/// The reporting period: days from one to another, both included.
public struct Period: Sendable, Hashable {
  /// The first day.
  public var from: CalendarDay
  /// The last day.
  public var to: CalendarDay

  /// Makes a period; the caller has made sure that `from` is not after `to`.
  public init(from: CalendarDay, to: CalendarDay) {
    self.from = from
    self.to = to
  }

  /// Whether the day lies in the period.
  public func contains(_ day: CalendarDay) -> Bool { from <= day && day <= to }

  /// Whether any day from `first` to `last` lies in the period.
  public func overlaps(_ first: CalendarDay, _ last: CalendarDay) -> Bool { first <= to && last >= from }

  /// Whether some, but not all, of the days that the date can mean lie in the period.
  public func isStraddled(by date: PartialDate) -> Bool {
    overlaps(date.first, date.last) && !(contains(date.first) && contains(date.last))
  }
}
