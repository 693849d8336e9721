import Diagnostics
import Foundation
import Ingest
import Reporting
import Tabulation

/// A pipeline run from its file to a published edition.
public enum Runner {
  /// A run that ended well.
  public struct Outcome: Sendable {
    /// What the run came to.
    public let report: RunReport
    /// The absolute path of the edition's folder; for a refused run, of the report that says why.
    public let folder: String
    /// A sentence for each rule of the gate that does not hold; nothing was published where there is one.
    public var refusals: [Failure] = []
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
      try DocumentPrograms.check(plan.definition)
      lock = try ReportsLock(folder: plan.reports)
    } catch {
      throw Failures(error)
    }
    defer { withExtendedLifetime(lock) {} }
    let computation = try Parallel.beside(threads: plan.threads, ReportLanguages.readAhead) { () throws(Failures) in
      try Computation(plan, onEvent: onEvent)
    }
    do throws(Failure) {
      try computation.checkTieOut()
      let reports = ReportsFolder(path: plan.reports)
      try reports.sweep(plan.stem)
      let gate = try computation.judge(reports)
      return try gate.allSatisfy(\.passed)
        ? publish(computation, gate, reports, onEvent) : refuse(computation, gate, reports, onEvent)
    } catch {
      throw Failures(error)
    }
  }

  /// Reads registry, pipeline and inputs, and publishes nothing.
  ///
  /// - Parameter annotations: a folder for a workbook of each file with findings: its own rows with what was found in
  ///   them, in the first language; `nil` for none.
  public static func check(
    _ request: RunRequest, annotations: String? = nil, onEvent: (RunEvent) -> Void = { _ in }
  ) throws(Failures) -> (report: RunReport, findings: [Finding]) {
    let plan: RunPlan
    do throws(Failure) { plan = try RunPlan(request) } catch { throw Failures(error) }
    let computation = try Computation(plan, onEvent: onEvent)
    var report = report(computation, edition: plan.stem + "/" + plan.editionName, .checked)
    if let annotations {
      do throws(Failure) {
        report.annotated = try AnnotatedSheets.write(
          computation, to: annotations, language: plan.languages.first ?? "en")
      } catch {
        throw Failures(error)
      }
    }
    return (report, computation.ingest.findings)
  }

  private static func publish(
    _ computation: Computation, _ gate: [GateResult], _ reports: ReportsFolder, _ onEvent: (RunEvent) -> Void
  ) throws(Failure) -> Outcome {
    let plan = computation.plan
    let tables = TableFiles(computation.tables)
    let content = ContentHash.make(computation, tables)
    let revisions = reports.editions(plan.stem).filter { $0.base == plan.editionName }
    if let last = revisions.last, reports.manifest(plan.stem, last)?.content == content {
      try reports.removeRefusal(plan.stem, name: plan.editionName)
      let folder = reports.folder(plan.stem) + "/" + last.folder
      let outcome = try close(computation, gate, last, .unchanged, .init(folder: folder), reports, onEvent)
      try reports.refreshLatest(plan.stem)
      if !HistoryFiles.exist(plan.stem, in: reports) {
        try HistoryFiles.refresh(plan.stem, in: reports, threads: plan.threads)
      }
      return outcome
    }
    let name = try reports.nextName(plan.stem, base: plan.editionName, content: content)
    let edition = plan.stem + "/" + name.folder
    let record = RunRecord(.published, report(computation, edition: edition, .published), computation, nil)
    let rendering = try Rendering(
      computation, tables: tables, edition: edition, previous: reports.edition(plan.stem, before: name),
      ahead: HistoryFiles.charts(with: record, name, ManifestBuilder.parameters(plan), in: reports, plan.stem),
      onEvent: onEvent)
    let manifest = ManifestBuilder.make(computation, tables, rendering, name: name, content: content)
    let files = try rendering.files(with: manifest)
    onEvent(.stage("publish", detail: edition))
    try reports.publish(files, manifest: manifest, pipeline: plan.stem, edition: name)
    try reports.refreshLatest(plan.stem)
    try reports.refreshList()
    try reports.removeRefusal(plan.stem, name: plan.editionName)
    let outcome = try close(computation, gate, name, .published, .init(manifest, files), reports, onEvent)
    try HistoryFiles.refresh(plan.stem, in: reports, threads: plan.threads, drawing: rendering.drawing)
    return outcome
  }

  private static func close(
    _ computation: Computation, _ gate: [GateResult], _ name: EditionName, _ status: RunReport.Status,
    _ published: RunRecord.PublishedFiles?, _ reports: ReportsFolder, _ onEvent: (RunEvent) -> Void
  ) throws(Failure) -> Outcome {
    let stem = computation.plan.stem
    let folder = reports.folder(stem) + "/" + name.folder
    var report = report(computation, edition: stem + "/" + name.folder, status)
    report.gate = gate
    let record = RunRecord(
      status == .published ? .published : .unchanged, report, computation, published)
    try RunLedger(reports, stem).append(record, onEvent)
    return Outcome(report: report, folder: folder)
  }

  private static func refuse(
    _ computation: Computation, _ gate: [GateResult], _ reports: ReportsFolder, _ onEvent: (RunEvent) -> Void
  ) throws(Failure) -> Outcome {
    let plan = computation.plan
    let last = reports.editions(plan.stem).last { !$0.isOverridden }
    let refusal = RefusalReport(computation: computation, gate: gate, last: last)
    try reports.publish(try refusal.files(), pipeline: plan.stem, name: plan.editionName)
    var report = report(computation, edition: plan.stem + "/" + plan.editionName, .refused)
    report.gate = gate
    report.refusal = "\(plan.stem)/refused/\(plan.editionName)/index.html"
    try RunLedger(reports, plan.stem).append(RunRecord(.refused, report, computation, nil), onEvent)
    return Outcome(
      report: report, folder: reports.refusals(plan.stem) + "/" + plan.editionName, refusals: refusal.failures)
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
