/// What a column is for.
public enum ColumnRole: Sendable, Hashable {
  /// Part of the address of the row's figures.
  case key
  /// A figure, with its unit.
  case figure(FigureUnit)
  /// Text of somebody, a hash, or another value that is no figure.
  case note
}

/// What a figure is measured in.
public enum FigureUnit: Sendable, Hashable {
  case ratio, days, ordinal, code, date
  /// The thing counted, such as `exchanges`.
  case counted(String)
  /// The thing counted stands in a key column of the row.
  case countedInColumn(String)
}

/// A column of a table.
public struct TableColumn: Sendable, Hashable {
  /// The name.
  public let name: String
  /// What the column is for.
  public let role: ColumnRole

  /// Makes a column.
  public init(_ name: String, _ role: ColumnRole) {
    self.name = name
    self.role = role
  }
}

/// The name and columns of a table.
public struct TableSchema: Sendable, Hashable {
  /// The name.
  public let name: String
  /// The columns in order.
  public let columns: [TableColumn]
  /// Whether the table's cells have addresses.
  public let holdsFigures: Bool

  /// Makes a schema; a table without key columns holds no figures.
  public init(_ name: String, _ columns: [TableColumn]) {
    self.name = name
    self.columns = columns
    holdsFigures = columns.contains { $0.role == .key }
  }

  /// The place of a column; `nil` where there is none of that name.
  public func index(of column: String) -> Int? { columns.firstIndex { $0.name == column } }
}

/// What weakens a figure.
public enum FigureMark: String, Sendable, Hashable, CaseIterable {
  /// An approval that is not final yet.
  case provisional
  /// Lists of participants that are not complete.
  case partialLists = "partial-lists"
  /// A registry row below high confidence decides it.
  case registryConfidence = "registry-confidence"
}

/// A row of a table: values in the order of the columns, and the marks of its figures.
public struct TableRow: Sendable, Hashable {
  /// The values in the order of the columns.
  public var values: [TableValue]
  /// Marks by column place.
  public var marks: [Int: Set<FigureMark>]

  /// Makes a row.
  public init(_ values: [TableValue], marks: [Int: Set<FigureMark>] = [:]) {
    self.values = values
    self.marks = marks
  }
}

/// A table of the edition.
public struct Table: Sendable, Hashable {
  /// The name and columns.
  public let schema: TableSchema
  /// The rows in order.
  public var rows: [TableRow]

  /// Makes a table.
  public init(_ schema: TableSchema, rows: [TableRow]) {
    self.schema = schema
    self.rows = rows
  }

  /// The table's name.
  public var name: String { schema.name }

  /// The number of its figures.
  public var figureCount: Int {
    guard schema.holdsFigures else { return 0 }
    let figures = schema.columns.count { column in
      if case .figure = column.role { true } else { false }
    }
    return rows.count * figures
  }

  /// The value of a row in the column of that name; `.empty` where there is no such column.
  public func value(_ row: TableRow, _ column: String) -> TableValue {
    guard let index = schema.index(of: column), index < row.values.count else { return .empty }
    return row.values[index]
  }

  /// The rows whose columns have these printed values.
  public func rows(where conditions: [String: String]) -> [TableRow] {
    rows.filter { row in conditions.allSatisfy { value(row, $0.key).text == $0.value } }
  }

  /// The address of a figure of a row: `table/key/…/column`.
  public func address(of column: String, in row: TableRow) -> String {
    FigureAddress.text(table: schema.name, keys: keys(of: row), column: column)
  }

  /// The printed values of the key columns of a row.
  public func keys(of row: TableRow) -> [String] {
    schema.columns.indices.filter { schema.columns[$0].role == .key }.map { row.values[$0].text }
  }
}
