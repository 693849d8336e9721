import Diagnostics
import Foundation
import Glibc

/// A new forum: registry, pipeline and exports that run at once, and that explain themselves.
public enum Starter {
  /// The path of the pipeline file within the folder.
  public static let pipeline = "pipelines/report.yaml"

  /// The name of a forum that has none yet.
  public static let unnamed = "A new forum"

  /// The files by path within the folder; all they hold is invented.
  private static let files: [(path: String, bytes: [UInt8])] = [
    (".gitignore", PackageResources.gitignore_txt),
    ("README.md", PackageResources.README_md),
    ("exports/exchanges.csv", PackageResources.exchanges_csv),
    ("exports/milestones.csv", PackageResources.milestones_csv),
    ("exports/participation.csv", PackageResources.participation_csv),
    ("exports/plan.csv", PackageResources.plan_csv),
    ("exports/returns.csv", PackageResources.returns_csv),
    (pipeline, PackageResources.report_yaml),
    ("registry/areas.csv", PackageResources.areas_csv),
    ("registry/coordinators.csv", PackageResources.coordinators_csv),
    ("registry/crosswalk.csv", PackageResources.crosswalk_csv),
    ("registry/measures.csv", PackageResources.measures_csv),
    ("registry/meetings.csv", PackageResources.meetings_csv),
    ("registry/names.csv", PackageResources.names_csv),
    ("registry/parties.csv", PackageResources.parties_csv),
    ("registry/stages.csv", PackageResources.stages_csv),
    ("registry/tiles.csv", PackageResources.tiles_csv),
  ]

  /// Makes the folder, which must be empty or not there, and returns the files in it by path.
  ///
  /// - Throws: a failure where it is there and not empty, or cannot be written; no file is left of what was begun.
  public static func make(folder: String, name: String = unnamed) throws(Failures) -> [String] {
    do throws(Failure) {
      let name = try checked(name)
      try checkEmpty(folder)
      let isNew = !DurableFiles.isFolder(folder)
      try write(folder, name, isNew: isNew)
      return files.map(\.path)
    } catch {
      throw Failures(error)
    }
  }

  private static func checked(_ name: String) throws(Failure) -> String {
    let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
    let isLine = name.unicodeScalars.allSatisfy {
      $0.properties.generalCategory != .control && !"\u{2028}\u{2029}".unicodeScalars.contains($0)
    }
    guard !name.isEmpty, name.count <= 200, isLine else {
      throw Failure(.usage("The name must be one line of 1 to 200 characters; write --name \"…\"."))
    }
    return name
  }

  private static func checkEmpty(_ folder: String) throws(Failure) {
    guard FileManager.default.fileExists(atPath: folder) else { return }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw Failure(.cannotCreate(error: "a file has this name, or the folder cannot be read"), file: folder)
    }
    if !names.isEmpty { throw Failure(.folderNotEmpty, file: folder) }
  }

  private static func write(_ folder: String, _ name: String, isNew: Bool) throws(Failure) {
    let folders = Set(files.map { DurableFiles.parentFolder(folder + "/" + $0.path) }).union([folder])
    do throws(Failure) {
      for path in folders.sorted() { try DurableFiles.makeFolder(path) }
      try DurableFiles.write(files.map { (folder + "/" + $0.path, filled($0.path, $0.bytes, name)) })
      for path in folders.sorted(by: >) { try DurableFiles.synchronizeFolder(path) }
    } catch {
      // What was begun is no use; that it cannot be removed either would hide the first problem.
      for file in files { unlink(folder + "/" + file.path) }
      for path in folders.sorted(by: >) where path != folder || isNew { rmdir(path) }
      throw error
    }
  }

  private static func filled(_ path: String, _ bytes: [UInt8], _ name: String) -> [UInt8] {
    guard path == pipeline || path == "README.md" else { return bytes }
    let text = String(decoding: bytes, as: UTF8.self)
      .replacingOccurrences(of: "{{title}}", with: quoted(name + ": annual report"))
      .replacingOccurrences(of: "{{name}}", with: name)
    return Array(text.utf8)
  }

  /// A text in double quotes, as YAML reads them.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"") + "\""
  }
}
