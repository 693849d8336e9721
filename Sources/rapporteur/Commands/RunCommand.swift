import ArgumentParser
import Diagnostics
import Pipeline

/// `rapporteur run`: exports in, a published edition out.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Read, compute, render and publish an edition.",
    discussion: """
      Example: rapporteur run pipelines/ministerial.yaml

      Example: rapporteur run pipelines/weekly.yaml --as-of today --quiet --log json --metrics /var/lib/rapporteur/weekly.prom

      Exit status: 0 published or unchanged, 64 usage, 65 the gate was not passed or an input is faulty, 66 an input is \
      missing, 70 a defect, 73 and 74 cannot write, 75 another run holds the lock or an input is not complete yet (run \
      again later), 78 the pipeline file or the registry is wrong.
      """)

  @OptionGroup var options: RequestOptions

  @Option(help: "The reports folder instead of that of the project.", completion: .directory)
  var reports: String?

  @Option(
    help: ArgumentHelp(
      "After every run, whatever it came to, replace this file of metrics in the OpenMetrics form; a file of its own for each pipeline.",
      valueName: "file"), completion: .file())
  var metrics: String?

  func run() throws {
    let console = Console(options)
    let begin = console.clock.now()
    let outcome: Runner.Outcome
    do throws(Failures) {
      let request = try options.request(reports: reports, clock: console.clock)
      let (ended, problem) = try MeteredRun.run(
        request, metrics: metrics, now: console.clock.now, onEvent: console.show)
      outcome = ended
      if let problem, !outcome.refusals.isEmpty, let failures = Failures(outcome.refusals + [problem]) {
        throw failures
      }
      let report = outcome.report
      let isSilent = !outcome.refusals.isEmpty || (options.quiet && report.status == .unchanged)
      if options.json {
        try console.result(json: report)
      } else if !isSilent {
        console.result("\(report.status.rawValue) \(report.edition): \(outcome.folder)")
      }
      if let problem { throw Failures(problem) }
      if !isSilent { console.end(report.status.rawValue, .success, edition: report.edition, since: begin) }
    } catch {
      throw console.stop(error, since: begin)
    }
    if !outcome.refusals.isEmpty { throw console.refuse(outcome, since: begin) }
  }
}
