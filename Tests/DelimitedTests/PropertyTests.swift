import Diagnostics
import TestSupport
import Testing

@testable import Delimited

@Suite("Properties")
struct PropertyTests {
  private static let alphabet = [
    "a", "Ж", " ", ",", ";", "\"", "\n", "\r", "\r\n", "\u{A0}", "\u{1F30D}", "x", "=", "9",
  ]

  @Test("records that are written come back with their lines", arguments: 0..<60)
  func roundTrip(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let columns = Int.random(in: 1...5, using: &random)
    let terminator = ["\n", "\r\n", "\r"][seed % 3]
    var text = (0..<columns).map { "c\($0)" }.joined(separator: ",") + terminator
    var expected: [Row] = []
    for _ in 0..<40 {
      let cells = (0..<columns).map { _ in cell(&random) }
      let line = lineCount(text) + 1
      let raw = cells.map { written($0, &random) }.joined(separator: ",")
      text += raw + terminator
      let isBlank = cells.allSatisfy { $0.unicodeScalars.allSatisfy { $0.properties.isWhitespace } }
      if !isBlank { expected.append(Row(line: line, cells: cells, raw: Array(raw.utf8))) }
    }
    for blockSize in [Int.random(in: 1...99, using: &random), LineSource.blockSize] {
      let reading = try read(text, delimiter: .fixed(UInt8(ascii: ",")), blockSize: blockSize)
      #expect(reading.rows == expected)
      #expect(reading.observed == Array(text.utf8))
    }
  }

  @Test("any text is read as the plain model of the rules reads it", arguments: 0..<400)
  func differential(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 1_000_000)
    let letters = ["a", "b", "\"", "\"", ",", ",", "\n", "\r", " ", "Ж"]
    let body = (0..<Int.random(in: 0...80, using: &random)).map { _ in letters.randomElement(using: &random) ?? "" }
    let text = "x,y\n" + body.joined() + ["\n", "\r", "\r\n"][seed % 3]
    let expected = Model(Array(text.utf8)).rows(columns: 2)
    for blockSize in [1 + seed % 17, LineSource.blockSize] {
      let reading = try read(text, delimiter: .fixed(UInt8(ascii: ",")), blockSize: blockSize)
      #expect(reading.rows.map { ModelRow($0) } == expected, "\(text.debugDescription)")
      #expect(reading.observed == Array(text.utf8))
    }
  }

  @Test("any bytes are read to the end or refused", arguments: 0..<150, [nil, "windows-1251", "utf-16le", "gb18030"])
  func anything(seed: Int, encoding: String?) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 2_000_000)
    let special: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0, 0xD0, 0x96, 0x98, 0xFF, 0xD8, 0xDC, 0x20]
    let body = (0..<Int.random(in: 0...300, using: &random)).map { _ in
      Bool.random(using: &random)
        ? special.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
    }
    let header = encoding == "utf-16le" ? utf16("a,b\n", bigEndian: false, mark: false) : Array("a,b\n".utf8)
    do {
      let whole = try read(header + body, encoding: encoding)
      #expect(whole.observed == header + body)
      let inBlocks = try read(header + body, encoding: encoding, blockSize: 1 + seed % 11)
      #expect(inBlocks == whole)
    } catch let failure as Failure {
      #expect(failure.reason == .inputTruncated)
    }
  }

  private func cell(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...6, using: &random)).map { _ in Self.alphabet.randomElement(using: &random) ?? "" }.joined()
  }

  private func written(_ cell: String, _ random: inout SeededGenerator) -> String {
    let mustQuote = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    if !mustQuote, Bool.random(using: &random) { return cell }
    var quoted = "\""
    for scalar in cell.unicodeScalars {
      quoted.unicodeScalars.append(scalar)
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
    }
    return quoted + "\""
  }

  private func lineCount(_ text: String) -> Int {
    Model(Array(text.utf8)).lineStarts.count - 1
  }
}

/// A row of the model: its line, its cells or its problem.
struct ModelRow: Equatable {
  var line: Int
  var cells: [String]
  var problem: FindingCode?

  init(line: Int, cells: [String], problem: FindingCode?) {
    self.line = line
    self.cells = cells
    self.problem = problem
  }

  init(_ row: Row) {
    self.init(line: row.line, cells: row.cells, problem: row.problems.first?.reason.code)
  }
}

/// The rules once more, slow and plain, over the whole text at once.
struct Model {
  let bytes: [UInt8]
  /// The start of each line, and the end of the text where it follows a terminator.
  let lineStarts: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for index in bytes.indices {
      let endsLine =
        bytes[index] == 0x0A || bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
      if endsLine { starts.append(index + 1) }
    }
    lineStarts = starts
  }

  func rows(columns: Int) -> [ModelRow] {
    var rows: [ModelRow] = []
    var line = 1
    while line < lineStarts.count {
      let (cells, problem, end) = record(at: lineStarts[line])
      let isBlank = problem == nil && cells.allSatisfy { $0.allSatisfy { $0 == " " || $0.isNewline } }
      if !isBlank {
        let ragged: FindingCode? = cells.count == columns ? nil : .raggedRow
        rows.append(ModelRow(line: line + 1, cells: problem == nil ? cells : [], problem: problem ?? ragged))
      }
      line = problem == nil ? lineStarts.firstIndex { $0 >= end } ?? lineStarts.count : line + 1
      if line == lineStarts.count - 1 { break }
    }
    return rows
  }

  private func record(at start: Int) -> (cells: [String], problem: FindingCode?, end: Int) {
    var cells: [String] = []
    var index = start
    while true {
      var cell: [UInt8] = []
      if index < bytes.count, bytes[index] == 0x22 {
        index += 1
        while true {
          guard index < bytes.count else { return ([], .unterminatedQuote, index) }
          if bytes[index] != 0x22 {
            cell.append(bytes[index])
          } else if index + 1 < bytes.count, bytes[index + 1] == 0x22 {
            cell.append(0x22)
            index += 1
          } else {
            break
          }
          index += 1
        }
        index += 1
        if index < bytes.count, ![0x2C, 0x0A, 0x0D].contains(bytes[index]) { return ([], .badQuote, index) }
      } else {
        while index < bytes.count, ![0x2C, 0x0A, 0x0D].contains(bytes[index]) {
          if bytes[index] == 0x22 { return ([], .badQuote, index) }
          cell.append(bytes[index])
          index += 1
        }
      }
      cells.append(String(decoding: cell, as: UTF8.self))
      guard index < bytes.count, bytes[index] == 0x2C else { return (cells, nil, index + 1) }
      index += 1
    }
  }
}
