import ArgumentParser
import Pipeline

/// The arguments of commands that look at one edition.
struct EditionOptions: ParsableArguments {
  @Argument(help: "The edition: its folder, or <pipeline>/<as_of>[.rN], or <pipeline> for its latest.")
  var edition: String

  @Option(help: "The reports folder. Default: reports.")
  var reports: String?

  @Option(help: "The project folder. Default: the folder that holds the reports folder.")
  var project: String?

  /// The edition that is meant.
  var reference: EditionReference { EditionReference(edition, reports: reports) }
}
