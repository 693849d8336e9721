import Registry

/// Dates in the convention of a language, never more precise than they are known.
struct DateWords: Sendable {
  let lexicon: Lexicon

  /// A date in full, such as `12 October 2021`, `October 2021` or `2021`.
  func full(_ date: PartialDate) -> String { words(date, "date.full") }

  /// A date with a short month, such as `12 Oct 2021`, for tables.
  func short(_ date: PartialDate) -> String { words(date, "date.short") }

  /// A day in full.
  func full(_ day: CalendarDay) -> String { full(PartialDate(day)) }

  /// The text of a table's date cell with a short month; the text itself where it is no date.
  func short(_ text: String) -> String { PartialDate(text).map(short) ?? text }

  /// The text of a table's date cell in full; the text itself where it is no date.
  func full(_ text: String) -> String { PartialDate(text).map(full) ?? text }

  /// A period, such as `12 October 2021 to 31 December 2025`.
  func period(_ period: Period) -> String {
    lexicon.plain("date.period", ["from": RichText(full(period.from)), "to": RichText(full(period.to))])
  }

  private func words(_ date: PartialDate, _ style: String) -> String {
    let (year, month, day) = date.first.components
    let yearText = RichText(String(year))
    switch date.precision {
    case .year: return lexicon.plain("\(style).year", ["year": yearText])
    case .month:
      return lexicon.plain("\(style).month", ["month": name(month, "\(style).months.alone"), "year": yearText])
    case .day:
      return lexicon.plain(
        "\(style).day", ["day": RichText(String(day)), "month": name(month, "\(style).months"), "year": yearText])
    }
  }

  private func name(_ month: Int, _ key: String) -> RichText {
    let names = lexicon.list(key)
    return names.indices.contains(month - 1) ? RichText(names[month - 1]) : lexicon(key)
  }
}
