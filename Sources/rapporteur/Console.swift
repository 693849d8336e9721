import Diagnostics
import Foundation
import Pipeline

/// What the program says, and where: results on standard output, the rest on standard error.
struct Console {
  let isQuiet: Bool
  let isJSON: Bool
  private let isTerminal = isatty(STDERR_FILENO) == 1

  /// A result.
  func result(_ text: String) { print(text) }

  /// Progress, on a terminal only, and warnings.
  func show(_ event: RunEvent) {
    if isQuiet { return }
    switch event {
    case .stage(let name, let detail):
      if isTerminal { write(detail.isEmpty ? "· \(name)" : "· \(name): \(detail)") }
    case .warning(let text):
      write("warning: \(text)")
    }
  }

  /// Says what stopped the run, and ends with its status.
  func stop(_ failures: Failures) -> EndedWithStatus {
    if isJSON {
      if let text = try? ErrorDocument(failures).json() { print(text) }
    } else {
      for failure in failures.list { write("error: \(failure.message)") }
    }
    return EndedWithStatus(status: failures.exitStatus)
  }

  private func write(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}

/// The end of the program with a status, everything having been said.
struct EndedWithStatus: Error {
  let status: ExitStatus
}

/// An error for programs.
private struct ErrorDocument: Encodable {
  struct Item: Encodable {
    var code: String
    var message: String
    var file: String
    var line: Int?
    var column: String
  }

  var error: Item
  var errors: [Item]

  init(_ failures: Failures) {
    errors = failures.list.map {
      Item(code: $0.code, message: $0.message, file: $0.file, line: $0.line, column: $0.column)
    }
    error = errors[0]
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
