import Diagnostics
import Foundation
import Ingest

/// The copies in an edition of what it was made from, in the folder `trace`: with them a figure can be traced to its
/// rows, and the edition made again, when the inputs have long changed.
enum InputCopies {
  /// The folder within the edition.
  static let folder = "trace"

  /// Adds the pipeline file, the registry, and the inputs where all together stay within the limit.
  ///
  /// - Throws: `inputChanged` where a file is not what was read a moment ago.
  static func add(_ computation: Computation, to files: inout EditionFiles) throws(Failure) {
    let plan = computation.plan
    let inputs = computation.ingest.accounts.map(\.fingerprint)
    var sources = [plan.file] + computation.registry.files
    let paths = Dictionary(
      plan.entries.flatMap(\.files).map { ($0.name, $0.path) }, uniquingKeysWith: { first, _ in first })
    let total = Set(sources + inputs).reduce(0) { $0 + $1.byteCount }
    if plan.definition.keptInputs.limit == 0 { return }
    if total <= plan.definition.keptInputs.limit { sources += inputs }
    for source in Set(sources).sorted(by: { $0.path < $1.path }) {
      let path = paths[source.path] ?? plan.path(ofRegistryOrPipeline: source.path)
      let copy = FileManager.default.contents(atPath: path).map { EditionFiles.File(Array($0)) }
      guard let copy, copy.sha256 == source.sha256 else { throw Failure(.inputChanged, file: source.path) }
      files.add("\(folder)/\(source.path)", copy)
    }
  }
}
