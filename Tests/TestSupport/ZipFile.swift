import CZlib
import Foundation

/// The files in a zip archive.
public struct ZipFile {
  /// A problem of the archive.
  public struct Broken: Error, CustomStringConvertible {
    /// What is wrong.
    public let description: String
  }

  /// The contents by path.
  public let files: [String: Data]
  /// The time stamps of the files, as the archive has them.
  public let stamps: Set<UInt32>

  /// Reads an archive by its central directory.
  public init(_ data: Data) throws {
    let bytes = [UInt8](data)
    func number(_ place: Int, _ count: Int) -> Int { (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) } }
    guard bytes.count > 22,
      let end = stride(from: bytes.count - 22, through: 0, by: -1).first(where: { number($0, 4) == 0x0605_4B50 })
    else { throw Broken(description: "no end of the directory") }
    var files: [String: Data] = [:]
    var stamps: Set<UInt32> = []
    var place = number(end + 16, 4)
    for _ in 0..<number(end + 10, 2) {
      guard number(place, 4) == 0x0201_4B50 else { throw Broken(description: "no entry at \(place)") }
      let (packed, size) = (number(place + 20, 4), number(place + 24, 4))
      let lengths = (number(place + 28, 2), number(place + 30, 2), number(place + 32, 2))
      let name = String(decoding: bytes[(place + 46)..<(place + 46 + lengths.0)], as: UTF8.self)
      let local = number(place + 42, 4)
      let start = local + 30 + number(local + 26, 2) + number(local + 28, 2)
      let content = Array(bytes[start..<(start + packed)])
      files[name] = Data(number(place + 10, 2) == 0 ? content : try ZipFile.inflate(content, size: size))
      stamps.insert(UInt32(number(place + 12, 4)))
      place += 46 + lengths.0 + lengths.1 + lengths.2
    }
    self.files = files
    self.stamps = stamps
  }

  private static func inflate(_ packed: [UInt8], size: Int) throws -> [UInt8] {
    var packed = packed
    var result = [UInt8](repeating: 0, count: size)
    var stream = z_stream()
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw Broken(description: "inflateInit2")
    }
    defer { inflateEnd(&stream) }
    let code = packed.withUnsafeMutableBufferPointer { input in
      result.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        return CZlib.inflate(&stream, Z_FINISH)
      }
    }
    guard code == Z_STREAM_END || (size == 0 && code == Z_BUF_ERROR) else {
      throw Broken(description: "inflate \(code)")
    }
    return result
  }
}
