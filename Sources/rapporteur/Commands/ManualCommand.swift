import ArgumentParser
import Diagnostics
import Foundation
import Pipeline

/// `rapporteur manual`: the pages of the manual, for whoever installs the program.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Write the pages of the manual.",
    discussion: """
      One page for the program and one for each command, the same bytes at any time.

      Example: rapporteur manual man1

      Exit status: 0 written, 73 a page cannot be written.
      """, shouldDisplay: false)

  @Argument(help: "The folder, which must be there.", completion: .directory)
  var folder: String

  func run() throws {
    for page in try Self.pages() {
      let path = "\(folder)/\(page.name).1"
      if !FileManager.default.createFile(atPath: path, contents: Data(page.text.utf8)) {
        let failure = Failure(.cannotCreate(error: "it cannot be written"), file: path)
        throw Console(isQuiet: false, isJSON: false).stop(Failures(failure))
      }
    }
  }

  /// The pages, the program's own first.
  static func pages() throws -> [ManualPage] {
    let program = try CommandHelp.ofProgram()
    let version = ProgramVersion.current
    return [ManualPage(program, program: nil, version: version)]
      + program.shownCommands.map { ManualPage($0, program: program, version: version) }
  }
}
