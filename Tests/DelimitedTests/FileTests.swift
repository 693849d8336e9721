import Diagnostics
import Foundation
import Testing

@testable import Delimited

@Suite("Files: missing, truncated, changed, blocks")
struct FileTests {
  static let sample = "\u{FEFF}a,b,c\r\n1,\"x\r\ny\",Ж\r\r\n\n2,\"z\"\"\",\"q\n\"\n,,\n3,u\"v,w\n4,5,6\r7,8,\"9\n"

  @Test("block sizes make no difference", arguments: 1...64)
  func blocks(size: Int) throws {
    let whole = try read(Self.sample)
    #expect(whole.rows.count == 5)
    #expect(whole.observed == Array(Self.sample.utf8))
    #expect(try read(Self.sample, blockSize: size) == whole)
  }

  @Test("a file that is cut anywhere is an error or the shorter file that it is", arguments: ["\n", "\r\n", "\r"])
  func truncation(terminator: String) throws {
    let text = "a,b,c|1,2,3|\"4\",\"5\"\"\",\"6|ё\"|7,8,9|".replacing("|", with: terminator)
    let bytes = Array(text.utf8)
    let whole = try read(bytes).cells
    #expect(whole.count == 3)
    for length in "a,b,c".utf8.count..<bytes.count {
      let cut = Array(bytes[..<length])
      do {
        let reading = try read(cut)
        let last = cut.last ?? 0
        let endsLine = last == 0x0A || last == 0x0D
        for (index, row) in reading.rows.enumerated() where row.problems.isEmpty {
          let isLast = index == reading.rows.count - 1
          if isLast && !endsLine {
            // Only the end of the last cell can be missing.
            #expect(row.cells.dropLast() == whole[index].dropLast(), "\(length)")
            #expect(whole[index][2].hasPrefix(row.cells[2]), "\(length)")
          } else {
            #expect(row.cells == whole[index], "\(length)")
          }
        }
      } catch let failure as Failure {
        #expect(failure.reason == .inputTruncated, "\(length)")
      }
    }
  }

  @Test(
    "truncated",
    arguments: [
      "a,b\n1", "a,b\n1,2\n3,\"4", "a,b\n1,\"x\ny", "a,b,c\n,", "a,\"b", "a,b\n1,\u{416}", "a,b,c\n1,2\n\n3,4",
    ])
  func truncated(text: String) throws {
    var bytes = Array(text.utf8)
    if text.hasSuffix("\u{416}") { bytes.removeLast() }
    #expect(try failure(bytes)?.reason == .inputTruncated)
  }

  @Test(
    "not truncated", arguments: ["a,b\n1,2", "a,b", "a,b\n1,2\n  ", "a,b\n1,2,3", "a\n\"1\"", "a,b\n1,", "a,b\n1\n"])
  func notTruncated(text: String) throws {
    #expect(try failure(text) == nil)
  }

  @Test("half a UTF-16 unit at the end")
  func halfUnit() throws {
    let bytes = utf16("a\nж\nя", bigEndian: false)
    #expect(try failure(Array(bytes.dropLast()))?.reason == .inputTruncated)
    #expect(try failure(bytes) == nil)
  }

  @Test("what cannot be opened")
  func opening() throws {
    let file = try TestFile("a\n")
    #expect(throws: Failure(.inputMissing("in/x.csv"), file: "in/x.csv")) { try open(file.path + "x") }
    let folder = URL(fileURLWithPath: file.path).deletingLastPathComponent().path
    let message = Failure.Reason.inputOutput(operation: "opening", error: "Is a directory")
    #expect(throws: Failure(message, file: "in/x.csv")) { try open(folder) }
    #expect(mkfifo(folder + "/pipe", 0o600) == 0)
    let pipe = Failure.Reason.inputOutput(operation: "opening", error: "not a regular file")
    #expect(throws: Failure(pipe, file: "in/x.csv")) { try open(folder + "/pipe") }
    let below = Failure.Reason.inputOutput(operation: "opening", error: "Not a directory")
    #expect(throws: Failure(below, file: "in/x.csv")) { try open(file.path + "/y") }
  }

  private func open(_ path: String) throws {
    _ = try DelimitedReader(
      path: path, name: "in/x.csv", delimiter: .automatic, encoding: nil, accepts: { _ in true },
      observeBytes: { _ in })
  }

  enum Change: CaseIterable {
    case grow, shrink, touch, replace, remove
  }

  @Test("a change during the read is noticed", arguments: Change.allCases)
  func change(_ change: Change) throws {
    let file = try TestFile("a,b\n" + String(repeating: "1,2\n", count: 1000))
    let reader = try file.reader(blockSize: 64)
    var record = DelimitedRecord()
    #expect(try reader.next(into: &record))
    let url = URL(fileURLWithPath: file.path)
    switch change {
    case .grow:
      let handle = try FileHandle(forWritingTo: url)
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("3".utf8))
      try handle.close()
    case .shrink: #expect(truncate(file.path, 2000) == 0)
    case .touch:
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: file.path)
    case .replace: try Data(contentsOf: url).write(to: url, options: .atomic)
    case .remove: try FileManager.default.removeItem(at: url)
    }
    #expect(throws: Failure(.inputChanged, file: "in/input.csv")) {
      while try reader.next(into: &record) {}
    }
  }

  @Test("many bad records in a large file are read in one pass or two")
  func manyBadRecords() throws {
    // Each odd line opens a quote that the next one makes bad, as far from the end of a block as can be.
    let text = "a,b\n" + String(repeating: "1,\"x\n2,y\"z\n", count: 50_000)
    let reading = try read(text)
    #expect(reading.rows.count == 100_000)
    #expect(reading.codes.allSatisfy { $0 == [.badQuote] })
    #expect(reading.observed == Array(text.utf8))
  }
}
