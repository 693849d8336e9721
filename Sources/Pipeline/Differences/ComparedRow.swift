import Ingest
import Tally

/// A row of an export that is in one edition and not, or not so, in the other.
struct ComparedRow {
  /// The place of its entry among those of the later edition.
  let pair: Int
  let kind: ExportKind
  /// The number of the entry within its kind, in its own edition.
  let entry: Int
  /// The place of the file in its entry, and its name.
  let filePlace: Int
  let file: String
  let record: RecordScan.Record
  /// What tells whether two rows say the same.
  let content: String

  /// The cells that identify it, from the strictest rule to the loosest; `nil` where one that is needed is empty.
  func key(_ rule: Int) -> [String]? {
    guard record.isReadable, rule < ComparedRow.rules(kind) else { return nil }
    let needed: [String]
    switch kind {
    case .exchanges: needed = ["exchange_id"]
    case .plan: needed = ["plan_id"]
    case .participation: needed = ["event_id", "participant"]
    case .milestones: needed = ["measure", "modality", "stage"]
    case .returns: needed = ["party", "area", "from"]
    }
    var key = needed.map { record[$0] }
    if key.contains("") { return nil }
    if kind == .participation, rule == 0 { key.append(record["role"]) }
    return key
  }

  /// How many rules there are for a kind.
  static func rules(_ kind: ExportKind) -> Int { kind == .participation ? 2 : 1 }

  /// By what a reader finds it: an id where there is one.
  var name: String {
    (key(kind == .participation ? 1 : 0) ?? []).joined(separator: " · ")
  }
}

/// A row behind a cause, for a list.
public struct RowDifference: Sendable, Hashable {
  /// A cell that one of the two states does not have, or not so.
  public struct Cell: Sendable, Hashable {
    /// Our name of the column.
    public var column: String
    /// The earlier text; empty where there was none.
    public var before: String
    /// The later text; empty where there is none.
    public var after: String
  }

  /// The cause.
  public var cause: DifferenceCause
  /// The kind of the export.
  public var kind: String
  /// The number of the entry within its kind.
  public var entry: Int
  /// The file: of the later edition, for withdrawn rows of the earlier one.
  public var file: String
  /// The line on which the row begins, counted from 1.
  public var line: Int
  /// The number of the data record, counted from 1.
  public var record: Int
  /// By what a reader finds it; empty where it has no id.
  public var name: String
  /// The line in the earlier edition; `nil` where there was none.
  public var earlierLine: Int?
  /// The id that the row replaces; empty where there is none.
  public var supersedes: String
  /// The cells, of corrected rows those that differ.
  public var cells: [Cell]

  init(_ cause: DifferenceCause, _ row: ComparedRow, earlier: ComparedRow? = nil, supersedes: String = "") {
    self.cause = cause
    kind = row.kind.rawValue
    entry = row.entry
    file = row.file
    line = row.record.line
    record = row.record.number
    name = row.name
    earlierLine = earlier?.record.line
    self.supersedes = supersedes
    let old = cause == .withdrawn ? row : earlier
    let new = cause == .withdrawn ? nil : row
    var columns = (new ?? row).record.cells.map(\.column)
    for cell in old?.record.cells ?? [] where !columns.contains(cell.column) { columns.append(cell.column) }
    cells = columns.compactMap { column in
      let cell = Cell(column: column, before: old?.record[column] ?? "", after: new?.record[column] ?? "")
      return cell.before == cell.after ? nil : cell
    }
  }
}
