import Diagnostics
import Foundation
import Glibc
import Ingest

/// Files of an entry that are read only when their delivery is complete.
struct DropFolder {
  private let project: ProjectFolder
  /// The pattern of the files and the path of the marker, as the pipeline file has them.
  private let pattern: String
  private let marker: String
  /// Failures at the places of `path` and `complete`.
  private let patternPlace: Failure
  private let place: Failure

  init(_ project: ProjectFolder, pattern: (String, place: Failure), marker: (String, place: Failure)) {
    self.project = project
    self.pattern = pattern.0
    self.marker = marker.0
    patternPlace = pattern.place
    place = marker.place
  }

  /// The files that the pattern matches, each with the hash that the reader must find again, the marker not among them.
  ///
  /// - Throws: a failure of status 75 where anything of the delivery is awaited.
  func files() throws(Failure) -> [InputFile] {
    let markerPath = try project.resolve(marker, place)
    let listed = try listings(markerPath)
    var files: [InputFile] = []
    for var file in try matches() where file.path != markerPath {
      guard let listing = listed.first(where: { $0.path == file.path }) else { throw awaited(.listing(file.name)) }
      guard try sha256(file) == listing.sha256 else { throw awaited(.bytes(file.name)) }
      file.sha256 = listing.sha256
      files.append(file)
    }
    for listing in listed where isMatched(listing.path) && !files.contains(where: { $0.path == listing.path }) {
      throw awaited(.file(project.name(listing.path)))
    }
    if files.isEmpty { throw awaited(.anyFile(pattern)) }
    return files
  }

  private func awaited(_ part: Failure.Reason.MissingPart) -> Failure {
    var failure = place
    failure.reason = .inputNotComplete(marker: marker, part)
    return failure
  }

  /// What the marker lists, by paths with links resolved.
  private func listings(_ path: String) throws(Failure) -> [(path: String, sha256: String)] {
    guard FileManager.default.fileExists(atPath: path) else { throw awaited(.marker) }
    let unreadable = Failure(
      .inputOutput(operation: "reading", error: "it is no readable list"), file: project.name(path))
    guard let handle = FileHandle(forReadingAtPath: path) else { throw unreadable }
    defer { try? handle.close() }
    let data: Data
    // At the end of an empty file there is nothing to read, which is no error.
    do { data = try handle.read(upToCount: DeliveryMarker.sizeLimit + 1) ?? Data() } catch { throw unreadable }
    if data.count > DeliveryMarker.sizeLimit { throw unreadable }
    do throws(DeliveryMarker.BadLine) {
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
      return try DeliveryMarker(String(decoding: data, as: UTF8.self)).listings.map {
        (folder.appendingPathComponent($0.name).standardizedFileURL.resolvingSymlinksInPath().path, $0.sha256)
      }
    } catch {
      throw awaited(.line(error.number))
    }
  }

  /// The files there are; none where there is none yet.
  private func matches() throws(Failure) -> [InputFile] {
    do {
      return try project.files(pattern, patternPlace)
    } catch {
      switch error.reason {
      case .inputMissing, .globMatchesNothing: return []
      default: throw error
      }
    }
  }

  /// Whether a path is one that the pattern means, the file being there or not.
  private func isMatched(_ path: String) -> Bool {
    let folder = URL(fileURLWithPath: project.pipelineFolder, isDirectory: true)
    let absolute = URL(fileURLWithPath: pattern, relativeTo: folder).standardizedFileURL
    var meant = absolute.path
    let parent = absolute.deletingLastPathComponent()
    if !Glob.isPattern(parent.path) {
      meant = parent.resolvingSymlinksInPath().appendingPathComponent(absolute.lastPathComponent).path
    }
    return Glob.isPattern(meant) ? fnmatch(meant, path, FNM_PATHNAME | FNM_PERIOD) == 0 : meant == path
  }

  private func sha256(_ file: InputFile) throws(Failure) -> String {
    if let hash = FileHash.sha256(path: file.path) { return hash }
    throw Failure(.inputOutput(operation: "reading", error: "it is no readable file"), file: file.name)
  }
}
