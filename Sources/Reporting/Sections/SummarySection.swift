import Registry
import Tabulation

/// The key figures as sentences, and what is open.
struct SummarySection {
  let page: PageContext

  /// A figure that a sentence reads on from.
  private struct KeyFigure {
    var figure: RichText
    var whole: RichText = .empty
    var number = 0
    var total = 0
    var say: RichText
  }

  func make() throws(ReportError) -> PageSection {
    let figures: [[String: Any]] = keyFigures().map { key in
      [
        "figureHTML": key.figure.html, "class": key.figure.runs.contains { $0.style == .plain } ? "words" : "",
        "hasWhole": !key.whole.isEmpty,
        "wholeHTML": page.lexicon("key.of", ["whole": key.whole]).html,
        "stripHTML": UnitStrip.html(key.number, of: key.total), "sayHTML": key.say.html,
      ]
    }
    let open: [[String: Any]] = OpenItems(page: page).make().map {
      [
        "figureHTML": $0.figure.html, "sayHTML": $0.say.html,
        "href": "#\((page.shows($0.section) ? $0.section : .summary).rawValue)",
      ]
    }
    let registry = page.registryNote(
      page.tables.row("coverage_by_area", "ALL").map { [$0] } ?? [], ["measures_coordinated", "members"])
    let html = try Templates.render(
      "summary",
      [
        "figures": figures, "latestHTML": latest().html, "hasLatest": !latest().isEmpty,
        "newsHTML": news().html, "hasNews": !news().isEmpty,
        "openTitle": page.lexicon.plain("open.title"), "open": open, "hasOpen": !open.isEmpty,
        "none": page.lexicon.plain("open.none"), "more": page.lexicon.plain("open.more"),
        "registryHTML": registry.html, "hasRegistry": !registry.isEmpty,
      ])
    return PageSection(id: "summary", html: html)
  }

  private func keyFigures() -> [KeyFigure] {
    let all = page.tables.row("coverage_by_area", "ALL")
    let result: [KeyFigure?] =
      page.collectsActivity
      ? [
        share(all, "measures_active", "measures_in_force", page.isPublic ? "key.active.public" : "key.active"),
        share(all, "measures_coordinated", "measures_in_force", "key.coordinated"),
        page.isPublic ? nil : share(all, "members_active", "members", "key.members"),
        lastStage(), share(all, "events_listed", "events", "key.listed"), exchanges(all),
        page.isPublic ? planHeld() : nil,
      ]
      : [
        share(all, "measures_coordinated", "measures_in_force", "key.coordinated"), coordinators(),
        KeyFigure(figure: page.lexicon("word.not-collected"), say: page.lexicon("key.not-collected")),
      ]
    return result.compactMap(\.self)
  }

  private func share(_ line: TableLine?, _ part: String, _ whole: String, _ key: String) -> KeyFigure? {
    guard let line, let number = line.number(part), let total = line.number(whole), total > 0,
      let figure = line.figure(part), let wholeFigure = line.figure(whole)
    else { return nil }
    return KeyFigure(
      figure: figure, whole: wholeFigure, number: number, total: total,
      say: page.lexicon.counted(
        key, total,
        [
          "percent": percent(number, of: total, .figure([line.address(part), line.address(whole)])),
          "date": RichText(page.asOf),
        ]))
  }

  private func lastStage() -> KeyFigure? {
    guard page.settings.collected.contains(.milestones) else { return nil }
    let rows = page.tables.rows("coverage_by_measure")
    guard !rows.isEmpty else { return nil }
    let last = rows.filter { $0.number("stage_ordinal") != nil && $0.number("stage_ordinal") == $0.number("stages") }
    let provisional = last.count { $0.text("approval") == "provisional" }
    let say = page.lexicon.counted(
      page.isPublic ? "key.stage.public" : "key.stage", rows.count,
      [
        "percent": percent(last.count, of: rows.count, .counted("coverage_by_measure/*/stage_ordinal")),
        "provisional": provisional == 0
          ? .empty
          : page.lexicon.counted(
            "key.stage.provisional", provisional,
            ["n": RichText(String(provisional), .counted("coverage_by_measure/*/approval"))]),
      ])
    return KeyFigure(
      figure: RichText(String(last.count), .counted("coverage_by_measure/*/stage_ordinal")),
      whole: RichText(String(rows.count), .counted("coverage_by_measure/*")), number: last.count, total: rows.count,
      say: say)
  }

  private func exchanges(_ all: TableLine?) -> KeyFigure? {
    guard let all, let number = all.number("exchanges"), let figure = all.figure("exchanges") else { return nil }
    return KeyFigure(figure: figure, say: page.lexicon.counted("key.exchanges", number))
  }

  private func planHeld() -> KeyFigure? {
    let rows = page.tables.rows("plan").filter { $0.text("outcome") != "unplanned" }
    guard !rows.isEmpty else { return nil }
    let held = rows.count { ["held", "moved"].contains($0.text("outcome")) }
    return KeyFigure(
      figure: RichText(String(held), .counted("plan/*/outcome")),
      whole: RichText(String(rows.count), .counted("plan/*")), number: held, total: rows.count,
      say: page.lexicon.counted(
        "key.plan", rows.count, ["percent": percent(held, of: rows.count, .counted("plan/*/outcome"))]))
  }

  private func coordinators() -> KeyFigure? {
    let members = page.registry.memberCount(on: page.settings.asOf)
    let parties = Set(page.tables.rows("coordination").map { $0.text("coordinator") })
      .filter { page.registry.isMember($0, on: page.settings.asOf) }
    guard members > 0 else { return nil }
    return KeyFigure(
      figure: RichText(String(parties.count), .counted("coordination/*")),
      whole: RichText(String(members), .counted("registry/parties.csv/kind")),
      number: parties.count, total: members,
      say: page.lexicon.counted(
        "key.coordinators", members,
        [
          "percent": percent(parties.count, of: members, .counted("coordination/*")), "date": RichText(page.asOf),
        ]))
  }

  /// A percentage that knows what it is a share of.
  private func percent(_ number: Int, of total: Int, _ style: RichText.Style) -> RichText {
    let text = page.percent(number, of: total)
    return text.isEmpty ? .empty : RichText(text, style)
  }

  /// What is new against the comparison period: at most three kinds of changes, each with its number and its place, and
  /// the page of what changed since the last edition.
  private func news() -> RichText {
    let lexicon = page.lexicon
    let lines = page.tables.rows("changes")
    guard !lines.isEmpty else { return .empty }
    let kinds = lines.map { $0.text("kind") }.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    // A page of some sections may have no list of changes.
    func link(_ text: String) -> RichText {
      page.shows(.changes) ? RichText(text, .link("#ex-changes")) : RichText(text)
    }
    let parts = kinds.prefix(SummarySection.newsLimit).map { kind in
      lexicon(
        "pair",
        [
          "name": link(lexicon.plain("change.\(kind)")),
          "value": RichText(String(lines.count { $0.text("kind") == kind }), .counted("changes/\(kind)")),
        ])
    }
    var line = lexicon(
      "news.line",
      [
        "since": since(), "changes": RichText.joined(parts, separator: "; "),
      ])
    if kinds.count > parts.count { line += " " + link(lexicon.plain("news.more")) }
    return line
  }

  private static let newsLimit = 3

  /// Since when something is new: since the meeting with which the period begins, or beside the comparison period.
  private func since() -> RichText {
    let lexicon = page.lexicon
    guard let earlier = page.content.earlier else { return lexicon("news.since.none") }
    let period = RichText(page.dates.period(earlier.period), .strong)
    let meetings = page.registry.meetings(openingPeriodFrom: page.settings.period.from)
    guard let first = meetings.first else { return lexicon("news.since", ["period": period]) }
    return lexicon(
      "news.since.meeting",
      [
        "meeting": RichText(meetings.map(\.title).joined(separator: ", "), .strong),
        "date": RichText(page.dates.full(first.end ?? first.start)), "period": period,
      ])
  }

  /// The last row of the trend in a line; with public sources only what it counts.
  private func latest() -> RichText {
    let lexicon = page.lexicon
    let lines = page.tables.rows("trend").filter { $0.text("area") == "ALL" }
    let periods = PeriodWords(page: page)
    guard page.collectsActivity, let last = lines.last(where: { !periods.isYearOnly($0) }) ?? lines.last else {
      return .empty
    }
    let parts = ["events", "participations", "exchanges"].compactMap { column in
      last.number(column).flatMap { number in
        page.isPublic && number == 0
          ? nil : last.figure(column).map { lexicon.counted("count.\(column)", number, ["n": $0]) }
      }
    }
    if parts.isEmpty { return .empty }
    return lexicon(
      "latest.line",
      [
        "period": RichText(periods.title(last), .strong), "counts": lexicon.enumeration(parts),
      ])
  }
}
