import Diagnostics
import Ingest
import Registry
import Reporting
import Statistics
import Tabulation
import Tally

/// The output `follow-up`: notes for the secretariat's own use, in a folder of the edition that never leaves it.
enum FollowUpOutput {
  /// The folder within the edition; what is exported leaves it out.
  static let folder = "follow-up"

  /// Adds the list as a table and as a page in each language.
  ///
  /// - Throws: where a file is not what was read a moment ago.
  static func add(
    _ computation: Computation, _ content: ReportContent, to files: inout EditionFiles
  ) throws(Failure) {
    guard let log = computation.ingest.rows else { throw Failure(.identityBroken("no rows were kept")) }
    let plan = computation.plan
    let cells = try RowCells(computation, kinds: [.exchanges, .participation, .returns])
    let notes = FollowUp.notes(material(computation, log, cells))
    let names = computation.ingest.accounts.map(\.fingerprint.path)
    do throws(ReportError) {
      let english = try FollowUpPages(content, files: names, limits: plan.definition.followUp, language: "en")
      files.add("\(folder)/notes.csv", CSVText.make(english.table(notes)))
      for language in plan.languages {
        let pages = try FollowUpPages(content, files: names, limits: plan.definition.followUp, language: language)
        files.add("\(folder)/\(pages.fileName)", try pages.html(notes))
      }
    } catch {
      throw Failure(.identityBroken("the notes for follow-up were not made: \(error)"))
    }
  }

  private static func material(
    _ computation: Computation, _ log: RowLog, _ cells: RowCells
  ) -> FollowUpMaterial {
    var kinds: [RowPlace: String] = [:]
    var roles: [RowPlace: String] = [:]
    var ends: [RowPlace: PartialDate] = [:]
    var received: [RowPlace: CalendarDay] = [:]
    func noteReceived(_ place: RowPlace) {
      if let date = PartialDate(cells.meaning(place, "received")) { received[place] = date.first }
    }
    for row in log.exchanges {
      let kind = cells.meaning(row.place, "kind")
      if !kind.isEmpty { kinds[row.place] = kind }
      noteReceived(row.place)
    }
    for row in log.participation {
      let role = cells.meaning(row.place, "role")
      if !role.isEmpty { roles[row.place] = role }
      ends[row.place] = PartialDate(cells.meaning(row.place, "end"))
      noteReceived(row.place)
    }
    for row in log.returns { noteReceived(row.place) }
    return FollowUpMaterial(
      computation.ingest.activity, log, computation.registry.registry, computation.plan.settings,
      computation.plan.definition.followUp, kinds: kinds, roles: roles, ends: ends, received: received)
  }
}
