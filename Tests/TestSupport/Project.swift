import Foundation

/// A project in a temporary folder, removed with the value.
public final class Project: Sendable {
  /// The absolute path of the folder, links resolved.
  public let folder: URL

  /// A copy of the small project beside the tests, or of nothing.
  public init(copyOfSmall: Bool = true) throws {
    folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("rapporteur-\(UUID().uuidString)")
    if copyOfSmall {
      try FileManager.default.copyItem(
        at: Program.root.appendingPathComponent("Tests/EndToEndTests/Project"), to: folder)
    } else {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The place of a file or folder of the project.
  public func path(_ name: String) -> URL { folder.appendingPathComponent(name) }

  /// The text of a file.
  public func text(_ name: String) throws -> String { try String(contentsOf: path(name), encoding: .utf8) }

  /// Writes a file, and makes the folders above it.
  public func write(_ name: String, _ text: String) throws {
    try FileManager.default.createDirectory(
      at: path(name).deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: path(name))
  }

  /// Changes a file's text.
  public func edit(_ name: String, _ change: (String) -> String) throws { try write(name, change(try text(name))) }

  /// Runs the program in the folder of the project.
  public func run(_ arguments: String..., environment: [String: String] = [:]) throws -> CommandResult {
    try Program.run(arguments, in: folder, environment: environment)
  }

  /// Every file below a folder with its bytes, links by their targets.
  public func snapshot(_ name: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    let root = path(name)
    for file in FileManager.default.enumerator(atPath: root.path)?.compactMap({ $0 as? String }) ?? [] {
      let url = root.appendingPathComponent(file)
      if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: url.path) {
        files[file] = Data("-> \(target)".utf8)
      } else if let data = FileManager.default.contents(atPath: url.path) {
        files[file] = data
      }
    }
    return files
  }
}
