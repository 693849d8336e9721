/// What the cells of a column hold, for files that say so: databases and descriptions of tables.
public enum ColumnContent: Sendable, Hashable {
  /// Text of somebody, a code or an id.
  case text
  /// Codes joined with `;`.
  case codes
  case integer
  /// A share with four decimals.
  case share
  /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, no more precise than it is known.
  case date
}

extension TableSchema {
  /// What the cells of a column hold.
  public func content(of column: TableColumn) -> ColumnContent {
    if ColumnContent.lists.contains("\(name).\(column.name)") { return .codes }
    switch column.role {
    case .figure(.ratio): return .share
    case .figure(.days), .figure(.ordinal), .figure(.counted), .figure(.countedInColumn): return .integer
    case .figure(.date): return .date
    case .figure(.code): return .text
    case .key, .note:
      if ColumnContent.numbers.contains(column.name) { return .integer }
      return ColumnContent.dates.contains("\(name).\(column.name)") ? .date : .text
    }
  }
}

extension ColumnContent {
  /// Columns that are no figures and hold whole numbers wherever they stand.
  fileprivate static let numbers: Set<String> = [
    "entry", "year", "line", "record", "measures_coordinated", "numerator", "denominator",
  ]
  /// Columns that hold lists of codes.
  fileprivate static let lists: Set<String> = [
    "coverage_by_coordinator.role", "coverage_by_coordinator.scope", "coverage_by_measure.coordinators",
    "coverage_by_measure.co_coordinators", "events.measures", "events.host", "plan.measure", "plan.lead",
    "figures.mark",
  ]
  /// Columns that are no figures and hold dates.
  fileprivate static let dates: Set<String> = [
    "coordination.from", "coordination.to", "plan.planned_start", "plan.start",
  ]
}
