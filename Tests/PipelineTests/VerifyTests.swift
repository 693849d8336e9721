import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite("Verifying an edition")
struct VerifyTests {
  private static let pipeline = "pipelines/report.yaml"

  /// A published edition of the small project; only tables where that is enough.
  private static func edition(_ project: Project, onlyTables: Bool = false) throws -> Edition {
    if onlyTables {
      try project.edit(pipeline) { text in
        text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("outputs:") }
          .joined(separator: "\n") + "\noutputs: [tables]\n"
      }
    }
    let outcome = try Runner.run(RunRequest(pipeline: project.path(pipeline).path))
    return try Edition(EditionReference(outcome.folder))
  }

  private static func verify(_ edition: Edition) throws(Failure) -> Verification {
    try Verifier.verify(EditionReference(edition.folder))
  }

  @Test("An edition as it was published is identical, and made again from its own copies")
  func identical() throws {
    let project = try Project()
    let edition = try Self.edition(project)
    let verification = try Self.verify(edition)
    #expect(verification.isIdentical)
    #expect(verification.rebuilding == .identical)
    #expect(verification.problems.isEmpty)
    #expect(verification.otherVersions.isEmpty)
    #expect(verification.rebuilt.count == edition.manifest.outputs.count + 1)
    #expect(verification.readFromProject == 0)
  }

  @Test("A flipped byte of any file is found, and the file is named")
  func flippedBytes() throws {
    let project = try Project()
    let edition = try Self.edition(project)
    let outputs = edition.manifest.outputs.map(\.path)
    for path in outputs {
      let url = URL(fileURLWithPath: edition.folder + "/" + path)
      let bytes = try Data(contentsOf: url)
      var generator = SeededGenerator(seed: UInt64(bytes.count))
      guard !bytes.isEmpty else { continue }
      var flipped = bytes
      flipped[Int.random(in: 0..<bytes.count, using: &generator)] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      try flipped.write(to: url)
      defer { try? bytes.write(to: url) }
      let found = Verifier.outputs(edition).filter { $0.verdict != .identical }.map(\.path)
      #expect(found == [path])
    }
  }

  @Test("A flipped bit in one byte of 64 of every table, copy and quarantined row is found")
  func flippedEverywhere() throws {
    let project = try Project()
    let edition = try Self.edition(project, onlyTables: true)
    var flips = 0
    for output in edition.manifest.outputs {
      let url = URL(fileURLWithPath: edition.folder + "/" + output.path)
      let bytes = try Data(contentsOf: url)
      for place in stride(from: flips % 64, to: bytes.count, by: 64) {
        var flipped = bytes
        flipped[place] ^= 1 << UInt8(place % 8)
        try flipped.write(to: url)
        #expect(Verifier.verdict(on: output, of: edition).verdict == .changed, "\(output.path), byte \(place)")
        flips += 1
      }
      try bytes.write(to: url)
    }
    #expect(flips > 500)
  }

  @Test("A flipped bit in any byte of the manifest is found")
  func flippedManifest() throws {
    let project = try Project()
    // A small manifest: each of its bytes is flipped.
    try project.edit(Self.pipeline) { $0 + "\nkeep_inputs: 0\ntables: [coverage_by_area]\n" }
    let edition = try Self.edition(project, onlyTables: true)
    let url = URL(fileURLWithPath: edition.folder + "/manifest.json")
    let bytes = try Data(contentsOf: url)
    for place in bytes.indices {
      var flipped = bytes
      flipped[place] ^= 1 << UInt8(place % 8)
      try flipped.write(to: url)
      let opened: Edition
      do {
        opened = try Edition(folder: edition.folder)
      } catch {
        #expect(error.reason == .manifestUnreadable)
        continue
      }
      #expect(Verifier.manifest(opened).verdict == .changed, "byte \(place)")
    }
  }

  @Test("Missing files and files that are not of the edition are named")
  func strayFiles() throws {
    let project = try Project()
    let edition = try Self.edition(project, onlyTables: true)
    try FileManager.default.removeItem(atPath: edition.folder + "/tables/trend.csv")
    try Data("x".utf8).write(to: URL(fileURLWithPath: edition.folder + "/tables/note.csv"))
    let verification = try Self.verify(edition)
    #expect(!verification.isIdentical)
    #expect(
      Set(verification.problems.map { "\($0.verdict.rawValue) \($0.path)" })
        == ["missing tables/trend.csv", "unlisted tables/note.csv"])
  }

  @Test("A figure that was changed together with its hash and the seal does not come out again")
  func forged() throws {
    let project = try Project()
    let edition = try Self.edition(project, onlyTables: true)
    let path = "tables/coverage_by_area.csv"
    let url = URL(fileURLWithPath: edition.folder + "/" + path)
    let text = try String(contentsOf: url, encoding: .utf8)
    let forged = Data(text.replacingOccurrences(of: ",1,", with: ",9,").utf8)
    #expect(forged != Data(text.utf8))
    try forged.write(to: url)
    var manifest = edition.manifest
    let place = try #require(manifest.outputs.firstIndex { $0.path == path })
    manifest.outputs[place].sha256 = Hex.sha256(forged)
    manifest.outputs[place].bytes = forged.count
    try Data(try manifest.json()).write(to: URL(fileURLWithPath: edition.folder + "/manifest.json"))
    let verification = try Self.verify(edition)
    #expect(verification.outputs.allSatisfy { $0.verdict == .identical })
    #expect(verification.rebuilding == .different)
    #expect(Set(verification.problems.map(\.path)) == [path, "manifest.json"])
  }

  @Test("Inputs that moved on in the project are told, and are no fault of an edition with copies")
  func movedInputs() throws {
    let project = try Project()
    let edition = try Self.edition(project, onlyTables: true)
    try project.edit("exports/exchanges.csv") { $0 + "\n" }
    let verification = try Self.verify(edition)
    #expect(verification.isIdentical)
    #expect(
      verification.inputs.filter { $0.verdict != .identical }
        == [Verification.File(path: "exports/exchanges.csv", verdict: .changed, detail: "")])
  }

  @Test("An edition that cannot be made again is not identical, and says why")
  func impossible() throws {
    let project = try Project()
    try project.edit(Self.pipeline) { $0 + "\nkeep_inputs: 0\n" }
    let edition = try Self.edition(project, onlyTables: true)
    try project.edit("exports/exchanges.csv") { $0 + "\n" }
    let verification = try Self.verify(edition)
    #expect(!verification.isIdentical)
    #expect(verification.rebuilding == .impossible)
    #expect(verification.obstacles == [Failure(.editionSourceChanged, file: "exports/exchanges.csv").message])
  }

  @Test("Under other versions pages and pictures are compared by what they show, and the versions are told")
  func otherVersions() throws {
    let project = try Project()
    let edition = try Self.edition(project)
    var manifest = edition.manifest
    let font = try #require(manifest.program.fonts.first)
    manifest.program.fonts[0].sha256 = String(font.sha256.reversed())
    try Data(try manifest.json()).write(to: URL(fileURLWithPath: edition.folder + "/manifest.json"))
    let same = try Self.verify(edition)
    #expect(same.isIdentical)
    #expect(same.otherVersions == ["another state of the font \(font.path)"])

    // Another picture in the place of one is found all the same.
    let pictures = manifest.outputs.map(\.path).filter { $0.hasSuffix("@2x.png") }
    let (first, second) = (try #require(pictures.first), try #require(pictures.last))
    let other = try Data(contentsOf: URL(fileURLWithPath: edition.folder + "/" + second))
    try other.write(to: URL(fileURLWithPath: edition.folder + "/" + first))
    #expect(try Self.verify(edition).problems.contains { $0.path == first && $0.verdict == .changed })
  }
}

@Suite("Words and the numbers that place them")
struct DrawnTextTests {
  private func isSame(_ first: String, _ second: String) -> Bool {
    DrawnText(Array(first.utf8)).isSame(as: DrawnText(Array(second.utf8)))
  }

  @Test(
    "Numbers in the tags of a picture may move a little; words, colours and numbers elsewhere may not",
    arguments: [
      ("<svg x=\"1.25\">4</svg>", "<svg x=\"2\">4</svg>", true),
      ("<svg x=\"1.25\">4</svg>", "<svg x=\"3\">4</svg>", false),
      ("<svg x=\"1.25\">4</svg>", "<svg x=\"1.25\">5</svg>", false),
      ("<svg fill=\"#112233\"/>", "<svg fill=\"#112234\"/>", false),
      ("<svg id=\"t1\"/>", "<svg id=\"t2\"/>", false),
      ("<svg d=\"M-1,1l2,-2\"/>", "<svg d=\"M-1,1l2,-3\"/>", true),
      ("<svg></svg><p class=\"1\">", "<svg></svg><p class=\"2\">", false),
      ("<p x=\"1\">", "<p x=\"2\">", false),
    ])
  func places(first: String, second: String, same: Bool) { #expect(isSame(first, second) == same) }
}
