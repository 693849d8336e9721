import Crypto
import Foundation

/// Hashes as text.
enum Hex {
  /// SHA-256 in lower-case hexadecimal.
  static func sha256(_ data: some DataProtocol) -> String { text(SHA256.hash(data: data)) }

  /// The digits of a hash.
  static func text(_ hash: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
