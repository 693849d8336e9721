import Foundation
import TestSupport
import Testing

@Suite("docs/scheduling.md and what it shows")
struct SchedulingDocumentTests {
  private static func text(_ path: String) throws -> String {
    try String(contentsOf: Program.root.appendingPathComponent(path), encoding: .utf8)
  }

  /// The text of a file with the paths of an installation turned into those of a test.
  private static func placed(_ path: String, _ project: Project) throws -> String {
    try text(path).replacingOccurrences(of: "/usr/bin/rapporteur", with: Program.path)
      .replacingOccurrences(of: "/srv/rapporteur", with: project.folder.path)
      .replacingOccurrences(of: "/var/lib/rapporteur", with: project.path("state").path)
  }

  private static func run(_ tool: String, _ arguments: [String], in project: Project) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = arguments
    process.currentDirectoryURL = project.folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  /// The project of `init`, with its pipeline under the name that the files of the packaging run.
  private static func weekly() throws -> Project {
    let project = try Project(copyOfSmall: false)
    #expect(try project.run("init", "made").status == 0)
    for name in ["exports", "pipelines", "registry"] {
      try FileManager.default.moveItem(at: project.path("made/\(name)"), to: project.path(name))
    }
    try FileManager.default.moveItem(
      at: project.path("pipelines/report.yaml"), to: project.path("pipelines/weekly.yaml"))
    return project
  }

  @Test(
    "The document shows the files as they are",
    arguments: ["systemd/rapporteur@.service", "systemd/rapporteur@.timer", "cron/rapporteur"])
  func shown(file: String) throws {
    let text = try Self.text("packaging/\(file)")
    #expect(try Self.text("docs/scheduling.md").contains("\n\(text)```\n"), "copy packaging/\(file) into the document")
  }

  @Test("systemd takes service and timer, and would say what is wrong with them")
  func units() throws {
    let tool = "/usr/bin/systemd-analyze"
    guard FileManager.default.isExecutableFile(atPath: tool) else { return }
    let project = try Self.weekly()
    for kind in ["service", "timer"] {
      try project.write("rapporteur@weekly.\(kind)", try Self.placed("packaging/systemd/rapporteur@.\(kind)", project))
    }
    let files = ["./rapporteur@weekly.service", "./rapporteur@weekly.timer"]
    let (status, output) = try Self.run(tool, ["verify", "--man=no"] + files, in: project)
    #expect(status == 0 && output.isEmpty, "\(output)")
    for (old, new) in [
      ("Restart=on-failure", "Restart=always"), ("[Service]\n", "[Service]\nColour=blue\n"),
      (Program.path, "/nowhere/rapporteur"),
    ] {
      try project.edit("rapporteur@weekly.service") { $0.replacingOccurrences(of: old, with: new) }
      #expect(try !Self.run(tool, ["verify", "--man=no"] + files, in: project).1.isEmpty, "\(new)")
      try project.edit("rapporteur@weekly.service") { $0.replacingOccurrences(of: new, with: old) }
    }
  }

  @Test("The service tries again for 75 alone, and gives up in the end")
  func restart() throws {
    let service = try Self.text("packaging/systemd/rapporteur@.service")
    let line = try #require(service.split(separator: "\n").first { $0.hasPrefix("RestartPreventExitStatus=") })
    let prevented = line.drop { $0 != "=" }.dropFirst().split(separator: " ").compactMap { Int32($0) }
    #expect(prevented == [64, 65, 66, 70, 73, 74, 78])
    #expect(!service.contains("SuccessExitStatus"))
    #expect(service.contains("StartLimitBurst="))
  }

  /// The command of the service, by the shell: systemd's words are split at spaces, as the shell's are.
  @Test("The command of the service publishes, and is silent the second time")
  func serviceCommand() throws {
    let project = try Self.weekly()
    let service = try Self.placed("packaging/systemd/rapporteur@.service", project)
    let start = try #require(service.split(separator: "\n").first { $0.hasPrefix("ExecStart=") })
    let command = start.dropFirst("ExecStart=".count).replacingOccurrences(of: "%i", with: "weekly")
    let (status, output) = try Self.run("/bin/sh", ["-c", command], in: project)
    #expect(status == 0)
    #expect(output.contains("published weekly/2025-12-31: ") && output.contains(#""event":"end""#))
    #expect(try Self.run("/bin/sh", ["-c", command], in: project) == (0, ""))
    #expect(
      try project.text("state/weekly.prom").contains(#"rapporteur_run_status{pipeline="weekly",status="unchanged"} 1"#))
    let today = try Self.run("/bin/sh", ["-c", "OPTIONS='--as-of today'; " + command], in: project)
    #expect(today.0 == 0 && today.1.contains("published weekly/"))
  }

  @Test("The command of the cron line runs by /bin/sh")
  func cron() throws {
    let project = try Self.weekly()
    let lines = try Self.placed("packaging/cron/rapporteur", project).split(separator: "\n").map(String.init)
    let line = try #require(lines.last)
    let fields = line.split(separator: " ", maxSplits: 6, omittingEmptySubsequences: false)
    #expect(fields[0..<6].joined(separator: " ") == "30 5 * * 1-5 rapporteur")
    // cron would end the command at it.
    #expect(!line.contains("%"))
    let (status, output) = try Self.run("/bin/sh", ["-c", String(fields[6])], in: try Project(copyOfSmall: false))
    #expect(status == 0)
    #expect(output.hasPrefix("published weekly/") && output.split(separator: "\n").count == 1)
    #expect(try project.text("state/weekly.prom").hasSuffix("# EOF\n"))
  }

  @Test("The drop folder of the document: its key and its command")
  func dropFolder() throws {
    let document = try Self.text("docs/scheduling.md")
    let project = try Self.weekly()
    let yaml = try #require(
      document.components(separatedBy: "```yaml\n").dropFirst().first?.components(separatedBy: "```").first)
    let command = try #require(document.split(separator: "\n").first { $0.contains("sha256sum *.csv") })
    try project.edit("pipelines/weekly.yaml") { text in
      String(text[..<(text.range(of: "\ninputs:\n")?.lowerBound ?? text.endIndex)]) + "\n" + yaml
    }
    try project.write("inputs/drop/exchanges-1.csv", try project.text("exports/exchanges.csv"))
    #expect(try project.run("run", "pipelines/weekly.yaml").status == 75)
    #expect(try Self.run("/bin/sh", ["-c", String(command)], in: project).0 == 0)
    #expect(try project.run("run", "pipelines/weekly.yaml").status == 0)
  }

  @Test("The document names every exit status, event and metric")
  func complete() throws {
    let document = try Self.text("docs/scheduling.md")
    for status in [0, 64, 65, 66, 70, 78] { #expect(document.contains("\n| \(status) |"), "\(status)") }
    #expect(document.contains("\n| 73, 74 |") && document.contains("\n| 75 |"))
    let project = try Self.weekly()
    let result = try project.run("run", "pipelines/weekly.yaml", "--log", "json", "--metrics", "m.prom")
    for event in Set(result.error.matches(of: #/"event":"([a-z]+)"/#).map { $0.output.1 }) {
      #expect(document.contains("| `\(event)` |"), "\(event)")
    }
    for name in try project.text("m.prom").matches(of: #/# TYPE ([a-z_]+) /#).map({ $0.output.1 }) {
      #expect(document.contains("`\(name)"), "\(name)")
    }
  }

  @Test("What is installed: program, manual, completions, units and documents, with the prefix in the units")
  func installed() throws {
    let project = try Project(copyOfSmall: false)
    let script = Program.root.appendingPathComponent("packaging/install").path
    for (prefix, zsh) in [("/usr", "vendor-completions"), ("/usr/local", "site-functions")] {
      let root = project.path("root-\(zsh)").path
      let (status, output) = try Self.run(script, [Program.path, prefix, root], in: project)
      #expect(status == 0 && output.isEmpty, "\(output)")
      let files = Set(try project.snapshot("root-\(zsh)\(prefix)").keys)
      for file in [
        "bin/rapporteur", "share/man/man1/rapporteur.1.gz", "share/man/man1/rapporteur-run.1.gz",
        "share/bash-completion/completions/rapporteur", "share/zsh/\(zsh)/_rapporteur",
        "share/fish/vendor_completions.d/rapporteur.fish", "lib/systemd/system/rapporteur@.service",
        "lib/systemd/system/rapporteur@.timer", "lib/sysusers.d/rapporteur.conf", "lib/tmpfiles.d/rapporteur.conf",
        "share/doc/rapporteur/scheduling.md", "share/doc/rapporteur/examples/cron",
      ] { #expect(files.contains(file), "\(file)") }
      let service = try project.text("root-\(zsh)\(prefix)/lib/systemd/system/rapporteur@.service")
      #expect(service.contains("ExecStart=\(prefix)/bin/rapporteur run "))
    }
  }
}
