/// A ZIP archive whose files are stored as they are: the form of an office document, the same bytes for the same files.
enum StoredArchive {
  /// The archive of files in their order; the date of each is 1 January 1980, the first that the form knows.
  static func bytes(_ files: [(path: String, text: String)]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
      let name = Array(file.path.utf8)
      let data = Array(file.text.utf8)
      let place = archive.count
      // Version 2.0, names in UTF-8, stored; time and date.
      let common =
        two(20) + two(0x0800) + two(0) + two(0) + two(0x21) + four(checksum(data)) + four(data.count) + four(data.count)
        + two(name.count) + two(0)
      archive += four(0x0403_4B50) + common + name + data
      directory += four(0x0201_4B50) + two(20) + common + two(0) + two(0) + two(0) + four(0) + four(place) + name
    }
    let end =
      four(0x0605_4B50) + two(0) + two(0) + two(files.count) + two(files.count) + four(directory.count)
      + four(archive.count) + two(0)
    return archive + directory + end
  }

  private static func two(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }
  private static func four(_ value: Int) -> [UInt8] { two(value & 0xFFFF) + two(value >> 16 & 0xFFFF) }

  /// CRC-32, as the form asks for.
  static func checksum(_ data: [UInt8]) -> Int {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in data {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return Int(~value)
  }
}
