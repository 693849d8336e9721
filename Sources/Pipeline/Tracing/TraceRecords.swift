import Diagnostics
import Ingest
import Statistics
import Tabulation
import Tally

/// The cells of the rows that a trace names, as their files have them.
struct TraceRecords {
  private let records: [RowPlace: RecordScan.Record]
  private let kinds: [ExportKind]
  private let paths: [String]
  private let column: String
  private let table: String

  /// Reads the files again that have such rows.
  init(_ computation: Computation, _ trace: FigureTrace, _ address: String) throws(Failure) {
    var wanted: [Int: [Int: RowPlace]] = [:]
    for row in trace.exportRows {
      if case .export(let place) = row.source { wanted[Int(place.file), default: [:]][Int(place.record)] = place }
    }
    var found: [RowPlace: RecordScan.Record] = [:]
    var settings = IngestSettings(
      period: computation.plan.settings.period, knownAt: computation.plan.settings.knownAt,
      listSeparator: computation.plan.definition.listSeparator, threads: 1)
    settings.keepsRows = true
    let files = computation.plan.entries.flatMap { entry in entry.files.map { (entry, $0) } }
    for (place, (entry, file)) in files.enumerated() {
      guard let rows = wanted[place] else { continue }
      try RecordScan.read(entry, file, registry: computation.registry, settings: settings) { record in
        if let row = rows[record.number] { found[row] = record }
      }
    }
    records = found
    kinds = files.map { $0.0.kind }
    paths = files.map { $0.1.name }
    let parts = FigureAddress.parts(address) ?? []
    table = parts.first ?? ""
    column = parts.last ?? ""
  }

  /// The file of a row, relative to the project.
  func path(_ place: RowPlace) -> String { paths[Int(place.file)] }

  /// The id of a row's record; empty where it has none.
  func id(_ place: RowPlace) -> String {
    switch kinds[Int(place.file)] {
    case .exchanges: cell(place, "exchange_id")
    case .participation: cell(place, "event_id")
    case .plan: cell(place, "plan_id")
    case .milestones, .returns: ""
    }
  }

  /// The date of a row as its file has it.
  func date(_ place: RowPlace) -> String {
    switch kinds[Int(place.file)] {
    case .exchanges, .milestones: cell(place, "date")
    case .participation: cell(place, "start")
    case .returns: cell(place, "from")
    case .plan: cell(place, "year")
    }
  }

  /// The cells of a row that bear on the figure.
  func cells(_ place: RowPlace, _ function: TraceRow.Function) -> [RecordScan.Cell] {
    let used = TraceRecords.used(kinds[Int(place.file)], table, column, function)
    return (records[place]?.cells ?? []).filter { used?.contains($0.column) ?? true }
  }

  private func cell(_ place: RowPlace, _ column: String) -> String { records[place]?[column] ?? "" }

  /// The columns that decide where and how a row counts; `nil` for all.
  private static func used(
    _ kind: ExportKind, _ table: String, _ column: String, _ function: TraceRow.Function
  ) -> Set<String>? {
    if table == Schemas.accounting.name || function == .quarantined || function == .partialList { return nil }
    switch kind {
    case .exchanges:
      var used: Set<String> = ["exchange_id", "date", "measures", "senders"]
      if table == Schemas.exchangeFlows.name { used.insert("recipients") }
      if function == .replaces || function == .isCorrected { used.insert("supersedes") }
      return used
    case .participation:
      var used: Set<String> = ["event_id", "start", "measures", "participant"]
      if column == "delegates" || table == Schemas.tieOut.name { used.insert("delegates") }
      if function == .host { used.insert("role") }
      if function == .list || column == "attendance" || column == "events_listed" || column == "events_attended" {
        used.insert("list")
      }
      return used
    case .milestones: return ["measure", "modality", "stage", "date", "status"]
    case .returns: return ["party", "area", "from", "to", "status"]
    case .plan: return nil
    }
  }
}
