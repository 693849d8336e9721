import Registry
import Tabulation

/// One area to which a page keeps: its rows stand for those of all areas, each figure under its own address.
///
/// The tables of the edition stay whole; this is a way to look at them. What is counted for all areas together only, such
/// as attendance, has no rows here.
struct AreaFocus: Sendable {
  let area: String
  private let measures: Set<String>

  init(area: String, registry: ForumRegistry) {
    self.area = area
    measures = Set(registry.measures.filter { $0.area == area }.map(\.code))
  }

  /// Whether a row of a table speaks of the area.
  func shows(_ row: TableRow, of table: Table) -> Bool {
    func text(_ column: String) -> String { table.value(row, column).text }
    func names(_ column: String) -> Bool {
      text(column).split(separator: ";").contains { isOfArea(String($0)) }
    }
    switch table.name {
    case "attendance", "engagement", "exchange_flows": return false
    case "events": return names("measures")
    case "plan": return names("measure")
    case "coordination": return isOfArea(text("target"))
    case "changes", "gaps":
      return text("kind") == "membership" || text("area") == area || isOfArea(text("subject"))
    case "matrix", "progress": return measures.contains(text("measure"))
    default: return table.schema.index(of: "area") == nil || text("area") == area
    }
  }

  /// Whether a table has rows by area with one for all of them.
  static func hasTotals(_ table: Table) -> Bool {
    table.schema.columns.contains { $0.name == "area" && $0.role == .key }
  }

  private func isOfArea(_ code: String) -> Bool { code == area || measures.contains(code) }
}
