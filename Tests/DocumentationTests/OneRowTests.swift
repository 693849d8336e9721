import Foundation
import Statistics
import Tabulation
import Testing

/// `docs/one-row.md` follows one row; what it is and what it changes is found by running with it and without it.
@Suite("The way of one row")
struct OneRowTests {
  private static let file = "inputs/example/exports/participation.csv"
  private static let record = 46

  private static let without = Result {
    try ExampleEdition { project in
      let path = project.appendingPathComponent(file)
      var data = try Data(contentsOf: path)
      let row = try CSVFile(data).records[record - 1]
      data.removeSubrange(row.span.lowerBound...row.span.upperBound)
      try data.write(to: path)
    }
  }

  @Test("The row, its cells, and the cells that it changes are those of the program")
  func parts() throws {
    let whole = try ExampleEdition.whole.get()
    let changes = try Self.changes(from: Self.without.get(), to: whole)
    let export = try CSVFile(Data(contentsOf: Program.root.appendingPathComponent(Self.file)))
    let row = export.records[Self.record - 1]
    try MadeDocument("docs/one-row.md").check { part in
      switch part.name {
      case "row": "```csv\n\(export.header.text)\n\(row.text)\n```"
      case "place":
        "Line \(row.line), record \(Self.record), bytes \(row.span.lowerBound) to \(row.span.upperBound - 1)."
      case "cells": Self.cells(export.header.cells, row.cells)
      case "changed": Self.changed(changes, of: whole)
      case "page": Self.printed(changes, on: whole.page)
      default: throw DocumentError("no part is called \(part.name)")
      }
    }
  }

  @Test("The list of figures differs in the same addresses")
  func figures() throws {
    let whole = try ExampleEdition.whole.get()
    let without = try Self.without.get()
    let before = Set(try without.table("figures").records.map(\.text))
    let after = Set(try whole.table("figures").records.map(\.text))
    let differing = before.symmetricDifference(after).compactMap { $0.split(separator: ",").first.map(String.init) }
    let changes = try Self.changes(from: without, to: whole)
    #expect(Set(differing) == Set(changes.filter(\.isFigure).map(\.cell)))
  }

  @Test("The row leaves no finding, and none of the others moves")
  func findings() throws {
    let findings = try ExampleEdition.whole.get().table("findings").records
    #expect(!findings.contains { $0.cells[2] == Self.file && $0.cells[4] == String(Self.record) })
    #expect(findings.map(\.text) == (try Self.without.get().table("findings").records.map(\.text)))
  }

  /// A cell that differs.
  private struct Change {
    let table: String
    let cell: String
    let isFigure: Bool
    let before: String
    let after: String
  }

  private static func changes(from before: ExampleEdition, to after: ExampleEdition) throws -> [Change] {
    var changes: [Change] = []
    for schema in TableList.schemas where schema.name != Figures.schema.name {
      let old = cells(try before.table(schema.name), schema)
      let new = cells(try after.table(schema.name), schema)
      let oldValues = Dictionary(uniqueKeysWithValues: old.map { ($0.cell, $0.value) })
      let newValues = Dictionary(uniqueKeysWithValues: new.map { ($0.cell, $0.value) })
      for (cell, isFigure, value) in new where oldValues[cell] != value {
        changes.append(
          Change(
            table: schema.name, cell: cell, isFigure: isFigure, before: oldValues[cell] ?? "no row", after: value))
      }
      for (cell, isFigure, value) in old where newValues[cell] == nil {
        changes.append(Change(table: schema.name, cell: cell, isFigure: isFigure, before: value, after: "no row"))
      }
    }
    return changes
  }

  /// Every cell of a table by its address; in a table without keys the number of the row stands for them.
  private static func cells(
    _ table: CSVFile, _ schema: TableSchema
  ) -> [(cell: String, isFigure: Bool, value: String)] {
    let keys = schema.columns.indices.filter { schema.columns[$0].role == .key }
    return table.records.enumerated().flatMap { number, record in
      let names = schema.holdsFigures ? keys.map { record.cells[$0] } : ["row \(number + 1)"]
      return zip(schema.columns, record.cells).filter { $0.0.role != .key }.map { column, value in
        if schema.holdsFigures {
          (
            FigureAddress.text(table: schema.name, keys: names, column: column.name), column.role != .note, value
          )
        } else {
          ("\(schema.name), \(names[0]), \(column.name)", false, value)
        }
      }
    }
  }

  private static func cells(_ header: [String], _ cells: [String]) -> String {
    (["| column | cell |", "|---|---|"]
      + zip(header, cells).map { "| `\($0)` | \($1.isEmpty ? "" : "`\($1)`") |" }).joined(separator: "\n")
  }

  private static func changed(_ changes: [Change], of edition: ExampleEdition) -> String {
    let figures = changes.count(where: \.isFigure)
    let tables = Set(changes.map(\.table))
    let rest = edition.tables.keys.filter { !tables.contains($0) && $0 != Figures.schema.name }.sorted()
    let head = [
      "\(figures) figures and \(changes.count - figures) other cells change, in \(tables.count) tables. Nothing changes in "
        + rest.map { "`\($0)`" }.joined(separator: ", ") + ".", "",
      "| cell | without the row | with it |", "|---|---|---|",
    ]
    return (head + changes.map { "| `\($0.cell)` | \(shown($0.before)) | \(shown($0.after)) |" })
      .joined(separator: "\n")
  }

  /// The value; of a hash its beginning.
  private static func shown(_ value: String) -> String { value.utf8.count == 64 ? "\(value.prefix(8))…" : value }

  /// The changed figures that the page prints, in the order of the page.
  private static func printed(_ changes: [Change], on page: String) -> String {
    let changed = Set(changes.filter(\.isFigure).map(\.cell))
    var isSeen: Set<String> = []
    var lines: [String] = []
    for element in page.components(separatedBy: "data-address=\"").dropFirst() {
      let addresses = element.prefix { $0 != "\"" }.split(separator: " ").map(String.init)
      for address in addresses where changed.contains(address) && isSeen.insert(address).inserted {
        lines.append("- `\(address)`")
      }
    }
    return lines.joined(separator: "\n")
  }
}
