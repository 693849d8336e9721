import Diagnostics
import Foundation
import Registry
import Reporting

/// Documents to edit, through pandoc: it gets the document as its own syntax tree, so that no text is markup.
struct DocumentConverter: Sendable {
  /// The program and the package that holds it.
  static let program = (name: "pandoc", package: "pandoc")

  /// The version, for the manifest.
  let version: String
  private let pandoc: ExternalProgram
  private let syntax: [Int]
  private let seconds: Int

  /// - Parameter asOf: the date that documents carry in place of the time of day.
  /// - Throws: where the program is missing, or does not say which syntax it reads.
  init(asOf: CalendarDay) throws(Failure) {
    guard let pandoc = ExternalProgram(DocumentConverter.program.name) else {
      throw Failure(
        .programMissing(program: DocumentConverter.program.name, package: DocumentConverter.program.package))
    }
    self.pandoc = pandoc
    version = pandoc.version()
    seconds = max(Int(asOf.ordinal), 0) * 86_400
    // The tree carries the number of its syntax, and pandoc takes no other than its own.
    let empty = try ExternalProgram.inFolder { folder throws(Failure) in
      try pandoc.run(["--from=markdown", "--to=json"], in: folder, seconds: 30)
    }
    let tree = (try? JSONSerialization.jsonObject(with: empty.output)) as? [String: Any]
    guard let syntax = tree?["pandoc-api-version"] as? [Int] else {
      throw Failure(.programFailed(program: pandoc.name, why: empty.why))
    }
    self.syntax = syntax
  }

  /// The document; the same bytes for the same tree, template and version.
  ///
  /// - Parameters:
  ///   - blocks: the tree.
  ///   - template: the document whose styles, page and headers are taken.
  ///   - name: what it is called where it cannot be made.
  func document(_ tree: DocumentTree, template: [UInt8], name: String) throws(Failure) -> [UInt8] {
    let data: Data
    do {
      data = try JSONSerialization.data(withJSONObject: tree.json(syntax: syntax), options: [.sortedKeys])
    } catch {
      throw Failure(.identityBroken("the document is no tree: \(error)"), file: name)
    }
    return try ExternalProgram.inFolder { folder throws(Failure) in
      let reference = folder + "/reference.docx"
      let target = folder + "/document.docx"
      guard FileManager.default.createFile(atPath: reference, contents: Data(template)) else {
        throw Failure(.writeFailed(error: "no space for the template"), file: reference)
      }
      let ending = try pandoc.run(
        ["--from=json", "--to=docx", "--reference-doc=\(reference)", "--output=\(target)"], in: folder, input: data,
        environment: ["SOURCE_DATE_EPOCH": String(seconds)], seconds: 60)
      guard ending.status == 0, let document = FileManager.default.contents(atPath: target) else {
        throw Failure(.programFailed(program: pandoc.name, why: ending.why), file: name)
      }
      return Array(document)
    }
  }
}
