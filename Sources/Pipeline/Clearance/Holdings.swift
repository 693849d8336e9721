import Diagnostics
import Ingest
import Registry
import Reporting
import Tabulation
import Tally

/// What is held for each party, with the cells of its rows: the ground of sheets and of pre-filled files.
struct Holdings {
  let computation: Computation
  let cells: RowCells
  private let exchanges: [Int: [Activity.Exchange]]
  private let participation: [Int: [ParticipationRow]]
  private let corrections: [String: String]
  private let waiting: [(place: RowPlace, parties: [Int])]
  private let reasons: [RowPlace: [FindingCode]]

  var registry: ForumRegistry { computation.registry.registry }
  var separator: String { computation.plan.definition.listSeparator }

  /// Time and memory grow with the rows.
  ///
  /// - Throws: where a file is not what was read a moment ago.
  init(_ computation: Computation) throws(Failure) {
    guard let log = computation.ingest.rows else { throw Failure(.identityBroken("no rows were kept")) }
    self.computation = computation
    let cells = try RowCells(computation, kinds: [.exchanges, .participation, .returns])
    self.cells = cells
    let period = computation.plan.settings.period
    let activity = computation.ingest.activity

    var ids = CorrectionIDs(taken: cells.meanings("exchange_id"))
    var corrections: [String: String] = [:]
    var exchanges: [Int: [Activity.Exchange]] = [:]
    for exchange in activity.exchanges {
      corrections[exchange.id] = ids.next(for: exchange.id)
      guard period.contains(exchange.date.first) else { continue }
      for sender in exchange.senders { exchanges[sender, default: []].append(exchange) }
    }
    self.corrections = corrections
    self.exchanges = exchanges.mapValues { list in
      list.sorted { ($0.date.first, $0.id) < ($1.date.first, $1.id) }
    }

    var starts: [String: CalendarDay] = [:]
    for (event, record) in activity.events.records.enumerated() where period.contains(record.start.first) {
      starts[activity.events.id(event)] = record.start.first
    }
    let dated = log.participation.compactMap { row in starts[row.eventID].map { (row: row, day: $0) } }
      .sorted { ($0.day, $0.row.place) < ($1.day, $1.row.place) }
    participation = Dictionary(grouping: dated.map(\.row)) { $0.party }
    reasons = Holdings.reasons(computation)
    waiting = Holdings.waiting(log, reasons, period)
  }

  /// What the sheet of a party shows.
  func records(of party: Int) -> HeldRecords {
    let period = computation.plan.settings.period
    let returns = computation.ingest.activity.returns
      .filter { $0.party == party && period.overlaps($0.from.first, $0.to.last) }
      .sorted { ($0.from.first, $0.place) < ($1.from.first, $1.place) }
    return HeldRecords(
      party: code(party), exchanges: (exchanges[party] ?? []).map(held),
      participation: (participation[party] ?? []).map(held),
      returns: returns.map { row in
        HeldRecords.Return(
          area: row.area.map { registry.areas[$0].code } ?? "ALL", from: row.from.text, to: row.to.text,
          status: row.status.rawValue)
      }, waiting: waiting.filter { $0.parties.contains(party) }.map { held($0.place) })
  }

  /// The accepted exchanges of the period that a party sent.
  func exchanges(of party: Int) -> [Activity.Exchange] { exchanges[party] ?? [] }

  /// The accepted rows of participation of a party at events of the period.
  func participation(of party: Int) -> [ParticipationRow] { participation[party] ?? [] }

  /// The id of the correction of an exchange; `nil` where a spreadsheet would take its id for a formula, so that the
  /// file could not carry it unchanged.
  func correction(of exchange: Activity.Exchange) -> String? {
    CSVText.needsGuard(exchange.id) ? nil : corrections[exchange.id]
  }

  func code(_ party: Int) -> String { registry.parties[party] }

  /// Codes of labels: measures in table order, then areas.
  func codes(_ labels: [Label]) -> [String] {
    labels.sorted().map { label in
      switch label {
      case .measure(let place): registry.measures[place].code
      case .area(let place): registry.areas[place].code
      }
    }
  }

  private func held(_ exchange: Activity.Exchange) -> HeldRecords.Exchange {
    func cell(_ column: String) -> String { exchange.places.first.map { cells.meaning($0, column) } ?? "" }
    return HeldRecords.Exchange(
      id: exchange.id, date: exchange.date.text, labels: codes(exchange.labels), senders: exchange.senders.map(code),
      recipients: exchange.isToAll ? ["all"] : exchange.recipients.map(code), kind: cell("kind"), title: cell("title"),
      isInFile: correction(of: exchange) != nil)
  }

  private func held(_ row: ParticipationRow) -> HeldRecords.Participation {
    HeldRecords.Participation(
      date: row.start.text, event: row.title.isEmpty ? row.eventID : row.title, labels: codes(row.labels),
      role: cells.meaning(row.place, "role"), delegates: row.delegates.map(String.init) ?? "", place: row.venue)
  }

  private func held(_ place: RowPlace) -> HeldRecords.Waiting {
    let kind = computation.ingest.accounts[Int(place.file)].kind
    let columns: (date: String, what: [String]) =
      switch kind {
      case .exchanges: ("date", ["title", "kind", "exchange_id"])
      case .participation: ("start", ["event", "event_id"])
      case .milestones, .returns, .plan: ("from", ["area"])
      }
    return HeldRecords.Waiting(
      kind: kind.rawValue, date: cells.meaning(place, columns.date),
      what: columns.what.lazy.map { cells.meaning(place, $0) }.first { !$0.isEmpty } ?? "",
      reasons: (reasons[place] ?? []).map(\.rawValue))
  }

  /// The codes of every quarantined row, each once.
  private static func reasons(_ computation: Computation) -> [RowPlace: [FindingCode]] {
    var reasons: [RowPlace: [FindingCode]] = [:]
    for (place, account) in computation.ingest.accounts.enumerated() {
      let files = computation.ingest.quarantine.filter {
        $0.kind == account.kind && $0.entry == account.entry && $0.file.name == account.fingerprint.path
      }
      for row in files.flatMap(\.rows) {
        var seen: Set<FindingCode> = []
        reasons[RowPlace(file: place, record: row.record, line: row.line)] = row.codes.filter {
          seen.insert($0).inserted
        }
      }
    }
    return reasons
  }

  /// Quarantined rows that name a party as their own, and may be of the period; in the order of the exports.
  private static func waiting(
    _ log: RowLog, _ reasons: [RowPlace: [FindingCode]], _ period: Period
  ) -> [(place: RowPlace, parties: [Int])] {
    func mayBeOfPeriod(_ first: CalendarDay?, _ last: CalendarDay?) -> Bool {
      guard let first, let last else { return true }
      return period.overlaps(first, last)
    }
    var rows: [(place: RowPlace, parties: [Int])] = []
    for row in log.exchanges
    where reasons[row.place] != nil && !row.senders.isEmpty && mayBeOfPeriod(row.date?.first, row.date?.last) {
      rows.append((row.place, row.senders))
    }
    for row in log.unreadable where mayBeOfPeriod(row.cell.first, row.cell.last) {
      rows.append((row.place, row.cell.parties))
    }
    return rows.sorted { $0.place < $1.place }
  }
}
