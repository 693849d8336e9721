import Diagnostics
import Foundation
import Ingest
import Registry

/// What an edition was made from, found again: its own copies where it has them, else the files of the project whose
/// hashes match.
struct EditionSources {
  /// Where a file was found.
  enum Origin: String, Sendable, Codable {
    case copy, original
  }

  /// The plan of the edition's own run.
  let plan: RunPlan
  /// The origin of every export, by its path relative to the project folder.
  let origins: [String: Origin]
  /// The absolute paths of the registry's files by their names.
  let registryFiles: [String: String]
  private let manifest: Manifest

  /// Finds the pipeline file, the registry and the exports of an edition.
  ///
  /// - Parameters:
  ///   - project: the project folder; `nil` for the folder that holds the edition's reports folder.
  ///   - others: absolute paths by hash, to be taken instead of the project's files; `nil` to look in the project.
  ///   - threads: the most threads that read them.
  /// - Throws: `editionSourceMissing` or `editionSourceChanged`, all of them at once.
  init(
    _ edition: Edition, project: String? = nil, insteadOfProject others: [String: String]? = nil, threads: Int = 1
  ) throws(Failures) {
    let manifest = edition.manifest
    let root = EditionSources.projectFolder(edition, project)
    var failures: [Failure] = []
    var origins: [String: Origin] = [:]
    func find(_ path: String, sha256: String) -> String {
      let copy = "\(edition.folder)/\(InputCopies.folder)/\(path)"
      let original = others?[sha256] ?? root + "/" + path
      if FileHash.sha256(path: copy) == sha256 {
        origins[path] = .copy
        return copy
      }
      origins[path] = .original
      if let others {
        if others[sha256] == nil { failures.append(Failure(.editionSourceMissing, file: path)) }
        return original
      }
      let hash = FileHash.sha256(path: original)
      if hash == sha256 { return original }
      failures.append(Failure(hash == nil ? .editionSourceMissing : .editionSourceChanged, file: path))
      return original
    }

    let pipeline = find(manifest.pipelineFile.path, sha256: manifest.pipelineFile.sha256)
    let registry = manifest.registry.map { find($0.path, sha256: $0.sha256) }
    let inputs = manifest.inputs.map { input in
      RunPlan.RecordedInput(
        kind: input.kind, entry: input.entry,
        file: InputFile(path: find(input.path, sha256: input.sha256), name: input.path))
    }
    if let failures = Failures(failures) { throw failures }
    self.origins = origins.filter { origin in manifest.inputs.contains { $0.path == origin.key } }
    self.manifest = manifest
    registryFiles = Dictionary(
      zip(manifest.registry.map { ($0.path as NSString).lastPathComponent }, registry), uniquingKeysWith: { $1 })
    do throws(Failure) {
      plan = try RunPlan(
        try EditionSources.request(edition, pipeline: pipeline, threads: threads),
        recorded: RunPlan.Recorded(
          stem: manifest.pipeline, pipelineName: manifest.pipelineFile.path,
          registryFolder: registry.first.map(DurableFiles.parentFolder) ?? root,
          registryName: manifest.registry.first.map { DurableFiles.parentFolder($0.path) } ?? "", inputs: inputs,
          languages: manifest.registry.compactMap {
            LanguageFileName.language(($0.path as NSString).lastPathComponent)
          },
          meetings: registryFiles[RegistryReader.meetingsFile]))
    } catch {
      throw Failures(error)
    }
  }

  /// The absolute path of the project folder: the one given, else the folder that holds the edition's reports folder.
  static func projectFolder(_ edition: Edition, _ project: String?) -> String {
    let path = project ?? (edition.folder as NSString).appendingPathComponent("../../..")
    return URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }

  /// Reads them and computes every table again.
  ///
  /// - Parameter keepsRows: whether every row is kept as it was read.
  /// - Throws: also where a file is no longer what it was a moment ago.
  func compute(keepsRows: Bool = false) throws(Failures) -> Computation {
    let registry = try RegistryReader.read(files: registryFiles, name: plan.registryName)
    let computation = try Computation(plan, registry: registry, keepsRows: keepsRows) { _ in }
    for account in computation.ingest.accounts {
      let hashes = manifest.inputs.filter { $0.path == account.fingerprint.path }.map(\.sha256)
      if !hashes.contains(account.fingerprint.sha256) {
        throw Failures(Failure(.inputChanged, file: account.fingerprint.path))
      }
    }
    return computation
  }

  private static func request(
    _ edition: Edition, pipeline: String, threads: Int
  ) throws(Failure) -> RunRequest {
    let parameters = edition.manifest.parameters
    func day(_ text: String?) throws(Failure) -> CalendarDay? {
      guard let text else { return nil }
      guard let date = PartialDate(text) else {
        throw Failure(.manifestUnreadable, file: edition.name + "/" + Manifest.fileName)
      }
      return date.first
    }
    var request = RunRequest(
      pipeline: pipeline, asOf: try day(parameters.asOf), languages: parameters.languages, threads: threads)
    // The name of the folder may have been changed; that in the manifest was not.
    guard edition.manifest.edition.contains("+") else { return request }
    request.knownAt = try day(parameters.knownAt)
    if let from = try day(parameters.period["from"]), let to = try day(parameters.period["to"]) {
      request.period = Period(from: from, to: to)
    }
    return request
  }
}
