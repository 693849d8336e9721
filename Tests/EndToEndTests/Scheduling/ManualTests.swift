import Foundation
import TestSupport
import Testing

@testable import rapporteur

@Suite("Help, manual and completions")
struct ManualTests {
  private static let program = try? CommandHelp.ofProgram()
  private static var commands: [CommandHelp] { program.map { [$0] + $0.shownCommands } ?? [] }

  /// Runs a tool of the system with a text on its standard input; `nil` where the machine has no such tool.
  private static func run(_ tool: String, _ arguments: [String], input: String = "") throws -> CommandResultOfTool? {
    guard FileManager.default.isExecutableFile(atPath: tool) else { return nil }
    let folder = try Project(copyOfSmall: false)
    try folder.write("input", input)
    for name in ["output", "error"] { try folder.write(name, "") }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8", "MANWIDTH": "100"]) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: folder.path("input"))
    process.standardOutput = try FileHandle(forWritingTo: folder.path("output"))
    process.standardError = try FileHandle(forWritingTo: folder.path("error"))
    try process.run()
    process.waitUntilExit()
    return CommandResultOfTool(
      status: process.terminationStatus, output: try folder.text("output"), error: try folder.text("error"))
  }

  struct CommandResultOfTool {
    let status: Int32
    let output: String
    let error: String
  }

  @Test("Every command is there, says what it does, and has an example and its exit statuses")
  func help() throws {
    #expect(Self.commands.count >= 5)
    for command in Self.commands {
      #expect(command.abstract?.hasSuffix(".") == true, "\(command.commandName)")
      let examples = command.paragraphs("Example")
      #expect(!examples.isEmpty && examples.allSatisfy { $0.hasPrefix("rapporteur ") }, "\(command.commandName)")
      #expect(command.paragraphs("Exit status").count == 1, "\(command.commandName)")
      for argument in command.shownArguments {
        #expect(argument.abstract?.hasSuffix(".") == true, "\(command.commandName) \(argument.valueName ?? "")")
      }
    }
  }

  @Test("There is a page for the program and for each command, the same at any time")
  func pages() throws {
    let project = try Project(copyOfSmall: false)
    for folder in ["a", "b"] {
      try project.write("\(folder)/.keep", "")
      #expect(try project.run("manual", folder).status == 0)
    }
    let pages = try project.snapshot("a")
    #expect(pages == (try project.snapshot("b")))
    let names = ["rapporteur"] + Self.commands.dropFirst().map { "rapporteur-\($0.commandName)" }
    #expect(Set(pages.keys) == Set(names.map { $0 + ".1" } + [".keep"]))
    #expect(try project.run("manual", "nowhere").status == 73)
  }

  @Test("man shows every page without a warning, with every option", arguments: try ManualCommand.pages().map(\.name))
  func man(name: String) throws {
    let page = try #require(try ManualCommand.pages().first { $0.name == name })
    guard let result = try Self.run("/usr/bin/man", ["--warnings", "-l", "-"], input: page.text) else { return }
    #expect(result.status == 0)
    #expect(result.error.isEmpty, "\(result.error)")
    for section in ["NAME", "SYNOPSIS", "EXAMPLES", "EXIT STATUS", "SEE ALSO"] {
      #expect(result.output.contains(section), "\(section)")
    }
    let command = Self.commands.first { $0.commandName == name.split(separator: "-").last.map(String.init) }
    for option in try #require(command).shownArguments.flatMap({ $0.names ?? [] }) {
      #expect(result.output.contains(option.typed), "\(option.typed)")
    }
  }

  @Test("Text that man would take for a request stands for itself")
  func escaped() throws {
    let text = ".SH x \\fB-y 'z' ^~`a` “é” …"
    let page = ".TH X 1\n.SH NAME\nx \\- y\n.SH TEXT\n" + ManualPage.escaped(text) + "\n"
    guard let result = try Self.run("/usr/bin/man", ["--warnings", "-l", "-"], input: page) else { return }
    #expect(result.error.isEmpty)
    #expect(result.output.contains(".SH x \\fB-y 'z' ^~`a` “é” ..."), "\(result.output)")
  }

  @Test("A shell reads its completions, which name every command", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let project = try Project(copyOfSmall: false)
    let script = try project.run("--generate-completion-script", shell)
    #expect(script.status == 0)
    for command in Self.commands.dropFirst() { #expect(script.output.contains(command.commandName)) }
    if let result = try Self.run("/usr/bin/\(shell)", ["-n"], input: script.output) {
      #expect(result.status == 0 && result.error.isEmpty, "\(result.error)")
    }
  }

  @Test("bash completes commands and options")
  func bash() throws {
    let project = try Project(copyOfSmall: false)
    try project.write("completion", try project.run("--generate-completion-script", "bash").output)
    let script = """
      source "\(project.path("completion").path)"
      COMP_WORDS=(rapporteur doc); COMP_CWORD=1; COMP_LINE="rapporteur doc"; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9
      _rapporteur rapporteur doc rapporteur; echo "${COMPREPLY[@]}"; COMPREPLY=()
      COMP_WORDS=(rapporteur run --metr); COMP_CWORD=2; COMP_LINE="rapporteur run --metr"; COMP_POINT=${#COMP_LINE}
      _rapporteur rapporteur --metr run; echo "${COMPREPLY[@]}"
      """
    guard let result = try Self.run("/usr/bin/bash", [], input: script) else { return }
    #expect(result.output == "doctor\n--metrics\n", "\(result.output) \(result.error)")
  }
}
