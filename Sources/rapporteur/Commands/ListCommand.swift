import ArgumentParser
import Diagnostics
import Pipeline

/// `rapporteur list`: editions, findings, refusals, and whether the record of runs is whole.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the editions of all pipelines, or of one, and what their runs came to.",
    discussion: """
      Example: rapporteur list ministerial

      A record of runs in which a line was changed or is missing gives a warning.

      Exit status: 0, 66 where there is no such pipeline.
      """)

  @Argument(help: "The pipeline, such as ministerial; all where it is left out.")
  var pipeline: String?

  @OptionGroup var options: LedgerOptions

  func run() throws {
    try options.perform { () throws(Failure) in
      let listings = try PipelineListing.read(pipeline, reports: options.reports)
      for listing in listings { options.warn(listing.warning) }
      let blocks = listings.map(\.lines)
      try options.show(
        listings,
        blocks.isEmpty ? ["There is no edition yet."] : Array(blocks.joined(separator: [""])))
    }
  }
}
