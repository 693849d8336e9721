import ArgumentParser
import Diagnostics
import Foundation
import Pipeline

/// `rapporteur trace`: the rows behind a figure.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: "Show the rows behind a figure of an edition, and its rule.",
    discussion: """
      Example: rapporteur trace ministerial/2024-12-16 coverage_by_area/ALL/exchanges

      The addresses stand in tables/figures.csv of the edition. The rows are read from the edition's copies of its
      inputs, or from the project's files whose hashes match.

      Exit status: 0 traced, 64 usage, 65 the edition or an input has changed, 66 there is no such edition, figure or
      input, 70 a defect: the rows do not add up to the figure.
      """)

  @OptionGroup var options: EditionOptions

  @Argument(help: "The address of the figure, such as coverage_by_area/ALL/exchanges.")
  var address: String

  @Option(help: "The most rows that are printed of each part.")
  var rows = 50

  @Flag(help: "The whole trace, or errors, as JSON.")
  var json = false

  func validate() throws {
    if rows < 1 { throw ValidationError("--rows \(rows) is too few; write 1 or more.") }
  }

  func run() throws {
    let console = Console(isQuiet: false, isJSON: json)
    do throws(Failures) {
      let tracer = try EditionTracer(
        options.reference, project: options.project,
        threads: ProcessInfo.processInfo.activeProcessorCount, for: address)
      let traced: TracedFigure
      do throws(Failure) { traced = try tracer.trace(address) } catch { throw Failures(error) }
      console.result(json ? try traced.json() : traced.text(rows: rows))
    } catch {
      throw console.stop(error)
    }
  }
}
