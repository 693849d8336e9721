import Registry

/// Coverage by State: members down, areas across.
struct StatesSection {
  let page: PageContext

  func make() throws(ReportError) -> PageSection {
    guard page.collectsActivity else {
      return PageSection(id: "states", lede: page.lexicon("not-collected.lede"))
    }
    return PageSection(
      id: "states", lede: page.lexicon(page.isPublic ? "states.lede.public" : "states.lede"),
      exhibits: [try exhibit()]
        + (page.content.area == nil ? try TilesExhibit(page: page).make().map { [$0] } ?? [] : []))
  }

  private func exhibit() throws(ReportError) -> Exhibit {
    let lexicon = page.lexicon
    let scale = RecordScale(
      highest: page.tables.rows("coverage_by_state").filter { $0.text("area") != "ALL" }.map(CellLook.records).max()
        ?? 0)
    var counts: [CellLook.Kind: Int] = [:]
    var rows: [[String: Any]] = []
    for (place, state) in page.states.enumerated() {
      var cells = ""
      for area in page.areas {
        guard let line = page.tables.row("coverage_by_state", state, area.code) else { continue }
        let look = CellLook.coverage(line, page, scale)
        counts[look.kind, default: 0] += 1
        cells += look.html(page)
      }
      rows.append([
        "nameHTML": page.name(state).html, "cellsHTML": cells, "gap": place % 7 == 6 && place + 1 < page.states.count,
      ])
    }
    let total = counts.values.reduce(0, +)
    let active = counts[.active, default: 0] + counts[.areaOnly, default: 0]
    let body = try Templates.render(
      "heatmap",
      [
        "head": lexicon.plain("word.member"), "rows": rows, "span": page.areas.count + 1,
        "areas": page.areas.map { area in
          ["title": page.areaTitle(area.code), "code": area.code, "class": page.areaClass(area.code)]
        },
        "hasFoot": !footer().isEmpty, "footHead": lexicon.plain(page.isPublic ? "states.foot.public" : "states.foot"),
        "foot": footer().map { ["html": $0.html] },
        "rampTitle": lexicon.plain(page.isPublic ? "ramp.records" : "ramp.share"),
        "ramp": (page.isPublic ? scale.labels : lexicon.list("ramp.labels"))
          .enumerated().map { ["class": "h\($0 + (page.isPublic ? 1 : 0))", "text": $1] },
        "key": legend(counts),
      ])
    return Exhibit(
      id: "coverage-by-state",
      title: lexicon.counted(
        page.isPublic ? "states.title.public" : "states.title", total,
        ["active": RichText(String(active), .counted("coverage_by_state/*/status")), "total": RichText(String(total))]),
      subtitle: lexicon(
        page.isPublic ? "states.subtitle.public" : "states.subtitle", ["period": RichText(page.period)]),
      completeness: page.listCompleteness,
      registry: page.registryNote(
        page.areas.compactMap { page.tables.row("coverage_by_area", $0.code) }, footer().isEmpty ? [] : ["members"]),
      bodyHTML: body, words: words(), remarks: [page.cellsNotReported],
      csv: ["coverage_by_state", "coverage_by_area"], chart: "coverage-by-state")
  }

  private func legend(_ counts: [CellLook.Kind: Int]) -> [[String: Any]] {
    CellLook.Kind.allCases.filter { kind in
      // Public sources have no returns: what they cannot show needs no key unless it occurs.
      let isRare = kind == .notCollected || (page.isPublic && (kind == .nil || kind == .pending))
      return !isRare || counts[kind, default: 0] > 0
    }.map { kind in
      let sample: String =
        switch kind {
        case .active: page.isPublic ? "2" : "3/8"
        case .areaOnly: page.isPublic ? "1" : "0/3"
        case .nil: page.lexicon.plain("cell.nil")
        case .pending: page.lexicon.plain("cell.pending")
        case .quarantined: "⚑"
        case .notCollected: "–"
        case .notReported, .notApplicable: ""
        }
      let style = kind == .active ? "h2" : kind == .areaOnly && page.isPublic ? "h1 st-area" : kind.style
      let words =
        kind == .active || kind == .areaOnly
        ? "legend.\(kind.rawValue)\(page.isPublic ? ".public" : "")" : page.statusKey(kind)
      return ["class": style, "sample": sample, "words": page.lexicon.plain(words), "count": counts[kind, default: 0]]
    }
  }

  /// Members active of members in each area; with public sources members named, without a denominator.
  private func footer() -> [RichText] {
    let cells = page.areas.map { area -> RichText in
      guard let line = page.tables.row("coverage_by_area", area.code), let active = line.figure("members_active") else {
        return .empty
      }
      guard let members = line.figure("members") else { return active }
      return active + "/" + members
    }
    return cells.allSatisfy(\.isEmpty) ? [] : cells
  }

  private func words() -> RichText {
    let parts = page.areas.compactMap { area -> RichText? in
      guard let line = page.tables.row("coverage_by_area", area.code), let active = line.figure("members_active"),
        let number = line.number("members_active")
      else { return nil }
      let title = RichText(page.areaTitle(area.code))
      guard let members = line.figure("members"), let total = line.number("members") else {
        return page.lexicon("pair", ["name": title, "value": active])
      }
      return page.lexicon("pair", ["name": title, "value": page.share(active, number, of: members, total)])
    }
    return page.lexicon(
      page.isPublic ? "states.words.public" : "states.words",
      ["areas": RichText.joined(parts, separator: "; ")])
  }
}
