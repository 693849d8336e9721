import Registry

/// The names of the rows of the trend: a year, a quarter, and how the period of the report cuts them.
struct PeriodWords {
  let page: PageContext

  /// The name of a row, such as `2023` or `2023, first quarter`, with its days where it is cut.
  func title(_ line: TableLine) -> String {
    let code = line.text("period")
    let name: String
    if let dash = code.firstIndex(of: "-"), code.hasPrefix(code[..<dash]), code[dash...].hasPrefix("-Q") {
      name = page.lexicon.plain(
        "period.quarter", ["year": RichText(String(code[..<dash])), "quarter": RichText(String(code.suffix(1)))])
    } else {
      name = page.lexicon.plain(
        isYearOnly(line) ? "period.year-only" : "period.year", ["year": RichText(code)])
    }
    guard let days = cut(line) else { return name }
    return page.lexicon.plain("period.cut", ["period": RichText(name), "days": RichText(days)])
  }

  /// Whether a row of a trend by quarters holds what is known only to the year.
  func isYearOnly(_ line: TableLine) -> Bool {
    page.settings.trend == .quarter && !line.text("period").contains("-")
  }

  /// Whether the period of the report cuts a row.
  func isCut(_ line: TableLine) -> Bool { cut(line) != nil }

  /// The days of a row that the period of the report cuts; `nil` where it is whole.
  private func cut(_ line: TableLine) -> String? {
    guard !isYearOnly(line), let from = PartialDate(line.text("from")), let to = PartialDate(line.text("to")) else {
      return nil
    }
    let (year, month, day) = from.first.components
    let end = to.first.components
    let months = page.settings.trend == .year ? 12 : 3
    let firstMonth = page.settings.trend == .year ? 1 : (month - 1) / 3 * 3 + 1
    let lastMonth = firstMonth + months - 1
    let starts = month == firstMonth && day == 1
    let ends = end.month == lastMonth && end.day == CalendarDay.length(ofMonth: lastMonth, year: year)
    if starts, ends { return nil }
    if starts { return page.lexicon.plain("period.until", ["date": RichText(page.dates.full(to))]) }
    if ends { return page.lexicon.plain("period.since", ["date": RichText(page.dates.full(from))]) }
    return page.dates.period(Period(from: from.first, to: to.first))
  }
}
