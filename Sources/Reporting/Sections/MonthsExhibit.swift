import Registry
import Statistics
import Tally

/// Which months of the period have records, and which none: years down, months across.
struct MonthsExhibit {
  let page: PageContext

  /// A kind of record: its count in a span, and the addresses of what is counted.
  private struct Kind {
    var name: String
    var export: ExportKind
    var pattern: String
    var count: @Sendable (Completeness.Span) -> Int?
  }

  private static let kinds = [
    Kind(name: "exchanges", export: .exchanges, pattern: "coverage_by_area/ALL/exchanges") { $0.exchanges },
    Kind(name: "events", export: .participation, pattern: "events/*/start") { $0.events },
  ]

  /// What a cell says; the order is that of the legend.
  private enum Look: CaseIterable, Hashable {
    case records, zero, none, notCollected, outside
  }

  private var months: [Completeness.Span] { page.content.completeness.months }
  private var years: [Completeness.Span] { page.content.completeness.years }

  /// The exhibit; `nil` where nothing is known of the months.
  func make() throws(ReportError) -> Exhibit? {
    guard !months.isEmpty else { return nil }
    let lexicon = page.lexicon
    var counts: [Look: Int] = [:]
    let groups = MonthsExhibit.kinds.map { group($0, counting: &counts) }
    let key = Look.allCases.filter { counts[$0, default: 0] > 0 }.map { look -> [String: Any] in
      ["class": style(look), "sample": sample(look), "words": words(look), "count": counts[look, default: 0]]
    }
    let full = lexicon.list("date.full.months.alone")
    let body = try Templates.render(
      "months",
      [
        "head": lexicon.plain("months.head.year"), "hasYears": !years.isEmpty,
        "yearsHead": lexicon.plain("months.year-only"), "groups": groups,
        "months": lexicon.list("date.short.months.alone").enumerated().map { place, short in
          ["short": short, "number": place + 1, "full": full.indices.contains(place) ? full[place] : short]
        },
      ])
    let some = months.count { ($0.exchanges ?? 0) + ($0.events ?? 0) > 0 }
    let title =
      page.collectsActivity
      ? lexicon.counted(
        page.isPublic ? "months.title.public" : "months.title", months.count,
        ["some": RichText(String(some), .counted("trend/*/ALL")), "total": total])
      : lexicon("months.title.not-collected")
    return Exhibit(
      id: "months", title: title,
      subtitle: lexicon(
        page.collectsActivity ? "months.subtitle" : "months.subtitle.not-collected", ["period": RichText(page.period)]),
      bodyHTML: try Templates.render("heatmap", ["legendOnly": true, "key": key]) + body, words: words(),
      csv: ["trend", "events", "accounting"])
  }

  private var total: RichText { RichText(String(months.count), .counted("trend/*/ALL")) }

  private func group(_ kind: Kind, counting counts: inout [Look: Int]) -> [String: Any] {
    let byYear = Dictionary(grouping: months) { $0.date.first.components.year }
    let rows = byYear.keys.sorted().map { year -> [String: Any] in
      var cells: [[String: Any]] = []
      for month in 1...12 {
        let span = byYear[year]?.first { $0.date.first.components.month == month }
        let look = look(span, kind)
        counts[look, default: 0] += 1
        cells.append(cell(look, span.flatMap(kind.count), kind))
      }
      if !years.isEmpty {
        let count = years.first { $0.date.first.components.year == year }.map(kind.count) ?? 0
        let isCollected = page.settings.collected.contains(kind.export)
        cells.append(cell(isCollected ? (count ?? 0) > 0 ? .records : nothing : .notCollected, count, kind))
      }
      return ["year": year, "cells": cells]
    }
    return [
      "title": page.lexicon.plain("months.kind.\(kind.name)"), "span": years.isEmpty ? 13 : 14, "rows": rows,
    ]
  }

  /// How a month without a record looks: returns say 0, public sources that none is listed.
  private var nothing: Look { page.isPublic ? .none : .zero }

  private func look(_ span: Completeness.Span?, _ kind: Kind) -> Look {
    guard let span else { return .outside }
    guard let count = kind.count(span) else { return .notCollected }
    return count > 0 ? .records : nothing
  }

  private func cell(_ look: Look, _ count: Int?, _ kind: Kind) -> [String: Any] {
    let isNumber = look == .records || look == .zero
    return [
      "class": style(look), "hasCount": isNumber, "pattern": kind.pattern,
      "text": isNumber ? String(count ?? 0) : sample(look), "hidden": isNumber ? "" : words(look),
    ]
  }

  private func style(_ look: Look) -> String {
    switch look {
    case .records: "h2"
    case .zero: "h0"
    case .none: CellLook.Kind.notReported.style
    case .notCollected: CellLook.Kind.notCollected.style
    case .outside: CellLook.Kind.notApplicable.style
    }
  }

  private func sample(_ look: Look) -> String {
    switch look {
    case .records: "2"
    case .zero: "0"
    case .notCollected: "–"
    case .none, .outside: ""
    }
  }

  private func words(_ look: Look) -> String {
    switch look {
    case .records: page.lexicon.plain("legend.matrix")
    case .zero: page.lexicon.plain("months.legend.zero")
    case .none: page.lexicon.plain("status.not-reported.public")
    case .notCollected: page.lexicon.plain("status.not-collected")
    case .outside: page.lexicon.plain("months.legend.outside")
    }
  }

  private func words() -> RichText {
    let lexicon = page.lexicon
    var parts = MonthsExhibit.kinds.map { kind -> RichText in
      guard page.settings.collected.contains(kind.export) else {
        return lexicon("months.words.\(kind.name).not-collected")
      }
      let some = months.count { (kind.count($0) ?? 0) > 0 }
      return lexicon.counted(
        page.isPublic ? "months.words.\(kind.name).public" : "months.words.\(kind.name)", months.count,
        ["some": RichText(String(some), .counted(kind.pattern)), "total": total])
    }
    if page.isPublic, page.collectsActivity { parts.append(lexicon("months.words.none")) }
    let apart = MonthsExhibit.kinds.compactMap { kind -> RichText? in
      let count = years.compactMap(kind.count).reduce(0, +)
      guard count > 0 else { return nil }
      return lexicon.counted("count.\(kind.name)", count, ["n": RichText(String(count), .counted(kind.pattern))])
    }
    if !apart.isEmpty { parts.append(lexicon("months.words.years", ["counts": lexicon.enumeration(apart)])) }
    return RichText.joined(parts, separator: " ")
  }
}
