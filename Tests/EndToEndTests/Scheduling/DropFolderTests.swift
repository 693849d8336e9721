import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite("A drop folder that is read only when it is complete")
struct DropFolderTests {
  private static let pipeline = "pipelines/report.yaml"

  /// The small project, whose exchanges come in two files that somebody delivers.
  private func project(marker: String = "SHA256SUMS", path: String = "../drop/exchanges-*.csv") throws -> Project {
    let project = try Project()
    let lines = try project.text("exports/exchanges.csv").split(separator: "\n", omittingEmptySubsequences: false)
    let records = lines.map(String.init)
    try project.write("drop/exchanges-1.csv", records[0...2].joined(separator: "\n") + "\n")
    try project.write("drop/exchanges-2.csv", records[0] + "\n" + records[3...].joined(separator: "\n"))
    try project.edit(Self.pipeline) {
      $0.replacingOccurrences(
        of: "- path: ../exports/exchanges.csv", with: "- path: \(path)\n      complete: ../drop/\(marker)")
    }
    return project
  }

  /// Writes a marker with the program that people use for it.
  private func sum(_ project: Project, _ files: [String], marker: String = "SHA256SUMS") throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
    process.arguments = files
    process.currentDirectoryURL = project.path("drop")
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    try text.write(to: project.path("drop/\(marker)"))
  }

  /// Both commands wait, with a place in the pipeline file, and nothing is published.
  private func expectWaiting(_ project: Project, _ sentence: String) throws {
    for command in ["run", "check"] {
      let result = try project.run(command, Self.pipeline)
      #expect(result.status == 75)
      #expect(result.error.hasPrefix("error: pipelines/report.yaml:8:17: the input is not complete yet: "))
      #expect(result.error.contains(sentence), "\(result.error)")
      #expect(result.error.hasSuffix("; running again later is right.\n"))
    }
    #expect(!FileManager.default.fileExists(atPath: project.path("reports").path))
  }

  @Test("A delivery is read when its marker lists every file with the right hash")
  func complete() throws {
    let project = try project()
    try sum(project, ["exchanges-1.csv", "exchanges-2.csv"])
    #expect(try project.run("run", Self.pipeline).status == 0)
    let accounting = try project.text("reports/report/latest/tables/accounting.csv")
    #expect(accounting.contains("drop/exchanges-1.csv") && accounting.contains("drop/exchanges-2.csv"))
  }

  @Test("A pattern that the marker matches too does not read the marker")
  func markerInPattern() throws {
    let project = try project(marker: "exchanges-z.csv")
    try sum(project, ["exchanges-1.csv", "exchanges-2.csv"], marker: "exchanges-z.csv")
    #expect(try project.run("run", Self.pipeline).status == 0)
    #expect(try !project.text("reports/report/latest/tables/accounting.csv").contains("exchanges-z"))
  }

  @Test("Files of other kinds in the marker are no matter of the entry")
  func otherFiles() throws {
    let project = try project()
    try project.write("drop/participation.csv", "x")
    try sum(project, ["exchanges-1.csv", "participation.csv", "exchanges-2.csv"])
    try FileManager.default.removeItem(at: project.path("drop/participation.csv"))
    #expect(try project.run("run", Self.pipeline).status == 0)
  }

  @Test("No marker, and no file or folder either: awaited")
  func noMarker() throws {
    let project = try project()
    try expectWaiting(project, "“../drop/SHA256SUMS” is awaited")
    try FileManager.default.removeItem(at: project.path("drop"))
    try expectWaiting(project, "“../drop/SHA256SUMS” is awaited")
  }

  @Test("A file that the marker does not list: awaited")
  func notListed() throws {
    let project = try project()
    try sum(project, ["exchanges-1.csv"])
    try expectWaiting(project, "does not list “drop/exchanges-2.csv”")
  }

  @Test(
    "A listed file that is missing, be the path a pattern or a name: awaited",
    arguments: ["exchanges-*.csv", "exchanges-2.csv"])
  func missing(path: String) throws {
    let project = try project(path: "../drop/\(path)")
    try sum(project, ["exchanges-1.csv", "exchanges-2.csv"])
    try FileManager.default.removeItem(at: project.path("drop/exchanges-2.csv"))
    try expectWaiting(project, "“drop/exchanges-2.csv” is awaited, which “../drop/SHA256SUMS” lists")
  }

  @Test("A file with another hash: awaited, until it is whole")
  func otherHash() throws {
    let project = try project()
    try sum(project, ["exchanges-1.csv", "exchanges-2.csv"])
    let whole = try project.text("drop/exchanges-2.csv")
    try project.write("drop/exchanges-2.csv", String(whole.dropLast(20)))
    try expectWaiting(project, "“drop/exchanges-2.csv” has not the bytes")
    try project.write("drop/exchanges-2.csv", whole)
    #expect(try project.run("run", Self.pipeline).status == 0)
  }

  @Test("A marker that is still being written: awaited", arguments: [1, 40, 70, 90])
  func cutMarker(missing: Int) throws {
    let project = try project()
    try sum(project, ["exchanges-1.csv", "exchanges-2.csv"])
    try project.edit("drop/SHA256SUMS") { String($0.dropLast(missing)) }
    let number = missing > 82 ? 1 : 2
    try expectWaiting(project, "line \(number) of “../drop/SHA256SUMS” is no whole line of sha256sum")
  }

  @Test("A marker that lists nothing of the entry: awaited")
  func nothingListed() throws {
    let project = try project()
    for name in ["exchanges-1.csv", "exchanges-2.csv"] {
      try FileManager.default.removeItem(at: project.path("drop/\(name)"))
    }
    try project.write("drop/SHA256SUMS", "")
    try expectWaiting(project, "lists no file that matches “../drop/exchanges-*.csv”")
  }

  @Test("The bytes that are read must be those of the marker, whatever was there before")
  func sameRead() throws {
    let project = try project()
    try sum(project, ["exchanges-1.csv", "exchanges-2.csv"])
    let plan = try RunPlan(RunRequest(pipeline: project.path(Self.pipeline).path))
    try project.edit("drop/exchanges-1.csv") { $0.replacingOccurrences(of: "quarter", with: "Quarter") }
    let failures = #expect(throws: Failures.self) { try Computation(plan) { _ in } }
    #expect(failures?.list.map(\.code) == ["input-changed"])
    #expect(failures?.exitStatus == .temporary)
  }

  @Test("A link to the drop folder changes nothing")
  func link() throws {
    let project = try project()
    try FileManager.default.moveItem(at: project.path("drop"), to: project.path("store"))
    try FileManager.default.createSymbolicLink(at: project.path("drop"), withDestinationURL: project.path("store"))
    try sum(project, ["exchanges-1.csv", "exchanges-2.csv"])
    #expect(try project.run("check", Self.pipeline).status == 0)
    try FileManager.default.removeItem(at: project.path("store/exchanges-2.csv"))
    try expectWaiting(project, "“store/exchanges-2.csv” is awaited")
  }

  @Test(
    "A key that names no file is an error with its place",
    arguments: [
      ("complete: \"\"", "“” is no value for complete"), ("complete: ../drop/*", "“../drop/*” is no value"),
      ("complete: [a, b]", "“complete” must be a text"), ("complete: ../../x", "leaves the project folder"),
      ("compleet: x", "did you mean “complete”?"),
    ])
  func key(line: String, sentence: String) throws {
    let project = try project()
    try project.edit(Self.pipeline) { $0.replacingOccurrences(of: "complete: ../drop/SHA256SUMS", with: line) }
    let result = try project.run("check", Self.pipeline)
    #expect(result.status == 78)
    #expect(result.error.hasPrefix("error: pipelines/report.yaml:8:"))
    #expect(result.error.contains(sentence), "\(result.error)")
  }

  @Test("A marker is read as sha256sum writes it: binary mode, escapes, capitals, ends of lines")
  func marker() throws {
    let hash = String(repeating: "0a", count: 32)
    let text = "\(hash)  a b.csv\r\n\(hash.uppercased()) *c.csv\n\n\\\(hash)  d\\\\e\\nf.csv\n"
    let marker = try DeliveryMarker(text)
    #expect(marker.listings.map(\.name) == ["a b.csv", "c.csv", "d\\e\nf.csv"])
    #expect(marker.listings.allSatisfy { $0.sha256 == hash })
    for (bad, line) in [
      ("x\n", 1), ("\(hash)  a\n\(hash) b\n", 2), ("\(hash)  \n", 1), ("\(hash)  a\nSHA256 (a) = \(hash)\n", 2),
      ("\\\(hash)  a\\x\n", 1), ("\(hash.dropLast())g  a\n", 1), ("\(hash)  a", 1),
    ] {
      #expect(throws: DeliveryMarker.BadLine(number: line)) { try DeliveryMarker(bad) }
    }
  }
}
