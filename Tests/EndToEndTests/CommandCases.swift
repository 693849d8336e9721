import Foundation
import TestSupport
import Testing

/// A command line on a small project, with what it must print and how it must end.
///
/// A case is a folder: `cmd` (a command a line), `files` (laid over the project), `remove` (files taken out), and
/// `expected`. With `RECORD_CASES=1` the expectations are written anew, and the run fails so that nobody takes it for
/// a test.
struct CommandCase: CustomTestStringConvertible, Sendable {
  let folder: URL
  var testDescription: String { folder.pathComponents.suffix(2).joined(separator: "/") }

  static let all: [CommandCase] = {
    let root = Program.root.appendingPathComponent("Tests/EndToEndTests/Cases")
    let files = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix("/cmd") }.sorted().map {
      CommandCase(folder: root.appendingPathComponent(String($0.dropLast(4))))
    }
  }()

  /// Runs the commands and prints what they came to.
  func transcript() throws -> String {
    let project = try Project()
    try overlay(project)
    var text = ""
    for line in try String(contentsOf: folder.appendingPathComponent("cmd"), encoding: .utf8).split(separator: "\n") {
      let result = try Program.run(line.split(separator: " ").map(String.init), in: project.folder)
      text += "$ rapporteur \(line)\n\(result.output)"
      if !result.error.isEmpty { text += "--- standard error\n\(result.error)" }
      text += "--- status \(result.status)\n"
    }
    return text.replacingOccurrences(of: project.folder.path, with: "<project>")
  }

  private func overlay(_ project: Project) throws {
    let files = folder.appendingPathComponent("files")
    for name in FileManager.default.enumerator(atPath: files.path)?.compactMap({ $0 as? String }) ?? [] {
      guard let data = FileManager.default.contents(atPath: files.appendingPathComponent(name).path) else { continue }
      try data.write(to: project.path(name))
    }
    let remove = folder.appendingPathComponent("remove")
    guard FileManager.default.fileExists(atPath: remove.path) else { return }
    for name in try String(contentsOf: remove, encoding: .utf8).split(separator: "\n") {
      try FileManager.default.removeItem(at: project.path(String(name)))
    }
  }
}

@Suite("Commands")
struct CommandCases {
  @Test("There are cases") func thereAreCases() { #expect(CommandCase.all.count > 20) }

  @Test("A command prints and ends as expected", arguments: CommandCase.all)
  func command(_ testCase: CommandCase) throws {
    let expected = testCase.folder.appendingPathComponent("expected")
    let transcript = try testCase.transcript()
    if ProcessInfo.processInfo.environment["RECORD_CASES"] == "1" {
      try Data(transcript.utf8).write(to: expected)
      Issue.record("recorded; run again without RECORD_CASES")
      return
    }
    #expect(transcript == (try String(contentsOf: expected, encoding: .utf8)))
  }
}
