import Tally

/// The columns of an export kind.
struct KindColumns: Sendable {
  /// All columns, required ones first.
  let all: [Column]
  private let isRequired: ByColumn<Bool>

  init(required: [Column], optional: [Column]) {
    all = required + optional
    var isRequired = ByColumn(repeating: false)
    for column in required { isRequired[column] = true }
    self.isRequired = isRequired
  }

  /// The names of the columns.
  var names: [String] { all.map(\.name) }

  /// Whether a column must be there and its cells must not be empty.
  func requires(_ column: Column) -> Bool { isRequired[column] }
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
    required: [.exchangeID, .date, .measures, .senders],
    optional: [.recipients, .kind, .title, .document, .received, .supersedes])
  private static let participationColumns = KindColumns(
    required: [.eventID, .start, .measures, .participant],
    optional: [.end, .event, .type, .role, .delegates, .list, .mode, .place, .document, .received])
  private static let milestoneColumns = KindColumns(
    required: [.measure, .modality, .stage, .date], optional: [.body, .document, .status, .received])
  private static let returnColumns = KindColumns(
    required: [.party, .area, .from, .to, .status], optional: [.received])
  private static let planColumns = KindColumns(
    required: [.planID, .year, .measure, .event], optional: [.lead, .plannedStart, .eventID, .status])
}
