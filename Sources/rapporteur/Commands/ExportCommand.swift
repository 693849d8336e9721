import ArgumentParser
import Diagnostics
import Pipeline

/// `rapporteur export`: what may leave the secretariat.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Copy what of an edition may leave the secretariat.",
    discussion: """
      Example: rapporteur export ministerial/2023-12-31 outbox/ministerial

      Quarantined rows, values of findings, copies of inputs and their paths stay; findings are counted by code. The
      pages are made again from the edition's own copies of its inputs, or from the project where their hashes match.

      Exit status: 0, 65 the edition is not what was published, 66 there is no such edition or an input is gone,
      73 the folder is not empty or cannot be made, 74 cannot write.
      """)

  @Argument(help: "The edition: a folder, <pipeline>/<date>[.rN], or a pipeline for its latest.")
  var edition: String

  @Argument(help: "The folder of the export, which is empty or does not exist yet.")
  var folder: String

  @Option(help: "The project folder, where it is not the one that holds the reports folder.")
  var project: String?

  @OptionGroup var options: LedgerOptions

  func run() throws {
    do throws(Failures) {
      let outcome = try EditionExport.run(
        EditionExport.Request(
          edition: EditionReference(edition, reports: options.reports), folder: folder, project: project,
          threads: LedgerOptions.threads))
      try show(outcome)
    } catch {
      throw options.console.stop(error)
    }
  }

  private func show(_ outcome: EditionExport.Outcome) throws(Failures) {
    do throws(Failure) {
      try options.show(
        outcome, ["exported \(outcome.edition): \(outcome.files.count) files in \(outcome.folder)"])
    } catch {
      throw Failures(error)
    }
  }
}
