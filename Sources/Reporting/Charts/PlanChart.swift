import Charting
import Registry

/// The plan's entries beside what is recorded of them, by area, on an axis of the years of the period.
struct PlanChart {
  let page: PageContext

  func make(_ texts: ChartTexts) -> PlanTimeline {
    let lexicon = page.lexicon
    let lines = page.tables.rows("plan")
    let byArea = Dictionary(grouping: lines, by: area)
    let areas = page.registry.areas.map(\.code).filter { byArea[$0] != nil } + (byArea[""] == nil ? [] : [""])
    let outcomes: [(PlanTimeline.Outcome, String)] = [
      (.held, "held"), (.moved, "moved"), (.cancelled, "cancelled"), (.due, "due"), (.noRecord, "no-record"),
      (.unplanned, "unplanned"),
    ]
    return PlanTimeline(
      texts: texts,
      groups: areas.map { area in
        PlanTimeline.Group(
          title: area.isEmpty ? lexicon.plain("plan.chart.no-area") : page.areaTitle(area),
          areaPlace: area.isEmpty ? nil : page.registry.place(ofArea: area),
          entries: sorted(byArea[area] ?? []).map(entry))
      }, axis: axis(lines),
      words: PlanTimeline.Words(
        outcomes: Dictionary(
          uniqueKeysWithValues: outcomes.map { ($0, lexicon.plain("outcome.\($1)")) }),
        planned: lexicon.plain("plan.chart.planned"), start: lexicon.plain("plan.chart.start"),
        asOf: lexicon.plain("plan.chart.as-of", ["date": RichText(page.asOf)]),
        noMonth: lexicon.plain("plan.chart.no-month"), lanes: lexicon.plain("plan.chart.lanes")))
  }

  /// The area of the first measure that a line names, or the area that it names; empty where it names neither.
  private func area(_ line: TableLine) -> String {
    guard let code = line.codes("measure").first else { return "" }
    return page.registry.measure(code)?.area ?? (page.registry.area(code) == nil ? "" : code)
  }

  /// In the order of the dates planned, or else recorded; without a date last in their year, as the table has them.
  private func sorted(_ lines: [TableLine]) -> [TableLine] {
    lines.enumerated().map { place, line in
      let year = line.number("year") ?? 0
      let date = PartialDate(line.text("planned_start")) ?? PartialDate(line.text("start"))
      let day = (date ?? PartialDate(year: min(max(year, 1), 9999)))?.first.ordinal ?? 0
      return (day: day, isDated: date != nil, place: place, line: line)
    }
    .sorted { ($0.day, $0.isDated ? 0 : 1, $0.place) < ($1.day, $1.isDated ? 0 : 1, $1.place) }.map(\.line)
  }

  private func entry(_ line: TableLine) -> PlanTimeline.Entry {
    let outcome: PlanTimeline.Outcome =
      switch line.text("outcome") {
      case "held": .held
      case "moved": .moved
      case "cancelled": .cancelled
      case "due": .due
      case "unplanned": .unplanned
      default: .noRecord
      }
    let title = line.text("event")
    return PlanTimeline.Entry(
      title: title.isEmpty ? line.codes("measure").map(page.subjectTitle).joined(separator: ", ") : title,
      outcome: outcome, planned: span(line.text("planned_start")), start: span(line.text("start")))
  }

  private func span(_ text: String) -> PlanTimeline.Span? {
    PartialDate(text).map { PlanTimeline.Span(Int($0.first.ordinal), Int($0.last.ordinal)) }
  }

  /// The years of the period, and those quarters before and after with a date in the next year.
  private func axis(_ lines: [TableLine]) -> PlanTimeline.Axis {
    let period = page.settings.period
    let (first, last) = (period.from.components.year, period.to.components.year)
    let dates = lines.flatMap { [$0.text("planned_start"), $0.text("start")] }.compactMap { PartialDate($0) }
    // Months counted from year 0; a year beside the period is shown from or up to the quarter of the outermost date.
    let earliest = dates.map(\.first.components).filter { $0.year == first - 1 }.map { ($0.month - 1) / 3 * 3 }.min()
    let latest = dates.map(\.last.components).filter { $0.year == last + 1 }.map { ($0.month - 1) / 3 * 3 + 3 }.max()
    let from = max(earliest.map { (first - 1) * 12 + $0 } ?? first * 12, 12)
    let to = min(latest.map { (last + 1) * 12 + $0 } ?? (last + 1) * 12, 9999 * 12)
    func day(_ month: Int) -> Int {
      CalendarDay(year: month / 12, month: month % 12 + 1, day: 1).map { Int($0.ordinal) } ?? 0
    }
    let asOf = Int(page.settings.asOf.ordinal)
    return PlanTimeline.Axis(
      months: (from..<to).map(day), end: day(to),
      years: (from..<to).filter { $0 == from || $0 % 12 == 0 }.map {
        PlanTimeline.Axis.Year(label: String($0 / 12), month: $0 - from)
      }, asOf: asOf + 1 < day(to) ? asOf : nil)
  }
}
