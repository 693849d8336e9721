import Glibc

/// What tells that a file was not written to between two looks at it.
struct FileStamp: Sendable, Equatable {
  private var inode: UInt = 0
  private var byteCount = -1
  private var seconds = 0
  private var nanoseconds = 0

  /// The stamp of the file at a path, now; a missing file has one of its own.
  init(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    inode = UInt(status.st_ino)
    byteCount = Int(status.st_size)
    seconds = Int(status.st_mtim.tv_sec)
    nanoseconds = Int(status.st_mtim.tv_nsec)
  }
}
