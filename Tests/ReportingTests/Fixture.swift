import Diagnostics
import Registry
import Statistics
import Tabulation
import Tally

@testable import Reporting

/// A forum of four members, two areas and four measures, with tables made by hand.
enum Fixture {
  static func day(_ text: String) -> CalendarDay {
    PartialDate(text)?.first ?? CalendarDay(ordinal: 0)
  }

  static func titles(_ text: String, _ russian: String) -> Titles {
    Titles(full: ["en": text, "ru": russian], short: ["en": text, "ru": russian])
  }

  static let registry = registry(meetings: [])

  static func registry(meetings: [Meeting]) -> ForumRegistry {
    ForumRegistry(
      statuses: [
        PartyStatus(party: "AAA", kind: .member, validity: Validity()),
        PartyStatus(
          party: "BBB", kind: .member, validity: Validity(), footnotes: ["en": "A note.", "ru": "Примечание."]),
        PartyStatus(party: "CCC", kind: .member, validity: Validity(from: PartialDate("2030-03"))),
        PartyStatus(party: "DDD", kind: .member, validity: Validity()),
        PartyStatus(party: "OBS", kind: .observerState, validity: Validity()),
      ],
      names: [
        PartyName(party: "AAA", language: "en", name: "Alpha", kind: .short),
        PartyName(party: "AAA", language: "ru", name: "Яблония", kind: .short),
        PartyName(party: "BBB", language: "en", name: "Bravo", kind: .short),
        PartyName(party: "CCC", language: "en", name: "Çharlie", kind: .short),
        PartyName(party: "DDD", language: "en", name: "Delta", kind: .short),
        PartyName(party: "OBS", language: "en", name: "Observia", kind: .short),
      ],
      areas: [
        Area(code: "WAT", ordinal: 1, titles: titles("Water", "Вода"), validity: Validity()),
        Area(code: "AIR", ordinal: 2, titles: titles("Air", "Воздух"), validity: Validity()),
      ],
      measures: [
        Measure(code: "W.1", area: "WAT", ordinal: 1, titles: titles("Rivers", "Реки"), validity: Validity()),
        Measure(code: "W.2", area: "WAT", ordinal: 2, titles: titles("Lakes", "Озёра"), validity: Validity()),
        Measure(code: "A.1", area: "AIR", ordinal: 1, titles: titles("Winds", "Ветры"), validity: Validity()),
      ],
      assignments: [
        Assignment(
          party: "AAA", scope: .measure, target: "W.1", role: .coordinator,
          validity: Validity(from: PartialDate("2029")),
          source: "a page", confidence: .low)
      ],
      stages: [
        Stage(modality: "a", ordinal: 1, code: "begun", titles: titles("Begun", "Начато"), body: "States"),
        Stage(modality: "a", ordinal: 2, code: "agreed", titles: titles("Agreed", "Согласовано"), body: "Council"),
      ], meetings: meetings)
  }

  static func settings(
    _ basis: Basis, collected: Set<ExportKind> = [.exchanges, .participation, .milestones, .plan]
  ) -> ReportSettings {
    let period = Period(from: day("2030-01-01"), to: day("2030-12-31"))
    return ReportSettings(period: period, asOf: period.to, basis: basis, trend: .year, collected: collected)
  }

  static let finding = Finding(
    .unknownParty(nearest: ["Bravo"]), file: "inputs/x.csv", line: 7, record: 6, column: "senders", columnIndex: 3,
    value: "<script>alert(1)</script>")

  /// Three months, one of them without a record; a record known to the year; an uncertain assignment.
  static let completeness = Completeness(
    months: [(1, 2, 1), (2, 0, 0), (3, 0, 2)].compactMap { month, exchanges, events in
      PartialDate(year: 2030, month: month).map {
        Completeness.Span(date: $0, exchanges: exchanges, events: events)
      }
    },
    years: [PartialDate(year: 2030)].compactMap { $0.map { Completeness.Span(date: $0, exchanges: 0, events: 1) } },
    registry: [
      Completeness.RegistryRows(file: .parties, rows: 4, medium: 0, low: 0),
      Completeness.RegistryRows(file: .coordinators, rows: 1, medium: 0, low: 1),
    ])

  /// Gives a column another value in every row of a table that begins with a code.
  static func change(_ tables: inout [Table], _ name: String, row: String, _ column: String, _ value: TableValue) {
    for table in tables.indices where tables[table].name == name {
      guard let place = tables[table].schema.columns.firstIndex(where: { $0.name == column }) else { continue }
      for index in tables[table].rows.indices where tables[table].rows[index].values.first == .code(row) {
        tables[table].rows[index].values[place] = value
      }
    }
  }

  /// The same months where nothing is collected.
  static let nothingCollected = Completeness(
    months: completeness.months.map { Completeness.Span(date: $0.date, exchanges: nil, events: nil) },
    registry: completeness.registry)

  static func content(
    _ basis: Basis = .returns, title: String = "Forum of tests", tables: [Table]? = nil,
    collected: Set<ExportKind> = [.exchanges, .participation, .milestones, .plan], findings: [Finding] = [finding],
    earlier: EarlierPeriod? = nil, meetings: [Meeting] = []
  ) -> ReportContent {
    let tables = tables ?? FixtureTables.all(isPublic: basis == .publicSources, isCollected: !collected.isEmpty)
    return ReportContent(
      titles: ["en": title, "ru": title], pipeline: "tests", edition: "tests/2030-12-31",
      settings: settings(basis, collected: collected), status: "draft", symbol: "T/1", notices: ["en": "A notice."],
      languages: ["en", "ru"], registry: registry(meetings: meetings),
      tables: tables + [Figures.table(of: Figures.all(of: tables))],
      findings: findings, warnings: ["The period spans two editions."],
      completeness: collected.isEmpty ? nothingCollected : completeness,
      earlier: earlier,
      provenance: Provenance(
        inputs: [Provenance.Input(kind: "exchanges", entry: 1, file: "inputs/x.csv", sha256: "ab12", bytes: 21)],
        version: "1.0", libraries: [Provenance.Library(name: "libgd", version: "2.3")],
        pipeline: Provenance.File(path: "pipelines/tests.yaml", sha256: "cd34"),
        registry: [Provenance.File(path: "registry/parties.csv", sha256: "ef56")]))
  }

  /// A page up to its script and the words of that: nothing in them comes from an input.
  static func beforeScript(_ html: String) -> String {
    html.components(separatedBy: "<script type=\"application/json\" id=\"page-words\">")[0]
  }

  /// The page of a content, without charts.
  static func page(_ content: ReportContent, language: String = "en") throws -> String {
    try ReportPage(content, language: language).html(charts: [])
  }
}
