import ArgumentParser
import Diagnostics
import Foundation
import Pipeline
import Registry

/// The options that `run` and `check` share.
struct RequestOptions: ParsableArguments {
  @Argument(
    help: "The pipeline file, such as pipelines/ministerial.yaml.", completion: .file(extensions: ["yaml", "yml"]))
  var pipeline: String

  @Option(
    help: ArgumentHelp(
      "The date of what was true, as YYYY-MM-DD; today is the present day in UTC, and the only way the clock gets into a report.",
      valueName: "date"))
  var asOf: String?

  @Option(help: ArgumentHelp("The date of what had been received, as YYYY-MM-DD.", valueName: "date"))
  var knownAt: String?

  @Option(help: "The reporting period, as FROM..TO.")
  var period: String?

  @Option(help: "Languages instead of those of the pipeline file, separated by commas.")
  var lang: String?

  @Option(help: "The most threads; results are the same for any number. Default: one for each processor.")
  var threads: Int?

  @Flag(help: "No progress and no warnings; a run that changes nothing says nothing at all, unless --json asks for it.")
  var quiet = false

  @Option(
    help: ArgumentHelp(
      "How standard error is written: text, or json with one object a line (stage, read, warning, error, end).",
      valueName: "format"))
  var log = LogFormat.text

  @Flag(help: "Results and errors as JSON.")
  var json = false

  /// The request that the options make.
  ///
  /// The clock is asked for the word `today` alone.
  func request(reports: String? = nil, clock: Clock) throws(Failures) -> RunRequest {
    do throws(Failure) {
      if let threads, threads < 1 { throw Failure(.usage("--threads \(threads) is too few; write 1 or more.")) }
      return RunRequest(
        pipeline: pipeline, asOf: asOf == "today" ? clock.today : try day(asOf, "--as-of", " or today"),
        knownAt: try day(knownAt, "--known-at"),
        period: try period.map { text throws(Failure) in try RunRequest.period(text) },
        languages: lang?.split(separator: ",").map(String.init), reports: reports,
        threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
    } catch {
      throw Failures(error)
    }
  }

  /// The day that an option names; `today` is the clock's.
  static func day(_ text: String, _ option: String, _ clock: Clock) throws(Failures) -> CalendarDay {
    if text == "today" { return clock.today }
    guard let date = PartialDate(text) else {
      throw Failures(Failure(.usage("“\(text)” is no date; write \(option) YYYY-MM-DD or today.")))
    }
    return date.last
  }

  /// The day that an option of a command names.
  func requiredDay(_ text: String, _ option: String) throws(Failures) -> CalendarDay {
    do throws(Failure) {
      guard let day = try day(text, option) else { throw Failure(.usage("write \(option) YYYY-MM-DD.")) }
      return day
    } catch {
      throw Failures(error)
    }
  }

  private func day(_ text: String?, _ option: String, _ other: String = "") throws(Failure) -> CalendarDay? {
    guard let text else { return nil }
    guard let date = PartialDate(text) else {
      throw Failure(.usage("“\(text)” is no date; write \(option) YYYY-MM-DD\(other)."))
    }
    return date.last
  }
}
