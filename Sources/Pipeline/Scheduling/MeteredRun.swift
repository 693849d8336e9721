import Diagnostics
import Foundation

/// A run that leaves its metrics in a file, whatever it came to.
public enum MeteredRun {
  /// Runs, and replaces the file of metrics where one is named.
  ///
  /// The clock measures the run for the metrics alone; nothing of it gets into an edition.
  /// - Returns: what the run came to, and what kept the metrics from being written, if anything did.
  public static func run(
    _ request: RunRequest, metrics path: String?, now: () -> Date, onEvent: (RunEvent) -> Void
  ) throws(Failures) -> (outcome: Runner.Outcome, problem: Failure?) {
    guard let path else { return (try Runner.run(request, onEvent: onEvent), nil) }
    let stem = URL(fileURLWithPath: request.pipeline).deletingPathExtension().lastPathComponent
    let file = MetricsFile(path: path, pipeline: stem)
    do throws(Failure) { try file.check() } catch { throw Failures(error) }

    var metrics = RunMetrics(pipeline: stem, begun: now())
    let outcome: Runner.Outcome
    do throws(Failures) {
      outcome = try Runner.run(request) { event in
        metrics.observe(event, at: now())
        onEvent(event)
      }
    } catch {
      metrics.end(error, at: now())
      if let problem = file.replace(with: metrics) { throw Failures(error.list + [problem]) ?? error }
      throw error
    }
    metrics.end(outcome.report, at: now())
    return (outcome, file.replace(with: metrics))
  }
}
