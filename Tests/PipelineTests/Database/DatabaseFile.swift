import Foundation
import GRDB

/// A database in a temporary file, as any SQL tool would open it; removed with the value.
final class DatabaseFile {
  let queue: DatabaseQueue
  private let path: String

  init(_ bytes: [UInt8]) throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("database-\(UUID().uuidString).sqlite").path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    queue = try DatabaseQueue(path: path)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The rows of a query, every cell as text, cells apart by a bar.
  func rows(_ query: String) throws -> [String] {
    try queue.read { database in
      try Row.fetchAll(database, sql: query).map { row in
        row.databaseValues.map { value in
          value.isNull
            ? "" : Int.fromDatabaseValue(value).map(String.init) ?? String.fromDatabaseValue(value) ?? "\(value)"
        }.joined(separator: "|")
      }
    }
  }

  /// The only number that a query gives.
  func number(_ query: String) throws -> Int { Int(try rows(query).first ?? "") ?? -1 }

  /// Changes what the database says.
  func execute(_ statement: String) throws { try queue.write { try $0.execute(sql: statement) } }
}
