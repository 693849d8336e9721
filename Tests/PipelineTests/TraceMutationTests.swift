import Diagnostics
import Ingest
import Registry
import Statistics
import Tally
import TestSupport
import Testing

@testable import Pipeline

/// Rows taken out of the files one at a time: exactly the figures change whose traces name the row.
@Suite("Traces of figures that change")
struct TraceMutationTests {
  @Test(
    "Without a row exactly those figures change whose trace names it as deciding",
    arguments: [
      (11, ""), (12, "catalogue: restated\ntrend: year\n"), (13, "basis: public-sources\n"),
      (14, "known_at: 2025-12-31\n"), (15, "as_of: 2025-08-15\ncatalogue: restated\n"), (16, ""),
      (17, "basis: public-sources\ntrend: year\ncatalogue: restated\n"),
    ] as [(UInt64, String)])
  func rows(seed: UInt64, settings: String) throws {
    let dirty = try DirtyProject(seed: seed, settings: settings)
    let pipeline = dirty.project.path(DirtyProject.pipeline).path
    let outcome = try Runner.run(RunRequest(pipeline: pipeline))
    let reference = EditionReference(outcome.folder)
    let published = try Edition(reference).figures()
    let tracer = try EditionTracer(reference)
    let whole = try Computation(try RunPlan(RunRequest(pipeline: pipeline))) { _ in }
    var deciding: [DirtyProject.Row: Set<String>] = [:]
    var named: [DirtyProject.Row: Set<String>] = [:]
    for figure in published.list {
      let trace = try tracer.evaluate(figure.address).trace
      for row in trace.exportRows {
        guard case .export(let place) = row.source else { continue }
        let file = whole.ingest.accounts[Int(place.file)].fingerprint.path
        let key = DirtyProject.Row(file: file, number: Int(place.record) - 1)
        named[key, default: []].insert(figure.address)
        if row.decides { deciding[key, default: []].insert(figure.address) }
      }
    }
    #expect(dirty.rows.count > 70)
    for row in dirty.rows {
      try dirty.write(row.file, without: row.number)
      let computation = try Computation(try RunPlan(RunRequest(pipeline: pipeline))) { _ in }
      try dirty.write(row.file)
      let left = PublishedFigures(computation.tables)
      let changed = Set(
        published.list.filter { figure in
          guard let other = left[figure.address] else { return true }
          return [figure.value, figure.numerator, figure.denominator]
            != [other.value, other.numerator, other.denominator]
        }.map(\.address))
      let expected = deciding[row] ?? []
      #expect(changed == expected, "\(row): \(changed.symmetricDifference(expected).sorted().prefix(8))")
      #expect(changed.isSubset(of: named[row] ?? []), "\(row)")
    }
  }
}
