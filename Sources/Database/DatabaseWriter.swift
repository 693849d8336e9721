import GRDB

/// Tables and views to the bytes of an SQLite database.
public enum DatabaseWriter {
  /// What tells a database of this program from others: `RPRT`.
  public static let applicationID = 0x5250_5254
  /// The number of the schema; another one where tables, columns or views are no longer the same.
  public static let schemaVersion = 1
  /// The size of a page, in bytes.
  static let pageSize = 4096

  /// The version of the library that writes.
  public static var libraryVersion: String { SQLiteImage.libraryVersion }

  /// Writes a database in memory: equal tables and views give equal bytes with one version of SQLite.
  ///
  /// Time and memory grow with the rows.
  /// - Throws: where a key is not unique, refers to nothing, a cell is not of its column's type, or a view cannot be read.
  public static func bytes(_ tables: [DatabaseTable], views: [DatabaseView]) throws(DatabaseError) -> [UInt8] {
    do {
      let queue = try DatabaseQueue(configuration: configuration())
      try queue.inTransaction { database in
        for table in tables { try write(table, into: database) }
        for view in views { try database.execute(sql: DatabaseSQL.create(view)) }
        return .commit
      }
      return try queue.read { database in
        try check(database, views)
        return try SQLiteImage.bytes(of: database)
      }
    } catch let error as DatabaseError {
      throw error
    } catch {
      throw DatabaseError("\(error)")
    }
  }

  private static func configuration() -> Configuration {
    var configuration = Configuration()
    // All keys are looked at once, when all rows stand: the order of the tables then does not matter.
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { database in
      try database.execute(
        sql: """
          PRAGMA page_size = \(pageSize);
          PRAGMA encoding = 'UTF-8';
          PRAGMA auto_vacuum = NONE;
          PRAGMA application_id = \(applicationID);
          PRAGMA user_version = \(schemaVersion);
          """)
    }
    return configuration
  }

  private static func write(_ table: DatabaseTable, into database: Database) throws {
    try database.execute(sql: DatabaseSQL.create(table))
    let statement = try database.makeStatement(sql: DatabaseSQL.insert(into: table))
    for row in table.rows {
      guard row.count == table.columns.count else {
        throw DatabaseError("a row of \(table.name) has \(row.count) cells for \(table.columns.count) columns")
      }
      statement.setUncheckedArguments(StatementArguments(row.map(\.databaseValue)))
      try statement.execute()
    }
    for index in DatabaseSQL.indexes(of: table) { try database.execute(sql: index) }
  }

  private static func check(_ database: Database, _ views: [DatabaseView]) throws {
    let orphans = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
    if let orphan = orphans.first {
      throw DatabaseError(
        "\(orphans.count) keys refer to nothing, the first from \(orphan["table"] as String) to \(orphan["parent"] as String)"
      )
    }
    let verdict = try String.fetchAll(database, sql: "PRAGMA integrity_check")
    if verdict != ["ok"] { throw DatabaseError("the integrity check says: \(verdict.first ?? "")") }
    for view in views {
      _ = try Row.fetchOne(database, sql: "SELECT * FROM \(DatabaseSQL.quote(view.name)) LIMIT 0")
    }
  }
}

extension DatabaseCell {
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): Int64(number).databaseValue
    case .real(let number): number.databaseValue
    case .text(let text): text.databaseValue
    }
  }
}
