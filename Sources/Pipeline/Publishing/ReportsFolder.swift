import Diagnostics
import Foundation
import Reporting

/// A reports folder: its editions, its links and its list; used under the lock only.
struct ReportsFolder {
  /// Manifests that were read or written, by their folders.
  private final class Manifests {
    var known: [String: Manifest] = [:]
  }

  let path: String
  // A run asks for the same manifests several times, of all editions that there are; under the lock none changes.
  private let manifests = Manifests()

  /// The folder of a pipeline.
  func folder(_ pipeline: String) -> String { path + "/" + pipeline }

  /// The editions of a pipeline, sorted.
  func editions(_ pipeline: String) -> [EditionName] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder(pipeline))) ?? []
    return names.compactMap(EditionName.init).filter { DurableFiles.isFolder(folder(pipeline) + "/" + $0.folder) }
      .sorted()
  }

  /// The manifest of an edition; it is read once.
  func manifest(_ pipeline: String, _ edition: EditionName) -> Manifest? {
    let folder = folder(pipeline) + "/" + edition.folder
    if let known = manifests.known[folder] { return known }
    let manifest = Manifest.read(folder: folder)
    manifests.known[folder] = manifest
    return manifest
  }

  /// The manifest of the last edition that has one that can be read; of overridden ones none counts.
  func latestManifest(_ pipeline: String) -> Manifest? {
    for edition in editions(pipeline).reversed() where !edition.isOverridden {
      if let manifest = manifest(pipeline, edition) { return manifest }
    }
    return nil
  }

  /// Removes what a run that was killed left behind.
  func sweep(_ pipeline: String) throws(Failure) {
    for folder in [folder(pipeline), refusals(pipeline)] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for name in names where name.hasPrefix(".staging") || name.hasSuffix(".tmp") {
        try remove(folder + "/" + name)
      }
    }
  }

  /// Puts the files in place as one edition: all of them, or none.
  ///
  /// - Parameter manifest: the one among the files; `nil` where they have none, as those of a clearance round.
  func publish(
    _ files: EditionFiles, manifest: Manifest? = nil, pipeline: String, edition: EditionName
  ) throws(Failure) {
    try StagedFolder(parent: folder(pipeline), name: edition.folder).publish(files)
    manifests.known[folder(pipeline) + "/" + edition.folder] = manifest
  }

  /// Lets `latest` point to the edition of the greatest date, then revision, whatever the order of the runs.
  func refreshLatest(_ pipeline: String) throws(Failure) {
    guard let latest = editions(pipeline).last(where: { !$0.isOverridden }) else { return }
    let link = folder(pipeline) + "/latest"
    if (try? FileManager.default.destinationOfSymbolicLink(atPath: link)) == latest.folder { return }
    try DurableFiles.replaceLink(link, target: latest.folder)
  }

  /// Writes `index.html`, the list of all editions of all pipelines.
  func refreshList() throws(Failure) {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    var entries: [EditionListEntry] = []
    for pipeline in names where !pipeline.hasPrefix(".") && DurableFiles.isFolder(folder(pipeline)) {
      let editions = editions(pipeline)
      let latest = editions.last { !$0.isOverridden }
      for edition in editions.reversed() {
        guard let manifest = manifest(pipeline, edition) else { continue }
        entries.append(entry(manifest, folder: pipeline + "/" + edition.folder, isLatest: edition == latest))
      }
    }
    do {
      try DurableFiles.replace(path + "/index.html", with: Array(try EditionList.html(entries).utf8))
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.identityBroken("the list of editions was not made: \(error)"))
    }
  }

  private func entry(_ manifest: Manifest, folder: String, isLatest: Bool) -> EditionListEntry {
    func count(_ severity: Severity) -> Int {
      manifest.findings.filter { FindingCode(rawValue: $0.key)?.severity == severity }.values.reduce(0, +)
    }
    let parameters = manifest.parameters
    let language = parameters.languages.first ?? "en"
    var entry = EditionListEntry(
      pipeline: manifest.pipeline, title: parameters.titles[language] ?? parameters.titles["en"] ?? manifest.pipeline,
      edition: folder, asOf: parameters.asOf, status: parameters.status, symbol: parameters.symbol,
      figures: manifest.figures, errors: count(.error), warnings: count(.warning), notes: count(.note),
      languages: parameters.languages, isLatest: isLatest)
    entry.hasHistory = HistoryFiles.areMade(manifest.parameters)
    return entry
  }

  private func remove(_ path: String) throws(Failure) {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw Failure(.cannotCreate(error: "it cannot be cleared"), file: path)
    }
  }
}
