import Canvas
import Diagnostics
import Foundation
import Glibc
import TestSupport
import Testing

@testable import Pipeline

@Suite("The doctor")
struct DoctorTests {
  private static let now = Date(timeIntervalSince1970: 1_900_000_000)

  private func surroundings(_ project: Project, pipeline: String? = "pipelines/report.yaml") -> Doctor.Surroundings {
    var surroundings = Doctor.Surroundings(
      now: Self.now, environment: ["LANG": "ru_RU.UTF-8", "TZ": "Asia/Almaty"],
      pipeline: pipeline.map { project.path($0).path }, reports: project.path("reports").path)
    surroundings.freeBytes = { _ in 8 << 30 }
    return surroundings
  }

  /// The one check of a name.
  private func check(_ name: String, _ surroundings: Doctor.Surroundings) throws -> Doctor.Check {
    let checks = Doctor.examine(surroundings).filter { $0.name == name }
    try #require(checks.count == 1)
    return checks[0]
  }

  @Test("A machine that has everything has no problem, and is left as it was")
  func healthy() throws {
    let project = try Project()
    let before = try project.snapshot(".")
    let checks = Doctor.examine(surroundings(project))
    #expect(
      checks.map(\.name) == [
        "program", "libraries", "fonts", "glyphs en", "glyphs ru", "locale", "write", "lock", "disk", "clock",
        "pipeline", "registry", "inputs",
      ])
    #expect(checks.allSatisfy { $0.status == .ok }, "\(checks.filter { $0.status != .ok })")
    #expect(Doctor.exitStatus(checks) == .success)
    #expect(try project.snapshot(".") == before)
    #expect(checks[5].text == "LANG=ru_RU.UTF-8, TZ=Asia/Almaty; no byte of an edition depends on it")
  }

  @Test("The command prints a line for each check, and JSON on request")
  func command() throws {
    let project = try Project()
    let text = try project.run("doctor", "pipelines/report.yaml")
    #expect(text.output.split(separator: "\n").count == 13 && text.error.isEmpty)
    let json = try project.run("doctor", "pipelines/nothing.yaml", "--json")
    #expect(json.status == 66)
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(object?["exit_status"] as? Int == 66)
    let last = (object?["checks"] as? [[String: String]])?.last
    #expect(last?["name"] == "pipeline" && last?["status"] == "problem")
  }

  @Test("Fonts that are missing: the file and its package")
  func fonts() throws {
    let project = try Project()
    var surroundings = surroundings(project)
    surroundings.fontFolder = project.path("fonts").path
    let missing = try check("fonts", surroundings)
    #expect(missing.status == .problem && missing.exitStatus == .configuration)
    #expect(missing.text.contains("OpenSans-Regular.ttf is not installed; install the package fonts-open-sans."))
    try project.write("fonts/open-sans/OpenSans-Regular.ttf", "no font")
    #expect(try check("fonts", surroundings).exitStatus == .configuration)
  }

  @Test("Characters that no font has")
  func glyphs() throws {
    let fonts = try FontSet.debian()
    let check = Doctor.glyphs("xx", Set("aж漢\u{5D0}".unicodeScalars), fonts)
    #expect(check.status == .problem && check.exitStatus == .configuration)
    #expect(check.text.hasPrefix("the fonts lack “\u{5D0}” “漢”; install"))
  }

  @Test("A library that gives no version")
  func libraries() throws {
    let project = try Project()
    var surroundings = surroundings(project)
    surroundings.libraries["libgd"] = ""
    #expect(try check("libraries", surroundings).text.hasPrefix("libgd cannot be asked"))
    #expect(Doctor.exitStatus(Doctor.examine(surroundings)) == .configuration)
  }

  @Test("A reports folder that cannot be made or written")
  func write() throws {
    let project = try Project()
    var surroundings = surroundings(project)
    surroundings.reports = "/proc/reports"
    let check = try check("write", surroundings)
    #expect(check.status == .problem && check.exitStatus == .cannotCreate)
    #expect(!Doctor.examine(surroundings).contains { $0.name == "lock" })
  }

  @Test(
    "Locks that do not work, and locks that do not hold",
    arguments: [(ENOLCK, "locks do not work"), (0, "does not keep")])
  func lock(result: Int32, sentence: String) throws {
    let project = try Project()
    var surroundings = surroundings(project)
    surroundings.lock = { _ in result }
    let check = try check("lock", surroundings)
    #expect(check.status == .problem && check.exitStatus == .cannotCreate)
    #expect(check.text.contains(sentence) && check.text.contains("--reports"))
  }

  private static let spaces: [(free: Int?, status: Doctor.Check.Status)] = [
    (1_073_741_824, .ok), (1_073_741_823, .warning), (67_108_864, .warning), (67_108_863, .problem), (nil, .warning),
  ]

  @Test("Space: enough, little, too little, unknown", arguments: spaces)
  func disk(free: Int?, status: Doctor.Check.Status) throws {
    let project = try Project()
    var surroundings = surroundings(project)
    surroundings.freeBytes = { _ in free }
    let check = try check("disk", surroundings)
    #expect(check.status == status)
    #expect(check.exitStatus == (status == .problem ? .inputOutput : .success))
  }

  @Test("The space that is free is asked where the folder lies")
  func freeBytes() throws {
    #expect(try #require(Doctor.freeBytes("/")) > 0)
    #expect(Doctor.freeBytes("/nowhere/at/all") == nil)
  }

  @Test("A clock that is not set, and one that was set back")
  func clock() throws {
    let project = try Project()
    var surroundings = surroundings(project)
    surroundings.now = Date(timeIntervalSince1970: 60)
    let unset = try check("clock", surroundings)
    #expect(unset.status == .problem && unset.exitStatus == .configuration)
    #expect(unset.text.hasPrefix("it is 1970-01-01T00:01:00Z"))
    try project.write("reports/report/2025-12-31/manifest.json", "{}")
    surroundings.now = Doctor.earliest.addingTimeInterval(60)
    try FileManager.default.setAttributes(
      [.modificationDate: Doctor.earliest], ofItemAtPath: project.path("reports/report/2025-12-31/manifest.json").path)
    #expect(try check("clock", surroundings).status == .ok)
    try FileManager.default.setAttributes(
      [.modificationDate: Doctor.earliest.addingTimeInterval(3600)],
      ofItemAtPath: project.path("reports/report/2025-12-31/manifest.json").path)
    let back = try check("clock", surroundings)
    #expect(
      back.status == .warning && back.text.contains("2025-12-31/manifest.json was written at 2025-09-15T01:00:00Z"))
  }

  private static let harms: [(file: String, added: String?, name: String, status: Diagnostics.ExitStatus)] = [
    ("pipelines/report.yaml", "colour: blue\n", "pipeline", .configuration),
    ("registry/parties.csv", "x,y\n", "registry", .configuration), ("exports/exchanges.csv", nil, "inputs", .noInput),
    ("pipelines/report.yaml", nil, "pipeline", .noInput),
  ]

  @Test("A pipeline, registry or input that is wrong", arguments: harms)
  func pipeline(file: String, added: String?, name: String, status: Diagnostics.ExitStatus) throws {
    let project = try Project()
    if let added {
      try project.edit(file) { file.hasSuffix(".csv") ? added : $0 + added }
    } else {
      try FileManager.default.removeItem(at: project.path(file))
    }
    let checks = Doctor.examine(surroundings(project))
    let problems = checks.filter { $0.status == .problem }
    #expect(!problems.isEmpty && problems.allSatisfy { $0.name == name })
    #expect(Doctor.exitStatus(checks) == status)
  }

  @Test("What is awaited, and what an optional file of the registry would hold, is a warning")
  func warnings() throws {
    let project = try Project()
    try FileManager.default.removeItem(at: project.path("registry/tiles.csv"))
    #expect(try check("registry", surroundings(project)).status == .warning)
    try project.edit("pipelines/report.yaml") {
      $0.replacingOccurrences(of: "milestones.csv", with: "milestones.csv\n      complete: ../exports/SUMS")
    }
    let awaited = try check("inputs", surroundings(project))
    #expect(awaited.status == .warning && awaited.text.contains("“../exports/SUMS” is awaited"))
  }

  @Test("An input that may not be read")
  func permission() throws {
    let project = try Project()
    var surroundings = surroundings(project)
    surroundings.mayRead = { !$0.hasSuffix("milestones.csv") }
    let check = try check("inputs", surroundings)
    #expect(check.exitStatus == .inputOutput)
    #expect(check.text.hasPrefix("exports/milestones.csv may not be read (1 of 3 files)"))
  }

  @Test("A report whose date the command line gives is looked at as of today")
  func today() throws {
    let project = try Project()
    try project.edit("pipelines/report.yaml") {
      $0.replacingOccurrences(of: "{from: 2025-01-01, to: 2025-12-31}", with: "{last: 12 months}")
    }
    #expect(Doctor.exitStatus(Doctor.examine(surroundings(project))) == .success)
  }
}
