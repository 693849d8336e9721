import Foundation
import TestSupport

/// Changes at random to a copy of the example project, each of one kind.
struct RandomEdits {
  /// A kind of change.
  enum Kind: String, CaseIterable, Sendable {
    case late, new, corrected, superseding, withdrawn, moved, renamed, membership, catalogue, coordinators, settings
    case period, mapping
  }

  static let pipeline = "pipelines/example-returns.yaml"

  let project: Project
  var generator: SeededGenerator

  /// A copy of the example.
  static func base() throws -> Project {
    let project = try Project(copyOfSmall: false)
    for folder in ["inputs/example/exports", "inputs/example/registry", "pipelines"] {
      try FileManager.default.createDirectory(
        at: project.path(folder).deletingLastPathComponent(), withIntermediateDirectories: true)
    }
    for folder in ["inputs/example/exports", "inputs/example/registry"] {
      try FileManager.default.copyItem(at: Program.root.appendingPathComponent(folder), to: project.path(folder))
    }
    try FileManager.default.createDirectory(at: project.path("pipelines"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: Program.root.appendingPathComponent(pipeline), to: project.path(pipeline))
    return project
  }

  mutating func apply(_ kind: Kind) throws {
    switch kind {
    case .late: try insert(date: "2025-0\(number(1...9))-1\(number(0...9))")
    case .new: try insert(date: "2026-0\(number(1...9))-1\(number(0...9))")
    case .corrected: try correct()
    case .superseding: try supersede()
    case .withdrawn:
      try edit(pick(["exchanges", "participation", "milestones", "returns", "plan"])) { lines, place in
        lines.remove(at: place)
      }
    case .moved:
      try edit(pick(["exchanges", "participation", "milestones", "returns"])) { lines, place in
        lines.append(lines.remove(at: place))
      }
    case .renamed: try rename(pick(["exchanges", "participation", "milestones"]))
    case .membership: try registry("parties.csv", column: 2, pick(["2025-03-01", "2025-09-15"]))
    case .catalogue: try registry("measures.csv", column: 5, pick(["2025-03-01", "2026-01-01"]))
    case .coordinators: try registry("coordinators.csv", column: 5, pick(["2025-03-01", "2026-01-01"]))
    case .settings:
      let (key, value) = pick([("basis: returns", "basis: public-sources"), ("languages:", "trend: year\nlanguages:")])
      try project.edit(RandomEdits.pipeline) { $0.replacingOccurrences(of: key, with: value) }
    case .period:
      let to = pick(["2025-06-30", "2026-03-31"])
      try project.edit(RandomEdits.pipeline) { $0.replacingOccurrences(of: "to: 2025-12-31", with: "to: \(to)") }
    case .mapping:
      try project.edit("inputs/example/exports/exchanges.csv") {
        $0.replacingOccurrences(of: "exchange_id,date,measures", with: "Number,Day,measures")
      }
      try project.edit(RandomEdits.pipeline) {
        $0.replacingOccurrences(
          of: "exports/exchanges.csv\n",
          with: "exports/exchanges.csv\n      columns: {exchange_id: Number, date: Day}\n")
      }
    }
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

  private mutating func pick<Value>(_ values: [Value]) -> Value { values[number(0...(values.count - 1))] }

  /// Changes the lines of an export; the place is that of a row that is plain to read.
  private mutating func edit(_ kind: String, _ change: (inout [String], Int) -> Void) throws {
    let file = "inputs/example/exports/\(kind).csv"
    var lines = try project.text(file).split(separator: "\n").map(String.init)
    let width = lines[0].split(separator: ",", omittingEmptySubsequences: false).count
    let plain = lines.indices.dropFirst().filter {
      !lines[$0].contains("\"")
        && lines[$0].split(separator: ",", omittingEmptySubsequences: false).count == width
    }
    change(&lines, pick(plain))
    try project.write(file, lines.joined(separator: "\n") + "\n")
  }

  private mutating func insert(date: String) throws {
    let id = number(1000...9999)
    let party = pick(["Arvenia", "Brekkan", "Calderra", "Dovinia"])
    let measure = pick(["WAT.1", "WAT.2", "TRA.1", "WAT"])
    if number(0...1) == 0 {
      try edit("exchanges") { lines, place in
        lines.insert("N-\(id),\(date),\(measure),\(party),all,views,Further,,\(date),", at: place)
      }
    } else {
      try edit("participation") { lines, place in
        lines.insert("NE\(id),\(date),,Further,seminar,\(measure),\(party),host,3,complete,online,,,", at: place)
      }
    }
  }

  private mutating func correct() throws {
    let (kind, column, value) = pick([
      ("exchanges", 1, "2025-07-0\(number(1...9))"), ("exchanges", 2, "WAT.2"), ("exchanges", 3, "Calderra"),
      ("participation", 8, "\(number(10...99))"), ("participation", 5, "WAT.3"), ("milestones", 3, "2025-08-08"),
      ("returns", 4, "nil"), ("plan", 7, "held"),
    ])
    try edit(kind) { lines, place in
      var cells = lines[place].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      cells[column] = value
      lines[place] = cells.joined(separator: ",")
    }
  }

  private mutating func supersede() throws {
    let id = number(1000...9999)
    try edit("exchanges") { lines, place in
      let target = lines[place].prefix { $0 != "," }
      lines.append("S-\(id),2025-05-05,TRA.1,Brekkan,all,views,Instead,,2025-05-06,\(target)")
    }
  }

  private mutating func rename(_ kind: String) throws {
    let folder = "inputs/example/exports/"
    try FileManager.default.moveItem(
      at: project.path(folder + kind + ".csv"), to: project.path(folder + kind + "-renamed.csv"))
    try project.edit(RandomEdits.pipeline) {
      $0.replacingOccurrences(of: "exports/\(kind).csv", with: "exports/\(kind)-renamed.csv")
    }
  }

  /// Lets a row of the registry end on a day, or begin long ago where it has ended already.
  private mutating func registry(_ file: String, column: Int, _ day: String) throws {
    let path = "inputs/example/registry/" + file
    var lines = try project.text(path).split(separator: "\n").map(String.init)
    let keys = lines.map { $0.prefix { $0 != "," } }
    // Several rows of one party must not overlap.
    let place = pick(
      lines.indices.dropFirst().filter { place in
        file != "parties.csv" || keys.count { $0 == keys[place] } == 1
      })
    var cells = lines[place].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    if cells[column + 1].isEmpty, cells[column] < day { cells[column + 1] = day } else { cells[column] = "2011" }
    lines[place] = cells.joined(separator: ",")
    try project.write(path, lines.joined(separator: "\n") + "\n")
  }
}
