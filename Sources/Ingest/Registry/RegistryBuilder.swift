import Diagnostics
import Registry

/// The codes that one file of the registry gives.
private struct CodeSet {
  private var codes: Set<String> = []
  /// Whether the file was read whole.
  var isComplete = true

  func contains(_ code: String) -> Bool { codes.contains(code) }

  mutating func insert(_ code: String) { codes.insert(code) }
}

/// Rows of the registry's files to checked values, every problem noted.
final class RegistryBuilder {
  private(set) var failures: [Failure] = []
  private var statuses: [PartyStatus] = []
  private var names: [PartyName] = []
  private var areas: [Area] = []
  private var measures: [Measure] = []
  private var crosswalk: [CrosswalkStep] = []
  private var assignments: [Assignment] = []
  private var stages: [Stage] = []
  private var meetings: [Meeting] = []
  private var tiles: [Tile] = []
  private var parties = CodeSet()
  private var areaCodes = CodeSet()
  private var measureCodes = CodeSet()

  /// The registry of the rows taken.
  var registry: ForumRegistry {
    ForumRegistry(
      statuses: statuses, names: names, areas: areas, measures: measures, crosswalk: crosswalk,
      assignments: assignments, stages: stages, meetings: meetings, tiles: tiles)
  }

  func takeParties(_ table: RegistryTable?) {
    parties.isComplete = table?.isWhole ?? false
    each(table) { table, row, seen in
      let party = table.text("party", row)
      let kind: PartyKind? = table.value("kind", row)
      let validity = table.validity(row)
      let confidence: Confidence? = table.value("confidence", row, standard: .high)
      guard let party else { return }
      parties.insert(party)
      table.checkUnique([party, row["from"]], row, &seen)
      guard let kind, let confidence else { return }
      for other in statuses where other.party == party && other.validity.days.overlaps(validity.days) {
        table.failures.append(
          Failure(.registryOverlap(party: party, otherLine: other.line), file: table.file, line: row.line))
      }
      statuses.append(
        PartyStatus(
          party: party, kind: kind, validity: validity, source: row["source"], confidence: confidence,
          note: row["note"], footnotes: table.texts("footnote", row), line: row.line))
    }
  }

  func takeNames(_ table: RegistryTable?) {
    each(table) { table, row, seen in
      let kind: NameKind? = table.value("kind", row)
      let name = table.text("name", row)
      let validity = table.validity(row)
      guard let party = known(row["party"], in: parties, "party", row, "party", &table), let kind, let name else {
        return
      }
      if kind != .code, row["lang"].isEmpty { table.reject("lang", row, expected: "a language code such as en") }
      table.checkUnique([party, row["lang"], kind.rawValue, name], row, &seen)
      names.append(
        PartyName(party: party, language: row["lang"], name: name, kind: kind, validity: validity, line: row.line))
    }
  }

  func takeAreas(_ table: RegistryTable?) {
    areaCodes.isComplete = table?.isWhole ?? false
    each(table) { table, row, seen in
      let code = table.text("area", row)
      let ordinal = table.number("ordinal", row)
      _ = table.text("title", row)
      let validity = table.validity(row)
      guard let code else { return }
      areaCodes.insert(code)
      table.checkUnique([code], row, &seen)
      if code == "ALL" { table.reject("area", row, expected: "a code other than ALL, which means all areas together") }
      guard let ordinal else { return }
      areas.append(Area(code: code, ordinal: ordinal, titles: table.titles(row), validity: validity, line: row.line))
    }
  }

  func takeMeasures(_ table: RegistryTable?) {
    measureCodes.isComplete = table?.isWhole ?? false
    each(table) { table, row, seen in
      let code = table.text("measure", row)
      let area = known(row["area"], in: areaCodes, "area", row, "area", &table)
      let ordinal = table.number("ordinal", row)
      _ = table.text("title", row)
      let validity = table.validity(row)
      guard let code else { return }
      measureCodes.insert(code)
      table.checkUnique([code], row, &seen)
      if areaCodes.contains(code) { table.reject("measure", row, expected: "a code that is not that of an area") }
      guard let area, let ordinal else { return }
      measures.append(
        Measure(
          code: code, area: area, ordinal: ordinal, titles: table.titles(row), validity: validity, line: row.line))
    }
  }

  func takeCrosswalk(_ table: RegistryTable?) {
    each(table) { table, row, seen in
      let from = known(row["from_measure"], in: measureCodes, "from_measure", row, "measure", &table)
      let to = known(row["to_measure"], in: measureCodes, "to_measure", row, "measure", &table)
      let date = table.date("date", row)
      if row["date"].isEmpty { table.reject("date", row, expected: "a date") }
      let confidence: Confidence? = table.value("confidence", row, standard: .high)
      guard let from, let to, let date, let confidence else { return }
      table.checkUnique([from, to], row, &seen)
      crosswalk.append(
        CrosswalkStep(from: from, to: to, date: date, note: row["note"], confidence: confidence, line: row.line))
    }
    if let circle = CrosswalkCircle.find(crosswalk) {
      let line = crosswalk.first { $0.from == circle.first }?.line
      failures.append(
        Failure(.registryCrosswalkCircle(measures: circle), file: table?.file ?? "", line: line))
    }
  }

  func takeCoordinators(_ table: RegistryTable?) {
    each(table) { table, row, seen in
      let party = known(row["party"], in: parties, "party", row, "party", &table)
      let scope: CoordinationScope? = table.value("scope", row)
      let role: CoordinationRole? = table.value("role", row)
      let validity = table.validity(row)
      let confidence: Confidence? = table.value("confidence", row, standard: .high)
      guard let party, let scope, let role, let confidence else { return }
      switch scope {
      case .measure:
        guard known(row["target"], in: measureCodes, "target", row, "measure", &table) != nil else { return }
      case .area, .oneOfArea:
        guard known(row["target"], in: areaCodes, "target", row, "area", &table) != nil else { return }
      case .undetermined:
        if !row["target"].isEmpty { table.reject("target", row, expected: "nothing, as the scope is undetermined") }
      }
      table.checkUnique([party, scope.rawValue, row["target"], role.rawValue, row["from"]], row, &seen)
      assignments.append(
        Assignment(
          party: party, scope: scope, target: row["target"], role: role, asProposed: row["as_proposed"],
          validity: validity, source: row["source"], confidence: confidence, line: row.line))
    }
  }

  func takeStages(_ table: RegistryTable?) {
    var ordinals: [[String]: Int] = [:]
    each(table) { table, row, seen in
      let modality = table.text("modality", row)
      let stage = table.text("stage", row)
      let ordinal = table.number("ordinal", row)
      _ = table.text("title", row)
      guard let modality, let stage, let ordinal else { return }
      table.checkUnique([modality, stage], row, &seen)
      table.checkUnique([modality, "ordinal", String(ordinal)], row, &ordinals)
      stages.append(
        Stage(
          modality: modality, ordinal: ordinal, code: stage, titles: table.titles(row), body: row["body"],
          line: row.line))
    }
  }

  func takeMeetings(_ table: RegistryTable?) {
    each(table) { table, row, _ in
      let body = table.text("body", row)
      let start = table.date("start", row)
      if row["start"].isEmpty { table.reject("start", row, expected: "a date") }
      let end = table.date("end", row)
      let planned = table.date("planned_start", row)
      guard let body, let start else { return }
      meetings.append(
        Meeting(
          body: body, number: row["number"], start: start, end: end, place: row["place"], mode: row["mode"],
          plannedStart: planned, note: row["note"]))
    }
  }

  func takeTiles(_ table: RegistryTable?) {
    var places: [[String]: Int] = [:]
    each(table) { table, row, seen in
      let party = known(row["party"], in: parties, "party", row, "party", &table)
      let column = table.number("column", row)
      let line = table.number("row", row)
      guard let party, let column, let line else { return }
      table.checkUnique([party], row, &seen)
      table.checkUnique(["column \(column)", "row \(line)"], row, &places)
      tiles.append(Tile(party: party, column: column, row: line))
    }
  }

  private func each(
    _ table: RegistryTable?,
    _ body: (_ table: inout RegistryTable, _ row: RegistryTable.Row, _ seen: inout [[String]: Int]) -> Void
  ) {
    guard var table else { return }
    var seen: [[String]: Int] = [:]
    for row in table.rows { body(&table, row, &seen) }
    failures += table.failures
  }

  private func known(
    _ value: String, in codes: CodeSet, _ column: String, _ row: RegistryTable.Row, _ what: String,
    _ table: inout RegistryTable
  ) -> String? {
    if codes.contains(value) { return value }
    // Where the file that would hold the code cannot be read whole, its own problem is the one to mend.
    if codes.isComplete { table.rejectReference(column, row, what) }
    return nil
  }
}
