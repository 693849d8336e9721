import Foundation
import Ingest
import Registry

/// The editions of the committed pipelines, made once by the program that was built with the tests.
enum Editions {
  /// A page of an edition and the names that a party of its forum has in the page's language or in English.
  struct Page {
    var name: String
    var language: String
    var html: String
    var parties: [String]
  }

  /// What the program said instead of publishing.
  struct NotPublished: Error { var pipeline: String }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Every page of every edition.
  static let pages = Result { try make() }

  private static func make() throws -> [Page] {
    let files = FileManager.default
    let reports = files.temporaryDirectory.appendingPathComponent("rapporteur-editions-\(UUID().uuidString)")
    defer { try? files.removeItem(at: reports) }
    var pages: [Page] = []
    let pipelines = [
      ("ministerial", "cica"), ("2007-letter", "cica"), ("example-returns", "example"),
      ("illustrative", "illustrative"),
    ]
    for (pipeline, forum) in pipelines {
      let process = Process()
      process.executableURL = program
      process.arguments = ["run", "pipelines/\(pipeline).yaml", "--quiet", "--reports", reports.path]
      process.currentDirectoryURL = root
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else { throw NotPublished(pipeline: pipeline) }
      let folder = root.appendingPathComponent("inputs/\(forum)/registry").path
      let registry = try RegistryReader.read(folder: folder, name: forum).registry
      for (language, file) in [("en", "index.html"), ("ru", "index.ru.html")] {
        let page = reports.appendingPathComponent("\(pipeline)/latest/\(file)")
        pages.append(
          Page(
            name: pipeline, language: language, html: try String(contentsOf: page, encoding: .utf8),
            parties: registry.names.filter {
              [language, "en"].contains($0.language) && [.short, .official].contains($0.kind)
            }.map(\.name)))
      }
    }
    return pages
  }

  private static var program: URL {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let beside = tests.appendingPathComponent("rapporteur")
    return FileManager.default.isExecutableFile(atPath: beside.path)
      ? beside : root.appendingPathComponent(".build/debug/rapporteur")
  }
}
