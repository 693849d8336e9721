import Registry

/// What is open, from the table of gaps: a number, a sentence, the section that says more.
struct OpenItems {
  let page: PageContext

  /// One open item.
  struct Item {
    var figure: RichText
    var say: RichText
    /// The section that says more.
    var section: ReportSection
  }

  /// The items in the order of the table, then plan and records held back.
  func make() -> [Item] {
    let byKind = Dictionary(grouping: page.tables.rows("gaps")) { $0.text("kind") }
    func subjects(_ kind: String) -> [TableLine] { byKind[kind] ?? [] }
    let measures = page.measures.filter { $0.validity.days.contains(page.settings.asOf) }.count
    let assignments = page.tables.rows("coordination").count
    let coordinators = Set(
      page.tables.rows("coverage_by_coordinator")
        .filter { ($0.number("measures_coordinated") ?? 0) > 0 }.map { $0.text("coordinator") }
    ).count
    let cells = page.tables.rows("coverage_by_state").count { $0.text("area") != "ALL" }
    var items: [Item] = []
    items += item("measure-without-coordinator", of: measures, "coverage_by_measure/*", section: .coordinators) {
      byMeasure(subjects("measure-without-coordinator"))
    }
    items += item("coordinator-undetermined", of: assignments, "coordination/*", section: .coordinators) {
      page.names(subjects("coordinator-undetermined").map { $0.text("subject") })
    }
    items += item("coordinator-one-of-area", of: assignments, "coordination/*", section: .coordinators) {
      page.lexicon.enumeration(
        subjects("coordinator-one-of-area").map { line in
          page.name(line.text("subject")) + RichText(" (\(page.areaTitle(line.text("area"))))")
        })
    }
    items += item(
      "coordinator-without-activity", of: coordinators, "coverage_by_coordinator/*/measures_coordinated",
      section: .coordinators
    ) { .empty }
    items += item("measure-without-activity", of: measures, "coverage_by_measure/*", section: .measures) {
      byMeasure(subjects("measure-without-activity"))
    }
    items += item("area-not-reported", of: cells, "coverage_by_state/*/status", section: .states) { .empty }
    items += item("stage-standing", of: measures, "coverage_by_measure/*", section: .measures) {
      byMeasure(subjects("stage-standing"))
    }
    return items + plan() + heldBack()

    func item(
      _ kind: String, of total: Int, _ wholes: String, section: ReportSection, _ names: () -> RichText
    ) -> [Item] {
      let count = subjects(kind).count
      guard count > 0 else { return [] }
      return [make((count, "gaps/\(kind)"), of: (total, wholes), "open.\(kind)", names(), section)]
    }
  }

  private func make(
    _ count: (Int, looked: String), of total: (Int, looked: String), _ key: String, _ names: RichText,
    _ section: ReportSection
  ) -> Item {
    let days = RichText(
      String(page.settings.standingAfterDays ?? 0), .counted("coverage_by_measure/*/days_in_stage"))
    let publicKey = "\(key).public"
    let say = page.lexicon.counted(
      page.isPublic && page.lexicon.hasCounted(publicKey) ? publicKey : key, total.0, ["days": days])
    let tail = names.isEmpty ? page.lexicon("open.end") : page.lexicon("open.names", ["names": names])
    return Item(
      figure: page.lexicon(
        "share.of",
        [
          "part": RichText(String(count.0), .counted(count.looked)),
          "whole": RichText(String(total.0), .counted(total.looked)),
        ]),
      say: say + tail, section: section)
  }

  /// Measures by name; more than six as a number for each area.
  private func byMeasure(_ lines: [TableLine]) -> RichText {
    if lines.count <= 6 {
      return page.lexicon.enumeration(lines.map { RichText(page.subjectTitle($0.text("subject"))) })
    }
    let byArea = Dictionary(grouping: lines) { page.registry.measure($0.text("subject"))?.area ?? "" }
    let totals = Dictionary(
      grouping: page.measures.filter { $0.validity.days.contains(page.settings.asOf) }, by: \.area)
    let parts = page.areas.compactMap { area -> RichText? in
      guard let count = byArea[area.code]?.count, let total = totals[area.code]?.count else { return nil }
      return RichText("\(page.areaTitle(area.code)) ") + RichText(String(count), .counted("gaps/*/\(area.code)"))
        + "/" + RichText(String(total), .counted("coverage_by_measure/*/area"))
    }
    return RichText.joined(parts, separator: "; ")
  }

  private func plan() -> [Item] {
    let rows = page.tables.rows("plan").filter { $0.text("outcome") != "unplanned" }
    let count = rows.count { $0.text("outcome") == "no-record" }
    guard count > 0 else { return [] }
    return [make((count, "plan/*/outcome"), of: (rows.count, "plan/*"), "open.plan", .empty, .plan)]
  }

  private func heldBack() -> [Item] {
    let rows = page.tables.rows("accounting")
    let count = rows.compactMap { $0.number("quarantined") }.reduce(0, +)
    let total = rows.compactMap { $0.number("records") }.reduce(0, +)
    guard count > 0 else { return [] }
    return [
      make(
        (count, "accounting/*/quarantined"), of: (total, "accounting/*/records"), "open.quarantined", .empty, .quality)
    ]
  }
}
