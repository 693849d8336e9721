import Registry

/// What was recorded in one cell of a cube, in 32 bytes: millions of records are added to few cells.
///
/// There are fewer than 2³¹ contributions and exchanges, so that their counts need no check.
struct Cell {
  private(set) var exchanges: Int32 = 0
  private(set) var participations: Int32 = 0
  /// Participations in events with a complete list.
  private(set) var listed: Int32 = 0
  /// How many numbers `delegates` is the sum of: a sum of none is not 0, but empty.
  private(set) var delegations: Int32 = 0
  /// The first and the last date of a record, as `DateKey` orders them.
  private(set) var first = Int32.max
  private(set) var last = Int32.min
  private(set) var delegates = 0

  /// Whether no record was added: each has a date.
  var isEmpty: Bool { last == .min }

  /// Adds a party's participation, without delegates and date.
  ///
  /// - Parameter listed: 1 where the event's list is complete, else 0.
  @inline(__always)
  mutating func addParticipation(listed isListed: Int32) {
    participations &+= 1
    listed &+= isListed
  }

  /// Adds a number of delegates; a negative one is none.
  @inline(__always)
  mutating func add(delegates number: Int) {
    delegates &+= max(number, 0)
    delegations &+= number < 0 ? 0 : 1
  }

  /// Adds participations in one event, and the numbers of delegates that they give.
  @inline(__always)
  mutating func add(
    participations number: Int32, listed isListed: Int32, _ numbers: Int32, _ sum: Int, _ date: DateKey
  ) {
    participations &+= number
    listed &+= number &* isListed
    delegations &+= numbers
    delegates += sum
    note(date)
  }

  /// Takes the date of a record into account.
  @inline(__always)
  mutating func note(_ date: DateKey) {
    // Few records are the first or the last, so that the dates are seldom written.
    if date.asFirst < first { first = date.asFirst }
    if date.asLast > last { last = date.asLast }
  }

  /// Adds an exchange without its date.
  mutating func addExchange() { exchanges &+= 1 }

  /// Adds another cell.
  @inline(__always)
  mutating func add(_ other: Cell) {
    exchanges &+= other.exchanges
    participations &+= other.participations
    listed &+= other.listed
    delegations &+= other.delegations
    first = min(first, other.first)
    last = max(last, other.last)
    delegates += other.delegates
  }
}

/// What all parties did in one step and row: participations and exchanges, and distinct events.
struct StepCell {
  var sum = Cell()
  private(set) var events: Int32 = 0
  private(set) var eventsListed: Int32 = 0

  /// Adds an event.
  ///
  /// - Parameter listed: 1 where its list is complete, else 0.
  @inline(__always)
  mutating func addEvent(listed: Int32) {
    events &+= 1
    eventsListed &+= listed
  }

  /// Adds another cell.
  mutating func add(_ other: StepCell) {
    sum.add(other.sum)
    events &+= other.events
    eventsListed &+= other.eventsListed
  }
}

/// A date in a form that orders fast: by its first day, and of two with one first day the more precise goes first as a
/// first date, and last as a last date.
struct DateKey {
  let asFirst: Int32
  let asLast: Int32

  init(_ date: PartialDate) {
    let precision = Int32(date.precision.rawValue)
    asFirst = date.first.ordinal * 4 + (2 - precision)
    asLast = date.first.ordinal * 4 + precision
  }

  /// The date that has this key as a first one; `nil` for the key of none.
  static func first(_ key: Int32) -> PartialDate? { key == .max ? nil : date(key >> 2, precision: 2 - key & 3) }

  /// The date that has this key as a last one; `nil` for the key of none.
  static func last(_ key: Int32) -> PartialDate? { key == .min ? nil : date(key >> 2, precision: key & 3) }

  private static func date(_ ordinal: Int32, precision: Int32) -> PartialDate? {
    let day = CalendarDay(ordinal: ordinal)
    let (year, month, _) = day.components
    return switch precision {
    case 0: PartialDate(year: year)
    case 1: PartialDate(year: year, month: month)
    default: PartialDate(day)
    }
  }
}
