import CScan

/// The SHA-256 of a file that is computed while its bytes are split into cells.
///
/// The instruction for it waits for itself most of the time, so that splitting other bytes meanwhile costs next to
/// nothing.
@safe public final class ScanHash {
  /// Whether the processor has the instruction; without it, hashing so would be slow.
  public static var isFast: Bool { cscan_has_sha256() != 0 }

  private let width: Int32
  private var state = cscan_sha256()

  /// Makes the hash of no bytes.
  public convenience init() { self.init(width: 64) }

  /// The same with the most bytes that are looked at in one step; 16 does without the instruction.
  init(width: Int32) {
    self.width = width
    unsafe cscan_sha256_begin(&state)
  }

  /// The number of the bytes so far.
  public var byteCount: Int { Int(state.count) }

  /// Adds the next bytes.
  public func update(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    unsafe cscan_sha256_add(&state, start.assumingMemoryBound(to: UInt8.self), bytes.count, width)
  }

  /// The hash of the bytes so far, in 32 bytes.
  public var digest: [UInt8] {
    var end = state
    var digest = [UInt8](repeating: 0, count: 32)
    unsafe digest.withUnsafeMutableBufferPointer { memory in
      if let start = memory.baseAddress { unsafe cscan_sha256_end(&end, start, width) }
    }
    return digest
  }

  /// Splits bytes as a scan does, and adds others.
  func split(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, delimiter: UInt8, width: Int32, _ ends: UnsafeMutablePointer<UInt32>,
    _ rows: UnsafeMutablePointer<UInt32>, adding news: UnsafeBufferPointer<UInt8>
  ) -> cscan_result {
    unsafe cscan_split_hashing(
      bytes, count, delimiter, width, ends, rows, &state, news.baseAddress ?? bytes, news.count)
  }
}
