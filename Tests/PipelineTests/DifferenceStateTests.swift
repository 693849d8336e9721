import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite("States between editions")
struct DifferenceStateTests {
  private static let exchanges = "inputs/example/exports/exchanges.csv"

  private func difference(
    _ both: (Project) throws -> Void = { _ in }, _ change: (Project) throws -> Void
  ) throws -> EditionDifference {
    let projects = [try RandomEdits.base(), try RandomEdits.base()]
    for project in projects { try both(project) }
    try change(projects[1])
    let earlier = try Compared.edition(projects[0], name: "a")
    let difference = try EditionDifference(earlier, try Compared.edition(projects[1], name: "b"))
    Compared.checkSums(difference)
    withExtendedLifetime(projects) {}
    return difference
  }

  @Test("Parts of the registry that do not fit together are one step with both causes")
  func jointCauses() throws {
    let difference = try difference { project in
      for file in ["measures", "coordinators"] {
        try project.edit("inputs/example/registry/\(file).csv") { $0.replacingOccurrences(of: "WAT.1", with: "WAT.9") }
      }
    }
    let effects = difference.figures.flatMap(\.effects)
    #expect(!effects.isEmpty)
    #expect(Set(effects.map(\.causes)) == [[.catalogue, .coordinators]])
    #expect(DifferenceText.lines(difference).contains { $0.hasPrefix("catalogue with coordinators: ") })
  }

  @Test("An entry that one pipeline file alone has is a setting")
  func furtherEntry() throws {
    let difference = try difference { project in
      try project.edit(RandomEdits.pipeline) {
        $0.replacingOccurrences(of: "  plan:\n    - path: ../inputs/example/exports/plan.csv\n", with: "")
      }
    }
    #expect(!difference.figures.isEmpty)
    #expect(Set(difference.figures.flatMap(\.causes)) == [.settings])
    #expect(difference.inputs.map(\.subject) == ["inputs: plan 1"])
    #expect(difference.rows.isEmpty)
  }

  @Test("Rows that went into a second file of a pattern are the same rows in other files")
  func splitFile() throws {
    let difference = try difference(
      { project in
        try project.edit(RandomEdits.pipeline) {
          $0.replacingOccurrences(of: "exports/exchanges.csv", with: "exports/exchanges*.csv")
        }
      },
      { project in
        let lines = try project.text(Self.exchanges).split(separator: "\n", omittingEmptySubsequences: false)
        try project.write(Self.exchanges, lines.prefix(6).joined(separator: "\n") + "\n")
        try project.write(
          "inputs/example/exports/exchangesB.csv",
          ([lines[0]] + lines.dropFirst(6)).joined(separator: "\n"))
      })
    #expect(Set(difference.figures.flatMap(\.causes)) == [.files])
    #expect(Set(difference.figures.map(\.table)) == ["accounting"])
    let records = try #require(
      difference.figures.first { $0.address.hasSuffix("exchangesB.csv/records") })
    #expect(records.before == nil)
  }

  @Test("Rows without ids are compared by what they say, though their places are their ids")
  func numberedRows() throws {
    let difference = try difference(
      { project in
        try project.edit(RandomEdits.pipeline) {
          $0.replacingOccurrences(
            of: "exports/exchanges.csv\n", with: "exports/exchanges.csv\n      columns: {exchange_id: \"#\"}\n")
        }
        try project.edit(Self.exchanges) { $0.replacingOccurrences(of: ",X-", with: ",") }
      },
      { project in
        try project.edit(Self.exchanges) { text in
          var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
          lines.insert("Y-1,2025-04-04,WAT.1,Brekkan,all,views,Late,,2026-01-05,", at: 1)
          return lines.joined(separator: "\n")
        }
      })
    #expect(difference.rows.map(\.cause) == [.late])
    let figure = try #require(difference.figures.first { $0.address == "coverage_by_area/WAT/exchanges" })
    #expect(figure.effects.map(\.causes) == [[.late]])
  }

  @Test("Of rows that say the same, one more is one further row, and one less one withdrawn")
  func equalRows() throws {
    let row = "E77,2025-05-05,,Seminar,seminar,WAT.1,Arvenia,host,3,complete,online,,,\n"
    let file = "inputs/example/exports/participation.csv"
    let more = try difference({ try $0.edit(file) { $0 + row } }) { try $0.edit(file) { $0 + row } }
    #expect(more.rows.map(\.cause) == [.late])
    let less = try difference({ try $0.edit(file) { $0 + row + row } }) { project in
      try project.edit(file) { String($0.dropLast(row.count)) }
    }
    #expect(less.rows.map(\.cause) == [.withdrawn])
  }

  @Test("A chain of corrections is corrections; a row that replaces one that was never there is a late row")
  func supersession() throws {
    let difference = try difference { project in
      try project.edit(Self.exchanges) {
        $0 + "Y-1,2025-04-04,WAT.1,Brekkan,all,views,One,,2026-01-05,X-003\n"
          + "Y-2,2025-04-05,WAT.1,Brekkan,all,views,Two,,2026-01-06,Y-1\n"
          + "Y-3,2025-04-06,WAT.1,Brekkan,all,views,Three,,2026-01-06,Z-9\n"
      }
    }
    #expect(difference.rows.map(\.cause) == [.corrected, .corrected, .late])
    #expect(difference.rows.map(\.supersedes) == ["X-003", "Y-1", ""])
  }

  @Test("A corrected row is listed with what differs of it")
  func correctedCells() throws {
    let difference = try difference { project in
      try project.edit(Self.exchanges) {
        $0.replacingOccurrences(of: "X-001,2025-01-20,WAT.1,Arvenia", with: "X-001,2025-01-21,WAT.1,Brekkan")
      }
    }
    let row = try #require(difference.rows.first)
    #expect(difference.rows.count == 1 && row.cause == .corrected && row.name == "X-001")
    #expect(row.cells.map(\.column) == ["date", "senders"])
    #expect(row.cells.map(\.after) == ["2025-01-21", "Brekkan"])
    #expect(row.earlierLine == 2 && row.line == 2)
  }

  @Test("A cell by which rows are filtered counts, though it is of no column of ours")
  func filterCells() throws {
    let difference = try difference(
      { project in
        try project.edit(Self.exchanges) { text in
          text.split(separator: "\n").enumerated().map { "\($1),\($0 == 0 ? "state" : "final")" }
            .joined(separator: "\n") + "\n"
        }
        try project.edit(RandomEdits.pipeline) {
          $0.replacingOccurrences(
            of: "exports/exchanges.csv\n", with: "exports/exchanges.csv\n      only: {state: [final]}\n")
        }
      },
      { project in
        try project.edit(Self.exchanges) { text in
          var lines = text.split(separator: "\n").map(String.init)
          lines[1] = String(lines[1].dropLast("final".count)) + "draft"
          return lines.joined(separator: "\n") + "\n"
        }
      })
    #expect(difference.rows.map(\.cause) == [.corrected])
    #expect(Set(difference.figures.flatMap(\.causes)) == [.corrected])
    #expect(difference.figures.contains { $0.address.hasSuffix("/filtered") })
  }
}
