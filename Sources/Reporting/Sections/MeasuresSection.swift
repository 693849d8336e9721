import Registry

/// Measures: coordination, records and the stage reached; then the stages of each modality as a ladder.
struct MeasuresSection {
  let page: PageContext

  func make() throws(ReportError) -> PageSection {
    var section = PageSection(
      id: "measures", lede: page.lexicon(hasStages ? "measures.lede" : "measures.lede.no-stages"))
    section.exhibits = [try list()]
    if let stages = try StagesExhibit(page: page).make() { section.exhibits.append(stages) }
    for modality in page.registry.modalities {
      if let ladder = try LadderExhibit(page: page, modality: modality).make() { section.exhibits.append(ladder) }
    }
    return section
  }

  private var hasStages: Bool { page.settings.collected.contains(.milestones) }

  private func list() throws(ReportError) -> Exhibit {
    let lexicon = page.lexicon
    let lines = page.tables.rows("coverage_by_measure")
    var columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("word.measure"), width: "w-measure"),
      .init(head: lexicon.plain("word.coordinators"), width: "w-coords"),
    ]
    if page.collectsActivity {
      columns += [
        .init(
          head: lexicon.plain(page.isPublic ? "measures.head.members.public" : "measures.head.members"), isNumber: true),
        .init(head: lexicon.plain("word.exchanges"), isNumber: true),
        .init(head: lexicon.plain("word.events"), isNumber: true),
      ]
    }
    if hasStages { columns.append(.init(head: lexicon.plain("measures.head.stage"), width: "w-stage")) }
    var rows: [TableMarkup.Row] = []
    var area = ""
    for line in lines {
      if line.text("area") != area {
        area = line.text("area")
        let title = page.registry.area(area)?.titles.title(lexicon.language) ?? area
        rows.append(.init(group: RichText(title), groupClass: page.areaClass(area)))
      }
      rows.append(.init(cells(line)))
    }
    let all = page.tables.row("coverage_by_area", "ALL")
    return Exhibit(
      id: "coverage-by-measure",
      title: lexicon.counted(
        hasStages ? "measures.title.stages" : "measures.title", lines.count,
        [
          "staged": RichText(
            String(lines.count { $0.number("stage_ordinal") != nil }), .counted("coverage_by_measure/*/stage_ordinal")),
          "coordinated": all?.figure("measures_coordinated") ?? "0", "total": all?.figure("measures_in_force") ?? "0",
        ]),
      subtitle: lexicon(
        page.collectsActivity ? "measures.subtitle" : "measures.subtitle.not-collected",
        ["period": RichText(page.period), "date": RichText(page.asOf)]),
      completeness: page.listCompleteness,
      registry: page.registryNote(
        lines + (all.map { [$0] } ?? []),
        ["coordinators", "co_coordinators", "measures_coordinated"] + (page.collectsActivity ? ["members"] : [])),
      bodyHTML: try TableMarkup(columns: columns, rows: rows, name: "plain measures").html(), words: words(lines),
      remarks: page.collectsActivity ? [page.cellsNotReported] : [], csv: ["coverage_by_measure"], breaks: true)
  }

  private func cells(_ line: TableLine) -> [RichText] {
    let lexicon = page.lexicon
    let roles = [("coordinators", "role.coordinator"), ("co_coordinators", "role.co-coordinator")]
    let parties = roles.compactMap { column, key -> RichText? in
      let names = page.sorted(line.codes(column)).map(page.name)
      if names.isEmpty { return nil }
      let list = RichText.joined(names, separator: ", ")
      return key == "role.coordinator" ? list : RichText(lexicon.plain(key) + ": ", .quiet) + list
    }
    let title = page.registry.measure(line.text("measure"))?.titles.title(lexicon.language) ?? line.text("measure")
    var cells: [RichText] = [
      RichText(title) + RichText(" " + line.text("measure"), .quiet),
      parties.isEmpty
        ? RichText(lexicon.plain(page.isPublic ? "measures.no-coordinator.public" : "measures.no-coordinator"), .quiet)
        : RichText.joined(parties, separator: "; "),
    ]
    if page.collectsActivity {
      let members = line.figure("members_active") ?? ""
      cells.append(line.figure("members").map { members + "/" + $0 } ?? members)
      cells.append(line.figure("exchanges") ?? "")
      cells.append(line.figure("events") ?? "")
    }
    if hasStages { cells.append(stage(line)) }
    return cells
  }

  private func stage(_ line: TableLine) -> RichText {
    let lexicon = page.lexicon
    guard let ordinal = line.figure("stage_ordinal"), let stages = line.figure("stages") else {
      return RichText(lexicon.plain("measures.no-stage"), .quiet)
    }
    let stage = page.registry.stages.first { $0.modality == line.text("modality") && $0.code == line.text("stage") }
    let provisional = line.text("approval") == "provisional" ? ", " + lexicon.plain("word.provisional") : ""
    return ordinal + "/" + stages
      + RichText(" \(stage?.titles.title(lexicon.language) ?? line.text("stage")), ")
      + RichText(page.dates.short(line.text("stage_date")) + provisional, .quiet)
  }

  private func words(_ lines: [TableLine]) -> RichText {
    let lexicon = page.lexicon
    let without = lines.count { $0.codes("coordinators").isEmpty && $0.codes("co_coordinators").isEmpty }
    let total = RichText(String(lines.count), .counted("coverage_by_measure/*"))
    var text = lexicon.counted(
      page.isPublic ? "measures.words.public" : "measures.words", lines.count,
      ["without": RichText(String(without), .counted("coverage_by_measure/*/coordinators")), "total": total])
    if hasStages {
      let staged = lines.count { $0.number("stage_ordinal") != nil }
      text += RichText(" ")
      text += lexicon.counted(
        "measures.words.stages", lines.count,
        ["staged": RichText(String(staged), .counted("coverage_by_measure/*/stage_ordinal")), "total": total])
    }
    return text
  }
}
