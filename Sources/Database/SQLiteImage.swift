import GRDB
import GRDBSQLite

/// A database in memory and its bytes: what GRDB does not wrap.
enum SQLiteImage {
  static var libraryVersion: String {
    guard let text = unsafe sqlite3_libversion() else { return "" }
    return unsafe String(cString: text)
  }

  /// The bytes of the file that the database would be.
  static func bytes(of database: Database) throws -> [UInt8] {
    guard let connection = unsafe database.sqliteConnection else { throw DatabaseError("it is closed") }
    var size: sqlite3_int64 = 0
    guard let start = unsafe sqlite3_serialize(connection, "main", &size, 0) else {
      throw DatabaseError("there is no memory for it")
    }
    defer { unsafe sqlite3_free(start) }
    return unsafe Array(UnsafeBufferPointer(start: start, count: Int(size)))
  }

  /// Opens the bytes of a database for reading.
  static func open(_ bytes: [UInt8]) throws -> DatabaseQueue {
    let queue = try DatabaseQueue()
    try queue.inDatabase { database in
      guard let connection = unsafe database.sqliteConnection,
        let copy = unsafe sqlite3_malloc64(UInt64(bytes.count))
      else { throw DatabaseError("there is no memory for it") }
      unsafe copy.copyMemory(from: bytes, byteCount: bytes.count)
      let size = sqlite3_int64(bytes.count)
      let flags = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY)
      // The copy is freed by SQLite, also where it is no database.
      let status = unsafe sqlite3_deserialize(
        connection, "main", copy.assumingMemoryBound(to: UInt8.self), size, size, flags)
      guard status == SQLITE_OK else { throw DatabaseError("its bytes cannot be opened (\(status))") }
      database.clearSchemaCache()
    }
    return queue
  }
}
