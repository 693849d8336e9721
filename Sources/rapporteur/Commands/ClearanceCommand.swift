import ArgumentParser
import Diagnostics
import Pipeline

/// `rapporteur clearance`: for each member a sheet of what is held for it, and files to answer with.
struct ClearanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clearance", abstract: "Make a clearance round: a sheet and pre-filled files for each member.",
    discussion: """
      Example: rapporteur clearance pipelines/example-returns.yaml --silence 2026-02-15

      The round lies in reports/<pipeline>/clearance/<as_of>[.rN]/, with a folder for each member. Corrections come back
      as exports of exchanges, confirmations as returns; docs/clearance.md says how.

      Exit status: 0 published or unchanged, else as that of run.
      """)

  @OptionGroup var options: RequestOptions

  @Option(help: "The last day on which an answer is expected, as YYYY-MM-DD.")
  var silence: String

  @Option(help: "The reports folder instead of that of the project.")
  var reports: String?

  func run() throws {
    let console = Console(isQuiet: options.quiet, isJSON: options.json)
    do throws(Failures) {
      let outcome = try Clearance.run(
        try options.request(reports: reports), silence: try options.requiredDay(silence, "--silence"),
        onEvent: console.show)
      if options.json {
        console.result(try outcome.report.line())
      } else {
        let report = outcome.report
        console.result(
          "\(report.status.rawValue) \(report.round): \(report.members) members, silence \(report.silence):"
            + " \(outcome.folder)")
      }
    } catch {
      throw console.stop(error)
    }
  }
}
