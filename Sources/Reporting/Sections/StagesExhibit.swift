import Registry

/// Where each measure stands: its modality, the stage reached, the date, and with returns the days in that stage.
struct StagesExhibit {
  /// The stem of the chart of the same figures.
  static let chart = "stages"

  let page: PageContext

  /// The exhibit; `nil` where no measure has reached a stage.
  func make() throws(ReportError) -> Exhibit? {
    let lines = page.tables.rows("coverage_by_measure")
    let staged = lines.count { $0.number("stage_ordinal") != nil }
    guard page.settings.collected.contains(.milestones), staged > 0 else { return nil }
    let lexicon = page.lexicon
    let hasDays = lines.contains { $0.number("days_in_stage") != nil }
    var columns: [TableMarkup.Column] = [
      .init(head: lexicon.plain("word.measure")), .init(head: lexicon.plain("stages.head.modality")),
      .init(head: lexicon.plain("stages.head.stage")), .init(head: lexicon.plain("stages.head.since"), width: "w-date"),
    ]
    if hasDays { columns.append(.init(head: lexicon.plain("stages.head.days"), isNumber: true)) }
    var rows: [TableMarkup.Row] = []
    var area = ""
    for line in lines {
      if line.text("area") != area {
        area = line.text("area")
        let title = page.registry.area(area)?.titles.title(lexicon.language) ?? area
        rows.append(.init(group: RichText(title), groupClass: page.areaClass(area)))
      }
      rows.append(.init(cells(line, hasDays: hasDays)))
    }
    let arguments = [
      "staged": RichText(String(staged), .counted("coverage_by_measure/*/stage_ordinal")),
      "total": RichText(String(lines.count), .counted("coverage_by_measure/*")),
    ]
    return Exhibit(
      id: "stages-reached", title: lexicon.counted("stages.title", lines.count, arguments),
      subtitle: lexicon(
        hasDays ? "stages.subtitle.days" : "stages.subtitle", ["date": RichText(page.asOf)]),
      bodyHTML: try TableMarkup(columns: columns, rows: rows, name: "plain").html(), words: words(lines),
      remarks: [
        lexicon.counted(
          "stages.remark", lines.count,
          [
            "without": RichText(
              String(lines.count - staged), .counted("coverage_by_measure/*/stage_ordinal")),
            "total": RichText(String(lines.count), .counted("coverage_by_measure/*")),
          ])
      ], csv: ["coverage_by_measure", "progress"], chart: StagesExhibit.chart,
      chartSubtitle: lexicon(
        hasDays ? "stages.chart.subtitle.days" : "stages.chart.subtitle", ["date": RichText(page.asOf)]),
      breaks: true)
  }

  private func cells(_ line: TableLine, hasDays: Bool) -> [RichText] {
    let lexicon = page.lexicon
    let title = RichText(page.subjectTitle(line.text("measure")))
    guard let ordinal = line.figure("stage_ordinal"), let stages = line.figure("stages") else {
      return [title, "", RichText(lexicon.plain("measures.no-stage"), .quiet), ""] + (hasDays ? [""] : [])
    }
    let stage = page.registry.stages.first {
      $0.modality == line.text("modality") && $0.code == line.text("stage")
    }
    let provisional = line.text("approval") == "provisional" ? ", " + lexicon.plain("word.provisional") : ""
    return [
      title, RichText("(\(line.text("modality")))"),
      ordinal + "/" + stages
        + RichText(" \(stage?.titles.title(lexicon.language) ?? line.text("stage"))\(provisional)"),
      RichText(page.dates.short(line.text("stage_date")), .figure([line.address("stage_date")])),
    ] + (hasDays ? [line.figure("days_in_stage") ?? ""] : [])
  }

  /// How many measures stand in each modality, and in its last stage.
  private func words(_ lines: [TableLine]) -> RichText {
    let parts = page.registry.modalities.compactMap { modality -> RichText? in
      let own = lines.filter { $0.text("modality") == modality }
      guard !own.isEmpty else { return nil }
      let last = own.count { $0.number("stage_ordinal") == $0.number("stages") }
      return page.lexicon.counted(
        "stages.words", own.count,
        [
          "modality": RichText(modality),
          "n": RichText(String(own.count), .counted("coverage_by_measure/*/modality")),
          "last": RichText(String(last), .counted("coverage_by_measure/*/stage_ordinal")),
        ])
    }
    return RichText.joined(parts, separator: "; ") + "."
  }
}
