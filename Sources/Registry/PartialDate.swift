/// A date known to the day, the month or the year.
public struct PartialDate: Sendable, Hashable {
  /// How much of a date is known.
  public enum Precision: Int, Sendable, Hashable, Comparable {
    case year, month, day
    /// Whether the first stands before the second.
    public static func < (left: Precision, right: Precision) -> Bool { left.rawValue < right.rawValue }
  }

  /// The first day that the date can mean.
  public let first: CalendarDay
  /// The last day that the date can mean.
  public let last: CalendarDay
  /// How much of the date is known.
  public let precision: Precision

  /// Makes a date known to the year, or to the month or day where given; `nil` where the calendar has none.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    let lastMonth = month ?? 12
    guard
      let first = CalendarDay(year: year, month: month ?? 1, day: day ?? 1),
      let last = CalendarDay(
        year: year, month: lastMonth, day: day ?? CalendarDay.length(ofMonth: lastMonth, year: year))
    else { return nil }
    self.first = first
    self.last = last
    precision = day != nil ? .day : month != nil ? .month : .year
  }

  /// A date that is one day.
  public init(_ day: CalendarDay) {
    first = day
    last = day
    precision = .day
  }

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, in ASCII digits; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    let hyphen = UInt8(ascii: "-")
    switch bytes.count {
    case 4:
      guard let year = number(0..<4) else { return nil }
      self.init(year: year)
    case 7:
      guard bytes[4] == hyphen, let year = number(0..<4), let month = number(5..<7) else { return nil }
      self.init(year: year, month: month)
    case 10:
      guard bytes[4] == hyphen, bytes[7] == hyphen, let year = number(0..<4), let month = number(5..<7),
        let day = number(8..<10)
      else { return nil }
      self.init(year: year, month: month, day: day)
    default: return nil
    }
  }

  /// The date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, no more precise than it is known.
  public var text: String {
    let (year, month, _) = first.components
    switch precision {
    case .year: return PartialDate.pad(year, 4)
    case .month: return PartialDate.pad(year, 4) + "-" + PartialDate.pad(month, 2)
    case .day: return first.text
    }
  }

  /// Whether every day that `other` can mean is one that this date can mean.
  public func contains(_ other: PartialDate) -> Bool { first <= other.first && other.last <= last }

  static func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
