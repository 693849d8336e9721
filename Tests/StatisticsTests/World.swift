import Registry
import Statistics
import Tabulation
import Tally

/// The partial date that the test has written.
func date(_ text: String) -> PartialDate {
  guard let date = PartialDate(text) else { preconditionFailure("the test writes no date: \(text)") }
  return date
}

/// The first day of a date that the test has written.
func day(_ text: String) -> CalendarDay { date(text).first }

/// Days from one ISO date to another; an empty one is an open end.
func validity(_ from: String = "", _ to: String = "") -> Validity {
  Validity(from: from.isEmpty ? nil : date(from), to: to.isEmpty ? nil : date(to))
}

/// A registry and rows, written by their codes.
struct World {
  let registry: ForumRegistry
  private(set) var tally = ActivityTally(keepsRows: true)
  private var rows = 0

  init(_ registry: ForumRegistry) { self.registry = registry }

  /// An exchange; `labels`, `senders` and `recipients` are separated by `;`.
  mutating func exchange(
    _ id: String, _ when: String, _ labels: String, from senders: String, to recipients: String = "all",
    supersedes: String = ""
  ) {
    let items = recipients.split(separator: ";").filter { $0 != "all" }.joined(separator: ";")
    tally.add(
      ExchangeRow(
        place: place(), span: ByteSpan(offset: 0, end: 0), id: id, idText: id, date: date(when),
        labels: self.labels(labels), senders: parties(senders), recipients: parties(items),
        isToAll: recipients.contains("all"), supersedes: supersedes,
        supersedesText: supersedes, hasError: false, groupKey: nil))
  }

  /// One row of an event.
  mutating func attend(
    _ event: String, _ start: String, _ labels: String, _ party: String, isHost: Bool = false, delegates: Int? = nil,
    list: ListCompleteness? = nil, title: String = ""
  ) {
    for party in parties(party) {
      tally.add(
        ParticipationRow(
          place: place(), eventID: event, start: date(start), startText: start, party: party,
          labels: self.labels(labels), isHost: isHost, delegates: delegates, list: list, title: title, venue: ""))
    }
  }

  mutating func milestone(
    _ measure: String, _ modality: String, _ ordinal: Int, _ when: String, isProvisional: Bool = false
  ) {
    tally.add(
      MilestoneRow(
        place: place(), measure: registry.place(ofMeasure: measure), modality: modality,
        stage: "\(modality)\(ordinal)", ordinal: ordinal, date: date(when), dateText: when, body: "",
        document: "", isProvisional: isProvisional))
  }

  /// A return; an empty area means all areas.
  mutating func file(
    _ party: String, _ area: String, _ status: ReturnStatus, from: String = "2007", to: String = "2007"
  ) {
    tally.add(
      ReturnRow(
        place: place(), party: parties(party)[0], area: area.isEmpty ? nil : registry.place(ofArea: area),
        from: date(from), to: date(to), status: status))
  }

  /// A quarantined row that names parties and labels.
  mutating func quarantine(_ party: String, _ labels: String, _ when: String? = nil, isAllAreas: Bool = false) {
    tally.add(
      QuarantinedCell(
        parties: parties(party), labels: self.labels(labels), isAllAreas: isAllAreas,
        first: when.map { date($0).first },
        last: when.map { date($0).last }), at: place())
  }

  /// A row of the plan; an empty lead or planned start is none.
  mutating func plan(
    _ id: String, _ year: Int, _ label: String = "ECO-1", lead: String = "", planned: String = "", event: String = "",
    _ status: PlanStatus? = nil
  ) {
    tally.add(
      PlanRow(
        place: place(), span: ByteSpan(offset: 0, end: 0), id: id, idText: id, year: year,
        label: labels(label).first, event: "Plan of \(id)", lead: parties(lead).first,
        plannedStart: planned.isEmpty ? nil : date(planned), eventID: event, status: status, hasError: false))
  }

  mutating func noteQuarantinedRow(ofEvent id: String) {
    tally.noteQuarantinedRow(ofEvent: id, at: place())
  }

  /// The tables by name.
  func tables(_ settings: ReportSettings = World.settings(), since comparison: Period? = nil) -> [String: Table] {
    let activity = tally.settle(period: settings.period).activity
    let tables = Statistics.tables(activity, registry, settings, comparison: comparison)
    return Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0) })
  }

  /// The rows of a table as printed cells, joined with `|`.
  func lines(
    _ table: String, _ settings: ReportSettings = World.settings(), since comparison: Period? = nil
  ) -> [String] {
    (tables(settings, since: comparison)[table]?.rows ?? []).map { $0.values.map(\.text).joined(separator: "|") }
  }

  /// The printed cells of one column by the keys of the rows, joined with `/`.
  func column(_ column: String, of name: String, _ settings: ReportSettings = World.settings()) -> [String: String] {
    guard let table = tables(settings)[name] else { return [:] }
    return Dictionary(
      table.rows.map { (table.keys(of: $0).joined(separator: "/"), table.value($0, column).text) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Settings of a report on 2007, of all kinds of exports but where named otherwise.
  static func settings(
    from: String = "2007-01-01", to: String = "2007-12-31", asOf: String = "2007-12-31", basis: Basis = .returns,
    catalogue: CatalogueRule = .asRecorded, trend: TrendStep = .quarter, standingAfterDays: Int? = nil,
    collected: Set<ExportKind> = Set(ExportKind.allCases)
  ) -> ReportSettings {
    ReportSettings(
      period: Period(from: day(from), to: day(to)), asOf: day(asOf), basis: basis, catalogue: catalogue,
      trend: trend, standingAfterDays: standingAfterDays, collected: collected)
  }

  private mutating func place() -> RowPlace {
    rows += 1
    return RowPlace(file: 0, record: rows, line: rows + 1)
  }

  private func labels(_ codes: String) -> [Label] {
    codes.split(separator: ";").map { code -> Label in
      let code = String(code)
      if registry.measure(code) != nil { return .measure(registry.place(ofMeasure: code)) }
      precondition(registry.area(code) != nil, "the test names no measure or area: \(code)")
      return .area(registry.place(ofArea: code))
    }.sorted()
  }

  private func parties(_ codes: String) -> [Int] {
    codes.split(separator: ";").map { code in
      guard let place = registry.parties.firstIndex(of: String(code)) else {
        preconditionFailure("the test names no party: \(code)")
      }
      return place
    }
  }
}
