import Registry
import Statistics

/// The words and figures that every kind of briefing shares.
struct BriefingWords {
  let page: PageContext

  var lexicon: Lexicon { page.lexicon }

  /// The key of a text that public sources say otherwise.
  func key(_ key: String) -> String { page.isPublic ? key + ".public" : key }

  /// A figure of a total, where the table has both; `nil` where it does not have the figure.
  ///
  /// With public sources no total is given: what they do not list is no share.
  func figure(
    _ part: (line: TableLine?, column: String), of whole: (line: TableLine?, column: String)?, _ key: String
  ) -> Briefing.Figure? {
    guard let line = part.line, let value = line.figure(part.column), let number = line.number(part.column) else {
      return nil
    }
    guard !page.isPublic, let whole, let total = whole.line?.figure(whole.column),
      let totalNumber = whole.line?.number(whole.column)
    else {
      return Briefing.Figure(value: value, say: lexicon.counted("brief.\(key).alone", number))
    }
    return Briefing.Figure(
      value: value, total: lexicon("brief.of", ["total": total]), say: lexicon.counted("brief.\(key)", totalNumber))
  }

  /// A figure and the total that it is of, as in a table: `3/28`; the figure alone with public sources.
  func share(_ line: TableLine?, _ column: String, of whole: TableLine?, _ wholeColumn: String) -> RichText {
    guard let value = line?.figure(column) else { return .empty }
    guard !page.isPublic, let total = whole?.figure(wholeColumn) else { return value }
    return value + "/" + total
  }

  /// How far a measure has come: `5/7`, with a word where that is provisional.
  func stage(_ line: TableLine?) -> RichText {
    guard let line, let ordinal = line.figure("stage_ordinal"), let stages = line.figure("stages") else {
      return RichText(lexicon.plain("measures.no-stage"), .quiet)
    }
    let provisional = line.text("approval") == "provisional" ? ", " + lexicon.plain("word.provisional") : ""
    return ordinal + "/" + stages + RichText(provisional, .quiet)
  }

  /// Whether stages are collected, so that a column of them says something.
  var hasStages: Bool { page.settings.collected.contains(.milestones) }

  /// The first statutory meeting after the report's date; `nil` where the registry names none.
  var nextMeeting: Meeting? {
    page.registry.meetings.filter { $0.start.first > page.settings.asOf }
      .min { ($0.start.first, $0.body, $0.number) < ($1.start.first, $1.body, $1.number) }
  }

  /// Whether a term ends before the next meeting; a meeting that is known to the year counts from its last day.
  func endsBeforeMeeting(_ line: TableLine) -> Bool {
    guard let meeting = nextMeeting, let end = PartialDate(line.text("to")) else { return false }
    return end.first <= meeting.start.last
  }

  /// When a term ends.
  func term(_ line: TableLine) -> RichText {
    let end = line.text("to")
    if end.isEmpty { return RichText(lexicon.plain("brief.term.open"), .quiet) }
    return RichText(page.dates.short(end) + (endsBeforeMeeting(line) ? " †" : ""))
  }

  /// The next meeting, and whether terms end before it.
  func meetingNote(_ assignments: [TableLine]) -> RichText {
    guard let meeting = nextMeeting else { return lexicon("brief.meeting.none") }
    return lexicon(
      assignments.contains(where: endsBeforeMeeting) ? "brief.meeting.ending" : "brief.meeting",
      ["meeting": RichText(meeting.title), "date": RichText(page.dates.full(meeting.start))])
  }

  /// The remarks at the head of every sheet.
  var remarks: [RichText] {
    var remarks: [RichText] = []
    if page.isPublic { remarks.append(lexicon("brief.public")) }
    if !page.notice.isEmpty { remarks.append(RichText(page.notice)) }
    return remarks
  }

  /// Where the figures of a sheet stand.
  func source(_ tables: [String]) -> RichText {
    lexicon(
      page.isPublic ? "brief.source.public" : "brief.source",
      [
        "edition": RichText(page.content.edition), "date": RichText(page.asOf),
        "tables": RichText(tables.joined(separator: ", ")),
      ])
  }

  /// Titles of measures and areas as a list in a sentence.
  func titles(_ codes: [String]) -> RichText {
    lexicon.enumeration(codes.map { RichText(page.subjectTitle($0)) })
  }

  /// The class that gives a measure or area its colour; empty where it is neither.
  func areaClass(_ code: String) -> String {
    let area = page.registry.measure(code)?.area ?? code
    return page.registry.area(area) == nil ? "" : page.areaClass(area)
  }

  /// What an assignment is for.
  func target(_ line: TableLine) -> RichText { RichText(CoordinatorsSection(page: page).target(line)) }

  /// The roles of one party, with reach and term.
  func roles(_ party: String) -> Briefing.Table? {
    let lines = page.tables.rows("coordination").filter { $0.text("coordinator") == party }
    guard !lines.isEmpty else { return nil }
    var columns: [Briefing.Column] = [
      .init(head: lexicon.plain("assignments.head.target"), width: 34),
      .init(head: lexicon.plain("assignments.head.role")),
    ]
    if page.collectsActivity {
      columns += [
        .init(
          head: lexicon.plain(page.isPublic ? "measures.head.members.public" : "measures.head.members"), isNumber: true),
        .init(head: lexicon.plain("word.events"), isNumber: true),
        .init(head: lexicon.plain("word.exchanges"), isNumber: true),
      ]
    }
    if hasStages { columns.append(.init(head: lexicon.plain("brief.head.stage"))) }
    columns += [
      .init(head: lexicon.plain("brief.head.since")), .init(head: lexicon.plain("brief.head.term")),
    ]
    let rows = lines.map { line in
      let target = line.text("target")
      let measure = line.text("scope") == "measure" ? page.tables.row("coverage_by_measure", target) : nil
      let subject = measure ?? (line.text("scope") == "area" ? page.tables.row("coverage_by_area", target) : nil)
      var cells: [Briefing.Cell] = [.text(self.target(line)), .text(lexicon("role.\(line.text("role"))"))]
      if page.collectsActivity {
        cells += [
          .text(share(subject, "members_active", of: subject, "members")),
          .text(subject?.figure("events") ?? .empty), .text(subject?.figure("exchanges") ?? .empty),
        ]
      }
      if hasStages { cells.append(.text(measure == nil ? .empty : stage(measure))) }
      cells += [.text(RichText(page.dates.short(line.text("from")))), .text(term(line))]
      return Briefing.Row(cells: cells, areaClass: areaClass(target))
    }
    return Briefing.Table(
      title: lexicon("brief.roles", ["date": RichText(page.asOf)]), columns: columns, rows: rows,
      note: meetingNote(lines))
  }
}
