import ArgumentParser
import Diagnostics
import Foundation
import Pipeline
import Registry

/// The options that `run` and `check` share.
struct RequestOptions: ParsableArguments {
  @Argument(help: "The pipeline file, such as pipelines/ministerial.yaml.")
  var pipeline: String

  @Option(help: "The date of what was true, as YYYY-MM-DD.")
  var asOf: String?

  @Option(help: "The date of what had been received, as YYYY-MM-DD.")
  var knownAt: String?

  @Option(help: "The reporting period, as FROM..TO.")
  var period: String?

  @Option(help: "Languages instead of those of the pipeline file, separated by commas.")
  var lang: String?

  @Option(help: "The most threads; results are the same for any number. Default: one for each processor.")
  var threads: Int?

  @Flag(help: "No progress and no warnings.")
  var quiet = false

  @Flag(help: "Results and errors as JSON.")
  var json = false

  /// The request that the options make.
  func request(reports: String? = nil) throws(Failures) -> RunRequest {
    do throws(Failure) {
      if let threads, threads < 1 { throw Failure(.usage("--threads \(threads) is too few; write 1 or more.")) }
      return RunRequest(
        pipeline: pipeline, asOf: try day(asOf, "--as-of"), knownAt: try day(knownAt, "--known-at"),
        period: try period.map { text throws(Failure) in try RunRequest.period(text) },
        languages: lang?.split(separator: ",").map(String.init), reports: reports,
        threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
    } catch {
      throw Failures(error)
    }
  }

  private func day(_ text: String?, _ option: String) throws(Failure) -> CalendarDay? {
    guard let text else { return nil }
    guard let date = PartialDate(text) else {
      throw Failure(.usage("“\(text)” is no date; write \(option) YYYY-MM-DD."))
    }
    return date.last
  }
}
