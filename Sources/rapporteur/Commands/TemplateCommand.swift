import ArgumentParser
import Diagnostics
import Pipeline

/// `rapporteur template`: a workbook for those who send an export.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Make a workbook to fill in, for those who send a kind of export.",
    discussion: """
      Its first sheet has the columns, with drop-downs from the registry, rules and notes; the others say how to fill it \
      in and save it as CSV, show an example, and list what the drop-downs offer.

      Example: rapporteur template exchanges pipelines/ministerial.yaml --lang ru --output exchanges.ru.xlsx

      Exit status: 0 made, 64 usage, 66 the pipeline file cannot be read, 73 or 74 it cannot be written, 78 the registry \
      or the pipeline file is wrong.
      """)

  @Argument(help: "The kind: exchanges, participation, milestones, returns or plan.")
  var kind: String

  @Argument(
    help: "The pipeline file whose registry it is made from.", completion: .file(extensions: ["yaml", "yml"]))
  var pipeline: String?

  @Option(help: "The registry folder, instead of a pipeline file.", completion: .directory)
  var registry: String?

  @Option(help: "The language of words, notes and names.")
  var lang = "en"

  @Option(
    help: ArgumentHelp(
      "The date whose names, measures and areas are offered, as YYYY-MM-DD. Default: today in UTC.", valueName: "date"))
  var asOf = "today"

  @Option(help: "The file. Default: the kind and the language, such as exchanges.en.xlsx.", completion: .file())
  var output: String?

  @Flag(help: "Results and errors as JSON.")
  var json = false

  func run() throws {
    let console = Console(isQuiet: false, isJSON: json)
    do throws(Failures) {
      let path = try SenderTemplate.make(
        SenderTemplate.Request(
          kind: kind, source: try source(), language: lang, day: try RequestOptions.day(asOf, "--as-of", console.clock),
          output: output ?? "\(kind).\(lang).xlsx"))
      if json { try console.result(json: ["file": path]) } else { console.result("made \(path)") }
    } catch {
      throw console.stop(error)
    }
  }

  private func source() throws(Failures) -> SenderTemplate.Source {
    switch (pipeline, registry) {
    case (let file?, nil): return .pipeline(file)
    case (nil, let folder?): return .registry(folder)
    default: throw Failures(Failure(.usage("name a pipeline file, or a folder with --registry.")))
    }
  }
}
