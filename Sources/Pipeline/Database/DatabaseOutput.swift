import Database
import Diagnostics
import Reporting
import Tabulation

/// The output `sqlite`: the records that count, the registry, and all tables and figures in one database.
enum DatabaseOutput {
  /// The file within the edition; what is exported leaves it out.
  static let fileName = CompanionFile.databaseName

  /// The library that writes it.
  static var library: Provenance.Library {
    Provenance.Library(name: libraryName, version: DatabaseWriter.libraryVersion)
  }
  private static let libraryName = "SQLite"

  /// The bytes of the database; the same for the same edition with one version of SQLite.
  ///
  /// Time and memory grow with the rows of the exports.
  /// - Throws: where a file is not what was read a moment ago.
  static func bytes(_ computation: Computation, edition: String, version: String) throws(Failure) -> [UInt8] {
    let views = DatabaseViews.all
    let tables = try DescriptionTables.describe(
      [try DescriptionTables.metadata(computation, edition: edition, version: version)]
        + (try EditionTables.tables(computation.tables)) + RegistryTables(computation).tables
        + (try RecordTables(computation).tables()), views)
    do throws(DatabaseError) {
      return try DatabaseWriter.bytes(tables, views: views)
    } catch {
      throw Failure(.identityBroken("the database was not made: \(error)"))
    }
  }
}
