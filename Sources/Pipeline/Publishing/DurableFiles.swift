import Diagnostics
import Glibc

/// Files and folders written so that a crash cannot leave half of one behind; every system call is checked.
enum DurableFiles {
  /// Makes a folder and those above it that are missing.
  static func makeFolder(_ path: String) throws(Failure) {
    if isFolder(path) { return }
    let parent = parentFolder(path)
    if parent != path { try makeFolder(parent) }
    if mkdir(path, 0o755) != 0, errno != EEXIST { throw creation(path) }
  }

  /// Writes a whole file and forces it to the disk.
  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    try write(bytes, to: path, flags: O_WRONLY | O_CREAT | O_TRUNC)
  }

  /// Adds bytes to the end of a file and forces it to the disk.
  static func append(_ bytes: [UInt8], to path: String) throws(Failure) {
    try write(bytes, to: path, flags: O_WRONLY | O_CREAT | O_APPEND)
  }

  /// Writes a file under another name and puts it in its place in one step.
  static func replace(_ path: String, with bytes: [UInt8]) throws(Failure) {
    let temporary = path + ".tmp"
    try write(bytes, to: temporary)
    try move(temporary, to: path)
  }

  /// Gives a file or folder another name in one step, and forces the folder to the disk.
  static func move(_ source: String, to target: String) throws(Failure) {
    if rename(source, target) != 0 { throw creation(target) }
    try synchronizeFolder(parentFolder(target))
  }

  /// Makes a link point elsewhere in one step.
  static func replaceLink(_ path: String, target: String) throws(Failure) {
    let temporary = path + ".tmp"
    if unlink(temporary) != 0, errno != ENOENT { throw creation(temporary) }
    if symlink(target, temporary) != 0 { throw creation(temporary) }
    try move(temporary, to: path)
  }

  /// Forces a folder's list of names to the disk.
  static func synchronizeFolder(_ path: String) throws(Failure) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY)
    if descriptor < 0 { throw creation(path) }
    let isSynchronized = fsync(descriptor) == 0
    let code = errno
    if close(descriptor) != 0 { throw writing(path, errno) }
    if !isSynchronized { throw writing(path, code) }
  }

  /// Whether there is a folder at the path.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The path of the folder that holds a path.
  static func parentFolder(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func write(_ bytes: [UInt8], to path: String, flags: Int32) throws(Failure) {
    let descriptor = open(path, flags, 0o644)
    if descriptor < 0 { throw creation(path) }
    var problem: Int32?
    var done = 0
    while done < bytes.count, problem == nil {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        done += count
      } else if count == 0 {
        problem = EIO
      } else if errno != EINTR {
        problem = errno
      }
    }
    if problem == nil, fsync(descriptor) != 0 { problem = errno }
    if close(descriptor) != 0, problem == nil { problem = errno }
    if let problem { throw writing(path, problem) }
  }

  private static func creation(_ path: String) -> Failure {
    let code = errno
    if code == ENOSPC || code == EDQUOT || code == EIO { return writing(path, code) }
    return Failure(.cannotCreate(error: String(cString: strerror(code))), file: path)
  }

  private static func writing(_ path: String, _ code: Int32) -> Failure {
    Failure(.writeFailed(error: String(cString: strerror(code))), file: path)
  }
}
