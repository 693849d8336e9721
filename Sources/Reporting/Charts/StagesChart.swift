import Charting
import Registry

/// The stages that each measure has reached, with dates, in every modality in which it has reached one.
struct StagesChart {
  let page: PageContext

  func make(_ texts: ChartTexts) -> ImplementationLadder {
    let lexicon = page.lexicon
    let lines = page.tables.rows("progress")
    let reached = Set(lines.filter { $0.text("reached") == "yes" }.map { $0.text("modality") })
    let modalities = page.registry.modalities.filter(reached.contains)
    let byMeasure = Dictionary(grouping: lines) { $0.text("measure") }
    let groups = page.areas.compactMap { area -> ImplementationLadder.Group? in
      let measures = page.measures.filter { $0.area == area.code }
      guard !measures.isEmpty else { return nil }
      return ImplementationLadder.Group(
        title: page.areaTitle(area.code), areaPlace: page.registry.place(ofArea: area.code),
        rows: measures.map { row($0, byMeasure[$0.code] ?? [], modalities) })
    }
    return ImplementationLadder(
      texts: texts,
      modalities: modalities.map { modality in
        ImplementationLadder.Modality(
          title: "(\(modality))",
          stages: page.registry.stages(of: modality).map { $0.titles.title(lexicon.language) })
      }, groups: groups,
      words: ImplementationLadder.Words(
        stage: lexicon.plain("stages.head.stage"), days: lexicon.plain("stages.head.days"),
        none: lexicon.plain("stages.chart.none"), approved: lexicon.plain("stages.chart.approved"),
        provisional: lexicon.plain("stages.chart.provisional"), current: lexicon.plain("stages.chart.current"),
        notRecorded: lexicon.plain(page.isPublic ? "stages.chart.not-recorded.public" : "stages.chart.not-recorded"),
        notReached: lexicon.plain("stages.chart.not-reached")))
  }

  private func row(
    _ measure: Measure, _ lines: [TableLine], _ modalities: [String]
  ) -> ImplementationLadder.Row {
    let standing = page.tables.row("coverage_by_measure", measure.code)
    let tracks = modalities.enumerated().compactMap { place, modality -> ImplementationLadder.Track? in
      let own = lines.filter { $0.text("modality") == modality }
      guard own.contains(where: { $0.text("reached") == "yes" }) else { return nil }
      let isCurrent = standing?.text("modality") == modality
      return ImplementationLadder.Track(
        modality: place, steps: own.map(step),
        current: isCurrent ? own.firstIndex { $0.text("stage") == standing?.text("stage") } : nil,
        days: isCurrent ? standing?.number("days_in_stage") : nil)
    }
    return ImplementationLadder.Row(title: page.subjectTitle(measure.code), tracks: tracks)
  }

  private func step(_ line: TableLine) -> ImplementationLadder.Step {
    switch line.text("reached") {
    case "yes":
      .reached(date: page.dates.short(line.text("date")), isProvisional: line.text("approval") == "provisional")
    case "no": .notReached
    default: .notRecorded
    }
  }
}
