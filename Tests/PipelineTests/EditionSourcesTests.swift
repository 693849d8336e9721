import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite("What an edition was made from")
struct EditionSourcesTests {
  private static let pipeline = "pipelines/report.yaml"

  private func published(_ project: Project) throws -> Edition {
    let outcome = try Runner.run(RunRequest(pipeline: project.path(Self.pipeline).path))
    return try Edition(EditionReference(outcome.folder))
  }

  private func tables(_ computation: Computation) -> [String] {
    TableFiles(computation.tables).files.map { "\($0.name) \($0.file.sha256)" }
  }

  @Test("An edition holds copies of its inputs, and is computed again from them when the project is gone")
  func copies() throws {
    let project = try Project()
    let edition = try published(project)
    let direct = try Computation(try RunPlan(RunRequest(pipeline: project.path(Self.pipeline).path))) { _ in }
    for folder in ["exports", "registry", "pipelines"] {
      try FileManager.default.removeItem(at: project.path(folder))
    }
    let sources = try EditionSources(edition)
    #expect(Set(sources.origins.values) == [.copy])
    #expect(tables(try sources.compute()) == tables(direct))
    let kept = try sources.compute(keepsRows: true)
    #expect(tables(kept) == tables(direct))
    #expect(kept.ingest.rows != nil)
  }

  @Test("Without copies the project's files serve while their hashes match; each that does not is named")
  func originals() throws {
    let project = try Project()
    try project.edit(Self.pipeline) { $0 + "\nkeep_inputs: 0\n" }
    let edition = try published(project)
    #expect(!edition.manifest.outputs.contains { $0.path.hasPrefix("trace/") })
    let sources = try EditionSources(edition)
    #expect(Set(sources.origins.values) == [.original])
    #expect(try sources.compute().figureCount == edition.manifest.figures)

    try project.edit("exports/exchanges.csv") { $0 + "\n" }
    try FileManager.default.removeItem(at: project.path("registry/areas.csv"))
    do {
      _ = try EditionSources(edition)
      Issue.record("changed inputs were taken for the edition's")
    } catch {
      #expect(
        error.list == [
          Failure(.editionSourceMissing, file: "registry/areas.csv"),
          Failure(.editionSourceChanged, file: "exports/exchanges.csv"),
        ])
    }
  }

  @Test("Inputs that are larger than the limit are not copied; the registry and the pipeline file are")
  func limit() throws {
    let project = try Project()
    try project.edit(Self.pipeline) { $0 + "\nkeep_inputs: 1 KiB\n" }
    let edition = try published(project)
    let copies = edition.manifest.outputs.map(\.path).filter { $0.hasPrefix("trace/") }
    #expect(copies.contains("trace/pipelines/report.yaml"))
    #expect(copies.contains("trace/registry/parties.csv"))
    #expect(!copies.contains { $0.hasPrefix("trace/exports/") })
  }

  @Test("An overridden edition is computed again with its own period and knowledge")
  func overridden() throws {
    let project = try Project()
    var request = RunRequest(pipeline: project.path(Self.pipeline).path)
    request.period = try RunRequest.period("2025-02-01..2025-06-30")
    request.knownAt = request.period?.to
    let edition = try Edition(EditionReference(try Runner.run(request).folder))
    let computation = try EditionSources(edition).compute()
    #expect(PublishedFigures(computation.tables).list == (try edition.figures()).list)
    #expect(computation.plan.editionName == edition.editionName?.base)
  }

  @Test("Figures are read as they were computed, guarded ids too")
  func figures() throws {
    let project = try Project()
    let edition = try published(project)
    let computation = try EditionSources(edition).compute()
    let figures = try edition.figures()
    #expect(figures.list == PublishedFigures(computation.tables).list)
    #expect(figures.list.count == edition.manifest.figures)
  }

  @Test(
    "Sizes are read in whole bytes and in multiples of 1024",
    arguments: [
      ("0", 0), ("500", 500), ("16 MiB", 16 << 20), ("2KiB", 2048), ("1 GiB", 1 << 30), ("-1", nil), ("1.5 MiB", nil),
      ("MiB", nil), ("16 MB", nil), ("99999999999999", nil),
    ] as [(String, Int?)])
  func sizes(text: String, bytes: Int?) { #expect(ByteLimit(text)?.limit == bytes) }

  @Test("A row log gives back the tally that it was kept from, and what is left without some rows")
  func rowLog() throws {
    let project = try Project()
    let kept = try EditionSources(try published(project)).compute(keepsRows: true)
    let log = try #require(kept.ingest.rows)
    let settlement = log.tally(without: []).settle(period: kept.plan.settings.period)
    for (file, account) in kept.ingest.accounts.enumerated() { #expect(settlement.accounts[file] == account.counts) }
    #expect(settlement.activity.exchanges == kept.ingest.activity.exchanges)
    let first = try #require(log.participation.first)
    let less = log.tally(without: [first.place]).settle(period: kept.plan.settings.period)
    #expect(
      less.accounts[Int(first.place.file)]?.records
        == (settlement.accounts[Int(first.place.file)]?.records).map { $0 - 1 })
  }
}
