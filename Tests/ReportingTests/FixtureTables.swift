import Statistics
import Tabulation

/// Tables made by hand, from rows of short text: `3/8` is a share, `a;b` a list, digits a number; what is missing at the end is empty.
enum FixtureTables {
  static func table(_ schema: TableSchema, _ rows: [String]) -> Table {
    Table(
      schema,
      rows: rows.map { row in
        let cells = row.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        return TableRow(
          schema.columns.enumerated().map { value($0 < cells.count ? cells[$0] : "", of: $1) })
      })
  }

  static func value(_ cell: String, of column: TableColumn) -> TableValue {
    if cell.isEmpty { return .empty }
    switch column.role {
    case .figure(.ratio):
      let parts = cell.split(separator: "/").compactMap { Int($0) }
      return parts.count == 2 ? .ratio(Ratio(parts[0], of: parts[1])) : .empty
    case .figure(.counted), .figure(.countedInColumn), .figure(.days), .figure(.ordinal):
      return Int(cell).map { .integer($0) } ?? .empty
    case .figure(.date): return .date(cell)
    case .figure(.code), .note, .key:
      return cell.contains(";") ? .codes(cell.split(separator: ";").map(String.init)) : .code(cell)
    }
  }

  static func all(isPublic: Bool, isCollected: Bool) -> [Table] {
    isCollected ? active(isPublic: isPublic) : registryOnly()
  }

  private static func active(isPublic: Bool) -> [Table] {
    let state = [
      "AAA|WAT|active|2|1|1/2|1|2|2||2030-01|2030-05", "AAA|AIR|nil|1|0|0/1|0|0|0|||",
      "AAA|ALL|active|3|1|1/3|1|2|2|||",
      "BBB|WAT|active|2|0|0/2|1|0|0|||", "BBB|AIR|pending|1|0|0/1|0|0|0|||", "BBB|ALL|active|3|0|0/3|1|0|0|||",
      "CCC|WAT|quarantined|2|0|0/2|0|0|0|||", "CCC|AIR|not-reported|1|0|0/1|0|0|0|||",
      "CCC|ALL|quarantined|3|0|0/3|0|0|0|||", "DDD|WAT|not-reported|2|0|0/2|0|0|0|||",
      "DDD|AIR|not-applicable|0|0||0|0|0|||", "DDD|ALL|not-reported|2|0|0/2|0|0|0|||",
    ]
    let members = isPublic ? "|" : "4|"
    let hidden = isPublic ? "" : "1/4"
    return [
      table(Schemas.coverageByState, isPublic ? state.map(silenced) : state),
      table(
        Schemas.coverageByArea,
        [
          "WAT|2|1|1/2|1|\(members)2|\(hidden)|2|2|1|3|||", "AIR|1|0|0/1|0|\(members)0|\(hidden)|0|1|0|1|||",
          "ALL|3|1|1/3|1|\(members)2|\(hidden)|2|3|1|4|||",
        ]),
      table(Schemas.coverageByCoordinator, ["AAA|ALL|coordinator|measure|1|1|1/1|1|1|\(members)\(hidden)|1|2|1|3|"]),
      table(
        Schemas.coverageByMeasure,
        [
          "W.1|WAT|AAA||1|\(members)\(hidden)|1|2|1|3||2030-01|2030-05|a|agreed|2|2|2030-06|provisional|30",
          "W.2|WAT|||0|\(members)\(hidden)|0|0|0|0||||||||||", "A.1|AIR|||0|\(members)\(hidden)|0|1|0|1||||||||||",
        ]),
      table(
        Schemas.matrix,
        ["AAA", "BBB", "CCC", "DDD"].flatMap { party in
          ["W.1", "W.2", "A.1"].map { measure in
            party == "AAA" && measure == "W.1"
              ? "\(party)|\(measure)|active|1|2|2|" : "\(party)|\(measure)|not-reported||||"
          }
        }),
      table(
        Schemas.progress,
        [
          "W.1|a|1|begun|not-recorded|||||", "W.1|a|2|agreed|yes|2030-06|Council|d|provisional|",
          "W.2|a|1|begun|no|||||", "W.2|a|2|agreed|no|||||", "A.1|a|1|begun|no|||||", "A.1|a|2|agreed|no|||||",
        ]),
      table(
        Schemas.trend,
        [
          "2030|2030-01-01|2030-12-31|WAT|2|2|3||1|1|2", "2030|2030-01-01|2030-12-31|AIR|0|1|1||0|0|0",
          "2030|2030-01-01|2030-12-31|ALL|2|3|4||1|1|2",
        ]),
      table(
        Schemas.events,
        [
          "E1|2030-01|First <b>meeting</b>|W.1|AAA|complete|1|4|\(isPublic ? "" : "1/4")|0|0|",
          "E2|2030-05-09|Second|W.1|AAA|partial|1|4|||||", "E3|2030|Third|AIR||host-only|||||||",
        ]),
      table(Schemas.otherParticipants, ["OBS|observer-state|ALL|0|1|1|"]),
      table(
        Schemas.attendance, isPublic ? [] : ["AAA|3|1|1|1/1|2", "BBB|3|1|0|0/1|0", "CCC|2|0|0||0", "DDD|3|1|0|0/1|0"]),
      table(Schemas.coordination, ["AAA|coordinator|measure|W.1|rivers, mostly|2029||1"]),
      table(Schemas.changes, ["stage-advanced|W.1|WAT|begun|agreed|", "catalogue|W.2|WAT||in-force|"]),
      table(Schemas.gaps, ["measure-without-coordinator|W.2|WAT|", "measure-without-coordinator|A.1|AIR|"]),
      table(
        Schemas.plan,
        [
          "P1|2030|W.1|Planned meeting|AAA|2030-01|2030-01|held", "P2|2030|W.2|Other|BBB|2030-07||no-record",
          "|2030|AIR|Third|||2030|unplanned",
        ]),
      table(Schemas.tieOut, ["exchanges|ALL|2|2|2|yes", "events|ALL|3|3|3|yes"]),
      table(Schemas.accounting, ["exchanges|1|inputs/x.csv|ab12|5|3|1|0|1|0|2|1|0"]),
      table(Schemas.findings, []),
    ]
  }

  /// A row as public sources leave it: no share, no zero.
  private static func silenced(_ row: String) -> String {
    var cells = row.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    cells[5] = ""
    for place in [4, 6, 7, 8] where cells[place] == "0" { cells[place] = "" }
    if cells[2] == "nil" || cells[2] == "pending" { cells[2] = "not-reported" }
    return cells.joined(separator: "|")
  }

  private static func registryOnly() -> [Table] {
    [
      table(
        Schemas.coverageByState,
        ["AAA", "BBB", "CCC", "DDD"].flatMap { party in
          ["WAT|not-collected|2", "AIR|not-collected|1", "ALL|not-collected|3"].map { "\(party)|\($0)||||||||" }
        }),
      table(
        Schemas.coverageByArea, ["WAT|2|||1|||||||||||", "AIR|1|||0|||||||||||", "ALL|3|||1|||||||||||"]),
      table(Schemas.coverageByCoordinator, ["AAA|ALL|coordinator|measure|1||||||||||||"]),
      table(
        Schemas.coverageByMeasure,
        ["W.1|WAT|AAA|||||||||||||||||", "W.2|WAT||||||||||||||||||", "A.1|AIR||||||||||||||||||"]),
      table(Schemas.coordination, ["AAA|coordinator|measure|W.1||2029||1"]), table(Schemas.progress, []),
      table(Schemas.gaps, []), table(Schemas.changes, []), table(Schemas.plan, []), table(Schemas.accounting, []),
      table(Schemas.findings, []), table(Schemas.tieOut, []),
    ]
  }
}
