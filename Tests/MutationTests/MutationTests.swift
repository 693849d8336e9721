import Diagnostics
import Ingest
import Tally
import Testing

/// One byte of a good file changes: the row is named, and no other row is harmed.
///
/// The line and the number of the row are told from the place of the change. The rows that a change may harm are
///
/// - the row of the place, and no other; if it runs over several lines and its quotes are harmed, its first line is
///   one row and each of its other lines another (an unterminated or a stray quote costs the line on which the row
///   begins, and reading goes on with the next line);
/// - where the end of a row is gone, that row and the next one, which are one row then;
/// - where something stands between the two bytes of a CRLF, no row at all: the carriage return ends the row, and what
///   stands there is a new line, which is a row of its own unless it is blank.
@Suite("A changed byte harms its own row only")
struct MutationTests {
  private static let files = [GoodFile(lineEnd: "\n"), GoodFile(lineEnd: "\r\n")]

  @Test("The good file has no findings", arguments: files)
  func good(file: GoodFile) throws {
    let result = try Reading().read(file.bytes)
    #expect(result.findings.isEmpty)
    #expect(result.exchanges.map(\.id) == file.ids)
    #expect(result.exchanges.map { Int($0.places[0].line) } == Places(file).lines)
  }

  @Test("A quote more", arguments: files) func quote(file: GoodFile) throws { try check(.insertQuote, file) }
  @Test("A delimiter more", arguments: files) func delimiter(file: GoodFile) throws {
    try check(.insertDelimiter, file)
  }
  @Test("A NUL more", arguments: files) func nul(file: GoodFile) throws { try check(.insertNUL, file) }
  @Test("A byte more that is no text", arguments: files) func invalid(file: GoodFile) throws {
    try check(.insertInvalid, file)
  }
  @Test("A byte less: a delimiter, a quote, a line end, a letter", arguments: files) func delete(file: GoodFile) throws
  {
    try check(.delete, file)
  }
  @Test("Another line end, or a space for it", arguments: files, ["\r", "\n", "\r\n", " "])
  func lineEnd(file: GoodFile, other: String) throws { try check(.replaceLineEnd(Array(other.utf8)), file) }

  private func check(_ kind: Mutation.Kind, _ file: GoodFile) throws {
    let reading = Reading()
    let places = Places(file)
    let good = try reading.read(file.bytes).exchanges
    for mutation in Mutation.all(kind, of: file) {
      let bytes = mutation.bytes(of: file)
      let outcome = Outcome(mutation, file, places, good, bytes: bytes, result: try reading.read(bytes))
      let complaints = outcome.complaints
      if !complaints.isEmpty { Issue.record("\(mutation): \(complaints.joined(separator: "; "))") }
    }
  }
}

/// Where the rows of the good file stand.
struct Places {
  /// The line of each row, counted from 1.
  let lines: [Int]
  /// The place of each row's first byte in the file, and the end of the file.
  let starts: [Int]

  init(_ file: GoodFile) {
    var starts: [Int] = []
    for (place, byte) in file.body.enumerated() where byte.record == starts.count {
      starts.append(file.headerBytes.count + place)
    }
    lines = starts.map { 1 + Array(file.bytes[..<$0]).lineEndCount }
    self.starts = starts + [file.bytes.count]
  }
}
