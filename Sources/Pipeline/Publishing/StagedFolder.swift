import Diagnostics
import Foundation

/// A folder that appears whole or not at all, and goes the same way.
///
/// What a crash leaves behind has a name that begins with `.staging`, and the next run sweeps it.
struct StagedFolder {
  let parent: String
  let name: String

  private var path: String { parent + "/" + name }
  private var staging: String { parent + "/.staging-" + name }
  private var leaving: String { parent + "/.staging-old-" + name }

  /// Writes the files beside the folder's place and renames them into it; the place must be free.
  func publish(_ files: EditionFiles) throws(Failure) {
    try DurableFiles.makeFolder(parent)
    if DurableFiles.isFolder(staging) { try StagedFolder.remove(staging) }
    do throws(Failure) {
      var folders: Set<String> = [staging]
      try DurableFiles.makeFolder(staging)
      for file in files.paths {
        let folder = DurableFiles.parentFolder(staging + "/" + file)
        if folders.insert(folder).inserted { try DurableFiles.makeFolder(folder) }
      }
      try DurableFiles.write(files.paths.map { (staging + "/" + $0, files.contents[$0]?.bytes ?? []) })
      for folder in folders.sorted(by: >) { try DurableFiles.synchronizeFolder(folder) }
      try DurableFiles.move(staging, to: path)
    } catch {
      // What is staged is no use any more; that it cannot be removed either would hide the first problem.
      try? FileManager.default.removeItem(atPath: staging)
      throw error
    }
  }

  /// Renames the folder out of its place, so that nobody sees half of it, and removes it; nothing where there is none.
  func remove() throws(Failure) {
    guard DurableFiles.isFolder(path) else { return }
    if DurableFiles.isFolder(leaving) { try StagedFolder.remove(leaving) }
    try DurableFiles.move(path, to: leaving)
    try StagedFolder.remove(leaving)
  }

  private static func remove(_ path: String) throws(Failure) {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw Failure(.cannotCreate(error: "it cannot be cleared"), file: path)
    }
  }
}
