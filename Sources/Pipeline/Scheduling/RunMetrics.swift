import Diagnostics
import Foundation

/// What is measured of one run.
struct RunMetrics {
  /// How a run ended.
  enum Status: String, CaseIterable {
    case published, unchanged, refused, failed

    /// Whether the edition of the run's date is there and is right.
    var isSuccess: Bool { self == .published || self == .unchanged }
  }

  /// The stem of the pipeline file.
  let pipeline: String
  private let begun: Date
  private(set) var ended: Date
  private(set) var status = Status.failed
  private(set) var exitStatus = ExitStatus.software
  /// Seconds in each stage, in the order in which they began.
  private(set) var stages: [(name: String, seconds: Double)] = []
  /// What was read; `nil` where the run ended before all was.
  private(set) var read: (accounting: [RunReport.Account], findings: [String: Int])?
  private var stageBegun: Date

  init(pipeline: String, begun: Date) {
    self.pipeline = pipeline
    self.begun = begun
    ended = begun
    stageBegun = begun
    // What comes before the first stage is announced: the pipeline file, the paths, the lock.
    stages = [("plan", 0)]
  }

  /// Seconds from the beginning to the end; 0 where the clock was set back meanwhile.
  var seconds: Double { max(0, ended.timeIntervalSince(begun)) }

  /// Takes what the run tells.
  mutating func observe(_ event: RunEvent, at moment: Date) {
    switch event {
    case .stage(let name, _):
      closeStage(at: moment)
      if !stages.contains(where: { $0.name == name }) { stages.append((name, 0)) }
      current = name
    case .read(let accounting, let findings): read = (accounting, findings)
    case .warning: break
    }
  }

  /// The run ended well, or with an edition that its gate refuses.
  mutating func end(_ report: RunReport, at moment: Date) {
    end(Status(rawValue: report.status.rawValue) ?? .failed, .success, at: moment)
    if status == .refused { exitStatus = .dataError }
  }

  /// Something stopped the run.
  mutating func end(_ failures: Failures, at moment: Date) {
    var isRefused = false
    if case .gateRefused = failures.list[0].reason { isRefused = true }
    end(isRefused ? .refused : .failed, failures.exitStatus, at: moment)
  }

  private var current = "plan"

  private mutating func end(_ status: Status, _ exitStatus: ExitStatus, at moment: Date) {
    closeStage(at: moment)
    self.status = status
    self.exitStatus = exitStatus
    ended = moment
  }

  private mutating func closeStage(at moment: Date) {
    if let place = stages.firstIndex(where: { $0.name == current }) {
      stages[place].seconds += max(0, moment.timeIntervalSince(stageBegun))
    }
    stageBegun = moment
  }
}
