import Diagnostics
import Foundation
import Ingest

/// The folder that a pipeline's registry and inputs may not leave.
struct ProjectFolder {
  /// The absolute path with links resolved.
  let root: String
  /// The absolute path of the pipeline file's own folder.
  let pipelineFolder: String

  /// - Parameter pipeline: the path of the pipeline file.
  init(pipeline: String) {
    let folder = URL(fileURLWithPath: pipeline).deletingLastPathComponent().resolvingSymlinksInPath()
    pipelineFolder = folder.path
    root = folder.lastPathComponent == "pipelines" ? folder.deletingLastPathComponent().path : folder.path
  }

  /// A path relative to the project folder; absolute where it lies outside.
  func name(_ path: String) -> String {
    let prefix = root.hasSuffix("/") ? root : root + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }

  /// The absolute path, links resolved, that a path in the pipeline file means; it may not leave the project.
  func resolve(_ path: String, _ place: Failure) throws(Failure) -> String {
    let url = URL(fileURLWithPath: path, relativeTo: URL(fileURLWithPath: pipelineFolder, isDirectory: true))
    let resolved = url.standardizedFileURL.resolvingSymlinksInPath().path
    guard resolved == root || resolved.hasPrefix(root == "/" ? "/" : root + "/") else {
      var failure = place
      failure.reason = .pathLeavesProject(path: path)
      throw failure
    }
    return resolved
  }

  /// The files that a path or pattern in the pipeline file means, sorted by bytes.
  func files(_ pattern: String, _ place: Failure) throws(Failure) -> [InputFile] {
    var failure = place
    guard Glob.isPattern(pattern) else {
      let path = try resolve(pattern, place)
      guard FileManager.default.fileExists(atPath: path) else {
        failure.reason = .inputMissing(pattern)
        throw failure
      }
      return [InputFile(path: path, name: name(path))]
    }
    let absolute = pattern.hasPrefix("/") ? pattern : pipelineFolder + "/" + pattern
    var files: [InputFile] = []
    for match in Glob.matches(absolute) {
      let path = try resolve(match, place)
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else { continue }
      files.append(InputFile(path: path, name: name(path)))
    }
    guard !files.isEmpty else {
      failure.reason = .globMatchesNothing(pattern)
      throw failure
    }
    return files
  }
}
