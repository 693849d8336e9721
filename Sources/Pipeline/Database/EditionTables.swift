import Database
import Diagnostics
import Statistics
import Tabulation

/// The tables of an edition as tables of a database, with what their keys refer to.
enum EditionTables {
  /// Every table and the figures.
  ///
  /// Of findings the value and the sentence, which repeats it, are left out: the database holds no text of a row that is
  /// held back.
  static func tables(_ tables: [Table]) throws(Failure) -> [DatabaseTable] {
    do throws(DatabaseError) {
      var result: [DatabaseTable] = []
      for table in tables {
        result.append(
          try DatabaseTable(
            table, foreignKeys: keys[table.name] ?? [],
            without: table.name == Schemas.findings.name ? ["value", "message"] : []))
      }
      var figures = DatabaseTable(figuresOf: tables)
      figures.foreignKeys = [DatabaseForeignKey(["table_name"], DescriptionTables.listName)]
      return result + [figures]
    } catch {
      throw Failure(.identityBroken("the database was not made: \(error)"))
    }
  }

  private static func party(_ column: String) -> DatabaseForeignKey {
    DatabaseForeignKey([column], "registry_parties", ["party"])
  }
  private static let area = DatabaseForeignKey(["area"], "area_rows")
  private static let measure = DatabaseForeignKey(["measure"], "registry_measures")
  private static let stage = DatabaseForeignKey(["modality", "stage"], "registry_stages")

  private static let keys: [String: [DatabaseForeignKey]] = [
    "coverage_by_state": [party("state"), area], "coverage_by_area": [area],
    "coverage_by_coordinator": [party("coordinator"), area], "coverage_by_measure": [measure, area, stage],
    "matrix": [party("state"), measure], "engagement": [party("coordinator"), party("state")],
    "progress": [measure, stage], "trend": [area], "exchange_flows": [party("sender")],
    "events": [DatabaseForeignKey(["event_id"], "record_events")], "other_participants": [party("party"), area],
    "attendance": [party("state")], "coordination": [party("coordinator")], "gaps": [area], "tie_out": [area],
    "accounting": [DatabaseForeignKey(["kind", "entry", "file"], "input_files")],
  ]
}
