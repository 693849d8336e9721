import Diagnostics
import Foundation
import Registry
import Statistics

/// A clearance round: every member is shown what is held for it before the report is final.
public enum Clearance {
  /// What making a round came to.
  public struct Report: Sendable, Encodable {
    /// `<pipeline>/clearance/<as_of>[.rN]`.
    public var round: String
    /// `published` or `unchanged`.
    public var status: RunReport.Status
    /// The last day on which an answer is expected.
    public var silence: String
    /// Members in the period, each with a sheet.
    public var members: Int
    /// Rows of all files of exchanges; one sent by several members stands in the file of each.
    public var exchanges: Int
    /// Rows of all files of participation.
    public var participation: Int
    /// Rows that wait in quarantine, as the sheets list them.
    public var waiting: Int
  }

  /// A round that was made, or found unchanged.
  public struct Outcome: Sendable {
    /// What it came to.
    public let report: Report
    /// The absolute path of the round's folder.
    public let folder: String
  }

  /// The folder of all rounds within that of the pipeline.
  static let folder = "clearance"

  /// Reads, computes, and publishes a round: the whole of it, or nothing.
  ///
  /// - Parameter silence: the last day on which an answer is expected; it must lie after the report's date.
  /// - Throws: where an edition would not be published either, and with public sources.
  public static func run(
    _ request: RunRequest, silence: CalendarDay, onEvent: (RunEvent) -> Void = { _ in }
  ) throws(Failures) -> Outcome {
    let plan: RunPlan
    let lock: ReportsLock
    do throws(Failure) {
      plan = try RunPlan(request)
      // The sheet speaks for a secretariat, and public sources are never its document.
      guard plan.settings.basis == .returns else {
        throw Failure(
          .invalidValue(
            key: "basis", value: plan.settings.basis.rawValue,
            expected: "returns: a clearance round shows members what was received from them"), file: plan.file.path)
      }
      guard silence > plan.settings.asOf else {
        throw Failure(
          .usage(
            "--silence \(silence.text) is not after the report's date \(plan.settings.asOf.text); name a later day."))
      }
      lock = try ReportsLock(folder: plan.reports)
    } catch {
      throw Failures(error)
    }
    defer { withExtendedLifetime(lock) {} }
    let computation = try Computation(plan, keepsRows: true, onEvent: onEvent)
    do throws(Failure) {
      try computation.checkTieOut()
      let broken = try computation.judge(ReportsFolder(path: plan.reports)).first { !$0.passed }
      if let broken { throw Failure(.gateRefused(broken), file: plan.file.path) }
      return try publish(computation, silence, onEvent)
    } catch {
      throw Failures(error)
    }
  }

  private static func publish(
    _ computation: Computation, _ silence: CalendarDay, _ onEvent: (RunEvent) -> Void
  ) throws(Failure) -> Outcome {
    let plan = computation.plan
    let reports = ReportsFolder(path: plan.reports + "/" + plan.stem)
    try reports.sweep(folder)
    let content = content(computation, silence)
    let revisions = reports.editions(folder).filter { $0.base == plan.editionName }
    if let last = revisions.last {
      let path = reports.folder(folder) + "/" + last.folder
      if let description = ClearanceRound.Description.read(folder: path), description.content == content {
        return Outcome(report: report(description, .unchanged), folder: path)
      }
    }
    let name = EditionName(base: plan.editionName, revision: (revisions.last?.revision ?? 0) + 1)
    let label = "\(plan.stem)/\(folder)/\(name.folder)"
    onEvent(.stage("sheets", detail: ""))
    let round = try ClearanceRound(
      computation, silence: silence, round: label, revision: name.revision, content: content)
    onEvent(.stage("publish", detail: label))
    try reports.publish(round.files, pipeline: folder, edition: name)
    return Outcome(
      report: report(round.description, .published), folder: reports.folder(folder) + "/" + name.folder)
  }

  private static func content(_ computation: Computation, _ silence: CalendarDay) -> String {
    let text = ContentHash.make(computation, TableFiles(computation.tables)) + "\nsilence \(silence.text)\n"
    return Hex.sha256(Data(text.utf8))
  }

  private static func report(_ round: ClearanceRound.Description, _ status: RunReport.Status) -> Report {
    Report(
      round: round.round, status: status, silence: round.silence, members: round.members.count,
      exchanges: round.members.reduce(0) { $0 + $1.exchanges },
      participation: round.members.reduce(0) { $0 + $1.participation },
      waiting: round.members.reduce(0) { $0 + $1.waiting })
  }
}
