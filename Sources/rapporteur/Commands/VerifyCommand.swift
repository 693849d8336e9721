import ArgumentParser
import Diagnostics
import Foundation
import Pipeline

/// `rapporteur verify`: an edition beside its manifest, its inputs, and itself made again.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check every file of an edition against its manifest, and make the edition again.",
    discussion: """
      Example: rapporteur verify ministerial/2023-12-31

      The edition is made again from its own copies of the inputs, or from the project's files where their hashes
      match, and compared byte for byte; under other versions of the libraries or fonts pictures are compared by their
      pixels. A project whose inputs have moved on since is told, and is no fault of the edition.

      Exit status: 0 everything is as it was published, else 65; 64 usage, 66 no such edition.
      """)

  @OptionGroup var options: EditionOptions

  @Flag(help: "The result as JSON, with every file.")
  var json = false

  func run() throws {
    let console = Console(isQuiet: false, isJSON: json)
    let verification: Verification
    do throws(Failure) {
      verification = try Verifier.verify(
        options.reference, project: options.project, threads: ProcessInfo.processInfo.activeProcessorCount)
      console.result(
        json ? try SortedJSON.line(verification) : VerificationText.lines(verification).joined(separator: "\n"))
    } catch {
      throw console.stop(Failures(error))
    }
    if !verification.isIdentical { throw EndedWithStatus(status: .dataError) }
  }
}
