import ArgumentParser
import Pipeline

/// The program: options to a pipeline call to an exit status.
@main
struct Rapporteur: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rapporteur",
    abstract: "Statistics on the implementation of confidence-building measures, from exports to a published edition.",
    discussion: """
      A pipeline file names a registry, a period and the exports of a secretariat; an edition is a folder with a page,
      tables and charts. Editions are never changed.

      Example: rapporteur init lakes

      Example: rapporteur run lakes/pipelines/report.yaml

      Exit status: as sysexits.h has them; the page of each command says what they mean there.
      """,
    version: ProgramVersion.current,
    subcommands: [
      RunCommand.self, CheckCommand.self, TraceCommand.self, CiteCommand.self, DiffCommand.self, VerifyCommand.self,
      ListCommand.self, HistoryCommand.self, ExportCommand.self, PruneCommand.self, ClearanceCommand.self,
      InitCommand.self, TemplateCommand.self, DoctorCommand.self, ManualCommand.self,
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
