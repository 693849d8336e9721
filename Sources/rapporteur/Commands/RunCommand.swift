import ArgumentParser
import Diagnostics
import Pipeline

/// `rapporteur run`: exports in, a published edition out.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Read, compute, render and publish an edition.",
    discussion: """
      Example: rapporteur run pipelines/ministerial.yaml

      Exit status: 0 published or unchanged, 64 usage, 65 the gate was not passed or an input is faulty, 66 an input is
      missing, 70 a defect, 73 and 74 cannot write, 75 another run holds the lock, 78 the pipeline file or the registry
      is wrong.
      """)

  @OptionGroup var options: RequestOptions

  @Option(help: "The reports folder instead of that of the project.")
  var reports: String?

  func run() throws {
    let console = Console(isQuiet: options.quiet, isJSON: options.json)
    do throws(Failures) {
      let outcome = try Runner.run(try options.request(reports: reports), onEvent: console.show)
      if options.json {
        console.result(try outcome.report.line())
      } else {
        console.result("\(outcome.report.status.rawValue) \(outcome.report.edition): \(outcome.folder)")
      }
    } catch {
      throw console.stop(error)
    }
  }
}
