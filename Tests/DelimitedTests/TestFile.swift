import Diagnostics
import Foundation

@testable import Delimited

/// A file in a folder of its own that goes away with the value.
final class TestFile {
  let path: String
  private let folder: URL

  init(_ bytes: [UInt8]) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("delimited-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent("input.csv")
    try Data(bytes).write(to: file)
    path = file.path
  }

  convenience init(_ text: String) throws { try self.init(Array(text.utf8)) }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func reader(
    delimiter: DelimiterChoice = .automatic, encoding: String? = nil, blockSize: Int = LineSource.blockSize,
    accepts: ([String]) -> Bool = { _ in true }, observe: @escaping (UnsafeRawBufferPointer) -> Void = { _ in }
  ) throws(Failure) -> DelimitedReader {
    try DelimitedReader(
      path: path, name: "in/input.csv", delimiter: delimiter, encoding: encoding, blockSize: blockSize,
      accepts: accepts, observeBytes: observe)
  }
}

/// A problem without its tuple, for comparison.
struct Problem: Equatable {
  var reason: FindingReason
  var column: Int?
  var value: String

  init(_ reason: FindingReason, _ column: Int?, _ value: String) {
    self.reason = reason
    self.column = column
    self.value = value
  }
}

/// A record as the tests compare it.
struct Row: Equatable {
  var line: Int
  var cells: [String]
  var problems: [Problem] = []
  var raw: [UInt8] = []
}

/// Everything that a file gives.
struct Reading: Equatable {
  var header: [String] = []
  var headerLine = 0
  var delimiter: UInt8 = 0
  var encoding = ""
  var rows: [Row] = []
  var rawHeader: [UInt8] = []
  var observed: [UInt8] = []

  var cells: [[String]] { rows.map(\.cells) }
  var lines: [Int] { rows.map(\.line) }
  var codes: [[FindingCode]] { rows.map { $0.problems.map(\.reason.code) } }
}

/// Reads a whole file; `numbersAreRight` is checked on the way.
func read(
  _ bytes: [UInt8], delimiter: DelimiterChoice = .automatic, encoding: String? = nil,
  blockSize: Int = LineSource.blockSize, accepts: ([String]) -> Bool = { _ in true }
) throws -> Reading {
  let file = try TestFile(bytes)
  var reading = Reading()
  let observed = Observed()
  let reader = try file.reader(
    delimiter: delimiter, encoding: encoding, blockSize: blockSize, accepts: accepts,
    observe: { observed.bytes.append(contentsOf: $0) })
  reading.header = reader.header
  reading.headerLine = reader.headerLine
  reading.delimiter = reader.delimiter
  reading.encoding = reader.encodingName
  reading.rawHeader = try reader.rawHeader()
  var record = DelimitedRecord()
  while try reader.next(into: &record) {
    let row = Row(
      line: record.line, cells: (0..<record.count).map { record.text($0) },
      problems: record.problems.map { Problem($0.reason, $0.column, $0.value) },
      raw: Array(bytes[record.offset..<record.endOffset]))
    reading.rows.append(row)
    guard record.number == reading.rows.count else { throw WrongNumber(number: record.number) }
  }
  guard try !reader.next(into: &record) else { throw WrongNumber(number: -1) }
  reading.observed = observed.bytes
  for (capacity, width) in [
    (64 + reading.rows.count % 7, 64), (256 * 1024, 64), (200, 32), (256 * 1024, 32), (150, 16),
  ] {
    let block = RecordBlock(capacity: capacity, scanWidth: Int32(width))
    let inBlocks = try readInBlocks(file, bytes, delimiter, encoding, block, accepts: accepts)
    if let inBlocks, inBlocks != (reading.rows, reading.observed) {
      throw BlocksDiffer(capacity: capacity, width: width)
    }
    let hash = ScanHash(width: Int32(width))
    let ahead = try readInBlocks(file, bytes, delimiter, encoding, block, hash: hash, accepts: accepts)
    if let ahead, ahead.rows != reading.rows || hash.digest != digest(of: reading.observed) {
      throw BlocksDiffer(capacity: capacity, width: width)
    }
  }
  return reading
}

/// The hash of bytes that no scan has seen.
private func digest(of bytes: [UInt8]) -> [UInt8] {
  let hash = ScanHash(width: 16)
  bytes.withUnsafeBytes { hash.update($0) }
  return hash.digest
}

/// The rows and the observed bytes of a file that is read block by block; `nil` where it has no blocks.
///
/// With a hash blocks are read ahead, and the bytes go to the hash instead.
private func readInBlocks(
  _ file: TestFile, _ bytes: [UInt8], _ delimiter: DelimiterChoice, _ encoding: String?, _ block: RecordBlock,
  hash: ScanHash? = nil, accepts: ([String]) -> Bool
) throws -> (rows: [Row], observed: [UInt8])? {
  let observed = Observed()
  let reader = try file.reader(
    delimiter: delimiter, encoding: encoding, accepts: accepts,
    observe: { if let hash { hash.update($0) } else { observed.bytes.append(contentsOf: $0) } })
  guard let blocks = RecordBlocks(reader, hash: hash) else { return nil }
  var rows: [Row] = []
  func add(_ record: DelimitedRecord) throws {
    rows.append(
      Row(
        line: record.line, cells: (0..<record.count).map { record.text($0) },
        problems: record.problems.map { Problem($0.reason, $0.column, $0.value) },
        raw: Array(bytes[record.offset..<record.endOffset])))
    guard record.number == rows.count else { throw WrongNumber(number: record.number) }
  }
  func readAhead() {
    guard hash != nil, let start = blocks.aheadStart else { return }
    blocks.readAhead(blocks.aheadRange(from: start, block), into: block)
  }
  while true {
    readAhead()
    guard try blocks.next(into: block) else { break }
    blocks.show(block)
    guard block.isPlain else {
      try add(block.record)
      continue
    }
    var record = DelimitedRecord()
    var (firstEnd, start, number, line) = (0, 0, block.firstRecord, block.firstLine)
    for row in 0..<block.rowCount {
      let lastEnd = Int(block.rows[row])
      let end = Int(block.ends[lastEnd - 1])
      let raw = (start..<end).map { block.bytes[$0] }
      let isBlank =
        raw.allSatisfy { $0 == reader.delimiter }
        || raw.dropLast().allSatisfy { $0 == reader.delimiter } && raw.last == 0x0D
      if !isBlank {
        block.copy(cells: firstEnd..<lastEnd, from: start, number: number, line: line, into: &record)
        try reader.inspect(&record)
        try add(record)
        let hasProblem = record.problems.contains { [.nulByte, .badEncoding].contains($0.reason.code) }
        guard block.isClean(start..<end) != hasProblem else { throw WrongNumber(number: -3) }
        number += 1
      }
      line += raw.count { $0 == 0x0A } + 1
      (firstEnd, start) = (lastEnd, end + 1)
    }
    guard number == block.firstRecord + block.recordCount, line == block.firstLine + block.lineCount,
      start == block.byteCount
    else { throw WrongNumber(number: -4) }
  }
  try blocks.showRest()
  return (rows, observed.bytes)
}

/// Blocks give something else than records one by one.
struct BlocksDiffer: Error {
  var capacity: Int
  var width: Int
}

func read(
  _ text: String, delimiter: DelimiterChoice = .automatic, blockSize: Int = LineSource.blockSize,
  accepts: ([String]) -> Bool = { _ in true }
) throws -> Reading {
  try read(Array(text.utf8), delimiter: delimiter, blockSize: blockSize, accepts: accepts)
}

/// The failure of a reading; `nil` if it went well.
func failure(
  _ bytes: [UInt8], delimiter: DelimiterChoice = .automatic, encoding: String? = nil
) throws -> Failure? {
  do {
    _ = try read(bytes, delimiter: delimiter, encoding: encoding)
    return nil
  } catch let failure as Failure {
    return failure
  }
}

func failure(_ text: String) throws -> Failure? { try failure(Array(text.utf8)) }

struct WrongNumber: Error {
  var number: Int
}

final class Observed {
  var bytes: [UInt8] = []
}

/// Text in UTF-16.
func utf16(_ text: String, bigEndian: Bool, mark: Bool = true) -> [UInt8] {
  ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
    let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
    return bigEndian ? [high, low] : [low, high]
  }
}

/// Text in an encoding of the system.
func encoded(_ text: String, _ encoding: String) throws -> [UInt8] {
  guard let handle = iconv_open(encoding, "UTF-8"), Int(bitPattern: handle) != -1 else { throw WrongNumber(number: -2) }
  defer { _ = iconv_close(handle) }
  var input = Array(text.utf8).map { CChar(bitPattern: $0) }
  var output = [CChar](repeating: 0, count: input.count * 4 + 16)
  let capacity = output.count
  let made = input.withUnsafeMutableBufferPointer { from in
    output.withUnsafeMutableBufferPointer { to in
      var fromStart = from.baseAddress
      var fromLeft = from.count
      var toStart = to.baseAddress
      var toLeft = capacity
      let result = iconv(handle, &fromStart, &fromLeft, &toStart, &toLeft)
      return Int(bitPattern: UInt(result)) == -1 ? -1 : capacity - toLeft
    }
  }
  guard made >= 0 else { throw WrongNumber(number: -3) }
  return output[..<made].map { UInt8(bitPattern: $0) }
}
