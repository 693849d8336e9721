import Foundation

/// The program that was built with the tests.
enum Program {
  /// The folder of the package.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static var path: String {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let beside = tests.appendingPathComponent("rapporteur")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside.path }
    return root.appendingPathComponent(".build/debug/rapporteur").path
  }

  /// Runs the program in a folder, to its end.
  static func run(_ arguments: [String], in folder: URL) throws {
    let messages = folder.appendingPathComponent(".messages")
    try Data().write(to: messages)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: messages)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw DocumentError("rapporteur ended with \(process.terminationStatus): \(try messages.text)")
    }
  }
}

/// What keeps a document from being made.
struct DocumentError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

extension URL {
  /// The text of the file.
  var text: String { get throws { try String(contentsOf: self, encoding: .utf8) } }
}
