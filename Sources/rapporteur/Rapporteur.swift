import ArgumentParser
import Pipeline

/// The program: options to a pipeline call to an exit status.
@main
struct Rapporteur: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rapporteur",
    abstract: "Statistics on the implementation of confidence-building measures, from exports to a published edition.",
    version: ProgramVersion.current,
    subcommands: [
      RunCommand.self, CheckCommand.self, VerifyCommand.self, InitCommand.self, DoctorCommand.self,
    ])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let ended as EndedWithStatus {
      exit(withError: ExitCode(ended.status.rawValue))
    } catch {
      exit(withError: error)
    }
  }
}
