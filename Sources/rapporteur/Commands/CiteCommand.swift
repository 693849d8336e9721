import ArgumentParser
import Diagnostics
import Pipeline

/// `rapporteur cite`: a figure for a footnote, with what proves it.
struct CiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cite",
    abstract: "Cite a figure: value, edition, status, what proves it, and what later editions say of the same period.",
    discussion: """
      Example: rapporteur cite ministerial coverage_by_area/ALL/events --record

      With --record the citation is kept in citations.jsonl, and prune leaves its edition alone.

      Exit status: 0 verified, 65 the edition is not what was published, 66 there is no such edition or figure.
      """)

  @Argument(help: "The edition: a folder, <pipeline>/<date>[.rN], or a pipeline for its latest.")
  var edition: String

  @Argument(help: "The address of the figure, as in figures.csv.")
  var address: String

  @Flag(help: "Keep the citation, so that prune leaves the edition alone.")
  var record = false

  @OptionGroup var options: LedgerOptions

  func run() throws {
    var isVerified = true
    try options.perform { () throws(Failure) in
      let citation = try Citation.make(
        EditionReference(edition, reports: options.reports), address: address, records: record)
      isVerified = citation.state == .verified
      let recorded = citation.recorded.map { ["Recorded as number \($0)."] } ?? []
      try options.show(citation, citation.lines + recorded)
    }
    if !isVerified { throw EndedWithStatus(status: .dataError) }
  }
}
