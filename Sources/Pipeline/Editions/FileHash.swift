import Crypto
import Foundation

/// Hashes of files of any size.
enum FileHash {
  /// The SHA-256 of a file in lower-case hexadecimal; `nil` where it cannot be read to its end.
  static func sha256(path: String) -> String? {
    guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? handle.close() }
    var hash = SHA256()
    do {
      while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(data: piece) }
    } catch {
      return nil
    }
    return Hex.text(hash.finalize())
  }
}
