import Crypto
import Delimited

/// Takes the bytes of a file as they are read and hashes them.
final class HashingSink {
  /// The hash that is computed while the file is split into cells; `nil` where the processor cannot do so fast.
  let scanned = ScanHash.isFast ? ScanHash() : nil
  private var hasher = SHA256()
  private var count = 0

  /// The number of the bytes so far.
  var byteCount: Int { scanned?.byteCount ?? count }

  /// Adds the next bytes of the file.
  func update(_ bytes: UnsafeRawBufferPointer) {
    if let scanned { return scanned.update(bytes) }
    hasher.update(bufferPointer: bytes)
    count += bytes.count
  }

  /// SHA-256 of the bytes so far, in lower-case hexadecimal.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef".unicodeScalars)
    var text = String.UnicodeScalarView()
    for byte in scanned?.digest ?? Array(hasher.finalize()) {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(text)
  }
}
