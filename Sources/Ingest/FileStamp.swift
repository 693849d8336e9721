import Foundation

/// What tells that a file was not written to between two looks at it.
struct FileStamp: Sendable, Equatable {
  private let byteCount: Int?
  private let modified: Date?

  /// The stamp of the file at a path, now; a missing file has one of its own.
  init(path: String) {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    byteCount = attributes?[.size] as? Int
    modified = attributes?[.modificationDate] as? Date
  }
}
