import ArgumentParser
import Diagnostics
import Foundation
import Pipeline

/// `rapporteur doctor`: whether the machine has what runs need.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Look whether this machine, and a pipeline, have all that a run needs.",
    discussion: """
      Fonts and their characters, libraries, locale, the reports folder (by writing a file and removing it), locks, free \
      space and the clock; with a pipeline file, that file, its registry and its inputs too.

      Example: rapporteur doctor pipelines/ministerial.yaml

      Exit status: 0 where there is no problem (there may be warnings), else that of the first problem, as a run would \
      end with it: 66 an input is missing, 70 a defect, 73 the reports folder cannot be written or locked, 74 the disk is \
      full or an input may not be read, 78 fonts, libraries, the clock, the pipeline file or the registry.
      """)

  @Argument(help: "The pipeline file to look at too.", completion: .file(extensions: ["yaml", "yml"]))
  var pipeline: String?

  @Option(help: "The reports folder instead of that of the project.", completion: .directory)
  var reports: String?

  @Flag(help: "The result as JSON.")
  var json = false

  private struct Result: Encodable {
    struct Item: Encodable {
      var name: String
      var status: String
      var text: String
    }

    var checks: [Item]
    var exitStatus: Int32
  }

  func run() throws {
    let checks = Doctor.examine(
      Doctor.Surroundings(
        now: Clock.machine.now(), environment: ProcessInfo.processInfo.environment, pipeline: pipeline,
        reports: reports))
    let status = Doctor.exitStatus(checks)
    if json {
      let items = checks.map { Result.Item(name: $0.name, status: $0.status.rawValue, text: $0.text) }
      try Console(isQuiet: false, isJSON: true).result(json: Result(checks: items, exitStatus: status.rawValue))
    } else {
      for check in checks { print("\(check.status.rawValue): \(check.name): \(check.text)") }
    }
    if status != .success { throw EndedWithStatus(status: status) }
  }
}
