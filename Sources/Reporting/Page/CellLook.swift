/// How a cell of State × area or State × measure looks: class, text, and what a reader is told.
struct CellLook: Sendable, Hashable {
  /// The kinds of cells, in the order of the legend.
  enum Kind: String, Sendable, CaseIterable {
    case active, areaOnly = "area-only", `nil`, pending, quarantined
    case notReported = "not-reported"
    case notApplicable = "not-applicable"
    case notCollected = "not-collected"

    /// The class of the style sheet.
    var style: String {
      switch self {
      case .active: ""
      case .areaOnly: "h0 st-area"
      case .nil: "st-nil"
      case .pending: "st-pend"
      case .quarantined: "st-q"
      case .notReported: "st-nr"
      case .notApplicable: "st-na"
      case .notCollected: "st-nc"
      }
    }
  }

  var kind: Kind
  var style: String
  var text: String
  /// The addresses of the figures in the text.
  var addresses: [String]

  /// The look of a cell of `coverage_by_state`.
  static func coverage(_ line: TableLine, _ page: PageContext, _ scale: RecordScale) -> CellLook {
    guard let kind = kind(line.text("status")), kind == .active else {
      return plain(kind(line.text("status")) ?? .notReported, page)
    }
    let active = line.number("measures_active") ?? 0
    if page.isPublic { return records(line, kind: active == 0 ? .areaOnly : .active, scale) }
    let total = line.number("measures_in_force") ?? 0
    return CellLook(
      kind: active == 0 ? .areaOnly : .active,
      style: active == 0 ? Kind.areaOnly.style : "h\(shareClass(active, total))",
      text: "\(active)/\(total)", addresses: [line.address("measures_active"), line.address("measures_in_force")])
  }

  /// The look of a cell of `matrix`: the number of records, never a shade that ranks.
  static func matrix(_ line: TableLine, _ page: PageContext) -> CellLook {
    guard let kind = kind(line.text("status")), kind == .active else {
      return plain(kind(line.text("status")) ?? .notReported, page)
    }
    var look = records(line, kind: .active, RecordScale(highest: 0))
    look.style = "h2"
    return look
  }

  /// The status code of a cell as a kind.
  static func kind(_ status: String) -> Kind? { Kind(rawValue: status) }

  /// The class of a share: 0, up to 20, 40, 60, 80 and 100 per cent.
  static func shareClass(_ part: Int, _ total: Int) -> Int {
    guard part > 0, total > 0 else { return 0 }
    return min(5, max(1, (part * 5 + total - 1) / total))
  }

  /// The records of a line: exchanges sent and events taken part in.
  static func records(_ line: TableLine) -> Int { (line.number("exchanges") ?? 0) + (line.number("events") ?? 0) }

  private static func records(_ line: TableLine, kind: Kind, _ scale: RecordScale) -> CellLook {
    let columns = ["exchanges", "events"].filter { line.number($0) != nil }
    let sum = records(line)
    let shade = "h\(scale.level(sum))"
    return CellLook(
      kind: kind, style: kind == .areaOnly ? "\(shade) st-area" : shade, text: String(sum),
      addresses: columns.map { line.address($0) })
  }

  private static func plain(_ kind: Kind, _ page: PageContext) -> CellLook {
    let text: String =
      switch kind {
      case .nil: page.lexicon.plain("cell.nil")
      case .pending: page.lexicon.plain("cell.pending")
      case .quarantined: "⚑"
      case .notCollected: "–"
      default: ""
      }
    return CellLook(kind: kind, style: kind.style, text: text, addresses: [])
  }
}

extension CellLook {
  /// The cell as markup: there are too many cells for a template.
  ///
  /// - Parameter starts: whether a line separates its column from the one before.
  func html(_ page: PageContext, starts: Bool = false) -> String {
    let text = HTMLEscape.text(text)
    let hidden = kind == .active ? "" : HTMLEscape.text(page.lexicon.plain(page.statusKey(kind)))
    let shown =
      addresses.isEmpty
      ? "<span aria-hidden=\"true\">\(text)</span>"
      : "<span data-address=\"\(HTMLEscape.text(addresses.joined(separator: " ")))\">\(text)</span>"
    return "<td class=\"cell \(style)\(starts ? " start" : "")\">\(shown)<span class=\"vh\">\(hidden)</span></td>"
  }
}

extension PageContext {
  /// The key of the words for a kind of cell; public sources list, States report.
  func statusKey(_ kind: CellLook.Kind) -> String {
    kind == .notReported && isPublic ? "status.not-reported.public" : "status.\(kind.rawValue)"
  }

  /// How complete the lists are, for every exhibit by State.
  var listCompleteness: RichText {
    guard let all = tables.row("coverage_by_area", "ALL"), let listed = all.figure("events_listed"),
      let events = all.figure("events"), let number = all.number("events")
    else { return .empty }
    return lexicon.counted("lists.complete", number, ["listed": listed, "events": events])
  }

  /// The number of cells of State × area that are not reported or not listed.
  var cellsNotReported: RichText {
    let cells = tables.rows("coverage_by_state").filter { $0.text("area") != "ALL" }
    return notReported(among: cells, "coverage_by_state", "source.cells")
  }

  /// The number of cells of State × measure that are not reported or not listed.
  var matrixCellsNotReported: RichText { notReported(among: tables.rows("matrix"), "matrix", "source.cells.matrix") }

  private func notReported(among cells: [TableLine], _ table: String, _ key: String) -> RichText {
    let count = cells.count { $0.text("status") == "not-reported" }
    return lexicon.counted(
      isPublic ? key + ".public" : key, cells.count,
      [
        "count": RichText(String(count), .counted("\(table)/*/status")),
        "total": RichText(String(cells.count)),
      ])
  }
}
