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
    try write([(path, bytes)])
  }

  /// Writes whole files and forces them to the disk.
  ///
  /// All are on their way before the first is waited for: a disk that is asked for one file after the other takes
  /// several times as long.
  static func write(_ files: [(path: String, bytes: [UInt8])]) throws(Failure) {
    for start in stride(from: 0, to: files.count, by: openLimit) {
      try writeTogether(files[start..<min(start + openLimit, files.count)])
    }
  }

  /// How many files are open at once.
  private static let openLimit = 64

  private static func writeTogether(_ files: ArraySlice<(path: String, bytes: [UInt8])>) throws(Failure) {
    var opened: [(path: String, descriptor: Int32)] = []
    do throws(Failure) {
      for file in files {
        let descriptor = open(file.path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        if descriptor < 0 { throw creation(file.path) }
        opened.append((file.path, descriptor))
        if let problem = write(file.bytes, descriptor) { throw writing(file.path, problem) }
        // Linux starts to write what it is to forget. Nothing rests on this hint: what cannot be written comes to light
        // when it is waited for.
        _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
      }
      while let file = opened.popLast() { try finish(file.descriptor, file.path) }
    } catch {
      for file in opened { close(file.descriptor) }
      throw error
    }
  }

  /// Adds bytes to the end of a file and forces it to the disk.
  static func append(_ bytes: [UInt8], to path: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    if descriptor < 0 { throw creation(path) }
    if let problem = write(bytes, descriptor) {
      close(descriptor)
      throw writing(path, problem)
    }
    try finish(descriptor, path)
  }

  /// Takes away what stands after a number of bytes, and forces the file to the disk.
  static func cut(_ path: String, to count: Int) throws(Failure) {
    let descriptor = open(path, O_WRONLY)
    if descriptor < 0 { throw creation(path) }
    if ftruncate(descriptor, count) != 0 {
      let code = errno
      close(descriptor)
      throw writing(path, code)
    }
    try finish(descriptor, path)
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

  /// Removes a folder where nothing is in it; says whether it did.
  static func removeEmptyFolder(_ path: String) throws(Failure) -> Bool {
    if rmdir(path) == 0 { return true }
    if errno == ENOTEMPTY || errno == EEXIST { return false }
    throw creation(path)
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

  /// Writes all bytes; returns the error where that fails.
  private static func write(_ bytes: [UInt8], _ descriptor: Int32) -> Int32? {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        done += count
      } else if count == 0 {
        return EIO
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }

  /// Forces a file to the disk and closes it.
  private static func finish(_ descriptor: Int32, _ path: String) throws(Failure) {
    var problem: Int32?
    if fsync(descriptor) != 0 { problem = errno }
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
