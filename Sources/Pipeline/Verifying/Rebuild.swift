import Diagnostics
import Reporting

/// An edition made again from what it was made from, file by file.
struct Rebuild {
  /// The files, the manifest among them.
  let files: EditionFiles
  /// Where every export was found.
  let origins: [String: EditionSources.Origin]
  /// What of today's program or libraries differs from what made the edition; empty where nothing does.
  let otherVersions: [String]

  /// Makes the edition again; nothing is written.
  ///
  /// Pages name the versions that made the edition, so that they differ only in what these drew or computed.
  /// - Throws: where an input is missing or has changed, or the edition can no longer be made.
  init(_ edition: Edition, project: String?, threads: Int) throws(Failures) {
    let sources = try EditionSources(edition, project: project, threads: threads)
    let computation = try sources.compute()
    origins = sources.origins
    do throws(Failure) {
      let tables = TableFiles(computation.tables)
      let manifest = edition.manifest
      let maker = Rendering.Maker(of: manifest)
      let rendering = try Rendering(
        computation, tables: tables, edition: manifest.edition, previous: try edition.previous(), maker: maker,
        onEvent: { _ in })
      let name = EditionName(base: computation.plan.editionName, revision: manifest.revision)
      let own = ManifestBuilder.make(
        computation, tables, rendering, name: name, content: ContentHash.make(computation, tables))
      otherVersions = Rebuild.otherVersions(
        manifest.program, own.program,
        libraries: Rendering.Maker().libraries + [DatabaseOutput.library, WorkbookOutput.library] + rendering.libraries)
      files = try rendering.files(with: otherVersions.isEmpty ? own : Rebuild.manifest(own, as: manifest))
    } catch {
      throw Failures(error)
    }
  }

  /// The manifest of the rebuild with the maker, and the hashes of pictures and pages, of the edition's own: under other
  /// versions these are compared by what they show.
  private static func manifest(_ own: Manifest, as published: Manifest) -> Manifest {
    var manifest = own
    manifest.program = published.program
    manifest.outputs = own.outputs.map { output in
      guard Verification.isDrawn(output.path) else { return output }
      return published.outputs.first { $0.path == output.path } ?? output
    }
    return manifest
  }

  private static func otherVersions(
    _ published: Manifest.Program, _ own: Manifest.Program, libraries: [Provenance.Library]
  ) -> [String] {
    var others: [String] = []
    func note(_ name: String, _ before: String, _ now: String) {
      if before != now { others.append("\(name) \(now) (the edition: \(before))") }
    }
    note("rapporteur", published.version, ProgramVersion.current)
    var known: Set<String> = []
    for library in libraries where known.insert(library.name).inserted {
      if let before = published.libraries[library.name] { note(library.name, before, library.version) }
    }
    for font in published.fonts {
      let now = own.fonts.first { $0.path == font.path }
      if now?.sha256 != font.sha256 { others.append("another state of the font \(font.path)") }
    }
    return others
  }
}

extension Rendering {
  /// The files with the manifest as the last.
  func files(with manifest: Manifest) throws(Failure) -> EditionFiles {
    var files = files
    files.add(Manifest.fileName, try manifest.json())
    return files
  }
}
