import ArgumentParser
import Diagnostics
import Pipeline

/// `rapporteur check`: all findings, nothing published.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read registry, pipeline and inputs, and say everything that is wrong with them.",
    discussion: """
      Example: rapporteur check pipelines/ministerial.yaml

      Example: rapporteur check pipelines/ministerial.yaml --annotate out/to-mend --lang ru

      --annotate writes a workbook for each file with findings, in the first language: the sender's own rows, the cells \
      concerned marked, and what to do beside them; mended and saved as CSV it can be sent again.

      Exit status: 0 where no finding is an error, else 65.
      """)

  @OptionGroup var options: RequestOptions

  @Option(
    help: ArgumentHelp("A folder for annotated workbooks of the files with findings.", valueName: "folder"),
    completion: .directory)
  var annotate: String?

  func run() throws {
    let console = Console(options)
    let begin = console.clock.now()
    var hasErrors = false
    do throws(Failures) {
      let (report, findings) = try Runner.check(
        try options.request(clock: console.clock), annotations: annotate, onEvent: console.show)
      hasErrors = findings.contains { $0.severity == .error }
      console.end(report.status.rawValue, hasErrors ? .dataError : .success, edition: report.edition, since: begin)
      if options.json {
        try console.result(json: report)
      } else {
        for finding in findings { console.result(finding.oneLine) }
        for account in report.accounting { console.result(Self.sentence(account)) }
        for name in report.annotated ?? [] { console.result("annotated \(annotate ?? "")/\(name)") }
      }
    } catch {
      throw console.stop(error, since: begin)
    }
    if hasErrors { throw EndedWithStatus(status: .dataError) }
  }

  /// The accounting identity of a file in one line.
  private static func sentence(_ account: RunReport.Account) -> String {
    "\(account.file): \(account.records) records = \(account.accepted) accepted"
      + " (\(account.inPeriod) in the period, \(account.before) before, \(account.after) after)"
      + " + \(account.quarantined) quarantined + \(account.filtered) filtered"
      + " + \(account.superseded) superseded + \(account.notYetKnown) not yet known"
  }
}
