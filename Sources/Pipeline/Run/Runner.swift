import Diagnostics
import Foundation
import Ingest
import Tabulation

/// A pipeline run from its file to a published edition.
public enum Runner {
  /// A run that ended well.
  public struct Outcome: Sendable {
    /// What the run came to.
    public let report: RunReport
    /// The absolute path of the edition's folder.
    public let folder: String
  }

  /// Reads, computes, renders and publishes.
  ///
  /// Nothing is published, and the last edition stays as it is, where anything fails.
  public static func run(
    _ request: RunRequest, onEvent: (RunEvent) -> Void = { _ in }
  ) throws(Failures) -> Outcome {
    let plan: RunPlan
    let lock: ReportsLock
    do throws(Failure) {
      plan = try RunPlan(request)
      lock = try ReportsLock(folder: plan.reports)
    } catch {
      throw Failures(error)
    }
    defer { withExtendedLifetime(lock) {} }
    let computation = try Computation(plan, onEvent: onEvent)
    do throws(Failure) {
      try computation.checkTieOut()
      try computation.checkGate()
      return try publish(computation, onEvent)
    } catch {
      throw Failures(error)
    }
  }

  /// Reads registry, pipeline and inputs, and publishes nothing.
  public static func check(
    _ request: RunRequest, onEvent: (RunEvent) -> Void = { _ in }
  ) throws(Failures) -> (report: RunReport, findings: [Finding]) {
    let plan: RunPlan
    do throws(Failure) { plan = try RunPlan(request) } catch { throw Failures(error) }
    let computation = try Computation(plan, onEvent: onEvent)
    let report = report(computation, edition: plan.stem + "/" + plan.editionName, .checked)
    return (report, computation.ingest.findings)
  }

  private static func publish(_ computation: Computation, _ onEvent: (RunEvent) -> Void) throws(Failure) -> Outcome {
    let plan = computation.plan
    let reports = ReportsFolder(path: plan.reports)
    try reports.sweep(plan.stem)
    let tables = TableFiles(computation.tables)
    let content = ContentHash.make(computation, tables)
    let revisions = reports.editions(plan.stem).filter { $0.base == plan.editionName }
    if let last = revisions.last, reports.manifest(plan.stem, last)?.content == content {
      let outcome = try close(computation, last, .unchanged, reports)
      try reports.refreshLatest(plan.stem)
      return outcome
    }
    let name = EditionName(base: plan.editionName, revision: (revisions.last?.revision ?? 0) + 1)
    let edition = plan.stem + "/" + name.folder
    let rendering = try Rendering(
      computation, tables: tables, edition: edition, previous: reports.edition(plan.stem, before: name),
      onEvent: onEvent)
    let manifest = ManifestBuilder.make(computation, tables, rendering, name: name, content: content)
    let files = try rendering.files(with: manifest)
    onEvent(.stage("publish", detail: edition))
    try reports.publish(files, pipeline: plan.stem, edition: name)
    try reports.refreshLatest(plan.stem)
    try reports.refreshList()
    return try close(computation, name, .published, reports)
  }

  private static func close(
    _ computation: Computation, _ name: EditionName, _ status: RunReport.Status, _ reports: ReportsFolder
  ) throws(Failure) -> Outcome {
    let stem = computation.plan.stem
    let report = report(computation, edition: stem + "/" + name.folder, status)
    do throws(Failures) {
      try reports.record(stem, Array(try report.line().utf8))
    } catch {
      throw error.list[0]
    }
    return Outcome(report: report, folder: reports.folder(stem) + "/" + name.folder)
  }

  private static func report(
    _ computation: Computation, edition: String, _ status: RunReport.Status
  ) -> RunReport {
    RunReport(
      edition: edition, status: status, figures: computation.figureCount,
      findings: InputTables.counts(computation.ingest.findings),
      accounting: computation.ingest.accounts.map(RunReport.Account.init))
  }
}
