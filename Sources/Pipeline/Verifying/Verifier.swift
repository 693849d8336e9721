import Diagnostics
import Foundation

/// Checks an edition: every file beside its manifest, every input beside it, and the whole beside itself made again.
public enum Verifier {
  /// Verifies an edition; writes nothing.
  ///
  /// Time: that of a run without publishing, and of hashing what the project holds.
  /// - Parameters:
  ///   - project: the project folder; `nil` for the folder that holds the edition's reports folder.
  ///   - threads: the most threads.
  /// - Throws: where the edition has no manifest that can be read.
  public static func verify(
    _ reference: EditionReference, project: String? = nil, threads: Int = 1
  ) throws(Failure) -> Verification {
    let edition = try Edition(reference)
    var verification = Verification(edition: edition.name)
    verification.outputs = outputs(edition)
    verification.inputs = inputs(edition, project)
    do throws(Failures) {
      let rebuild = try Rebuild(edition, project: project, threads: threads)
      verification.otherVersions = rebuild.otherVersions
      verification.readFromCopies = rebuild.origins.values.count { $0 == .copy }
      verification.readFromProject = rebuild.origins.values.count { $0 == .original }
      verification.rebuilt = compare(edition, rebuild)
      let verdicts = Set(verification.rebuilt.map(\.verdict))
      verification.rebuilding =
        verdicts == [.identical] ? .identical : verdicts.allSatisfy(\.isAsItWas) ? .samePictures : .different
    } catch {
      verification.obstacles = error.list.map(\.message)
    }
    return verification
  }

  /// Every file of the edition's folder beside the manifest.
  static func outputs(_ edition: Edition) -> [Verification.File] {
    var verdicts = [manifest(edition)]
    verdicts += edition.manifest.outputs.map { verdict(on: $0, of: edition) }
    let listed = Set(edition.manifest.outputs.map(\.path) + [Manifest.fileName])
    for path in files(in: edition.folder) where !listed.contains(path) {
      verdicts.append(Verification.File(path: path, verdict: .unlisted, detail: "the manifest does not name it"))
    }
    return verdicts
  }

  /// A file beside what the manifest says of it.
  static func verdict(on output: Manifest.Output, of edition: Edition) -> Verification.File {
    guard let data = FileManager.default.contents(atPath: edition.folder + "/" + output.path) else {
      return Verification.File(path: output.path, verdict: .missing, detail: "the manifest names it")
    }
    if data.count == output.bytes, Hex.sha256(data) == output.sha256 {
      return Verification.File(path: output.path, verdict: .identical, detail: "")
    }
    return Verification.File(
      path: output.path, verdict: .changed,
      detail: "\(data.count) bytes, \(output.bytes) in the manifest; another hash")
  }

  /// The manifest beside its own seal.
  static func manifest(_ edition: Edition) -> Verification.File {
    let bytes = FileManager.default.contents(atPath: edition.folder + "/" + Manifest.fileName).map { Array($0) } ?? []
    guard let sealed = try? edition.manifest.json(), sealed != bytes else {
      return Verification.File(path: Manifest.fileName, verdict: .identical, detail: "")
    }
    return Verification.File(
      path: Manifest.fileName, verdict: .changed, detail: "its seal does not belong to what it says")
  }

  /// What the project holds today, beside what the edition was made from.
  private static func inputs(_ edition: Edition, _ project: String?) -> [Verification.File] {
    let root = EditionSources.projectFolder(edition, project)
    let manifest = edition.manifest
    var sources = [(manifest.pipelineFile.path, manifest.pipelineFile.sha256)]
    sources += manifest.registry.map { ($0.path, $0.sha256) }
    var seen: Set<String> = []
    sources += manifest.inputs.filter { seen.insert($0.path).inserted }.map { ($0.path, $0.sha256) }
    return sources.map { path, sha256 in
      let hash = FileHash.sha256(path: root + "/" + path)
      let verdict: Verification.Verdict = hash == sha256 ? .identical : hash == nil ? .missing : .changed
      return Verification.File(path: path, verdict: verdict, detail: "")
    }
  }

  /// Every file of the edition beside the same file made again, the manifest among them.
  private static func compare(_ edition: Edition, _ rebuild: Rebuild) -> [Verification.File] {
    let published = Set(edition.manifest.outputs.map(\.path) + [Manifest.fileName])
    let paths = published.union(rebuild.files.paths).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return paths.map { path in
      guard let rebuilt = rebuild.files.contents[path]?.bytes else {
        return Verification.File(path: path, verdict: .unlisted, detail: "it is not made again")
      }
      guard let data = FileManager.default.contents(atPath: edition.folder + "/" + path) else {
        return Verification.File(path: path, verdict: .missing, detail: "it is made again")
      }
      return FileDifference.verdict(path, Array(data), rebuilt, byPixels: !rebuild.otherVersions.isEmpty)
    }
  }

  /// The paths of all files and links below a folder, sorted by bytes.
  private static func files(in folder: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.filter { !DurableFiles.isFolder(folder + "/" + $0) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
