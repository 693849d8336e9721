import Foundation
import TestSupport
import Testing

/// A large export from another system, with its own columns and names, read as it is and counted by other means.
///
/// The data are not part of the project: the suite is skipped where they do not lie beside it.
@Suite("Roll calls of the General Assembly", .enabled(if: RollCalls.isThere, "the roll calls are not here"))
struct RollCallTests {
  private static let project: Result<Project, any Error> = Result { try RollCalls.makeProject() }

  private func table(_ name: String) throws -> [[String]] {
    try Self.project.get().text("reports/roll-calls/latest/tables/\(name).csv").split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  @Test("Every row is accepted; those outside the period are counted as such")
  func accounting() throws {
    let account = try #require(try table("accounting").first)
    let rows = RollCalls.rows
    #expect(account[4] == String(rows.count))
    #expect(account[5] == account[4])
    #expect(account[10] == String(rows.count { RollCalls.isInPeriod($0.date) }))
    #expect(try table("findings").allSatisfy { $0[1] == "party-without-status" })
  }

  @Test("Events and participations by issue")
  func events() throws {
    let rows = RollCalls.rows.filter { RollCalls.isInPeriod($0.date) }
    for area in try table("coverage_by_area") {
      let here = rows.filter { area[0] == "ALL" || $0.issues.contains(area[0].dropFirst(2)) }
      #expect(area[9] == String(Set(here.map(\.rollCall)).count), "\(area[0])")
      #expect(area[11] == String(here.count), "\(area[0])")
    }
    #expect(try table("events").count == Set(rows.map(\.rollCall)).count)
  }

  @Test(
    "Attendance counts from the day of membership on",
    arguments: [
      ("KAZ", "Kazakhstan", "1999-09-14"), ("KOR", "South Korea", "2006-06-17"), ("VNM", "Vietnam", "2010-06-01"),
      ("LKA", "Sri Lanka", "2018-08-15"),
    ])
  func attendance(code: String, country: String, since: String) throws {
    let rows = RollCalls.rows.filter { RollCalls.isInPeriod($0.date) && $0.date >= since }
    let held = Set(rows.map(\.rollCall)).count
    let attended = rows.count { $0.country == country }
    let row = try #require(try table("attendance").first { $0[0] == code })
    #expect(row[1...3] == [String(held), String(held), String(attended)])
  }
}

/// The data set and a project around it.
enum RollCalls {
  struct Row {
    let rollCall: Substring
    let date: Substring
    let issues: [Substring]
    let country: Substring
  }

  private static let folder = Program.root.deletingLastPathComponent().appendingPathComponent("shared/reference/unga")
  private static let file = folder.appendingPathComponent("roll-call-participation.csv")

  static let isThere = FileManager.default.fileExists(atPath: file.path)

  /// The rows, split by hand: no cell of the file is quoted.
  static let rows: [Row] = {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return Row(rollCall: cells[0], date: cells[1], issues: cells[2].split(separator: ";"), country: cells[3])
    }
  }()

  static func isInPeriod(_ date: Substring) -> Bool { date >= "1999-09-14" && date <= "2019-12-31" }

  static func makeProject() throws -> Project {
    let project = try Project(copyOfSmall: false)
    for name in ["parties", "names"] {
      try project.write(
        "registry/\(name).csv",
        String(contentsOf: Program.root.appendingPathComponent("inputs/cica/registry/\(name).csv"), encoding: .utf8))
    }
    var areas = "area,ordinal,title,from,to\n"
    var measures = "measure,area,ordinal,title,from,to\n"
    let issues = try String(contentsOf: folder.appendingPathComponent("issues.csv"), encoding: .utf8)
    for (place, line) in issues.split(separator: "\n").dropFirst().enumerated() {
      let cells = line.split(separator: ",")
      areas += "A-\(cells[0]),\(place + 1),\(cells[1]),,\n"
      measures += "\(cells[0]),A-\(cells[0]),1,\(cells[1]),,\n"
    }
    try project.write("registry/areas.csv", areas)
    try project.write("registry/measures.csv", measures)
    try FileManager.default.createDirectory(at: project.path("exports"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: file, to: project.path("exports/roll-calls.csv"))
    try project.write(
      "pipelines/roll-calls.yaml",
      """
      title: Roll calls
      registry: ../registry
      period: {from: 1999-09-14, to: 2019-12-31}
      trend: year
      outputs: [tables]
      inputs:
        participation:
          - path: ../exports/roll-calls.csv
            columns: {event_id: rcid, start: date, measures: issues, participant: country}
            constants: {list: complete}
            ignore: [vote]
      """)
    let result = try project.run("run", "pipelines/roll-calls.yaml", "--quiet")
    guard result.status == 0 else { throw RunFailed(message: result.error) }
    return project
  }

  struct RunFailed: Error {
    let message: String
  }
}
