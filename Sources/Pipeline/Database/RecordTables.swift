import Database
import Diagnostics
import Ingest
import Registry
import Tally

/// The records that count as tables of a database, each with the file, line and record that it comes from.
struct RecordTables {
  let computation: Computation
  let registry: ForumRegistry
  let log: RowLog
  let cells: RowCells

  /// Time and memory grow with the rows.
  ///
  /// - Throws: where a file is not what was read a moment ago.
  init(_ computation: Computation) throws(Failure) {
    guard let log = computation.ingest.rows else { throw Failure(.identityBroken("no rows were kept")) }
    self.computation = computation
    self.log = log
    registry = computation.registry.registry
    cells = try RowCells(computation, kinds: Set(ExportKind.allCases))
  }

  /// The tables, once the number of their rows from each file is the number that the accounts have.
  func tables() throws(Failure) -> [DatabaseTable] {
    try checkAccounts()
    return [files, quarantined] + exchangeTables + participationTables + [milestones, returns, plan]
  }

  private func checkAccounts() throws(Failure) {
    var counts: [Int: Int] = [:]
    let activity = computation.ingest.activity
    for exchange in activity.exchanges { for place in exchange.places { counts[Int(place.file), default: 0] += 1 } }
    for row in log.participation { counts[Int(row.place.file), default: 0] += 1 }
    for row in activity.milestones { counts[Int(row.place.file), default: 0] += 1 }
    for row in activity.returns { counts[Int(row.place.file), default: 0] += 1 }
    for row in activity.plan { counts[Int(row.place.file), default: 0] += 1 }
    for (place, account) in computation.ingest.accounts.enumerated()
    where counts[place, default: 0] != account.counts.accepted {
      throw Failure(
        .identityBroken("\(account.counts.accepted) rows accepted, \(counts[place, default: 0]) in the database"),
        file: account.fingerprint.path)
    }
  }

  // MARK: Files

  private var files: DatabaseTable {
    DatabaseTable(
      "input_files",
      [
        DatabaseColumn("file_number", .integer, isRequired: true), DatabaseColumn("kind", isRequired: true),
        DatabaseColumn("entry", .integer, isRequired: true), DatabaseColumn("file", isRequired: true),
        DatabaseColumn("sha256", isRequired: true), DatabaseColumn("bytes", .integer, isRequired: true),
      ], primaryKey: ["file_number"], unique: [["kind", "entry", "file"]],
      rows: computation.ingest.accounts.enumerated().map { place, account in
        [
          .integer(place + 1), .text(account.kind.rawValue), .integer(account.entry), .text(account.fingerprint.path),
          .text(account.fingerprint.sha256), .integer(account.fingerprint.byteCount),
        ]
      })
  }

  /// How many rows of each file are held back for each reason; nothing of what they say.
  private var quarantined: DatabaseTable {
    let numbers = Dictionary(
      computation.ingest.accounts.enumerated().map {
        ([$1.kind.rawValue, String($1.entry), $1.fingerprint.path], $0 + 1)
      }
    ) { first, _ in first }
    var rows: [[DatabaseCell]] = []
    for file in computation.ingest.quarantine {
      guard let number = numbers[[file.kind.rawValue, String(file.entry), file.file.name]] else { continue }
      for code in FindingCode.allCases {
        let count = file.rows.count { $0.codes.contains(code) }
        if count > 0 { rows.append([.integer(number), .text(code.rawValue), .integer(count)]) }
      }
    }
    return DatabaseTable(
      "quarantined_rows",
      [
        DatabaseColumn("file_number", .integer, isRequired: true), DatabaseColumn("code", isRequired: true),
        DatabaseColumn("rows", .integer, isRequired: true),
      ], primaryKey: ["file_number", "code"], foreignKeys: [DatabaseForeignKey(["file_number"], "input_files")],
      rows: rows)
  }

  // MARK: What all kinds share

  static let placeColumns = [
    DatabaseColumn("file_number", .integer, isRequired: true), DatabaseColumn("record", .integer, isRequired: true),
    DatabaseColumn("line", .integer, isRequired: true),
  ]
  static let placeKey = ["file_number", "record"]
  static let fileKey = DatabaseForeignKey(["file_number"], "input_files")
  static let dayColumns = [
    DatabaseColumn("first_day", isRequired: true), DatabaseColumn("last_day", isRequired: true),
    DatabaseColumn("is_in_period", .integer, isRequired: true),
  ]
  static let labelColumns = [
    DatabaseColumn("label", isRequired: true), DatabaseColumn("measure"), DatabaseColumn("area", isRequired: true),
  ]
  static let labelKeys = [
    DatabaseForeignKey(["measure"], "registry_measures"), DatabaseForeignKey(["area"], "registry_areas"),
  ]

  func cells(_ place: RowPlace) -> [DatabaseCell] {
    [.integer(Int(place.file) + 1), .integer(Int(place.record)), .integer(Int(place.line))]
  }

  func days(_ date: PartialDate) -> [DatabaseCell] {
    [
      .text(date.first.text), .text(date.last.text),
      DatabaseCell(computation.plan.settings.period.overlaps(date.first, date.last)),
    ]
  }

  func cells(_ label: Label) -> [DatabaseCell] {
    switch label {
    case .measure(let place):
      let measure = registry.measures[place]
      return [.text(measure.code), .text(measure.code), .text(measure.area)]
    case .area(let place): return [.text(registry.areas[place].code), .null, .text(registry.areas[place].code)]
    }
  }

  /// What a cell of a row means, for columns that typed rows do not keep.
  func meaning(_ place: RowPlace, _ columns: String...) -> [DatabaseCell] {
    columns.map { DatabaseCell(cells.meaning(place, $0)) }
  }

  func code(_ party: Int) -> DatabaseCell { .text(registry.parties[party]) }
}
