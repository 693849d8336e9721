import Diagnostics
import Foundation

/// Values as one line of JSON, for programs.
enum JSONLine {
  /// The line, its keys in snake case and sorted.
  static func text(_ value: some Encodable) throws(Failures) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
      throw Failures(Failure(.identityBroken("the result was not written: \(error)")))
    }
  }
}
