import Crypto

/// Takes the bytes of a file as they are read and hashes them.
final class HashingSink {
  private var hasher = SHA256()
  private(set) var byteCount = 0

  /// Adds the next bytes of the file.
  func update(_ bytes: UnsafeRawBufferPointer) {
    hasher.update(bufferPointer: bytes)
    byteCount += bytes.count
  }

  /// SHA-256 of the bytes so far, in lower-case hexadecimal.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef".unicodeScalars)
    var text = String.UnicodeScalarView()
    for byte in hasher.finalize() {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(text)
  }
}
