import Diagnostics
import Ingest
import Testing

/// A file that ends too early, and a header that is harmed.
///
/// A file without a line end after its last row is cut off where that row lacks cells or a quote that opens on its last
/// line never closes: that stops the run. Four cuts look like something else. At the end of a row nothing is missing. In
/// the last cell a short text cannot be told from a shortened one. After a line end in quotes the quote is open, which is
/// a finding like any other. In quotes, after another quote on a later line of the row, that line alone is read as one
/// with a stray quote.
@Suite("A file that is cut off")
struct CutTests {
  private static let files = [GoodFile(lineEnd: "\n"), GoodFile(lineEnd: "\r\n")]

  private enum Expectation {
    /// So many rows stand, and there are no findings.
    case accepted(Int)
    /// The run stops, and names one of the lines of the row.
    case stops
    /// The rows before stand; the row has findings.
    case findings
  }

  @Test("Every place at which it can be cut", arguments: files)
  func cut(file: GoodFile) throws {
    let reading = Reading()
    let places = Places(file)
    for place in file.body.indices {
      let record = file.body[place].record
      let bytes = Array(file.bytes[..<(file.headerBytes.count + place)])
      let lines = places.lines[record]...(1 + bytes.lineEndCount)
      let expectation = Self.expectation(file, place)
      do throws(Failure) {
        let result = try reading.ingest(bytes)
        #expect(result.addsUp)
        let found = result.exchanges.map(\.id)
        switch expectation {
        case .accepted(let count):
          #expect(found == Array(file.ids[..<count]) && result.findings.isEmpty, "cut at \(place)")
        case .findings:
          #expect(found == Array(file.ids[..<record]), "cut at \(place)")
          #expect(result.findings.first?.line == places.lines[record], "cut at \(place)")
          #expect(result.findings.first?.record == record + 1, "cut at \(place)")
          #expect(result.findings.allSatisfy { lines.contains($0.line) }, "cut at \(place)")
        case .stops: Issue.record("cut at \(place): it passed, with \(result.findings.map(\.oneLine))")
        }
      } catch {
        guard case .stops = expectation, error.reason == .inputTruncated, lines.contains(error.line ?? 0) else {
          Issue.record("cut at \(place): \(error)")
          continue
        }
      }
    }
  }

  private static func expectation(_ file: GoodFile, _ place: Int) -> Expectation {
    let byte = file.body[place]
    if place == 0 || file.body[place - 1].record != byte.record { return .accepted(byte.record) }
    if byte.role == .terminator || byte.role == .secondOfLineEnd(quoted: false) { return .accepted(byte.record + 1) }
    let isOpen = byte.role == .closingQuote || byte.isInQuotedText && byte.role != .doubledSecond
    let before = file.body[place - 1]
    if before.role == .innerLineEnd || before.role == .secondOfLineEnd(quoted: true) { return .findings }
    if !isOpen { return byte.column + 1 < GoodFile.header.count ? .stops : .accepted(byte.record + 1) }
    let row = file.body[..<place].drop { $0.record < byte.record }
    guard let lineEnd = row.lastIndex(where: { $0.value == 0x0A }) else { return .stops }
    return row[lineEnd...].contains { $0.value == UInt8(ascii: "\"") } ? .findings : .stops
  }

  @Test("A harmed header stops the run, or every row has its fate", arguments: files)
  func header(file: GoodFile) throws {
    let reading = Reading()
    var stops = 0
    for place in file.headerBytes.indices {
      for byte: UInt8? in [nil, 0x00, 0xFF, UInt8(ascii: "\""), UInt8(ascii: ","), 0x0D, 0x0A] {
        var bytes = file.bytes
        if let byte { bytes.insert(byte, at: place) } else { bytes.remove(at: place) }
        do throws(Failure) {
          let result = try reading.ingest(bytes)
          #expect(result.addsUp)
          let isWhole = result.exchanges.map(\.id) == file.ids
          #expect(isWhole || !result.findings.isEmpty, "\(byte ?? 0x20) at \(place): rows are missing in silence")
        } catch {
          stops += 1
          #expect(error.file == "exchanges.csv" && error.line ?? 1 >= 1, "\(byte ?? 0x20) at \(place): \(error)")
          #expect(error.reason.exitStatus != .software, "\(byte ?? 0x20) at \(place): \(error)")
        }
      }
    }
    #expect(stops > file.headerBytes.count)
  }
}
