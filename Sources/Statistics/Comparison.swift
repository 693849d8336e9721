import Registry

/// The period before a period.
public enum PreviousPeriod {
  /// The period of the same length that ends the day before: whole years, quarters or months shift by calendar, any
  /// other by days.
  public static func of(_ period: Period) -> Period {
    let end = period.from.advanced(by: -1)
    let (year, month, day) = period.from.components
    let (endYear, endMonth, endDay) = period.to.components
    if day == 1, endDay == CalendarDay.length(ofMonth: endMonth, year: endYear) {
      let months = (endYear - year) * 12 + endMonth - month + 1
      let first = year * 12 + month - 1 - months
      if first >= 12, let from = CalendarDay(year: first / 12, month: first % 12 + 1, day: 1) {
        return Period(from: from, to: end)
      }
    }
    return Period(from: period.from.advanced(by: -period.to.days(since: period.from) - 1), to: end)
  }
}
