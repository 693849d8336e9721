import ArgumentParser
import Diagnostics
import Pipeline

/// `rapporteur prune`: old editions go, and what is cited stays.
struct PruneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune", abstract: "Take away the oldest editions of a pipeline, but none that is cited.",
    discussion: """
      Example: rapporteur prune ministerial --keep 12 --dry-run

      The latest edition stays, and each that a recorded citation names, unless --cited-too is given. What goes is
      recorded first: the history still knows that it was there, and what its figures were by their hash.

      Exit status: 0, 64 usage, 65 the record of citations is not whole, 66 there is no such pipeline, 73 and 74 cannot
      write, 75 another run holds the lock.
      """)

  @Argument(help: "The pipeline, such as ministerial.")
  var pipeline: String

  @Option(help: "How many editions stay, the newest ones.")
  var keep: Int

  @Flag(help: "Take away cited editions as well.")
  var citedToo = false

  @Flag(help: "Say what would go, and take nothing away.")
  var dryRun = false

  @OptionGroup var options: LedgerOptions

  func run() throws {
    try options.perform { () throws(Failure) in
      let pruning = try Pruning.run(
        Pruning.Request(
          pipeline: pipeline, keep: keep, takesCited: citedToo, isDryRun: dryRun, reports: options.reports,
          threads: LedgerOptions.threads), onEvent: options.console.show)
      try options.show(pruning, pruning.lines)
    }
  }
}
