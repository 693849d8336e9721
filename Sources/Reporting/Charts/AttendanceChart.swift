import Charting

/// Attendance by State, of complete lists only.
struct AttendanceChart {
  let page: PageContext

  func make(_ texts: ChartTexts) -> AttendanceBars {
    let rows = page.states.compactMap { state -> AttendanceBars.Row? in
      guard let line = page.tables.row("attendance", state) else { return nil }
      return AttendanceBars.Row(
        title: page.chartName(state), held: line.number("events_held") ?? 0, listed: line.number("events_listed") ?? 0,
        attended: line.number("events_attended") ?? 0, hosted: line.number("hosted") ?? 0)
    }
    let lexicon = page.lexicon
    return AttendanceBars(
      texts: texts, rows: rows,
      words: AttendanceBars.Words(
        party: lexicon.plain("word.member"), events: lexicon.plain("attendance.chart.events"),
        attended: lexicon.plain("attendance.head.attended"), listed: lexicon.plain("attendance.chart.listed"),
        hosted: lexicon.plain("attendance.head.hosted"), keyAttended: lexicon.plain("attendance.key.attended"),
        keyListed: lexicon.plain("attendance.key.listed"), keyHeld: lexicon.plain("attendance.key.held")))
  }
}
