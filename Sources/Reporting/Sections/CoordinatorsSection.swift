import Registry

/// Coordinators: what each coordinates, and what is recorded there; then every assignment with its dates.
struct CoordinatorsSection {
  let page: PageContext

  func make() throws(ReportError) -> PageSection {
    let lines = page.tables.rows("coverage_by_coordinator").filter { $0.text("area") == "ALL" }
    var section = PageSection(id: "coordinators", lede: page.lexicon("coordinators.lede"))
    if lines.isEmpty {
      section.lede = page.lexicon("coordinators.none", ["date": RichText(page.asOf)])
      return section
    }
    section.exhibits = [try coverage(lines)]
    if let engagement = try EngagementExhibit(page: page).make() { section.exhibits.append(engagement) }
    section.exhibits.append(try assignments())
    return section
  }

  /// The lines in the alphabetical order of the page's language.
  private func sorted(_ lines: [TableLine]) -> [TableLine] {
    let byParty = Dictionary(grouping: lines) { $0.text("coordinator") }
    return page.sorted(Array(byParty.keys)).flatMap { byParty[$0] ?? [] }
  }

  private func coverage(_ lines: [TableLine]) throws(ReportError) -> Exhibit {
    let lexicon = page.lexicon
    let all = page.tables.row("coverage_by_area", "ALL")
    let parties = lines.count
    let returns = page.collectsActivity && !page.isPublic
    var columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("word.coordinator"), width: "w-party"),
      .init(head: lexicon.plain("coordinators.head.what"), width: "w-what", isLabelled: false),
      .init(head: lexicon.plain("coordinators.head.measures"), isNumber: true),
    ]
    if page.collectsActivity {
      columns += [
        .init(head: lexicon.plain("coordinators.head.active"), isNumber: true),
        .init(
          head: lexicon.plain(returns ? "coordinators.head.engaged" : "coordinators.head.engaged.public"),
          isNumber: true),
        .init(head: lexicon.plain("word.exchanges"), isNumber: true),
        .init(head: lexicon.plain("word.events"), isNumber: true),
      ]
    }
    let rows = sorted(lines).map { line -> TableMarkup.Row in
      var cells = [
        page.name(line.text("coordinator")), offers(line.text("coordinator")),
        line.figure("measures_coordinated") ?? "",
      ]
      if page.collectsActivity {
        cells += [active(line), engaged(line), records(line, "exchanges"), records(line, "events")]
      }
      return TableMarkup.Row(cells)
    }
    return Exhibit(
      id: "coverage-by-coordinator",
      title: lexicon.counted(
        "coordinators.title", parties,
        [
          "n": RichText(String(parties), .counted("coverage_by_coordinator/*/ALL")),
          "coordinated": all?.figure("measures_coordinated") ?? "0", "total": all?.figure("measures_in_force") ?? "0",
        ]),
      subtitle: lexicon(
        !page.collectsActivity
          ? "coordinators.subtitle.not-collected" : returns ? "coordinators.subtitle" : "coordinators.subtitle.public",
        ["period": RichText(page.period), "date": RichText(page.asOf)]),
      completeness: page.listCompleteness,
      registry: page.registryNote(
        lines + (all.map { [$0] } ?? []),
        ["role", "scope", "measures_coordinated", "measures_active"] + (returns ? ["members"] : [])),
      bodyHTML: try TableMarkup(columns: columns, rows: rows, name: "plain coords parties").html(),
      words: words(lines), remarks: page.collectsActivity ? [page.cellsNotReported] : [],
      csv: ["coverage_by_coordinator", "engagement"], chart: "coordinators", chartLeads: true, breaks: true)
  }

  /// What a party coordinates, by role: titles of areas and measures.
  private func offers(_ party: String) -> RichText {
    let lines = page.tables.rows("coordination").filter { $0.text("coordinator") == party }
    var parts: [RichText] = []
    for role in CoordinationRole.allCases {
      let targets = lines.filter { $0.text("role") == role.rawValue }.map(target)
      if targets.isEmpty { continue }
      parts.append(
        RichText(page.lexicon.plain("role.\(role.rawValue)"), .quiet) + ": "
          + RichText.joined(targets.map { RichText($0) }, separator: ", "))
    }
    return RichText.joined(parts, separator: "; ")
  }

  /// The target of an assignment in words.
  func target(_ line: TableLine) -> String {
    let title = RichText(page.areaTitle(line.text("target")))
    return switch line.text("scope") {
    case "area": page.lexicon.plain("scope.area", ["area": title])
    case "one-of-area": page.lexicon.plain("scope.one-of-area", ["area": title])
    case "undetermined": page.lexicon.plain("scope.undetermined")
    default: page.subjectTitle(line.text("target"))
    }
  }

  /// Measures active, with their denominator unless nothing is said.
  private func active(_ line: TableLine) -> RichText {
    guard let active = line.figure("measures_active"), let total = line.figure("measures_coordinated"),
      line.number("measures_coordinated") != 0
    else { return "" }
    return active + "/" + total
  }

  private func engaged(_ line: TableLine) -> RichText {
    guard let engaged = line.figure("members_engaged"), line.number("measures_coordinated") != 0 else { return "" }
    guard let members = line.figure("members") else { return engaged }
    return engaged + "/" + members
  }

  /// Records in the measures coordinated; nothing where no measure is named.
  private func records(_ line: TableLine, _ column: String) -> RichText {
    line.number("measures_coordinated") == 0 ? "" : line.figure(column) ?? ""
  }

  private func words(_ lines: [TableLine]) -> RichText {
    let withMeasures = lines.count { ($0.number("measures_coordinated") ?? 0) > 0 }
    let all = page.tables.row("coverage_by_area", "ALL")
    return page.lexicon.counted(
      "coordinators.words", lines.count,
      [
        "n": RichText(String(lines.count), .counted("coverage_by_coordinator/*/ALL")),
        "some": RichText(String(withMeasures), .counted("coverage_by_coordinator/*/measures_coordinated")),
        "coordinated": all?.figure("measures_coordinated") ?? "0", "total": all?.figure("measures_in_force") ?? "0",
        "date": RichText(page.asOf),
      ])
  }

  private func assignments() throws(ReportError) -> Exhibit {
    let lexicon = page.lexicon
    let lines = sorted(page.tables.rows("coordination"))
    let standing = page.registry.assignments(on: page.settings.asOf)
    let below = standing.count { $0.confidence != .high }
    var columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("word.coordinator"), width: "w-party"),
      .init(head: lexicon.plain("assignments.head.role"), width: "w-role"),
      .init(head: lexicon.plain("assignments.head.target")),
      .init(head: lexicon.plain("assignments.head.from"), width: "w-date"),
      .init(head: lexicon.plain("assignments.head.to"), width: "w-date"),
    ]
    if below > 0 { columns.append(.init(head: lexicon.plain("assignments.head.source"), width: "w-source")) }
    let rows = lines.map { line -> TableMarkup.Row in
      let entry = standing.first {
        $0.party == line.text("coordinator") && $0.scope.rawValue == line.text("scope")
          && $0.target == line.text("target") && $0.role.rawValue == line.text("role")
      }
      var source = RichText.empty
      if let entry, entry.confidence != .high {
        source = lexicon(
          "assignments.source",
          [
            "confidence": RichText(lexicon.plain("confidence.\(entry.confidence.rawValue)")),
            "source": RichText(entry.source),
          ])
      }
      var what = RichText(target(line))
      if !line.text("as_proposed").isEmpty {
        what +=
          RichText(" ")
          + RichText(lexicon.plain("assignments.as-proposed", ["text": RichText(line.text("as_proposed"))]), .quiet)
      }
      let cells: [RichText] = [
        page.name(line.text("coordinator")), RichText(lexicon.plain("role.\(line.text("role"))")), what,
        RichText(page.dates.short(line.text("from"))), RichText(page.dates.short(line.text("to"))),
      ]
      return TableMarkup.Row(below > 0 ? cells + [source] : cells)
    }
    return Exhibit(
      id: "coordination",
      title: lexicon.counted(
        "assignments.title", lines.count,
        ["n": RichText(String(lines.count), .counted("coordination/*")), "date": RichText(page.asOf)]),
      subtitle: lexicon("assignments.subtitle", ["date": RichText(page.asOf)]),
      bodyHTML: try TableMarkup(columns: columns, rows: rows, name: "plain assigns parties").html(),
      words: lexicon.counted(
        below > 0 ? "assignments.words" : "assignments.words.high", lines.count,
        ["below": RichText(String(below)), "n": RichText(String(lines.count))]),
      csv: ["coordination"], breaks: true)
  }
}
