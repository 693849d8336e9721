import ArgumentParser
import Diagnostics
import Foundation
import Pipeline

/// `rapporteur diff`: which figures of two editions differ, and why.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show which figures of two editions differ, and split each difference into its causes.",
    discussion: """
      Example: rapporteur diff ministerial/2022-12-31 ministerial/2023-12-31

      What the editions were made from is read from their own copies, or from the project's files where their hashes
      match; where it is not there, the figures that differ are listed without causes.

      Exit status: 0; with --exit-code 1 where figures differ; 64 usage, 65 an edition is not as it was published, 66 no
      such edition.
      """)

  @Argument(help: "The earlier edition: its folder, or <pipeline>/<as_of>[.rN], or <pipeline> for its latest.")
  var earlier: String

  @Argument(help: "The later edition.")
  var later: String

  @Option(help: "The reports folder. Default: reports.")
  var reports: String?

  @Option(help: "The project folder. Default: the folder that holds the reports folder.")
  var project: String?

  @Option(help: "The only table whose figures are compared; all of them are listed.")
  var table: String?

  @Flag(help: "End with 1 where figures differ.")
  var exitCode = false

  @Flag(help: "The result as JSON: every figure, row and cause.")
  var json = false

  func run() throws {
    let console = Console(isQuiet: false, isJSON: json)
    var differs = false
    do throws(Failures) {
      if let table { try EditionDifference.check(table: table) }
      let difference = try EditionDifference(
        EditionReference(earlier, reports: reports), EditionReference(later, reports: reports), project: project,
        threads: ProcessInfo.processInfo.activeProcessorCount)
      differs = (difference.figures + difference.marks).contains { table == nil || $0.table == table }
      if json {
        try console.result(json: DifferenceDocument(difference, table: table))
      } else {
        console.result(DifferenceText.lines(difference, table: table).joined(separator: "\n"))
      }
    } catch {
      throw console.stop(error)
    }
    if exitCode, differs { throw ExitCode(1) }
  }
}
