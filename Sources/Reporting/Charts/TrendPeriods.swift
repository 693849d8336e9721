import Charting

/// The periods of the trend as they stand on the axis of a chart, with what the marks beside them mean.
struct TrendPeriods {
  /// The codes of the periods, in the order of the table.
  let codes: [String]
  /// The periods of the axis.
  let periods: [ChartPeriod]
  /// One sentence for each mark that occurs.
  let notes: [String]

  init(page: PageContext) {
    let lexicon = page.lexicon
    let words = PeriodWords(page: page)
    let lines = page.tables.rows("trend").filter { $0.text("area") == "ALL" }
    codes = lines.map { $0.text("period") }
    var cut: [RichText] = []
    var years: [RichText] = []
    periods = lines.map { line in
      let code = line.text("period")
      if words.isYearOnly(line) {
        years.append(RichText(code))
        return ChartPeriod(label: "†", group: code, kind: .yearOnly)
      }
      let isCut = words.isCut(line)
      if isCut { cut.append(RichText(words.title(line))) }
      let mark = isCut ? "*" : ""
      let parts = code.split(separator: "-")
      guard parts.count == 2 else { return ChartPeriod(label: code + mark, kind: isCut ? .cut : .whole) }
      return ChartPeriod(
        label: String(parts[1].dropFirst()) + mark, group: String(parts[0]), kind: isCut ? .cut : .whole)
    }
    var notes: [String] = []
    if !cut.isEmpty { notes.append(lexicon.plain("trend.note.cut", ["periods": lexicon.enumeration(cut)])) }
    if !years.isEmpty { notes.append(lexicon.plain("trend.note.years", ["years": lexicon.enumeration(years)])) }
    self.notes = notes
  }
}
