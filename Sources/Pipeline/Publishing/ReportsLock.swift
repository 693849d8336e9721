import Diagnostics
import Glibc

/// The lock of a reports folder: held until it is let go, or until the process ends in whatever way.
final class ReportsLock {
  private let descriptor: Int32

  /// Takes the lock of a folder, which is made where it is missing, or says that another run holds it.
  init(folder: String) throws(Failure) {
    try DurableFiles.makeFolder(folder)
    let path = folder + "/.lock"
    let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    if opened < 0 { throw Failure(.cannotCreate(error: String(cString: strerror(errno))), file: path) }
    if flock(opened, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      close(opened)
      if code == EWOULDBLOCK { throw Failure(.locked, file: path) }
      throw Failure(.cannotCreate(error: String(cString: strerror(code))), file: path)
    }
    descriptor = opened
  }

  deinit { close(descriptor) }
}
