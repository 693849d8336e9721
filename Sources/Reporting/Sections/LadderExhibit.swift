import Registry

/// The stages of one modality that each measure has reached, with their dates.
struct LadderExhibit {
  let page: PageContext
  let modality: String

  /// The exhibit; `nil` where no measure has reached a stage of the modality.
  func make() throws(ReportError) -> Exhibit? {
    let lines = page.tables.rows("progress").filter { $0.text("modality") == modality }
    let byMeasure = Dictionary(grouping: lines) { $0.text("measure") }
    let reached = byMeasure.filter { $0.value.contains { $0.text("reached") == "yes" } }
    guard !reached.isEmpty else { return nil }
    let lexicon = page.lexicon
    let stages = page.registry.stages(of: modality)
    var rows: [[String: Any]] = []
    var area = ""
    var rest: [Measure] = []
    for measure in page.measures {
      guard let stageLines = byMeasure[measure.code], reached[measure.code] != nil else {
        rest.append(measure)
        continue
      }
      if measure.area != area {
        area = measure.area
        rows.append([
          "isGroup": true, "title": page.registry.area(area)?.titles.title(lexicon.language) ?? area,
          "class": page.areaClass(area), "span": stages.count + 1,
        ])
      }
      rows.append(row(measure, stageLines))
    }
    let html = try Templates.render(
      "ladder",
      [
        "head": lexicon.plain("word.measure"), "rows": rows,
        "stages": stages.map { ["ordinal": $0.ordinal, "title": $0.titles.title(lexicon.language)] },
        "key": ["reached", "provisional", "passed", "open"].map {
          ["class": "n-\($0)", "words": lexicon.plain("ladder.\($0)")]
        },
        "hasRest": !rest.isEmpty,
        "rest": lexicon.plain(
          "ladder.rest",
          ["names": RichText(rest.map { page.subjectTitle($0.code) }.joined(separator: ", "))]),
      ])
    let last = stages.last?.code ?? ""
    let atEnd = lines.count { $0.text("stage") == last && $0.text("reached") == "yes" }
    let total = RichText(String(page.measures.count), .counted("progress/*"))
    let words = lexicon.counted(
      "ladder.words", page.measures.count,
      [
        "reached": RichText(String(reached.count), .counted("progress/*/\(modality)/*/reached")), "total": total,
        "last": RichText(String(atEnd), .counted("progress/*/\(modality)/\(last)/reached")),
        "stage": RichText(stages.last?.titles.title(lexicon.language) ?? ""),
      ])
    return Exhibit(
      id: "stages-\(PercentEncoding.path(modality))",
      title: lexicon.counted(
        "ladder.title", page.measures.count,
        [
          "reached": RichText(String(reached.count), .counted("progress/*/\(modality)/*/reached")), "total": total,
          "modality": RichText(modality),
        ]),
      subtitle: lexicon("ladder.subtitle", ["modality": RichText(modality), "date": RichText(page.asOf)]),
      bodyHTML: html, words: words, csv: ["progress"], breaks: true)
  }

  private func row(_ measure: Measure, _ lines: [TableLine]) -> [String: Any] {
    let lexicon = page.lexicon
    let highest = lines.lastIndex { $0.text("reached") == "yes" } ?? 0
    let first = lines.firstIndex { $0.text("reached") == "yes" } ?? 0
    let cells: [[String: Any]] = lines.enumerated().map { place, line in
      let isReached = line.text("reached") == "yes"
      let isProvisional = line.text("approval") == "provisional"
      let node = isReached ? (isProvisional ? "provisional" : "reached") : place < highest ? "passed" : "open"
      let left = place == 0 ? "" : place > highest ? "" : place > first ? "l-on" : "l-dash"
      let right = place >= highest ? "" : place >= first ? "r-on" : "r-dash"
      return [
        "node": "n-\(node)", "class": "\(left) \(right)", "date": isReached ? page.dates.short(line.text("date")) : "",
        "isProvisional": isReached && isProvisional, "provisional": lexicon.plain("word.provisional"),
        "hidden": isReached ? "" : lexicon.plain("ladder.\(node)"),
        "hasAddress": isReached, "address": line.address("date"),
      ]
    }
    let top = lines[highest]
    let title = page.registry.stages(of: modality).first { $0.code == top.text("stage") }?.titles.title(
      lexicon.language)
    return [
      "isGroup": false, "title": page.subjectTitle(measure.code), "class": page.areaClass(measure.area), "cells": cells,
      "now": "\(title ?? top.text("stage")), \(page.dates.short(top.text("date")))",
    ]
  }
}
