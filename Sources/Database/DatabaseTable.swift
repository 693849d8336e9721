/// One cell of a database.
public enum DatabaseCell: Sendable, Hashable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)

  /// Text, or nothing where it is empty.
  public init(_ text: String) { self = text.isEmpty ? .null : .text(text) }

  /// A number, or nothing.
  public init(_ number: Int?) { self = number.map { .integer($0) } ?? .null }

  /// Yes as 1, no as 0.
  public init(_ flag: Bool) { self = .integer(flag ? 1 : 0) }
}

/// The type that every cell of a column has, besides nothing.
public enum DatabaseType: String, Sendable, Hashable {
  case text = "TEXT"
  case integer = "INTEGER"
  case real = "REAL"
}

/// A column of a table of a database.
public struct DatabaseColumn: Sendable, Hashable {
  /// The name.
  public var name: String
  /// The type of its cells.
  public var type: DatabaseType
  /// Whether a cell may be empty.
  public var isRequired: Bool
  /// What it holds, in one line; empty where nothing is said.
  public var comment = ""

  /// Makes a column.
  public init(_ name: String, _ type: DatabaseType = .text, isRequired: Bool = false) {
    self.name = name
    self.type = type
    self.isRequired = isRequired
  }
}

/// Columns whose values, where none is empty, are a key of another table.
public struct DatabaseForeignKey: Sendable, Hashable {
  /// The columns.
  public var columns: [String]
  /// The other table.
  public var table: String
  /// Its columns.
  public var references: [String]

  /// Makes a foreign key; its columns have the same names in both tables where `references` is not given.
  public init(_ columns: [String], _ table: String, _ references: [String]? = nil) {
    self.columns = columns
    self.table = table
    self.references = references ?? columns
  }
}

/// A table of a database with its rows.
public struct DatabaseTable: Sendable {
  /// The name.
  public var name: String
  /// The columns in order.
  public var columns: [DatabaseColumn]
  /// The names of the columns that tell rows apart.
  public var primaryKey: [String]
  /// Columns that together tell rows apart too.
  public var unique: [[String]]
  /// What its columns refer to.
  public var foreignKeys: [DatabaseForeignKey]
  /// Columns by which rows are looked up.
  public var indexes: [[String]]
  /// What it holds, in one line; empty where nothing is said.
  public var comment = ""
  /// The rows in the order in which they are written, values in the order of the columns.
  public var rows: [[DatabaseCell]]

  /// Makes a table.
  public init(
    _ name: String, _ columns: [DatabaseColumn], primaryKey: [String], unique: [[String]] = [],
    foreignKeys: [DatabaseForeignKey] = [], indexes: [[String]] = [], rows: [[DatabaseCell]] = []
  ) {
    self.name = name
    self.columns = columns
    self.primaryKey = primaryKey
    self.unique = unique
    self.foreignKeys = foreignKeys
    self.indexes = indexes
    self.rows = rows
  }
}

/// A view: a query with a name.
public struct DatabaseView: Sendable, Hashable {
  /// The name.
  public var name: String
  /// The query.
  public var query: String

  /// Makes a view.
  public init(_ name: String, _ query: String) {
    self.name = name
    self.query = query
  }
}
