import ArgumentParser
import Diagnostics
import Pipeline

/// `rapporteur clearance`: for each member a sheet of what is held for it, and files to answer with.
struct ClearanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clearance", abstract: "Make a clearance round: a sheet and pre-filled files for each member.",
    discussion: """
      Example: rapporteur clearance pipelines/example-returns.yaml --silence 2026-02-15

      The round lies in reports/<pipeline>/clearance/<as_of>[.rN]/, with a folder for each member. Corrections come back \
      as exports of exchanges, confirmations as returns; docs/clearance.md says how.

      Exit status: 0 published or unchanged, else as that of run.
      """)

  @OptionGroup var options: RequestOptions

  @Option(
    help: ArgumentHelp("The last day on which an answer is expected, as YYYY-MM-DD.", valueName: "date"))
  var silence: String

  @Option(help: "The reports folder instead of that of the project.", completion: .directory)
  var reports: String?

  func run() throws {
    let console = Console(options)
    let begin = console.clock.now()
    do throws(Failures) {
      let outcome = try Clearance.run(
        try options.request(reports: reports, clock: console.clock),
        silence: try options.requiredDay(silence, "--silence"), onEvent: console.show)
      let report = outcome.report
      let isSilent = options.quiet && report.status == .unchanged
      if options.json {
        try console.result(json: report)
      } else if !isSilent {
        console.result(
          "\(report.status.rawValue) \(report.round): \(report.members) members, silence \(report.silence):"
            + " \(outcome.folder)")
      }
      if !isSilent { console.end(report.status.rawValue, .success, edition: report.round, since: begin) }
    } catch {
      throw console.stop(error, since: begin)
    }
  }
}
