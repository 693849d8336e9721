import ArgumentParser
import Diagnostics
import Pipeline

/// `rapporteur history`: a figure, or the findings, from edition to edition.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show a figure in every edition, or the findings of every edition by code and source.",
    discussion: """
      Example: rapporteur history ministerial

      Example: rapporteur history ministerial coverage_by_area/ALL/events

      Exit status: 0, 66 where there is no such pipeline, or no edition has the figure.
      """)

  @Argument(help: "The pipeline, such as ministerial.")
  var pipeline: String

  @Argument(help: "The address of a figure, as in figures.csv.")
  var address: String?

  @OptionGroup var options: LedgerOptions

  func run() throws {
    try options.perform { () throws(Failure) in
      if let address {
        let history = try FigureHistory.read(pipeline, address: address, reports: options.reports)
        options.warn(history.warning)
        try options.show(history, history.lines)
      } else {
        let timeline = try FindingsTimeline.read(pipeline, reports: options.reports)
        options.warn(timeline.warning)
        try options.show(timeline, timeline.lines)
      }
    }
  }
}
