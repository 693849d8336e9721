import Diagnostics
import Foundation
import Reporting

/// The report of a refused run, for people (pages) and programs (`refused.json`); no edition.
struct RefusalReport {
  let computation: Computation
  let gate: [GateResult]
  /// The edition that stays the latest.
  let last: EditionName?

  /// The files of the report.
  func files() throws(Failure) -> EditionFiles {
    var files = EditionFiles()
    let plan = computation.plan
    var content = RefusalContent(
      titles: plan.definition.titles, notices: plan.definition.notices, languages: plan.languages,
      edition: plan.stem + "/" + plan.editionName, asOf: plan.settings.asOf.text, lastEdition: last?.folder ?? "",
      rules: gate, findings: InputTables.counts(computation.ingest.findings))
    content.languageFiles = computation.languageFiles
    for (place, language) in plan.languages.enumerated() {
      do {
        let html = try RefusalPage.html(content, language: language)
        files.add(place == 0 ? "index.html" : "index.\(language).html", html)
      } catch {
        throw Failure(.identityBroken("the report of the refusal was not made: \(error)"))
      }
    }
    files.add("refused.json", try json())
    return files
  }

  /// A sentence for each rule that does not hold.
  var failures: [Failure] {
    gate.filter { !$0.passed }.map { Failure(.gateRefused($0), file: computation.plan.file.path) }
  }

  private struct Document: Encodable {
    struct Rule: Encodable {
      var rule: GateResult
      var message: String?

      private enum CodingKeys: String, CodingKey { case message }

      func encode(to encoder: any Encoder) throws {
        try rule.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(message, forKey: .message)
      }
    }

    var edition: String
    var asOf: String
    var status = RunReport.Status.refused
    var lastEdition: String?
    var rules: [Rule]
    var findings: [String: Int]
    var accounting: [RunReport.Account]
  }

  private func json() throws(Failure) -> [UInt8] {
    let plan = computation.plan
    let document = Document(
      edition: plan.stem + "/" + plan.editionName, asOf: plan.settings.asOf.text,
      lastEdition: last.map { plan.stem + "/" + $0.folder },
      rules: gate.map {
        .init(rule: $0, message: $0.passed ? nil : Failure(.gateRefused($0), file: plan.file.path).message)
      }, findings: InputTables.counts(computation.ingest.findings),
      accounting: computation.ingest.accounts.map(RunReport.Account.init))
    return try SortedJSON.file(document)
  }
}

extension ReportsFolder {
  /// The folder of the reports of refused runs.
  func refusals(_ pipeline: String) -> String { folder(pipeline) + "/refused" }

  /// Puts the report of a refused run in the place of the last one of that name.
  func publish(_ refusal: EditionFiles, pipeline: String, name: String) throws(Failure) {
    let place = StagedFolder(parent: refusals(pipeline), name: name)
    try place.remove()
    try place.publish(refusal)
  }

  /// Removes the report of a refused run of that name, and the folder of reports where it was the last.
  func removeRefusal(_ pipeline: String, name: String) throws(Failure) {
    let parent = refusals(pipeline)
    guard DurableFiles.isFolder(parent) else { return }
    try StagedFolder(parent: parent, name: name).remove()
    if try DurableFiles.removeEmptyFolder(parent) { try DurableFiles.synchronizeFolder(folder(pipeline)) }
  }
}
