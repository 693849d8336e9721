import Testing

@testable import Delimited

@Suite struct ScanHashTests {
  /// Messages of FIPS 180-2 and their hashes.
  static let known: [(message: String, times: Int, hash: String)] = [
    ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ]

  @Test("known messages have their hashes, with and without the processor's instruction", arguments: [16, 64])
  func knownHashes(width: Int) {
    for (message, times, expected) in Self.known {
      let hash = ScanHash(width: Int32(width))
      let bytes = Array(message.utf8)
      for _ in 0..<times { bytes.withUnsafeBytes { hash.update($0) } }
      #expect(Self.text(hash) == expected)
      #expect(hash.byteCount == bytes.count * times)
      #expect(Self.text(hash) == expected, "asking twice changes nothing")
    }
  }

  @Test("parts of any length give the hash of the whole")
  func anyParts() {
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for count in Array(0..<260) + [10_000] {
      let bytes = (0..<count).map { _ in UInt8(random(256)) }
      let whole = ScanHash(width: 16)
      bytes.withUnsafeBytes { whole.update($0) }
      let parts = ScanHash()
      var from = 0
      while from < count {
        let to = min(count, from + random(150))
        bytes[from..<to].withUnsafeBytes { parts.update($0) }
        from = to
      }
      #expect(parts.digest == whole.digest, "\(count) bytes")
    }
  }

  private static func text(_ hash: ScanHash) -> String {
    hash.digest.map { byte in [byte >> 4, byte & 15].map { String($0, radix: 16) }.joined() }.joined()
  }
}
