import Registry
import Tally

extension ExportKind {
  /// Whether a column must be there and its cells must not be empty.
  public func isRequired(_ column: String) -> Bool { Column(name: column).map(columns.requires) ?? false }

  /// The only values of a column's cells, as exports write them; empty where others stand there.
  public func values(of column: String) -> [String] {
    switch (self, column) {
    case (.exchanges, "kind"): ExchangeKind.allCases.map(\.rawValue)
    case (.participation, "role"): ParticipantRole.allCases.map(\.rawValue)
    case (.participation, "list"): ListCompleteness.allCases.map(\.rawValue)
    case (.milestones, "status"): MilestoneStatus.allCases.map(\.rawValue)
    case (.returns, "status"): ReturnStatus.allCases.map(\.rawValue)
    case (.plan, "status"): PlanStatus.allCases.map(\.rawValue)
    default: []
    }
  }
}
