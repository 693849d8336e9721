import Registry

/// State × measure: the number of records of each member under each measure.
struct MatrixSection {
  let page: PageContext

  /// More columns than this do not fit beside the names.
  static let columnLimit = 30

  func make() throws(ReportError) -> PageSection {
    guard page.collectsActivity else {
      return PageSection(id: "matrix", lede: page.lexicon("not-collected.lede"))
    }
    return PageSection(id: "matrix", lede: page.lexicon("matrix.lede"), exhibits: [try exhibit()])
  }

  private func exhibit() throws(ReportError) -> Exhibit {
    let lexicon = page.lexicon
    var counts: [CellLook.Kind: Int] = [:]
    var body = ""
    for block in MatrixSection.blocks(page.measures) { body += try table(block, counting: &counts) }
    let total = counts.values.reduce(0, +)
    let key: [[String: Any]] = CellLook.Kind.allCases.filter { counts[$0, default: 0] > 0 || $0 == .active }.map {
      kind in
      [
        "class": kind == .active ? "h2" : kind.style, "sample": kind == .active ? "2" : kind == .quarantined ? "⚑" : "",
        "words": lexicon.plain(kind == .active ? "legend.matrix" : page.statusKey(kind)),
        "count": counts[kind, default: 0],
      ]
    }
    let legend = try Templates.render("heatmap", ["legendOnly": true, "key": key])
    let active = page.tables.row("coverage_by_area", "ALL")
    return Exhibit(
      id: "state-by-measure",
      title: lexicon.counted(
        page.isPublic ? "matrix.title.public" : "matrix.title", active?.number("measures_in_force") ?? 0,
        [
          "active": active?.figure("measures_active") ?? "0", "total": active?.figure("measures_in_force") ?? "0",
        ]),
      subtitle: lexicon("matrix.subtitle", ["period": RichText(page.period)]), completeness: page.listCompleteness,
      bodyHTML: legend + body,
      words: lexicon.counted(
        page.isPublic ? "matrix.words.public" : "matrix.words", total,
        [
          "active": RichText(String(counts[.active, default: 0]), .counted("matrix/*/status")),
          "total": RichText(String(total)),
        ]),
      remarks: [page.matrixCellsNotReported], csv: ["matrix"], chart: "matrix")
  }

  private func table(
    _ block: [Measure], counting counts: inout [CellLook.Kind: Int]
  ) throws(ReportError) -> String {
    var rows: [[String: Any]] = []
    for (place, state) in page.states.enumerated() {
      var cells = ""
      for (column, measure) in block.enumerated() {
        guard let line = page.tables.row("matrix", state, measure.code) else { continue }
        let look = CellLook.matrix(line, page)
        counts[look.kind, default: 0] += 1
        cells += look.html(page, starts: column > 0 && block[column - 1].area != measure.area)
      }
      rows.append([
        "nameHTML": page.name(state).html, "cellsHTML": cells, "gap": place % 7 == 6 && place + 1 < page.states.count,
      ])
    }
    var groups: [(area: String, count: Int)] = []
    for measure in block {
      if groups.last?.area == measure.area {
        groups[groups.count - 1].count += 1
      } else {
        groups.append((measure.area, 1))
      }
    }
    return try Templates.render(
      "matrix",
      [
        "head": page.lexicon.plain("word.member"), "rows": rows, "span": block.count + 1, "few": block.count <= 12,
        "groups": groups.map {
          [
            "title": title($0.area, columns: $0.count), "full": page.areaTitle($0.area), "span": $0.count,
            "class": page.areaClass($0.area),
          ]
        },
        "measures": block.enumerated().map { column, measure in
          [
            "title": page.subjectTitle(measure.code), "full": measure.titles.title(page.lexicon.language),
            "class": page.areaClass(measure.area)
              + (column > 0 && block[column - 1].area != measure.area ? " start" : ""),
          ]
        },
      ])
  }

  /// The title of an area; its code where the longest word is wider than the columns.
  private func title(_ area: String, columns: Int) -> String {
    let title = page.areaTitle(area)
    let longest =
      title.split { $0 == " " || $0 == "-" }.map { word in
        word.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 62 : 70) }
      }.max() ?? 0
    return longest > columns * 270 ? area : title
  }

  /// Measures in blocks that fit the page, cut between areas where that is possible.
  static func blocks(_ measures: [Measure]) -> [[Measure]] {
    var blocks: [[Measure]] = []
    var areas: [[Measure]] = []
    for measure in measures {
      if let last = areas.last, last[0].area == measure.area, last.count < columnLimit {
        areas[areas.count - 1].append(measure)
      } else {
        areas.append([measure])
      }
    }
    for area in areas {
      if let last = blocks.last, last.count + area.count <= columnLimit {
        blocks[blocks.count - 1] += area
      } else {
        blocks.append(area)
      }
    }
    return blocks
  }
}
