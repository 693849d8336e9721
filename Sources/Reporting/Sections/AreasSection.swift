/// Areas: measures active, coordinated and in force; members; records.
struct AreasSection {
  let page: PageContext

  func make() throws(ReportError) -> PageSection {
    PageSection(id: "areas", lede: page.lexicon("areas.lede"), exhibits: try exhibits())
  }

  private func exhibits() throws(ReportError) -> [Exhibit] {
    let lexicon = page.lexicon
    let lines = page.areas.compactMap { page.tables.row("coverage_by_area", $0.code) }
    guard let all = page.tables.row("coverage_by_area", "ALL"), let total = all.number("measures_in_force") else {
      return []
    }
    let html = try Templates.render(
      "areas",
      [
        "rows": lines.map { row($0, isTotal: false) } + (page.content.area == nil ? [row(all, isTotal: true)] : []),
        "headArea": lexicon.plain("word.area"),
        "headMeasures": lexicon.plain("areas.head.measures"),
        "headMembers": lexicon.plain(page.isPublic ? "areas.head.members.public" : "areas.head.members"),
        "headExchanges": lexicon.plain("word.exchanges"), "headEvents": lexicon.plain("areas.head.events"),
        "collected": page.collectsActivity,
      ])
    return [
      Exhibit(
        id: "coverage-by-area",
        title: lexicon.counted(
          page.collectsActivity ? "areas.title" : "areas.title.not-collected", total,
          [
            "active": all.figure("measures_active") ?? "", "coordinated": all.figure("measures_coordinated") ?? "0",
            "total": all.figure("measures_in_force") ?? "0",
          ]),
        subtitle: lexicon(
          page.collectsActivity ? "areas.subtitle" : "areas.subtitle.not-collected",
          ["period": RichText(page.period), "date": RichText(page.asOf)]),
        completeness: page.listCompleteness,
        registry: page.registryNote(
          lines + [all],
          page.collectsActivity ? ["members", "measures_coordinated"] : ["measures_coordinated"]),
        bodyHTML: html, words: words(lines), remarks: page.collectsActivity ? [page.cellsNotReported] : [],
        csv: ["coverage_by_area"], chart: "areas")
    ]
  }

  private func row(_ line: TableLine, isTotal: Bool) -> [String: Any] {
    let total = line.number("measures_in_force") ?? 0
    let strips: [[String: Any]] = ["measures_active", "measures_coordinated", "measures_in_force"].compactMap {
      column in
      guard let number = line.number(column), let figure = line.figure(column) else { return nil }
      let key =
        ["measures_active": "areas.active", "measures_coordinated": "areas.coordinated"][column] ?? "areas.in-force"
      let text = column == "measures_in_force" ? figure : figure + "/" + (line.figure("measures_in_force") ?? "")
      return [
        "unitsHTML": UnitStrip.html(number, of: isTotal ? 0 : number, name: "u-\(column)"), "textHTML": text.html,
        "words": page.lexicon.plain(key),
      ]
    }
    let members = line.figure("members_active") ?? page.lexicon("word.not-collected")
    let events = line.figure("events") ?? page.lexicon("word.not-collected")
    return [
      "hasNone": total == 0, "none": page.lexicon.plain("areas.none"),
      "title": page.areaTitle(line.text("area")), "class": isTotal ? "total" : page.areaClass(line.text("area")),
      "strips": total == 0 ? [] : strips,
      "membersHTML": (members + (line.figure("members").map { "/" + $0 } ?? "")).html,
      "exchangesHTML": (line.figure("exchanges") ?? page.lexicon("word.not-collected")).html,
      "eventsHTML":
        (events + (line.figure("events_listed").map { page.lexicon("areas.of-which-listed", ["n": $0]) } ?? "")).html,
      "isTotal": isTotal,
    ]
  }

  private func words(_ lines: [TableLine]) -> RichText {
    let parts = lines.map { line -> RichText in
      if line.number("measures_in_force") == 0 {
        return page.lexicon(
          "pair",
          ["name": RichText(page.areaTitle(line.text("area"))), "value": page.lexicon("areas.none")])
      }
      let total = line.figure("measures_in_force") ?? "0"
      let coordinated = (line.figure("measures_coordinated") ?? "0") + "/" + total
      let active = line.figure("measures_active").map { $0 + "/" + total }
      return page.lexicon(
        active == nil ? "areas.words.part.not-collected" : "areas.words.part",
        ["area": RichText(page.areaTitle(line.text("area"))), "active": active ?? "", "coordinated": coordinated])
    }
    return RichText.joined(parts, separator: "; ") + "."
  }
}
