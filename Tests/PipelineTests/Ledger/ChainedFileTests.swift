import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite("A chained file")
struct ChainedFileTests {
  private struct Note: ChainedRecord {
    var sequence: Int?
    var previous: String?
    var text: String
  }

  private let project: Project
  private let file: ChainedFile<Note>

  init() throws {
    project = try Project(copyOfSmall: false)
    file = ChainedFile(path: project.path("notes.jsonl").path)
  }

  private func append(_ texts: String...) throws {
    for text in texts { #expect(try file.append(Note(text: text)) == nil) }
  }

  private func edit(_ change: (String) -> String) throws { try project.edit("notes.jsonl", change) }

  @Test("Every line names the hash of the bytes of the line before")
  func chain() throws {
    #expect(try file.read().records.isEmpty)
    try append("a", "b", "c")
    let lines = try project.text("notes.jsonl").split(separator: "\n").map(String.init)
    let contents = try file.read()
    #expect(contents.verdict.isWhole)
    #expect(contents.records.map(\.record.text) == ["a", "b", "c"])
    #expect(contents.records.map(\.record.sequence) == [1, 2, 3])
    #expect(contents.records[0].record.previous == String(repeating: "0", count: 64))
    #expect(contents.records[1].record.previous == Hex.sha256(Array(lines[0].utf8)))
    #expect(contents.records[2].record.previous == Hex.sha256(Array(lines[1].utf8)))
  }

  @Test("A changed, missing, moved or foreign line is found, by the first line that does not follow")
  func broken() throws {
    try append("a", "b", "c", "d")
    let text = try project.text("notes.jsonl")
    let lines = text.split(separator: "\n").map(String.init)
    func verdict(_ lines: [String]) throws -> ChainVerdict {
      try project.write("notes.jsonl", lines.map { $0 + "\n" }.joined())
      return try file.read().verdict
    }
    var changed = lines
    changed[1] = changed[1].replacingOccurrences(of: "\"b\"", with: "\"B\"")
    #expect(try verdict(changed).brokenLine == 3)
    #expect(try verdict(changed).why == .wrongHash)
    #expect(try verdict([lines[0], lines[2], lines[3]]).brokenLine == 2)
    #expect(try verdict([lines[0], lines[2], lines[3]]).why == .wrongNumber)
    #expect(try verdict([lines[1], lines[0]]).brokenLine == 1)
    #expect(try verdict([lines[0], "{}", lines[1]]).why == .unreadable)
    #expect(try verdict([lines[0], "{\"text\":\"x\"}"]).why == .unchained)
    #expect(try verdict(Array(lines.dropLast())).isWhole)
  }

  @Test("A break stays where it is when lines are added")
  func breakStays() throws {
    try append("a", "b")
    try edit { $0.replacingOccurrences(of: "\"a\"", with: "\"A\"") }
    try append("c")
    #expect(try file.read().verdict.brokenLine == 2)
    #expect(try file.read().records.map(\.record.text) == ["A", "b", "c"])
  }

  @Test("Lines from before there was a chain are accepted at the start, and bound by what follows")
  func unchained() throws {
    try project.write("notes.jsonl", "{\"text\":\"old\"}\n{\"text\":\"older\"}\n")
    try append("new")
    var verdict = try file.read().verdict
    #expect(verdict.isWhole && verdict.unchained == 2 && verdict.lines == 3)
    try edit { $0.replacingOccurrences(of: "older", with: "other") }
    verdict = try file.read().verdict
    #expect(verdict.brokenLine == 3)
  }

  @Test("A line that a crash cut off at any byte is taken out, or completed where only its line feed is missing")
  func torn() throws {
    try append("a", "b")
    let whole = Array(try project.text("notes.jsonl").utf8)
    let start = try #require(whole.dropLast().lastIndex(of: 0x0A)) + 1
    for end in (start + 1)..<whole.count {
      try Data(whole[..<end]).write(to: project.path("notes.jsonl"))
      #expect(try file.read().verdict.isTorn)
      let isComplete = end == whole.count - 1
      #expect(try file.append(Note(text: "c")) == (isComplete ? .completed : .cut))
      let contents = try file.read()
      #expect(contents.verdict.isWhole)
      #expect(contents.records.map(\.record.text) == (isComplete ? ["a", "b", "c"] : ["a", "c"]))
    }
  }
}
