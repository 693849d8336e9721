import Diagnostics
import Foundation

/// A line of a file in which every line names the hash of the line before it.
protocol ChainedRecord: Codable, Sendable {
  /// The number of the line, counted from 1; `nil` in lines from before there was a chain.
  var sequence: Int? { get set }
  /// The SHA-256 of the bytes of the line before, without its line feed; zeros for the first line.
  var previous: String? { get set }
}

/// What reading a chained file found.
public struct ChainVerdict: Sendable, Hashable, Encodable {
  /// Why a line does not follow from the one before.
  public enum Break: String, Sendable, Hashable, Encodable {
    /// The line is no record.
    case unreadable
    /// The line names no line before it, and lines above do.
    case unchained
    /// The line's number is another.
    case wrongNumber = "wrong-number"
    /// The line before has another hash.
    case wrongHash = "wrong-hash"
  }

  /// The number of whole lines.
  public var lines = 0
  /// The number of lines at the start that come from before there was a chain.
  public var unchained = 0
  /// The number of the first line that does not follow, counted from 1; `nil` where all do.
  public var brokenLine: Int?
  /// Why it does not follow.
  public var why: Break?
  /// Whether the file ends in the middle of a line.
  public var isTorn = false

  /// Whether every line follows from the one before.
  public var isWhole: Bool { brokenLine == nil && !isTorn }
}

/// A file of JSON lines, only ever added to, in which a changed or missing line is noticed.
struct ChainedFile<Record: ChainedRecord> {
  /// All that could be read of a file.
  struct Contents {
    /// The lines that are records, with their numbers.
    var records: [(line: Int, record: Record)] = []
    var verdict = ChainVerdict()
    /// The hash that the next line must name.
    var lastHash = ChainedFile.emptyHash
    /// The bytes of whole lines.
    var wholeBytes = 0
    /// The bytes after the last line feed.
    var tail: [UInt8] = []
  }

  /// How a file that ended in the middle of a line was mended.
  enum Mend: Sendable, Hashable { case completed, cut }

  let path: String

  /// What the first line names as the hash before it.
  static var emptyHash: String { String(repeating: "0", count: 64) }

  /// Reads the file and checks its chain; a missing file has no lines. Grows with the bytes.
  func read() throws(Failure) -> Contents {
    var contents = Contents()
    guard FileManager.default.fileExists(atPath: path) else { return contents }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(.inputOutput(operation: "reading", error: "it is no readable file"), file: path)
    }
    let bytes = Array(data)
    var start = 0
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      add(bytes[start..<end], to: &contents)
      start = end + 1
    }
    contents.wholeBytes = start
    contents.tail = Array(bytes[start...])
    contents.verdict.isTorn = !contents.tail.isEmpty
    return contents
  }

  /// Adds a record to the end, with its number and the hash of the line before; forces it to the disk.
  ///
  /// A line that a crash cut off is completed where nothing but its line feed is missing, and taken out otherwise.
  /// - Returns: how the file was mended; `nil` where it ended with a line.
  func append(_ record: Record) throws(Failure) -> Mend? {
    var contents = try read()
    let mend = try mend(&contents)
    var record = record
    record.sequence = contents.verdict.lines + 1
    record.previous = contents.lastHash
    let line = try Self.line(record)
    try DurableFiles.makeFolder(DurableFiles.parentFolder(path))
    try DurableFiles.append((mend == .completed ? [0x0A] : []) + line + [0x0A], to: path)
    return mend
  }

  /// A record as the bytes of its line; the same bytes for the same values.
  static func line(_ record: Record) throws(Failure) -> [UInt8] {
    try SortedJSON.bytes(record)
  }

  private func mend(_ contents: inout Contents) throws(Failure) -> Mend? {
    if contents.tail.isEmpty { return nil }
    let line = contents.tail[...]
    if let record = Self.record(line), record.previous == contents.lastHash,
      record.sequence == contents.verdict.lines + 1
    {
      add(line, to: &contents)
      return .completed
    }
    try DurableFiles.cut(path, to: contents.wholeBytes)
    return .cut
  }

  private func add(_ line: ArraySlice<UInt8>, to contents: inout Contents) {
    contents.verdict.lines += 1
    let number = contents.verdict.lines
    let record = Self.record(line)
    var problem: ChainVerdict.Break?
    if let record {
      contents.records.append((number, record))
      if let previous = record.previous {
        if record.sequence != number {
          problem = .wrongNumber
        } else if previous != contents.lastHash {
          problem = .wrongHash
        }
      } else if contents.verdict.unchained == number - 1 {
        contents.verdict.unchained = number
      } else {
        problem = .unchained
      }
    } else {
      problem = .unreadable
    }
    if let problem, contents.verdict.brokenLine == nil {
      contents.verdict.brokenLine = number
      contents.verdict.why = problem
    }
    contents.lastHash = Hex.sha256(Array(line))
  }

  private static func record(_ line: ArraySlice<UInt8>) -> Record? {
    SortedJSON.value(Record.self, from: Data(line))
  }
}
