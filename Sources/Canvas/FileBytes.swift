import Glibc

/// Reads whole files.
enum FileBytes {
  /// The bytes of a regular file of at most `limit` bytes; `nil` where it cannot be read.
  static func read(_ path: String, limit: Int) -> [UInt8]? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var information = stat()
    guard unsafe fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(information.st_size)
    guard size > 0, size <= limit else { return nil }
    var bytes = [UInt8](repeating: 0, count: size)
    var count = 0
    while count < size {
      let got = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe pread(descriptor, buffer.baseAddress?.advanced(by: count), size - count, off_t(count))
      }
      if got < 0, errno == EINTR { continue }
      // A file that shrinks while it is read is not read.
      guard got > 0 else { return nil }
      count += got
    }
    return bytes
  }
}
