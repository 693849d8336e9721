import Diagnostics
import Foundation
import Ingest
import Registry

extension Doctor {
  /// Whether the pipeline file and the registry can be read, and the inputs are there; nothing where none is named.
  static func pipeline(_ surroundings: Surroundings) -> [Check] {
    guard let path = surroundings.pipeline else { return [] }
    let plan: RunPlan
    do throws(Failure) {
      plan = try self.plan(path, surroundings.now)
    } catch {
      switch error.reason {
      case .inputNotComplete: return [.ok("pipeline", path), .warning("inputs", error.message)]
      case .inputMissing, .globMatchesNothing: return [.ok("pipeline", path), .problem("inputs", error)]
      default: return [.problem("pipeline", error)]
      }
    }
    return [.ok("pipeline", plan.file.path)] + registry(plan) + inputs(plan, surroundings)
      + programs(plan, surroundings)
  }

  /// The plan of a run; a report whose date only the command line gives is one of today.
  private static func plan(_ path: String, _ now: Date) throws(Failure) -> RunPlan {
    do throws(Failure) {
      return try RunPlan(RunRequest(pipeline: path))
    } catch {
      guard case .missingKey("as_of") = error.reason else { throw error }
      let today = CalendarDay(ordinal: Int32(clamping: Int((now.timeIntervalSince1970 / 86_400).rounded(.down))))
      return try RunPlan(RunRequest(pipeline: path, asOf: today))
    }
  }

  private static func registry(_ plan: RunPlan) -> [Check] {
    do throws(Failures) {
      let name = plan.project.name(plan.registryPath)
      let loaded = try RegistryReader.read(folder: plan.registryPath, name: name)
      if !loaded.missingFiles.isEmpty {
        return [
          .warning(
            "registry",
            "\(name) has no \(loaded.missingFiles.joined(separator: ", ")); nothing that they would hold is in the report."
          )
        ]
      }
      return [.ok("registry", "\(name): \(loaded.files.count) files")]
    } catch {
      return error.list.map { .problem("registry", $0) }
    }
  }

  private static func inputs(_ plan: RunPlan, _ surroundings: Surroundings) -> [Check] {
    let files = plan.entries.flatMap(\.files)
    let unreadable = files.filter { !surroundings.mayRead($0.path) }
    if let first = unreadable.first {
      return [
        .problem(
          "inputs",
          "\(first.name) may not be read (\(unreadable.count) of \(files.count) files); give the user of the run"
            + " the permission.", .inputOutput)
      ]
    }
    return [.ok("inputs", "\(files.count) files for \(plan.entries.count) entries")]
  }
}
