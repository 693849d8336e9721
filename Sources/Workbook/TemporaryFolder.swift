import Glibc

/// Owns a folder for the file that the library writes, and removes both.
final class TemporaryFolder {
  /// The folder.
  let path: String
  /// The file in it.
  let file: String

  init() throws(WorkbookError) {
    let root = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? ""
    var template = Array(((root.isEmpty ? "/tmp" : root) + "/workbook-XXXXXX").utf8CString)
    let isMade = unsafe template.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe mkdtemp($0) != nil } ?? false
    }
    guard isMade else { throw TemporaryFolder.failure("mkdtemp") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    file = path + "/book.xlsx"
  }

  deinit {
    // What cannot be removed here nobody can mend; the library removes its own files.
    _ = unsafe unlink(file)
    _ = unsafe rmdir(path)
  }

  /// The bytes of the file.
  func contents() throws(WorkbookError) -> [UInt8] {
    let descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw TemporaryFolder.failure("open") }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe block.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return bytes }
      if count > 0 {
        bytes += block[..<count]
      } else if errno != EINTR {
        throw TemporaryFolder.failure("read")
      }
    }
  }

  private static func failure(_ operation: String) -> WorkbookError {
    .system(operation: operation, message: unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "")
  }
}
