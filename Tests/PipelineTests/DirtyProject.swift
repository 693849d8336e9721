import Foundation
import TestSupport

/// An invented forum with exports from a seed, with the dirt of real ones: rows that repeat, correct and contradict
/// each other, and rows that cannot be read.
struct DirtyProject {
  /// A data row of a file, which may span lines.
  struct Row: Hashable {
    var file: String
    var number: Int
  }

  let project: Project
  static let pipeline = "pipelines/report.yaml"
  private(set) var files: [String: (header: String, rows: [String])] = [:]

  private static let parties = ["Aldoria", "Boravia", "Çyrene", "Dovania", "Elmark", "Fenmoor"]
  private static let labels = ["WAT-1", "WAT-2", "WAT-3", "TRA-1", "TRA-2", "WAT", "TRA"]
  private static let dates = [
    "2025-01-15", "2025-02-03", "2025-03-31", "2025-04-01", "2025-06-30", "2025-07-01", "2025-09-09", "2025-12-31",
    "2025-03", "2025-07", "2025", "2024-12-30", "2026-01-02", "2024", "2025-02-30",
  ]

  /// Writes the project.
  ///
  /// - Parameter settings: further lines of the pipeline file.
  init(seed: UInt64, settings: String) throws {
    project = try Project(copyOfSmall: false)
    var generator = SeededGenerator(seed: seed)
    for (name, text) in Self.registry { try project.write("registry/\(name).csv", text) }
    try project.write(Self.pipeline, Self.pipelineText + settings)
    files["exports/exchanges.csv"] = (
      "exchange_id,date,measures,senders,recipients,title,received,supersedes",
      (0..<18).map { Self.exchange($0, &generator) }
    )
    files["exports/grouped.csv"] = (
      "exchange_id,date,measures,senders",
      (0..<6).map { number in
        let id = number / 2
        return "G\(id),2025-0\(id + 1)-10,\(Self.labels[id]),\(Self.one(Self.parties, &generator))"
      }
    )
    files["exports/participation.csv"] = (Self.head, (0..<26).map { Self.participation($0, "E", &generator) })
    files["exports/unique.csv"] = (
      Self.head + ",Group", (0..<12).map { Self.participation($0, "U", &generator) + ($0 % 7 == 6 ? ",no" : ",yes") }
    )
    files["exports/milestones.csv"] = (
      "measure,modality,stage,date,body,status",
      (0..<8).map { _ in
        let stage = Self.one(["a,proposed", "a,approved", "b,drafted", "b,signed", "a,unheard"], &generator)
        return [
          Self.one(Array(Self.labels.prefix(5)), &generator), stage, Self.one(Self.dates, &generator), "Council",
          Self.one(["approved", "provisional", ""], &generator),
        ].joined(separator: ",")
      }
    )
    files["exports/returns.csv"] = (
      "party,area,from,to,status",
      (0..<9).map { _ in
        [
          Self.one(Self.parties, &generator), Self.one(["WAT", "TRA", "all", "XYZ"], &generator), "2025-01",
          Self.one(["2025-12", "2025-06", "2024"], &generator),
          Self.one(["nil", "nil", "pending", "submitted", "none"], &generator),
        ].joined(separator: ",")
      }
    )
    files["exports/plan.csv"] = (
      "plan_id,year,measure,event,event_id,status", ["P1,2025,WAT-1,Seminar,E1,planned", "P1,2025,WAT-2,Call,E2,held"]
    )
    for file in files.keys { try write(file) }
  }

  /// Every row of every file.
  var rows: [Row] {
    files.keys.sorted().flatMap { file in (files[file]?.rows ?? []).indices.map { Row(file: file, number: $0) } }
  }

  /// Writes a file, without one of its rows.
  func write(_ file: String, without row: Int? = nil) throws {
    guard let (header, rows) = files[file] else { return }
    let kept = rows.enumerated().filter { $0.offset != row }.map(\.element)
    try project.write(file, ([header] + kept).joined(separator: "\n") + "\n")
  }

  private static let head = "event_id,start,measures,participant,role,delegates,list,received"

  private static func one(_ values: [String], _ generator: inout SeededGenerator) -> String {
    values.randomElement(using: &generator) ?? ""
  }

  private static func some(_ values: [String], _ generator: inout SeededGenerator) -> String {
    values.shuffled(using: &generator).prefix(Int.random(in: 1...2, using: &generator)).joined(separator: ";")
  }

  private static func exchange(_ number: Int, _ generator: inout SeededGenerator) -> String {
    let id = Int.random(in: 0..<5, using: &generator) == 0 ? number / 2 : number
    let supersedes =
      Int.random(in: 0..<3, using: &generator) == 0 ? "X\(Int.random(in: 0..<18, using: &generator))" : ""
    let title = number % 5 == 0 ? "\"Levels,\nfirst quarter\"" : "Views"
    return [
      "X\(id)", one(dates, &generator), some(labels, &generator),
      some(parties + (number % 9 == 0 ? ["Nowhere"] : []), &generator),
      one(["all", "Boravia", "Aldoria;Elmark", ""], &generator), title,
      one(["2025-03-01", "", "2026-05-01"], &generator), supersedes,
    ].joined(separator: ",")
  }

  private static func participation(
    _ number: Int, _ prefix: String, _ generator: inout SeededGenerator
  ) -> String {
    let event = Int.random(in: 0..<6, using: &generator)
    // Most rows of an event agree on its date.
    let start = Int.random(in: 0..<4, using: &generator) == 0 ? one(dates, &generator) : dates[event * 2]
    return [
      "\(prefix)\(event)", start, Bool.random(using: &generator) ? labels[event] : some(labels, &generator),
      one(parties, &generator), one(["", "host", "participant", "participant", "gast"], &generator),
      one(["", "1", "2", "0", "x"], &generator), one(["", "", "complete", "partial", "host-only"], &generator),
      one(["", "2025-03-01", "2026-05-01"], &generator),
    ].joined(separator: ",")
  }

  private static let pipelineText = """
    title: {en: "A forum"}
    registry: ../registry
    period: {from: 2025-01-01, to: 2025-12-31}
    outputs: [tables]
    inputs:
      exchanges:
        - path: ../exports/exchanges.csv
        - path: ../exports/grouped.csv
          group: true
          constants: {recipients: all}
      participation:
        - path: ../exports/participation.csv
        - path: ../exports/unique.csv
          unique: [event_id, participant]
          only: {Group: ["yes"]}
      milestones:
        - path: ../exports/milestones.csv
      returns:
        - path: ../exports/returns.csv
      plan:
        - path: ../exports/plan.csv

    """

  private static let registry: [String: String] = [
    "areas":
      "area,ordinal,title,short_title,from,to\nWAT,1,Water,Water,2001,\nTRA,2,Trade,Trade,2001,\nOLD,3,Old,Old,2001,2024\n",
    "measures": """
    measure,area,ordinal,title,short_title,from,to
    WAT-1,WAT,1,Data,Data,2001,
    WAT-2,WAT,2,Floods,Floods,2001,2025-06-30
    WAT-3,WAT,3,Dams,Dams,2025-07-01,
    TRA-1,TRA,1,Customs,Customs,2001,
    TRA-2,TRA,2,Transit,Transit,2001,

    """,
    "crosswalk":
      "from_measure,to_measure,date,note,confidence\nWAT-2,WAT-3,2025-07-01,,high\nWAT-2,TRA-2,2025-07-01,,high\n",
    "coordinators": """
    party,scope,target,role,as_proposed,from,to,source,confidence
    ALD,measure,WAT-1,coordinator,data,2020,,decision,high
    ALD,measure,TRA-1,co-coordinator,customs,2020,,decision,high
    BOR,area,TRA,coordinator,trade,2020,,decision,medium
    CYR,one-of-area,WAT,coordinator,water,2020,,decision,high
    ELM,undetermined,,coordinator,later,2020,,decision,high

    """,
    "stages":
      "modality,ordinal,stage,title,body\na,1,proposed,Proposed,\na,2,approved,Approved,\nb,1,drafted,Drafted,\nb,2,signed,Signed,\n",
    "names":
      "party,lang,name,kind,from,to\nALD,en,Aldoria,short,,\nBOR,en,Boravia,short,,\nCYR,en,Çyrene,short,,\nDOV,en,Dovania,short,,\nELM,en,Elmark,short,,\nFEN,en,Fenmoor,short,,\n",
    "parties": """
    party,kind,from,to,source,confidence,note,footnote
    ALD,member,2001,,act,high,,
    BOR,member,2001,,act,high,,
    CYR,observer-state,2001,2025-06-30,act,high,,
    CYR,member,2025-07-01,,decision,high,,
    DOV,observer-state,2010,,decision,high,,
    ELM,member,2001,2025-08-31,act,medium,,
    FEN,applicant,2020,,letter,high,,

    """,
  ]
}
