import GRDB

/// What a database says, whatever version of SQLite wrote it.
public struct DatabaseContent: Equatable {
  private struct Relation: Equatable {
    var name: String
    var definition: String
    var rows: [[DatabaseValue]]
  }

  private var relations: [Relation] = []
  private var identity: [Int] = []

  /// Reads every table, definition and row from the bytes of a database.
  ///
  /// - Throws: where the bytes are no database that can be read.
  public init(_ bytes: [UInt8]) throws(DatabaseError) {
    do {
      try SQLiteImage.open(bytes).inDatabase { database in
        identity = try ["application_id", "user_version"].compactMap {
          try Int.fetchOne(database, sql: "PRAGMA \($0)")
        }
        let entries = try Row.fetchAll(
          database, sql: "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name")
        for entry in entries {
          let name: String = entry["name"]
          var relation = Relation(name: name, definition: entry["sql"], rows: [])
          if entry["type"] == "table" {
            relation.rows = try Row.fetchAll(database, sql: "SELECT * FROM \(DatabaseSQL.quote(name))")
              .map { Array($0.databaseValues) }
          }
          relations.append(relation)
        }
      }
    } catch let error as DatabaseError {
      throw error
    } catch {
      throw DatabaseError("\(error)")
    }
  }
}
