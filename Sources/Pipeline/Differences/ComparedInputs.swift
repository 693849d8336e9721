import Diagnostics
import Foundation
import Ingest
import Registry

/// What an edition was made from, as far as two editions are compared.
struct ComparedInputs {
  /// A file with its hash.
  struct File: Hashable {
    let path: String
    let sha256: String
  }

  let plan: RunPlan
  /// The files of the registry by their names in it.
  let registry: [String: File]
  /// The registry, read.
  let loaded: LoadedRegistry
  /// The hashes of exports by their absolute paths.
  private let hashes: [String: String]

  /// What was read a moment ago.
  init(_ computation: Computation) {
    plan = computation.plan
    loaded = computation.registry
    var registry: [String: File] = [:]
    for file in computation.registry.files {
      let name = (file.path as NSString).lastPathComponent
      registry[name] = File(
        path: computation.plan.path(ofRegistryOrPipeline: file.path), sha256: file.sha256)
    }
    self.registry = registry
    let byName = Dictionary(
      computation.ingest.accounts.map { ($0.fingerprint.path, $0.fingerprint.sha256) }, uniquingKeysWith: { $1 })
    hashes = ComparedInputs.hashes(plan, byName)
  }

  /// What an edition was made from, found again.
  init(_ sources: EditionSources, _ manifest: Manifest, _ computation: Computation) {
    plan = sources.plan
    loaded = computation.registry
    let byName = Dictionary(manifest.registry.map { ($0.path, $0.sha256) }, uniquingKeysWith: { $1 })
    registry = sources.registryFiles.reduce(into: [:]) { registry, file in
      let name = sources.plan.registryName.isEmpty ? file.key : sources.plan.registryName + "/" + file.key
      registry[file.key] = File(path: file.value, sha256: byName[name] ?? "")
    }
    hashes = ComparedInputs.hashes(
      plan, Dictionary(manifest.inputs.map { ($0.path, $0.sha256) }, uniquingKeysWith: { $1 }))
  }

  /// The hash of an export.
  func sha256(_ file: InputFile) -> String { hashes[file.path] ?? "" }

  /// The absolute path of every file by its hash.
  var pathsByHash: [String: String] {
    var paths: [String: String] = [plan.file.sha256: plan.path]
    for file in registry.values { paths[file.sha256] = file.path }
    for (path, sha256) in hashes.sorted(by: { $0.key < $1.key }) { paths[sha256] = path }
    return paths
  }

  private static func hashes(_ plan: RunPlan, _ byName: [String: String]) -> [String: String] {
    var hashes: [String: String] = [:]
    for file in plan.entries.flatMap(\.files) { hashes[file.path] = byName[file.name] }
    return hashes
  }
}

/// One of two editions that are compared.
struct ComparedEdition {
  /// `<pipeline>/<as_of>[.rN]`.
  let name: String
  let version: String
  let period: Period
  let asOf: CalendarDay
  /// As they were published.
  let figures: PublishedFigures
  /// As this program counts them from the inputs; `nil` where these are not there.
  let counted: PublishedFigures?
  /// What it was made from; `nil` where it is not there.
  let inputs: ComparedInputs?
  /// Why it is not.
  let missing: [Failure]

  /// The edition that is being made.
  init(_ computation: Computation, name: String, version: String) {
    self.name = name
    self.version = version
    period = computation.plan.settings.period
    asOf = computation.plan.settings.asOf
    figures = PublishedFigures(computation.tables)
    counted = figures
    inputs = ComparedInputs(computation)
    missing = []
  }

  /// A published edition; what it was made from is counted again.
  ///
  /// - Throws: where it states no figures that can be trusted.
  init(
    _ edition: Edition, project: String? = nil, insteadOfProject others: [String: String]? = nil, threads: Int
  ) throws(Failures) {
    let manifest = edition.manifest
    name = edition.name
    version = manifest.program.version
    guard let from = manifest.parameters.period["from"].flatMap({ PartialDate($0) }),
      let to = manifest.parameters.period["to"].flatMap({ PartialDate($0) }),
      let asOf = PartialDate(manifest.parameters.asOf)
    else { throw Failures(Failure(.manifestUnreadable, file: edition.name + "/" + Manifest.fileName)) }
    period = Period(from: from.first, to: to.first)
    self.asOf = asOf.first
    var found: (ComparedInputs, PublishedFigures)?
    var missing: [Failure] = []
    do throws(Failures) {
      let sources = try EditionSources(edition, project: project, insteadOfProject: others, threads: threads)
      let computation = try sources.compute()
      found = (ComparedInputs(sources, manifest, computation), PublishedFigures(computation.tables))
    } catch {
      if error.exitStatus == .software { throw error }
      missing = error.list
    }
    (inputs, counted, self.missing) = (found?.0, found?.1, missing)
    do throws(Failure) {
      figures = try edition.figures()
    } catch {
      // An edition without tables states its figures on its pages alone; they are counted again.
      guard error.reason == .editionFileMissing, !manifest.parameters.outputs.contains("tables"), let found else {
        throw Failures(error)
      }
      figures = found.1
    }
  }
}
