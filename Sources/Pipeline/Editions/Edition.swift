import Delimited
import Diagnostics
import Foundation
import Tabulation

/// A published edition, read from its folder; nothing in it is trusted to be unchanged until it is verified.
public struct Edition: Sendable {
  /// The absolute path of the folder, links resolved.
  public let folder: String
  /// What the edition says it is made of.
  public let manifest: Manifest
  /// The SHA-256 of the manifest's file, in lower-case hexadecimal.
  public let manifestHash: String

  /// Opens an edition.
  ///
  /// - Throws: `editionMissing` where there is none, `manifestUnreadable` where its manifest is none.
  public init(_ reference: EditionReference) throws(Failure) { try self.init(folder: try reference.folder()) }

  /// Opens the edition in a folder.
  init(folder: String) throws(Failure) {
    self.folder = folder
    let path = folder + "/" + Manifest.fileName
    guard let data = FileManager.default.contents(atPath: path), let manifest = Manifest.decode(data) else {
      throw Failure(.manifestUnreadable, file: path)
    }
    self.manifest = manifest
    manifestHash = Hex.sha256(data)
  }

  /// `<pipeline>/<as_of>[.rN]`, as the manifest has it.
  public var name: String { manifest.edition }

  /// The name of the folder, in its parts; `nil` where the folder was given another name.
  var editionName: EditionName? { EditionName(URL(fileURLWithPath: folder).lastPathComponent) }

  /// The bytes of one of its files, which must be those of the manifest.
  ///
  /// - Throws: `editionFileMissing`, or `editionFileChanged` where the hash differs.
  func bytes(of path: String) throws(Failure) -> [UInt8] {
    guard let output = manifest.outputs.first(where: { $0.path == path }),
      let data = FileManager.default.contents(atPath: folder + "/" + path)
    else { throw Failure(.editionFileMissing, file: name + "/" + path) }
    guard Hex.sha256(data) == output.sha256 else { throw Failure(.editionFileChanged, file: name + "/" + path) }
    return Array(data)
  }

  /// Every figure as it was published, in the order of the tables.
  ///
  /// - Throws: where `figures.csv` is missing or is not the file that the manifest names.
  func figures() throws(Failure) -> PublishedFigures {
    let path = "tables/\(Figures.schema.name).csv"
    _ = try bytes(of: path)
    return try PublishedFigures(path: folder + "/" + path, name: name + "/" + path)
  }
}
