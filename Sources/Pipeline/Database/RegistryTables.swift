import Database
import Registry
import Tabulation

/// The registry as tables of a database: all of it, dated, with what holds on the report's date.
struct RegistryTables {
  let registry: ForumRegistry
  let computation: Computation

  init(_ computation: Computation) {
    self.computation = computation
    registry = computation.registry.registry
  }

  var tables: [DatabaseTable] {
    [
      parties, printedNames, statuses, footnotes, names, areas, areaRows,
      titles("area", registry.areas.map { ($0.code, $0.titles) }),
      measures, titles("measure", registry.measures.map { ($0.code, $0.titles) }), crosswalk, coordinators, stages,
      stageTitles, meetings, tiles,
    ]
  }

  private var asOf: CalendarDay { computation.plan.settings.asOf }
  private var period: Period { computation.plan.settings.period }

  private var order: [String] { registry.partiesInOrder(on: asOf) }

  private var parties: DatabaseTable {
    let members = Set(registry.members(in: period))
    return DatabaseTable(
      "registry_parties",
      [
        DatabaseColumn("party", isRequired: true), DatabaseColumn("place", .integer, isRequired: true),
        DatabaseColumn("kind_on_report_date"), DatabaseColumn("is_member_in_period", .integer, isRequired: true),
      ], primaryKey: ["party"],
      rows: order.enumerated().map { place, party in
        [
          .text(party), .integer(place + 1), DatabaseCell(registry.status(of: party, on: asOf)?.kind.rawValue ?? ""),
          DatabaseCell(members.contains(party)),
        ]
      })
  }

  private var printedNames: DatabaseTable {
    let languages = computation.plan.languages
    return DatabaseTable(
      "registry_printed_names",
      [
        DatabaseColumn("party", isRequired: true), DatabaseColumn("language", isRequired: true),
        DatabaseColumn("place", .integer, isRequired: true), DatabaseColumn("name", isRequired: true),
        DatabaseColumn("official_name", isRequired: true),
      ], primaryKey: ["party", "language"], foreignKeys: [DatabaseForeignKey(["party"], "registry_parties")],
      rows: languages.flatMap { language in
        registry.partiesInOrder(on: asOf, language: language).enumerated().map { place, party in
          [
            .text(party), .text(language), .integer(place + 1),
            .text(registry.name(of: party, language: language, on: asOf)),
            .text(registry.name(of: party, language: language, kind: .official, on: asOf)),
          ]
        }
      })
  }

  private var statuses: DatabaseTable {
    DatabaseTable(
      "registry_statuses",
      [
        .row, DatabaseColumn("party", isRequired: true), DatabaseColumn("kind", isRequired: true),
      ] + DatabaseColumn.validity + [
        DatabaseColumn("holds_on_report_date", .integer, isRequired: true), DatabaseColumn("source"),
        DatabaseColumn("confidence", isRequired: true), DatabaseColumn("note"),
      ], primaryKey: ["row"], foreignKeys: [DatabaseForeignKey(["party"], "registry_parties")], indexes: [["party"]],
      rows: registry.statuses.enumerated().map { place, status in
        [.integer(place + 1), .text(status.party), .text(status.kind.rawValue)] + status.validity.cells + [
          holds(status.validity), DatabaseCell(status.source), .text(status.confidence.rawValue),
          DatabaseCell(status.note),
        ]
      })
  }

  private var footnotes: DatabaseTable {
    DatabaseTable(
      "registry_footnotes",
      [
        DatabaseColumn("status_row", .integer, isRequired: true), DatabaseColumn("language", isRequired: true),
        DatabaseColumn("footnote", isRequired: true),
      ], primaryKey: ["status_row", "language"],
      foreignKeys: [DatabaseForeignKey(["status_row"], "registry_statuses", ["row"])],
      rows: registry.statuses.enumerated().flatMap { place, status in
        status.footnotes.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }.map { language, text in
          [.integer(place + 1), .text(language), .text(text)]
        }
      })
  }

  private var names: DatabaseTable {
    DatabaseTable(
      "registry_names",
      [
        .row, DatabaseColumn("party", isRequired: true), DatabaseColumn("language"),
        DatabaseColumn("name", isRequired: true), DatabaseColumn("kind", isRequired: true),
      ] + DatabaseColumn.validity, primaryKey: ["row"],
      foreignKeys: [DatabaseForeignKey(["party"], "registry_parties")], indexes: [["party"], ["name"]],
      rows: registry.names.enumerated().map { place, name in
        [
          .integer(place + 1), .text(name.party), DatabaseCell(name.language), .text(name.name),
          .text(name.kind.rawValue),
        ] + name.validity.cells
      })
  }

  private var areas: DatabaseTable {
    let shown = codes("coverage_by_area", "area")
    return DatabaseTable(
      "registry_areas",
      [DatabaseColumn("area", isRequired: true), DatabaseColumn("ordinal", .integer, isRequired: true)]
        + DatabaseColumn.validity + [
          DatabaseColumn("holds_on_report_date", .integer, isRequired: true),
          DatabaseColumn("is_in_report", .integer, isRequired: true),
        ], primaryKey: ["area"],
      rows: registry.areas.map { area in
        [.text(area.code), .integer(area.ordinal)] + area.validity.cells + [
          holds(area.validity), DatabaseCell(shown.contains(area.code)),
        ]
      })
  }

  /// What a column `area` of the edition's tables can say: every area, and all of them together.
  private var areaRows: DatabaseTable {
    DatabaseTable(
      "area_rows",
      [
        DatabaseColumn("area", isRequired: true), DatabaseColumn("registry_area"),
      ], primaryKey: ["area"], foreignKeys: [DatabaseForeignKey(["registry_area"], "registry_areas", ["area"])],
      rows: registry.areas.map { [.text($0.code), .text($0.code)] } + [[.text("ALL"), .null]])
  }

  private var measures: DatabaseTable {
    let shown = codes("coverage_by_measure", "measure")
    return DatabaseTable(
      "registry_measures",
      [
        DatabaseColumn("measure", isRequired: true), DatabaseColumn("area", isRequired: true),
        DatabaseColumn("ordinal", .integer, isRequired: true), DatabaseColumn("place", .integer, isRequired: true),
      ] + DatabaseColumn.validity + [
        DatabaseColumn("holds_on_report_date", .integer, isRequired: true),
        DatabaseColumn("is_in_report", .integer, isRequired: true),
      ], primaryKey: ["measure"], foreignKeys: [DatabaseForeignKey(["area"], "registry_areas")], indexes: [["area"]],
      rows: registry.measures.enumerated().map { place, measure in
        [.text(measure.code), .text(measure.area), .integer(measure.ordinal), .integer(place + 1)]
          + measure.validity.cells + [holds(measure.validity), DatabaseCell(shown.contains(measure.code))]
      })
  }

  private func titles(_ thing: String, _ entries: [(code: String, titles: Titles)]) -> DatabaseTable {
    DatabaseTable(
      "registry_\(thing)_titles",
      [
        DatabaseColumn(thing, isRequired: true), DatabaseColumn("language", isRequired: true), DatabaseColumn("title"),
        DatabaseColumn("short_title"),
      ], primaryKey: [thing, "language"], foreignKeys: [DatabaseForeignKey([thing], "registry_\(thing)s")],
      rows: entries.flatMap { entry in
        entry.titles.languages.map { language in
          [
            .text(entry.code), .text(language), DatabaseCell(entry.titles.full[language] ?? ""),
            DatabaseCell(entry.titles.short[language] ?? ""),
          ]
        }
      })
  }

  private func codes(_ table: String, _ column: String) -> Set<String> {
    guard let table = computation.tables.first(where: { $0.name == table }) else { return [] }
    return Set(table.rows.map { table.value($0, column).text })
  }

  func holds(_ validity: Validity) -> DatabaseCell { DatabaseCell(validity.days.contains(asOf)) }
}

extension Titles {
  /// The languages that have a title, sorted.
  var languages: [String] { Set(full.keys).union(short.keys).sorted() }
}

extension DatabaseColumn {
  /// The number of a row that has no key of its own.
  static let row = DatabaseColumn(DatabaseTable.rowNumber, .integer, isRequired: true)
  /// From when until when something holds, as written and as days.
  static let validity = [
    DatabaseColumn("from"), DatabaseColumn("to"), DatabaseColumn("from_day"), DatabaseColumn("to_day"),
  ]
}

extension Validity {
  /// The cells of `DatabaseColumn.validity`.
  var cells: [DatabaseCell] {
    [
      DatabaseCell(from?.text ?? ""), DatabaseCell(to?.text ?? ""), DatabaseCell(days.from?.text ?? ""),
      DatabaseCell(days.to?.text ?? ""),
    ]
  }
}
