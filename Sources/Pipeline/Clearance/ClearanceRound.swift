import Diagnostics
import Foundation
import Registry
import Reporting
import Statistics

/// The files of a clearance round: a folder for each member in the period, and the secretariat's list.
struct ClearanceRound {
  /// What a round says of itself, `round.json`.
  struct Description: Codable, Sendable {
    /// A member and its files.
    struct Member: Codable, Sendable {
      var party: String
      var name: String
      var folder: String
      /// Rows of the file of exchanges.
      var exchanges: Int
      /// Rows of the file of participation.
      var participation: Int
      /// Rows that wait in quarantine.
      var waiting: Int
      var files: [Manifest.File]
    }

    static let fileName = "round.json"

    /// `<pipeline>/clearance/<as_of>[.rN]`.
    var round: String
    var revision: Int
    /// The last day on which an answer is expected.
    var silence: String
    /// A hash of what was asked and read, of the tables, and of the date of silence.
    var content: String
    var parameters: Manifest.Parameters
    var confirmed: Manifest.Confirmed?
    var members: [Member]

    /// Reads the description in a round's folder; `nil` where there is none that can be read.
    static func read(folder: String) -> Description? {
      FileManager.default.contents(atPath: folder + "/" + fileName)
        .flatMap { SortedJSON.value(Description.self, from: $0) }
    }
  }

  private(set) var files = EditionFiles()
  private(set) var description: Description
  private let computation: Computation
  private let silence: CalendarDay

  /// Makes all files; nothing is written.
  ///
  /// - Parameter round: `<pipeline>/clearance/<as_of>[.rN]`.
  init(
    _ computation: Computation, silence: CalendarDay, round: String, revision: Int, content: String
  ) throws(Failure) {
    self.computation = computation
    self.silence = silence
    description = Description(
      round: round, revision: revision, silence: silence.text, content: content,
      parameters: ManifestBuilder.parameters(computation.plan),
      confirmed: computation.completeness.confirmed.map { Manifest.Confirmed(count: $0.count, of: $0.members) },
      members: [])
    let holdings = try Holdings(computation)
    let registry = computation.registry.registry
    let day = computation.plan.settings.asOf
    let members = Set(registry.members(in: computation.plan.settings.period))
    var records: [HeldRecords] = []
    for party in registry.partiesInOrder(on: day) where members.contains(party) {
      guard let place = registry.parties.firstIndex(of: party) else { continue }
      let held = holdings.records(of: place)
      records.append(held)
      description.members.append(add(held, PrefilledFiles(holdings: holdings, party: place)))
    }
    try addPages(records)
    for place in description.members.indices {
      let prefix = description.members[place].folder + "/"
      description.members[place].files = files.paths.filter { $0.hasPrefix(prefix) }.compactMap { path in
        files.contents[path].map { Manifest.File(path: path, sha256: $0.sha256, bytes: $0.bytes.count) }
      }
    }
    files.add(Description.fileName, try SortedJSON.file(description))
  }

  private mutating func add(_ held: HeldRecords, _ prefilled: PrefilledFiles) -> Description.Member {
    let plan = computation.plan
    let folder = ClearanceRound.folder(of: held.party)
    var member = Description.Member(
      party: held.party, name: computation.registry.registry.name(of: held.party, on: plan.settings.asOf),
      folder: folder, exchanges: 0, participation: 0, waiting: held.waiting.count, files: [])
    if plan.settings.collected.contains(.exchanges) {
      let file = prefilled.exchanges()
      files.add("\(folder)/\(ClearanceFiles.exchanges)", file.bytes)
      member.exchanges = file.rows
    }
    if plan.settings.collected.contains(.participation) {
      let file = prefilled.participation()
      files.add("\(folder)/\(ClearanceFiles.participation)", file.bytes)
      member.participation = file.rows
    }
    files.add("\(folder)/\(ClearanceFiles.confirmation)", prefilled.confirmation())
    return member
  }

  private mutating func addPages(_ records: [HeldRecords]) throws(Failure) {
    let plan = computation.plan
    var content = Rendering.content(computation, description.round, Rendering.Maker())
    content.status = DocumentStatus.clearance.rawValue
    // A pipeline file may leave these tables out of its editions.
    content.tables = Statistics.tables(
      computation.ingest.activity, computation.registry.registry, plan.settings,
      only: ["coverage_by_state", "coverage_by_area", "coordination"], threads: plan.threads)
    let entries = description.members.map {
      ClearancePages.Entry(
        party: $0.party, folder: $0.folder, exchanges: $0.exchanges, participation: $0.participation,
        waiting: $0.waiting)
    }
    let count = records.count
    do throws(ReportError) {
      for language in plan.languages {
        let pages = try ClearancePages(content, silence: silence, language: language)
        let sheets = try Parallel.map(count, threads: plan.threads) { place throws(ReportError) in
          try pages.sheet(records[place])
        }
        for (member, sheet) in zip(description.members, sheets) {
          files.add("\(member.folder)/\(ClearanceFiles.sheet(language: language, among: plan.languages))", sheet)
        }
        files.add(ClearanceFiles.list(language: language, among: plan.languages), try pages.list(entries))
      }
    } catch {
      throw Failure(.identityBroken("the sheets were not made: \(error)"))
    }
  }

  /// The name of a member's folder: its code, with all but unreserved characters encoded so that it names a folder of
  /// its own.
  static func folder(of party: String) -> String {
    var name = ""
    for byte in party.utf8 {
      let isPlain =
        byte < 0x80
        && (Unicode.Scalar(byte).properties.isAlphabetic || (0x30...0x39).contains(byte) || "-_~".utf8.contains(byte))
      name += isPlain ? String(Unicode.Scalar(byte)) : "%" + Hex.text([byte]).uppercased()
    }
    return name
  }
}
