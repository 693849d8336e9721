import Foundation

/// What a command came to.
public struct CommandResult: Equatable {
  /// The exit status.
  public var status: Int32
  /// All of standard output.
  public var output: String
  /// All of standard error.
  public var error: String
}

/// The program under test.
public enum Program {
  /// The folder of the package.
  public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The executable that was built with the tests.
  public static var path: String {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let beside = tests.appendingPathComponent("rapporteur")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside.path }
    return root.appendingPathComponent(".build/debug/rapporteur").path
  }

  /// Runs the program in a folder; both streams are read to their ends.
  public static func run(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) throws -> CommandResult {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    let output = folder.appendingPathComponent(".output-\(UUID().uuidString)")
    let error = folder.appendingPathComponent(".error-\(UUID().uuidString)")
    for file in [output, error] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: error)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    defer { for file in [output, error] { try? FileManager.default.removeItem(at: file) } }
    return CommandResult(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      error: try String(contentsOf: error, encoding: .utf8))
  }
}
