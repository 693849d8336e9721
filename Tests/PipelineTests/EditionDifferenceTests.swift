import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite("Differences of editions")
struct EditionDifferenceTests {
  /// The example and a copy of it after changes, as two editions.
  private static func editions(
    _ kinds: [RandomEdits.Kind], seed: UInt64
  ) throws -> (earlier: ComparedEdition, later: ComparedEdition, projects: [Project]) {
    let projects = [try RandomEdits.base(), try RandomEdits.base()]
    var edits = RandomEdits(project: projects[1], generator: SeededGenerator(seed: seed))
    for kind in kinds { try edits.apply(kind) }
    return (try Compared.edition(projects[0], name: "a"), try Compared.edition(projects[1], name: "b"), projects)
  }

  /// The addresses of figures that are not equal, found without the code under test.
  private static func differing(_ one: ComparedEdition, _ other: ComparedEdition) -> Set<String> {
    let before = Dictionary(uniqueKeysWithValues: one.figures.list.map { ($0.address, $0) })
    let after = Dictionary(uniqueKeysWithValues: other.figures.list.map { ($0.address, $0) })
    return Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
  }

  @Test("Parts add up exactly, and every figure that differs is listed, both ways", arguments: 1...16)
  func sums(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let kinds = RandomEdits.Kind.allCases.shuffled(using: &generator).prefix(Int.random(in: 2...6, using: &generator))
    // A file that is renamed cannot be edited after.
    let ordered = kinds.filter { ![.renamed, .mapping].contains($0) } + kinds.filter { $0 == .mapping }
    let repeated =
      (ordered + ordered.filter { [.late, .corrected, .withdrawn, .new].contains($0) })
      .filter { $0 != .mapping } + kinds.filter { $0 == .mapping || $0 == .renamed && !kinds.contains(.mapping) }
    let (earlier, later, projects) = try Self.editions(repeated, seed: UInt64(seed))
    defer { withExtendedLifetime(projects) {} }
    let there = try EditionDifference(earlier, later)
    let back = try EditionDifference(later, earlier)
    for difference in [there, back] {
      #expect(
        Set((difference.figures + difference.marks).map(\.address)) == Self.differing(earlier, later),
        "\(kinds.map(\.rawValue))")
      #expect(difference.missing.isEmpty)
      Compared.checkSums(difference)
    }
  }

  @Test(
    "A change of one kind has one cause",
    arguments: [
      (.late, .late), (.new, .new), (.corrected, .corrected), (.superseding, .corrected), (.withdrawn, .withdrawn),
      (.renamed, .files), (.membership, .membership), (.catalogue, .catalogue), (.coordinators, .coordinators),
      (.settings, .settings), (.period, .period),
    ] as [(RandomEdits.Kind, DifferenceCause)], [1, 2, 3, 4] as [UInt64])
  func oneCause(change: (kind: RandomEdits.Kind, cause: DifferenceCause), seed: UInt64) throws {
    let (earlier, later, projects) = try Self.editions([change.kind], seed: seed)
    defer { withExtendedLifetime(projects) {} }
    let difference = try EditionDifference(earlier, later)
    #expect(Set(difference.figures.flatMap(\.causes)).subtracting([change.cause]) == [])
    #expect(difference.figures.isEmpty == Self.differing(earlier, later).isEmpty)
    #expect(difference.computed == 0, "one step needs no state between")
    Compared.checkSums(difference)
    if [.late, .new, .corrected, .withdrawn].contains(change.cause), !difference.figures.isEmpty {
      #expect(difference.rows.map(\.cause) == [change.cause])
    }
  }

  @Test("A row that moved, and an edition beside itself, differ in no figure", arguments: [1, 2, 3, 4] as [UInt64])
  func nothing(seed: UInt64) throws {
    let (earlier, later, projects) = try Self.editions([.moved], seed: seed)
    defer { withExtendedLifetime(projects) {} }
    let difference = try EditionDifference(earlier, later)
    #expect(difference.figures.isEmpty)
    let own = try EditionDifference(earlier, earlier)
    #expect(own.figures.isEmpty && own.marks.isEmpty && own.rows.isEmpty && own.inputs.isEmpty)
  }

  @Test("Columns that are mapped anew, as the export has other headers, do not hide what rows changed")
  func mapping() throws {
    let (earlier, later, projects) = try Self.editions([.late, .mapping], seed: 7)
    defer { withExtendedLifetime(projects) {} }
    let difference = try EditionDifference(earlier, later)
    #expect(difference.rows.map(\.cause) == [.late])
    #expect(Set(difference.figures.flatMap(\.causes)) == [.late])
    Compared.checkSums(difference)
  }

  @Test("Of several changes each has its own part")
  func severalParts() throws {
    let projects = [try RandomEdits.base(), try RandomEdits.base()]
    try projects[1].edit("inputs/example/exports/exchanges.csv") {
      $0 + "N-1,2025-04-04,WAT.1,Brekkan,all,views,Late,,2026-01-05,\n"
        + "N-2,2025-04-05,WAT.1,Brekkan,all,views,Late,,2026-01-05,\n"
        + "N-3,2026-02-05,WAT.1,Brekkan,all,views,New,,2026-02-05,\n"
    }
    try projects[1].edit(RandomEdits.pipeline) { $0.replacingOccurrences(of: "to: 2025-12-31", with: "to: 2026-03-31") }
    let difference = try EditionDifference(
      try Compared.edition(projects[0], name: "a"), try Compared.edition(projects[1], name: "b"))
    let figure = try #require(
      difference.figures.first { $0.address == "coverage_by_state/BRK/WAT/exchanges" })
    #expect(figure.effects.map(\.causes) == [[.late], [.new]])
    #expect(figure.effects.map { $0.part?.text } == ["+2", "+1"])
    #expect(figure.difference?.text == "+3")
    #expect(!figure.isRestated, "the periods differ")
    let quarter = try #require(difference.figures.first { $0.address == "trend/2025-Q2/WAT/exchanges" })
    #expect(quarter.isRestated && quarter.causes == [.late])
    #expect(difference.figures.first { $0.address == "trend/2026-Q1/WAT/exchanges" }?.before == nil)
  }

  @Test("A figure that the earlier program counted in another way differs by its rules")
  func rules() throws {
    let project = try RandomEdits.base()
    let outcome = try Runner.run(RunRequest(pipeline: project.path(RandomEdits.pipeline).path))
    let address = "coverage_by_area/WAT/exchanges"
    let figures = URL(fileURLWithPath: outcome.folder + "/tables/figures.csv")
    let text = try String(contentsOf: figures, encoding: .utf8)
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix(address + ",") })
    let changed = text.replacingOccurrences(of: line, with: address + ",99,,,exchanges,")
    try changed.write(to: figures, atomically: true, encoding: .utf8)
    let manifest = URL(fileURLWithPath: outcome.folder + "/manifest.json")
    let hash = Hex.sha256(Data(text.utf8))
    let named = try String(contentsOf: manifest, encoding: .utf8)
      .replacingOccurrences(of: hash, with: Hex.sha256(Data(changed.utf8)))
    try named.write(to: manifest, atomically: true, encoding: .utf8)

    let edition = try Edition(EditionReference(outcome.folder))
    let earlier = try ComparedEdition(edition, threads: 1)
    let difference = try EditionDifference(earlier, try Compared.edition(project, name: "b"))
    #expect(difference.figures.map(\.address) == [address])
    #expect(difference.figures.first?.effects.map(\.causes) == [[.rules]])
    #expect(difference.figures.first?.isRestated == true)
    Compared.checkSums(difference)
  }

  @Test("Without what an edition was made from the figures are listed, and the files that are missing")
  func missing() throws {
    let project = try RandomEdits.base()
    try project.edit(RandomEdits.pipeline) { $0 + "keep_inputs: 0\n" }
    let first = try Runner.run(RunRequest(pipeline: project.path(RandomEdits.pipeline).path))
    try project.edit("inputs/example/exports/exchanges.csv") { $0 + "N-1,2025-04-04,WAT.1,Brekkan,all,views,Late,,,\n" }
    let second = try Runner.run(RunRequest(pipeline: project.path(RandomEdits.pipeline).path))
    let difference = try EditionDifference(EditionReference(first.folder), EditionReference(second.folder))
    #expect(difference.missing == [Failure(.editionSourceChanged, file: "inputs/example/exports/exchanges.csv")])
    #expect(difference.figures.contains { $0.address == "coverage_by_state/BRK/WAT/exchanges" })
    #expect(!difference.figures.contains { !$0.effects.isEmpty })
    let page = try project.text("reports/example-returns/2025-12-31.r2/what-changed.html")
    #expect(page.contains("inputs/example/exports/exchanges.csv"))
  }

  @Test(
    "Numbers are read and written exactly",
    arguments: [
      ("3", "+3", "3"), ("0", "0", "0"), ("0.4000", "+0.4000", "0.4000"), ("-0.0625", "−0.0625", "-0.0625"),
      ("-12", "−12", "-12"),
    ])
  func quantities(text: String, signed: String, plain: String) throws {
    let quantity = try #require(Quantity(text))
    #expect(quantity.text == signed)
    #expect(quantity.plain == plain)
  }

  @Test("What is no number is none", arguments: ["", "-", "1.5", "1e3", "2025-01-01", "yes", "1.00000"])
  func noQuantities(text: String) { #expect(Quantity(text) == nil) }
}
