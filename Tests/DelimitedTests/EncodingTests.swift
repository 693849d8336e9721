import Diagnostics
import Testing

@testable import Delimited

@Suite("Encodings")
struct EncodingTests {
  static let text = "имя;место\r\n\"Совещание\r\nэкспертов\";Нур-Султан\r\n\r\nx;\u{1F30D}\"\"\r\ny;Алматы\r\n"

  @Test("UTF-16 is read and keeps its places", arguments: [true, false], [true, false])
  func utf16(bigEndian: Bool, mark: Bool) throws {
    let text = Self.text.replacing("\"\"", with: "")
    let bytes = DelimitedTests.utf16(text, bigEndian: bigEndian, mark: mark)
    for blockSize in [1, 2, 3, 7, 64, LineSource.blockSize] {
      let reading = try read(
        bytes, delimiter: .fixed(UInt8(ascii: ";")), encoding: mark ? nil : "UTF-16", blockSize: blockSize)
      #expect(reading.encoding == (bigEndian ? "utf-16be" : "utf-16le"))
      #expect(reading.header == ["имя", "место"])
      #expect(reading.lines == [2, 5, 6])
      #expect(reading.cells == [["Совещание\r\nэкспертов", "Нур-Султан"], ["x", "\u{1F30D}"], ["y", "Алматы"]])
      #expect(reading.rows[2].raw == DelimitedTests.utf16("y;Алматы", bigEndian: bigEndian, mark: false))
      #expect(reading.observed == bytes)
    }
  }

  @Test("UTF-16 goes back after a bad quote", arguments: [true, false])
  func utf16Recovery(bigEndian: Bool) throws {
    let bytes = DelimitedTests.utf16("a,b\n1,\"й\n2,ж\n3,\"я\"\n", bigEndian: bigEndian)
    let reading = try read(bytes, blockSize: 4)
    #expect(reading.codes == [[.badQuote], [], []])
    #expect(reading.cells[1...] == [["2", "ж"], ["3", "я"]])
    #expect(reading.rows[0].raw == DelimitedTests.utf16("1,\"й", bigEndian: bigEndian, mark: false))
    #expect(reading.observed == bytes)
  }

  @Test("lone surrogates have their places", arguments: [true, false], [1, 5, 1000])
  func surrogates(bigEndian: Bool, blockSize: Int) throws {
    var units = Array("\u{FEFF}a,b\n".utf16) + Array("x".utf16)
    units += [0xDC00] + Array(",".utf16) + [0xD800, 0xD83C, 0xDF0D, 0xD801] + Array("\n1,2\n".utf16)
    let bytes = units.flatMap { unit in
      bigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
    let name = bigEndian ? "UTF-16BE" : "UTF-16LE"
    let reading = try read(bytes, blockSize: blockSize)
    #expect(
      reading.rows[0].problems == [
        Problem(.badEncoding(offset: 12, declared: name, resembles: nil), 0, "x\u{FFFD}"),
        Problem(.badEncoding(offset: 16, declared: name, resembles: nil), 1, "\u{FFFD}\u{1F30D}\u{FFFD}"),
      ])
    #expect(reading.codes[1] == [])
  }

  @Test("UTF-16 without a mark, read as UTF-8, is called by its name", arguments: [true, false], ["a,b\n1,2\n", text])
  func unmarked(bigEndian: Bool, text: String) throws {
    let found = try failure(DelimitedTests.utf16(text, bigEndian: bigEndian, mark: false))
    #expect(found?.message.contains("utf-16 without a byte-order mark") == true)
  }

  @Test(
    "named encodings are decoded",
    arguments: ["windows-1251", "KOI8-R", "CP866", "gb18030", "EUC-JP", "CP932", "utf-8", "cp1251"])
  func named(encoding: String) throws {
    let bytes = try encoded("имя|место\n\"Совещание\nэкспертов\"|Алматы\nx|ж\"\nю|я\n", encoding)
    for blockSize in [1, 2, 3, 1000] {
      let reading = try read(bytes, delimiter: .fixed(UInt8(ascii: "|")), encoding: encoding, blockSize: blockSize)
      #expect(reading.header == ["имя", "место"])
      #expect(reading.cells == [["Совещание\nэкспертов", "Алматы"], [], ["ю", "я"]])
      #expect(reading.lines == [2, 4, 5])
      #expect(reading.encoding == encoding.lowercased())
      #expect(reading.rows[2].raw == (try encoded("ю|я", encoding)))
      #expect(reading.observed == bytes)
    }
  }

  @Test("second bytes that look like a delimiter are none")
  func secondBytes() throws {
    // In CP932 the second byte of this letter is that of “|”.
    let bytes = try encoded("a|b\nポ|ポ\n", "CP932")
    #expect(bytes.count { $0 == UInt8(ascii: "|") } == 4)
    let reading = try read(bytes, delimiter: .fixed(UInt8(ascii: "|")), encoding: "CP932")
    #expect(reading.cells == [["ポ", "ポ"]])
  }

  @Test("a converter that holds a letter back gives it at the end")
  func heldBack() throws {
    #expect(try read(Array("a,b\n1,o".utf8), encoding: "CP1258").cells == [["1", "o"]])
  }

  @Test(
    "names that are no encoding, or none that agrees with ASCII",
    arguments: [
      "klingon", "", "utf-7", "utf-32", "ucs-2", "ebcdic-us", "ISO-2022-JP", "ISO-2022-KR", "ISO-2022-CN", "Shift_JIS",
      "latin1//IGNORE",
      "windows 1251", "ютф-8",
    ])
  func unknown(encoding: String) throws {
    #expect(try failure(Array("a,b\n".utf8), encoding: encoding)?.reason == .unknownEncoding(encoding))
  }

  @Test("an undecodable byte of a named encoding has its place")
  func undecodableNamed() throws {
    let bytes = try encoded("имя,b\nж\"", "windows-1251").dropLast() + [0x98] + Array(",\0\n".utf8)
    #expect(
      try read(Array(bytes), encoding: "Windows-1251").rows[0].problems == [
        Problem(.badEncoding(offset: 7, declared: "WINDOWS-1251", resembles: nil), 0, "ж\u{FFFD}"),
        Problem(.nulByte(offset: 9), 1, "\0"),
      ])
    let utf8 = Array("a\nВсе Источники И Имена\n".utf8)
    #expect(
      try read(utf8, encoding: "windows-1251").rows[0].problems.map(\.reason) == [
        .badEncoding(offset: 10, declared: "WINDOWS-1251", resembles: "utf-8")
      ])
  }

  @Test(
    "bytes that are not UTF-8 have their place and a guess",
    arguments: ["windows-1251", "koi8-r", "cp866"],
    ["Россия", "Министерство иностранных дел", "Кыргызстан", "Казахстан, Алматы", "семинар по мерам доверия"])
  func guess(encoding: String, text: String) throws {
    let bytes = try Array("a,b\n1,\"".utf8) + encoded(text, encoding) + Array("\"\n".utf8)
    let reading = try read(bytes)
    let problem = try #require(reading.rows[0].problems.first)
    // Three letters of CP866 can look like one character of UTF-8: the first bad byte is a later one then.
    let offset = encoding == "cp866" && text.hasPrefix("семинар") ? 10 : 7
    #expect(problem.reason == .badEncoding(offset: offset, declared: "UTF-8", resembles: encoding))
    #expect(problem.column == 1)
    #expect(problem.value.contains("\u{FFFD}"))
    #expect(reading.rows[0].problems.count == 1)
  }

  @Test("a western guess", arguments: ["Türkiye", "Côte d’Ivoire", "São Tomé", "Müller"])
  func western(text: String) throws {
    let bytes = try Array("a\n".utf8) + encoded(text, "windows-1252") + [0x0A]
    let problem = try #require(try read(bytes).rows[0].problems.first)
    guard case .badEncoding(_, _, let resembles) = problem.reason else { throw WrongNumber(number: 0) }
    #expect(resembles == "windows-1252")
  }

  @Test("every bad cell is named; a sequence cut by a quote does not run on into the next cell")
  func everyCell() throws {
    let bytes: [UInt8] = Array("a,b,c\n".utf8) + [0x22, 0xD0, 0x22, 0x2C, 0x9F, 0x2C, 0x78, 0xFF, 0xFE, 0x0A]
    let reading = try read(bytes)
    #expect(reading.codes == [[.badEncoding, .badEncoding, .badEncoding]])
    let offsets = reading.rows[0].problems.map { problem in
      if case .badEncoding(let offset, _, _) = problem.reason { offset } else { -1 }
    }
    #expect(offsets == [7, 10, 13])
    #expect(reading.cells == [["\u{FFFD}", "\u{FFFD}", "x\u{FFFD}\u{FFFD}"]])
  }

  @Test("a byte-order mark is stronger than a name")
  func mark() throws {
    let reading = try read(Array("\u{FEFF}имя\nж\n".utf8), encoding: "windows-1251")
    #expect(reading.header == ["имя"])
    #expect(reading.encoding == "utf-8")
    #expect(reading.rawHeader == Array("\u{FEFF}имя\n".utf8))
    #expect(try read(DelimitedTests.utf16("a\nж\n", bigEndian: false), encoding: "utf-16be").cells == [["ж"]])
  }
}
