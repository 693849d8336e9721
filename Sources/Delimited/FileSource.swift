import Diagnostics
import Glibc

/// Owns an open file, reads from it by position, and knows whether it changed meanwhile.
@safe final class FileSource {
  /// How the file is called in failures.
  let name: String
  /// The size of the file when it was opened, in bytes.
  let byteCount: Int
  private let path: String
  private let descriptor: OwnedDescriptor
  private let identity: FileIdentity
  private let observe: (UnsafeRawBufferPointer) -> Void
  /// Up to where the observer has seen the file.
  private(set) var observedUpTo = 0
  /// Whether the observer is shown bytes as they are read; else somebody else shows them, in their order.
  var showsReads = true

  /// Opens a regular file for reading.
  init(path: String, name: String, observe: @escaping (UnsafeRawBufferPointer) -> Void) throws(Failure) {
    self.path = path
    self.name = name
    unsafe self.observe = observe
    // Without O_NONBLOCK a named pipe would hang the run before it could be refused.
    let number = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard number >= 0 else {
      let code = errno
      if code == ENOENT { throw Failure(.inputMissing(name), file: name) }
      throw Self.failure("opening", code, name)
    }
    descriptor = OwnedDescriptor(number: number)
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { throw Self.failure("opening", errno, name) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw Self.failure("opening", EISDIR, name)
    default: throw Failure(.inputOutput(operation: "opening", error: "not a regular file"), file: name)
    }
    identity = FileIdentity(status)
    byteCount = Int(status.st_size)
  }

  /// Reads some bytes that stand at `offset`, at least one, and shows those that are new to the observer.
  func readSome(at offset: Int, into memory: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    guard showsReads else { return unsafe try readOnce(at: offset, into: memory) }
    if offset > observedUpTo {
      // Reading begins after the byte-order mark, which belongs to the file all the same.
      let skipped = try bytes(in: observedUpTo..<offset)
      unsafe skipped.withUnsafeBytes { unsafe observe($0) }
      observedUpTo = offset
    }
    let count = unsafe try readOnce(at: offset, into: memory)
    if offset + count > observedUpTo {
      let known = max(0, observedUpTo - offset)
      unsafe observe(UnsafeRawBufferPointer(rebasing: memory[known..<count]))
      observedUpTo = offset + count
    }
    return count
  }

  /// Shows the bytes that follow those that were shown.
  func show(_ bytes: UnsafeRawBufferPointer) {
    unsafe observe(bytes)
    observedUpTo += bytes.count
  }

  /// The bytes of a range, which the observer does not see.
  func bytes(in range: Range<Int>) throws(Failure) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: range.count)
    var filled = 0
    while filled < range.count {
      // Typed throws do not pass through the buffer's own call, so the outcome is carried out of it.
      let outcome: Result<Int, Failure> = unsafe result.withUnsafeMutableBytes { memory in
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: memory[filled...])
        do throws(Failure) {
          return .success(unsafe try readOnce(at: range.lowerBound + filled, into: rest))
        } catch {
          return .failure(error)
        }
      }
      filled += try outcome.get()
    }
    return result
  }

  /// Makes sure that the file is the one that was opened, as it was then.
  func verifyUnchanged() throws(Failure) {
    var status = stat()
    guard unsafe fstat(descriptor.number, &status) == 0 else { throw Self.failure("reading", errno, name) }
    guard FileIdentity(status) == identity else { throw Failure(.inputChanged, file: name) }
    guard unsafe stat(path, &status) == 0 else {
      let code = errno
      if code == ENOENT { throw Failure(.inputChanged, file: name) }
      throw Self.failure("reading", code, name)
    }
    guard FileIdentity(status) == identity else { throw Failure(.inputChanged, file: name) }
  }

  private func readOnce(at offset: Int, into memory: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    let wanted = min(memory.count, byteCount - offset)
    while true {
      let count = unsafe pread(descriptor.number, memory.baseAddress, wanted, off_t(offset))
      if count > 0 { return count }
      if count == 0 { throw Failure(.inputChanged, file: name) }
      let code = errno
      if code != EINTR { throw Self.failure("reading", code, name) }
    }
  }

  private static func failure(_ operation: String, _ code: Int32, _ name: String) -> Failure {
    Failure(.inputOutput(operation: operation, error: SystemError.text(for: code)), file: name)
  }
}

/// Closes a file descriptor when it goes.
private struct OwnedDescriptor: ~Copyable {
  let number: Int32

  deinit {
    // Nothing was written, so a failure to close loses nothing.
    _ = close(number)
  }
}

/// What tells one state of a file from another.
private struct FileIdentity: Equatable {
  var device: UInt
  var inode: UInt
  var size: Int
  var seconds: Int
  var nanoseconds: Int

  init(_ status: stat) {
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
    size = Int(status.st_size)
    seconds = Int(status.st_mtim.tv_sec)
    nanoseconds = Int(status.st_mtim.tv_nsec)
  }
}
