import Tabulation

/// One column of a table's sheet: which cells of the table it shows, and how.
struct WorkbookColumn: Sendable {
  /// What a column shows.
  enum Look: Sendable {
    /// The cell itself, with words for codes that have some.
    case value
    /// The name that belongs to a code.
    case name
    /// The code beside its name.
    case code
  }

  /// The place in the table.
  let place: Int
  let column: TableColumn
  let look: Look
  let head: String
  /// The unit of its figures; empty where it has none of its own.
  let unit: String
  let note: String
}

/// The words of a table's columns and codes.
struct WorkbookWords: Sendable {
  let page: PageContext

  /// Columns whose codes have names that stand in a column of their own.
  private static let named: Set<String> = [
    "state", "coordinator", "party", "sender", "recipient", "measure", "area", "stage", "subject", "lead", "host",
    "target",
  ]
  /// Columns that list parties, which stand with their names.
  private static let parties: Set<String> = ["coordinators", "co_coordinators"]
  /// What a column's figures mean, by the key of the method.
  private static let methods: [String: String] = [
    "coverage": "coverage", "reach": "reach", "exchanges": "exchange", "events": "event", "participations": "event",
    "measures_active": "active", "members_active": "active", "events_listed": "list", "list": "list",
    "area_only_exchanges": "area-only", "area_only_events": "area-only", "coordinators": "coordinator",
    "coordinator": "coordinator", "members": "member", "stage": "stage", "status": "voluntary", "state": "names",
  ]

  var lexicon: Lexicon { page.lexicon }

  /// The title of a table.
  func title(_ table: String) -> String {
    lexicon.has("table.\(table)") ? lexicon.plain("table.\(table)") : table
  }

  /// The columns of a table's sheet.
  func columns(_ table: Table) -> [WorkbookColumn] {
    table.schema.columns.enumerated().flatMap { place, column -> [WorkbookColumn] in
      let head = head(column.name, table.name)
      let note = note(column, table)
      func made(_ look: WorkbookColumn.Look, _ head: String) -> WorkbookColumn {
        WorkbookColumn(place: place, column: column, look: look, head: head, unit: unit(column), note: note)
      }
      guard isNamed(column.name, table) else { return [made(.value, head)] }
      return [made(.name, head), made(.code, lexicon.plain("workbook.code", ["column": RichText(head)]))]
    }
  }

  private func isNamed(_ column: String, _ table: Table) -> Bool { WorkbookWords.named.contains(column) }

  private func head(_ column: String, _ table: String) -> String {
    for key in ["column.\(table).\(column)", "column.\(column)", "figure.\(column)"] where lexicon.has(key) {
      return lexicon.plain(key)
    }
    return column
  }

  private func unit(_ column: TableColumn) -> String {
    guard case .figure(let unit) = column.role else { return "" }
    switch unit {
    case .ratio: return lexicon.plain("unit.ratio")
    case .days: return lexicon.plain("unit.days")
    case .ordinal: return lexicon.plain("unit.ordinal")
    case .date: return lexicon.plain("unit.date")
    case .code, .countedInColumn: return ""
    case .counted(let thing): return lexicon.has("unit.\(thing)") ? lexicon.plain("unit.\(thing)") : thing
    }
  }

  private func note(_ column: TableColumn, _ table: Table) -> String {
    var lines: [String] = []
    if let method = WorkbookWords.methods[column.name], lexicon.has("method.\(method)") {
      lines.append(
        lexicon.plain(
          "method.\(method)", ["date": RichText(page.asOf), "period": RichText(page.period)]))
    }
    let unit = unit(column)
    if !unit.isEmpty { lines.append(lexicon.plain("workbook.note.unit", ["unit": RichText(unit)])) }
    lines.append(
      lexicon.plain(
        "workbook.note.column",
        ["file": RichText("tables/\(table.name).csv"), "column": RichText(column.name)]))
    return lines.joined(separator: "\n")
  }

  /// The name that belongs to a code of a column; the code itself where it has none.
  func name(_ code: String, _ column: String, _ modality: String = "") -> String {
    if code.isEmpty { return "" }
    if page.registry.isParty(code) { return page.plainName(code) }
    switch column {
    case "area": return page.areaTitle(code)
    case "recipient" where code == "all": return lexicon.plain("what-changed.to-all")
    case "stage":
      let stages = page.registry.stages.filter { $0.code == code }
      return (stages.first { $0.modality == modality } ?? stages.first)?.titles.title(lexicon.language) ?? code
    default: return code == "ALL" ? page.areaTitle(code) : page.subjectTitle(code)
    }
  }

  /// The words of a code that is none of a party, measure or area.
  func word(_ code: String, _ column: String, _ table: String) -> String {
    if WorkbookWords.parties.contains(column) { return page.plainName(code) }
    var keys: [String] = []
    switch (table, column) {
    case ("changes", "kind"): keys.append("change.\(code)")
    case ("gaps", "kind"): keys.append("gap.\(code)")
    case ("accounting", "kind"): keys.append("export.\(code)")
    case (_, "kind"): keys.append("kind.\(code)")
    case (_, "outcome"): keys.append("outcome.\(code)")
    case (_, "quantity"): keys.append("figure.\(code)")
    case (_, "severity"): keys.append("severity.\(code)")
    case ("findings", "code"), ("findings-by-code", "code"): keys.append("finding.\(code)")
    default: keys += ["value.\(code)", "kind.\(code)"]
    }
    if page.isPublic, column == "status", code == "not-reported" { keys.insert("status.not-reported.public", at: 0) }
    for key in keys where lexicon.has(key) { return lexicon.plain(key) }
    if table == "changes", page.registry.isParty(code) { return page.plainName(code) }
    return code
  }
}
