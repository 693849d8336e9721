/// Paths in links.
enum PercentEncoding {
  /// A relative path with everything encoded but unreserved characters and slashes.
  static func path(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      if byte < 0x80, scalar.properties.isAlphabetic || (0x30...0x39).contains(byte) || "-._~/@".utf8.contains(byte) {
        result.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }

  /// A code as part of a file name: everything encoded but letters, digits and `-_~`.
  static func fileName(_ code: String) -> String {
    path(code).map { "./@".contains($0) ? encoded($0) : String($0) }.joined()
  }

  private static func encoded(_ character: Character) -> String {
    character.utf8.map { "%" + String($0, radix: 16, uppercase: true) }.joined()
  }
}
