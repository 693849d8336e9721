import Foundation
import Ingest
import Registry

/// The day of an ISO date that the test has written.
func day(_ text: String) -> CalendarDay { date(text).first }

/// The partial date that the test has written.
func date(_ text: String) -> PartialDate {
  guard let date = PartialDate(text) else { preconditionFailure("the test writes no date: \(text)") }
  return date
}

/// Days from one ISO date to another; an empty one is an open end.
func validity(_ from: String, _ to: String) -> Validity {
  Validity(from: from.isEmpty ? nil : date(from), to: to.isEmpty ? nil : date(to))
}

/// The registry of the project's own forum, read from its folder.
enum RealRegistry {
  /// Reads it once for all tests.
  static func load() throws -> LoadedRegistry { try result.get() }

  private static let result = Result {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let folder = tests.deletingLastPathComponent().appendingPathComponent("inputs/cica/registry")
    return try RegistryReader.read(folder: folder.path, name: "inputs/cica/registry")
  }
}
