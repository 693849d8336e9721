import Diagnostics
import Foundation
import Ingest
import Registry
import Reporting
import Statistics
import Tally

/// A pipeline file and a request, resolved: every date, path and setting is known, nothing is read but the file itself;
/// where an entry names a marker of its delivery, the marker and the files that must agree with it; and where the period
/// begins with a meeting, the registry's list of them.
struct RunPlan {
  var definition: PipelineDefinition
  let project: ProjectFolder
  /// The pipeline file's name relative to the project, its stem, and its bytes' hash.
  let file: FileFingerprint
  let stem: String
  /// The absolute path of the pipeline file.
  let path: String
  var settings: ReportSettings
  let languages: [String]
  let registryPath: String
  /// The registry's folder relative to the project.
  let registryName: String
  var entries: [InputEntry]
  let reports: String
  let threads: Int
  /// What tells an edition apart whose period or knowledge the command line changed; empty for an ordinary one.
  let overrides: String

  /// What an earlier run read, where it is to be read again: then nothing is looked for.
  struct Recorded {
    let stem: String
    let pipelineName: String
    let registryFolder: String
    let registryName: String
    let inputs: [RecordedInput]
    /// The languages whose words the registry had.
    let languages: [String]
    /// The absolute path of the registry's meetings; `nil` where it had none.
    let meetings: String?
  }

  /// An export that an earlier run read.
  struct RecordedInput {
    let kind: String
    let entry: Int
    let file: InputFile
  }

  init(_ request: RunRequest, recorded: Recorded? = nil) throws(Failure) {
    let url = URL(fileURLWithPath: request.pipeline).standardizedFileURL
    let project = ProjectFolder(pipeline: url.path)
    let name = recorded?.pipelineName ?? project.name(url.resolvingSymlinksInPath().path)
    path = url.path
    let data = try RunPlan.contents(path, name)
    let text = String(decoding: data, as: UTF8.self)
    let definition = try PipelineReader.read(text, file: name)
    self.definition = definition
    self.project = project
    file = FileFingerprint(path: name, sha256: Hex.sha256(data), byteCount: data.count)
    stem = recorded?.stem ?? url.deletingPathExtension().lastPathComponent
    languages = request.languages ?? definition.languages

    let asOf = try RunPlan.date(request, definition, name)
    let registryPlace = Failure(.pathLeavesProject(path: ""), file: name, line: definition.registryLine)
    if let recorded {
      registryPath = recorded.registryFolder
      registryName = recorded.registryName
    } else {
      registryPath = try project.resolve(definition.registry, registryPlace)
      registryName = project.name(registryPath)
    }
    let meetings = recorded.map(\.meetings) ?? "\(registryPath)/\(RegistryReader.meetingsFile)"
    var period =
      if let given = request.period { given } else {
        try PeriodReader.resolve(definition.period, asOf: asOf, file: name) { [registryName] () throws(Failure) in
          guard let meetings else { return [] }
          return try RegistryReader.meetings(path: meetings, registry: registryName)
        }
      }
    if asOf < period.from {
      throw Failure(
        .invalidValue(key: "as_of", value: asOf.text, expected: "a date that is not before the period"), file: name)
    }
    period.to = min(period.to, asOf)
    settings = ReportSettings(
      period: period, asOf: asOf, knownAt: request.knownAt ?? definition.knownAt, basis: definition.basis,
      catalogue: definition.catalogue, trend: definition.trend, standingAfterDays: definition.standingAfterDays,
      collected: Set(definition.inputs.map(\.entry.kind)))

    try RunPlan.check(languages, registry: recorded?.languages ?? RunPlan.languages(in: registryPath), file: name)
    var entries: [InputEntry] = []
    for input in definition.inputs {
      let place = Failure(
        .pathLeavesProject(path: ""), file: name, line: input.line, column: String(input.column))
      var entry = input.entry
      if let recorded {
        entry.files = recorded.files(of: entry)
      } else if let complete = input.complete {
        let markerPlace = Failure(
          .pathLeavesProject(path: ""), file: name, line: complete.line, column: String(complete.column))
        entry.files = try DropFolder(
          project, pattern: (input.pattern, place), marker: (complete.path, markerPlace)
        ).files()
      } else {
        entry.files = try project.files(input.pattern, place)
      }
      entries.append(entry)
    }
    self.entries = entries
    reports = URL(fileURLWithPath: request.reports ?? project.root + "/reports").standardizedFileURL.path
    threads = max(1, request.threads)
    overrides = RunPlan.overrides(request)
  }

  /// The period with which the report is compared; `nil` for none.
  var comparison: Period? {
    switch definition.comparison {
    case .previous: PreviousPeriod.of(settings.period)
    case .none: nil
    case .period(let period): period
    }
  }

  /// The name of the edition without its revision.
  var editionName: String { settings.asOf.text + (overrides.isEmpty ? "" : "+" + overrides) }

  /// The absolute path of the pipeline file or of a file of the registry, by its name.
  func path(ofRegistryOrPipeline name: String) -> String {
    name == file.path ? path : registryPath + "/" + (name as NSString).lastPathComponent
  }

  /// The languages whose words stand in a registry's folder.
  private static func languages(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).compactMap(LanguageFileName.language)
      .sorted()
  }

  private static func check(_ languages: [String], registry: [String], file: String) throws(Failure) {
    let known = ReportLanguages.known + registry.filter { !ReportLanguages.known.contains($0) }
    for language in languages where !known.contains(language) {
      throw Failure(
        .invalidValue(
          key: "languages", value: language,
          expected: WordList.or(known) + ", or add \(LanguageFileName.of(language)) to the registry"), file: file)
    }
  }

  static func contents(_ path: String, _ name: String) throws(Failure) -> Data {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw Failure(.pipelineUnreadable("there is no such file"), file: name)
    }
    defer { try? handle.close() }
    do {
      return try handle.read(upToCount: PipelineReader.sizeLimit + 1) ?? Data()
    } catch {
      throw Failure(.pipelineUnreadable("it is no readable file"), file: name)
    }
  }

  private static func date(
    _ request: RunRequest, _ definition: PipelineDefinition, _ name: String
  ) throws(Failure) -> CalendarDay {
    if let asOf = request.asOf ?? definition.asOf { return asOf }
    if let period = request.period { return period.to }
    if case .fixed(let period) = definition.period { return period.to }
    throw Failure(.missingKey(key: "as_of"), file: name)
  }

  /// Eight hexadecimal digits of the overridden period and date of knowledge; empty where there is neither.
  private static func overrides(_ request: RunRequest) -> String {
    var text = ""
    if let period = request.period { text += "period=\(period.from.text)..\(period.to.text);" }
    if let knownAt = request.knownAt { text += "known_at=\(knownAt.text);" }
    return text.isEmpty ? "" : String(Hex.sha256(Data(text.utf8)).prefix(8))
  }
}

extension RunPlan.Recorded {
  /// The files of an entry, in the order in which they were read.
  fileprivate func files(of entry: InputEntry) -> [InputFile] {
    inputs.filter { $0.kind == entry.kind.rawValue && $0.entry == entry.number }.map(\.file)
  }
}
