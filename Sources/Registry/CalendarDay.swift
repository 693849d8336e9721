/// A day of the proleptic Gregorian calendar.
public struct CalendarDay: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  public var ordinal: Int32

  /// The day that stands `ordinal` days after 1970-01-01.
  public init(ordinal: Int32) { self.ordinal = ordinal }

  /// The day with this year, month and day; `nil` where the calendar has none, or the year is not 1 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDay.length(ofMonth: month, year: year)
    else { return nil }
    // Days from civil date: years begin in March, so that the leap day is the last of its year.
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    ordinal = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// The number of days of a month.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: 31
    }
  }

  /// Year, month and day as numbers.
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = Int(ordinal) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The day `days` later, or earlier where negative.
  public func advanced(by days: Int) -> CalendarDay { CalendarDay(ordinal: ordinal + Int32(days)) }

  /// The number of days from `other` to this day.
  public func days(since other: CalendarDay) -> Int { Int(ordinal) - Int(other.ordinal) }

  /// The day as `YYYY-MM-DD`.
  public var text: String {
    let (year, month, day) = components
    return PartialDate.pad(year, 4) + "-" + PartialDate.pad(month, 2) + "-" + PartialDate.pad(day, 2)
  }

  /// Whether the first stands before the second.
  public static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.ordinal < right.ordinal }
}
