import Tally

/// The columns of an export kind.
struct KindColumns {
  /// All columns in the order of inputs.md.
  let names: [String]
  /// Those that must be there and whose cells must not be empty.
  let required: Set<String>

  init(_ columns: String...) {
    names = columns.map { $0.hasSuffix("*") ? String($0.dropLast()) : $0 }
    required = Set(columns.filter { $0.hasSuffix("*") }.map { String($0.dropLast()) })
  }
}

extension ExportKind {
  /// The columns of the kind.
  var columns: KindColumns {
    switch self {
    case .exchanges: Self.exchangeColumns
    case .participation: Self.participationColumns
    case .milestones: Self.milestoneColumns
    case .returns: Self.returnColumns
    case .plan: Self.planColumns
    }
  }

  /// The names of the columns of the kind, those that a pipeline file may name.
  public var columnNames: [String] { columns.names }

  private static let exchangeColumns = KindColumns(
    "exchange_id*", "date*", "measures*", "senders*", "recipients", "kind", "title", "document", "received",
    "supersedes")
  private static let participationColumns = KindColumns(
    "event_id*", "start*", "end", "event", "type", "measures*", "participant*", "role", "delegates", "list", "mode",
    "place", "document", "received")
  private static let milestoneColumns = KindColumns(
    "measure*", "modality*", "stage*", "date*", "body", "document", "status", "received")
  private static let returnColumns = KindColumns("party*", "area*", "from*", "to*", "status*", "received")
  private static let planColumns = KindColumns(
    "plan_id*", "year*", "measure*", "event*", "lead", "planned_start", "event_id", "status")
}
