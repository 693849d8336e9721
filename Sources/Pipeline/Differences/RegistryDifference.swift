import Diagnostics
import Foundation
import Ingest

/// Lines of the registry that differ.
enum RegistryDifference {
  /// Lines that one edition has and the other does not, in the order of the files.
  static func lines(_ earlier: ComparedInputs, _ later: ComparedInputs) throws(Failure) -> [InputDifference] {
    var list: [InputDifference] = []
    for cause in DifferenceCause.allCases {
      for name in cause.registryFiles {
        let one = earlier.registry[name]
        let other = later.registry[name]
        guard one?.sha256 != other?.sha256 else { continue }
        let before = try lines(one, name)
        let after = try lines(other, name)
        let subject = later.plan.registryName + "/" + name
        list += without(before, after).map {
          InputDifference(cause: cause, subject: "\(subject):\($0.line)", before: $0.text, after: "")
        }
        list += without(after, before).map {
          InputDifference(cause: cause, subject: "\(subject):\($0.line)", before: "", after: $0.text)
        }
      }
    }
    return list
  }

  private typealias Line = (line: Int, text: String)

  private static func lines(_ file: ComparedInputs.File?, _ name: String) throws(Failure) -> [Line] {
    guard let file else { return [] }
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw Failure(.editionSourceMissing, file: name)
    }
    let text = String(decoding: data, as: UTF8.self)
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
      .map { ($0.offset + 1, String($0.element)) }.filter { !$0.1.isEmpty }
  }

  /// The lines of the first that the second does not have, as often as it has them more.
  private static func without(_ lines: [Line], _ others: [Line]) -> [Line] {
    var left: [String: Int] = [:]
    for line in others { left[line.text, default: 0] += 1 }
    return lines.filter { line in
      guard let count = left[line.text], count > 0 else { return true }
      left[line.text] = count - 1
      return false
    }
  }
}

/// Names of exports that differ.
enum ExportNames {
  /// Files of an entry of both editions that one of them read and the other did not.
  static func differences(
    _ earlier: ComparedInputs, _ later: ComparedInputs, _ pairs: EntryPairs
  ) -> [InputDifference] {
    let before = Set(pairs.earlier.values.flatMap { earlier.plan.entries[$0].files }.map(\.name))
    let after = Set(pairs.earlier.keys.flatMap { later.plan.entries[$0].files }.map(\.name))
    return before.symmetricDifference(after).sorted().map {
      InputDifference(
        cause: .files, subject: $0, before: before.contains($0) ? "read" : "", after: after.contains($0) ? "read" : "")
    }
  }
}
