import ArgumentParser
import Diagnostics
import Pipeline

/// `rapporteur init`: a new forum that runs at once.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a new forum: registry, pipeline and exports that run at once.",
    discussion: """
      All that is in it is invented, and its README.md says what to edit next.

      Example: rapporteur init lakes --name "Forum of the Lakes"

      Exit status: 0 made, 64 the name is no line, 73 the folder is not empty or cannot be made, 74 it cannot be written.
      """)

  @Argument(help: "The folder, which must be empty or not there yet.", completion: .directory)
  var folder: String

  @Option(help: "The name of the forum, for titles.")
  var name = Starter.unnamed

  @Flag(help: "Results and errors as JSON.")
  var json = false

  private struct Made: Encodable {
    var files: [String]
    var folder: String
    var pipeline: String
  }

  func run() throws {
    let console = Console(isQuiet: false, isJSON: json)
    do throws(Failures) {
      let files = try Starter.make(folder: folder, name: name)
      if json {
        let made = Made(files: files, folder: folder, pipeline: folder + "/" + Starter.pipeline)
        try console.result(json: made)
      } else {
        console.result("made \(folder): \(files.count) files; README.md says what to edit")
        console.result("next: rapporteur run \(folder)/\(Starter.pipeline)")
      }
    } catch {
      throw console.stop(error)
    }
  }
}
