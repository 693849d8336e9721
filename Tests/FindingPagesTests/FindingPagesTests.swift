import Diagnostics
import Foundation
import Testing

/// `docs/findings/` has a page for each code, made of the comment on the code and of its case.
///
/// With `RECORD_DOCUMENTS=1` the pages are written anew, and the run fails so that nobody takes it for a test.
@Suite("The pages of the findings")
struct FindingPagesTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let pages = root.appendingPathComponent("docs/findings")
  private static let cases = root.appendingPathComponent("Tests/EndToEndTests/Cases/findings")
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD_DOCUMENTS"] == "1"

  private static let comments = Result {
    try CodeComments(source: text(root.appendingPathComponent("Sources/Diagnostics/FindingCode.swift")))
  }

  @Test("The page of a code is that of its comment and its case", arguments: FindingCode.allCases)
  func page(code: FindingCode) throws {
    try check(Self.page(code).text, "\(code.rawValue).md")
  }

  @Test("The index names every code")
  func index() throws {
    try check(FindingPage.index(FindingCode.allCases.map(Self.page)), "README.md")
  }

  @Test("There is no page of a code that does not exist")
  func noOtherPage() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.pages.path)
    #expect(Set(names) == Set(FindingCode.allCases.map { $0.rawValue + ".md" } + ["README.md"]))
  }

  @Test("The case of a code shows that finding once, and no other", arguments: FindingCode.allCases)
  func onlyThatFinding(code: FindingCode) throws {
    let found = try Self.findings(Self.transcript(code))
    #expect(found == ["\(code.severity.rawValue): \(code.rawValue)"])
  }

  @Test("A case of a finding is that of a code, or of a file as a spreadsheet saves it")
  func noOtherCase() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.cases.path)
    let others = Set(names).subtracting(FindingCode.allCases.map(\.rawValue))
    #expect(others.filter { !$0.hasPrefix("excel-") }.isEmpty)
  }

  private static func page(_ code: FindingCode) throws -> FindingPage {
    guard let paragraphs = try comments.get().paragraphs[code.rawValue] else {
      throw PageError("\(code.rawValue) is not in FindingCode.swift")
    }
    return try FindingPage(code, paragraphs: paragraphs, transcript: transcript(code))
  }

  private static func transcript(_ code: FindingCode) throws -> String {
    try text(cases.appendingPathComponent("\(code.rawValue)/expected"))
  }

  private static func text(_ file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }

  /// The findings of a transcript, as `severity: code`.
  private static func findings(_ transcript: String) -> [String] {
    let severities = Severity.allCases.map { ": \($0.rawValue): " }
    return transcript.split(separator: "\n").compactMap { line in
      for severity in severities {
        guard let place = line.range(of: severity) else { continue }
        let code = line[place.upperBound...].prefix { $0 == "-" || $0.isLetter }
        return "\(severity.dropFirst(2))\(code)"
      }
      return nil
    }
  }

  private func check(_ text: String, _ name: String) throws {
    let file = Self.pages.appendingPathComponent(name)
    if Self.isRecording {
      try FileManager.default.createDirectory(at: Self.pages, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded; run again without RECORD_DOCUMENTS")
      return
    }
    #expect(text == (try Self.text(file)))
  }
}
