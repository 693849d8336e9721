/// The plan of implementation beside what is recorded of it.
struct PlanSection {
  let page: PageContext

  /// The section; `nil` where the pipeline names no plan.
  func make() throws(ReportError) -> PageSection? {
    let lines = page.tables.rows("plan")
    let planned = lines.filter { $0.text("outcome") != "unplanned" }
    guard page.settings.collected.contains(.plan), !planned.isEmpty else { return nil }
    let lexicon = page.lexicon
    let columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("word.year")), .init(head: lexicon.plain("plan.head.event")),
      .init(head: lexicon.plain("events.head.measures"), width: "w-plan"), .init(head: lexicon.plain("plan.head.lead")),
      .init(head: lexicon.plain("plan.head.planned"), width: "w-date"),
      .init(head: lexicon.plain("plan.head.start"), width: "w-date"),
      .init(head: lexicon.plain("plan.head.outcome"), width: "w-outcome"),
    ]
    let rows = planned.map { line in
      TableMarkup.Row([
        RichText(line.text("year")), RichText(line.text("event")),
        RichText(line.codes("measure").map(page.subjectTitle).joined(separator: ", ")),
        RichText.joined(page.sorted(line.codes("lead")).map(page.name), separator: ", "),
        RichText(page.dates.short(line.text("planned_start"))), RichText(page.dates.short(line.text("start"))),
        RichText(lexicon.plain("outcome.\(line.text("outcome"))")),
      ])
    }
    let counts = ["held", "moved", "cancelled", "due", "no-record"].compactMap { outcome -> RichText? in
      let count = planned.count { $0.text("outcome") == outcome }
      guard count > 0 else { return nil }
      return lexicon(
        "pair",
        [
          "name": RichText(lexicon.plain("outcome.\(outcome)")),
          "value": RichText(String(count), .counted("plan/*/outcome")),
        ])
    }
    let held = planned.count { ["held", "moved"].contains($0.text("outcome")) }
    let exhibit = Exhibit(
      id: "plan-and-delivery",
      title: lexicon.counted(
        "plan.title", planned.count,
        [
          "held": RichText(String(held), .counted("plan/*/outcome")),
          "total": RichText(String(planned.count), .counted("plan/*")),
        ]),
      subtitle: lexicon("plan.subtitle", ["date": RichText(page.asOf)]),
      bodyHTML: try TableMarkup(columns: columns, rows: rows, header: 1, name: "plain plan").html(),
      words: RichText.joined(counts, separator: "; ") + "." + unplanned(lines.count - planned.count),
      remarks: [
        lexicon.counted(
          "plan.remark", planned.count,
          [
            "n": RichText(
              String(planned.count { $0.text("outcome") == "no-record" }), .counted("plan/*/outcome")),
            "total": RichText(String(planned.count), .counted("plan/*")),
          ])
      ], csv: ["plan"], chart: "plan",
      chartSubtitle: lexicon(
        page.isPublic ? "plan.chart.subtitle.public" : "plan.chart.subtitle", ["date": RichText(page.asOf)]),
      chartLeads: true, chartNamesParties: false, breaks: true)
    return PageSection(id: "plan", lede: lexicon("plan.lede"), exhibits: [exhibit])
  }

  /// How many events no entry of the plan names; they stand among the events.
  private func unplanned(_ count: Int) -> RichText {
    guard count > 0 else { return .empty }
    return RichText(" ")
      + page.lexicon.counted("plan.unplanned", count, ["n": RichText(String(count), .counted("plan/*/outcome"))])
  }
}
