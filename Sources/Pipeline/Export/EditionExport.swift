import Diagnostics
import Foundation
import Reporting
import Statistics
import Tabulation

/// A copy of an edition that may leave the secretariat.
///
/// Only what is known to hold nothing confidential goes: tables and charts as the edition has them; the tables described
/// anew; accounts and figures with numbers in place of paths; findings by code; pages, their PDF and workbooks made again
/// without values and paths. Everything else stays: a briefing is for the State that it is about.
public enum EditionExport {
  /// What an export came to.
  public struct Outcome: Sendable, Encodable {
    /// The edition.
    public var edition: String
    /// The absolute path of the export.
    public var folder: String
    /// The files of the export, its manifest among them.
    public var files: [String]
    /// The files of the edition that stay, or that another stands for.
    public var leftOut: [String]
  }

  /// What an export is asked.
  public struct Request: Sendable {
    /// The edition.
    public var edition: EditionReference
    /// The folder of the export, which is empty or does not exist.
    public var folder: String
    /// The project folder; `nil` for the one that holds the edition's reports folder.
    public var project: String?
    /// The most threads.
    public var threads: Int

    /// Makes a request.
    public init(edition: EditionReference, folder: String, project: String? = nil, threads: Int = 1) {
      self.edition = edition
      self.folder = folder
      self.project = project
      self.threads = threads
    }
  }

  /// Checks the edition and writes the export, whole or not at all.
  public static func run(_ request: Request) throws(Failures) -> Outcome {
    let edition: Edition
    let target = URL(fileURLWithPath: request.folder).standardizedFileURL.path
    do throws(Failure) {
      edition = try Edition(request.edition)
      try checkFree(target, edition)
    } catch {
      throw Failures(error)
    }
    let computation = try EditionSources(edition, project: request.project, threads: request.threads).compute()
    do throws(Failure) {
      let tables = TableFiles(computation.tables)
      try check(tables, edition)
      var files = try unchanged(edition)
      let left = edition.manifest.outputs.map(\.path).filter { files.contents[$0] == nil }
      try addChanged(to: &files, edition, computation)
      files.add(Manifest.fileName, try SortedJSON.file(ExportManifest(edition, files: files)))
      try write(files, to: target)
      return Outcome(edition: edition.name, folder: target, files: files.paths, leftOut: left)
    } catch {
      throw Failures(error)
    }
  }

  private static func checkFree(_ target: String, _ edition: Edition) throws(Failure) {
    guard FileManager.default.fileExists(atPath: target) else { return }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: target), names.isEmpty else {
      throw Failure(.folderNotEmpty, file: target)
    }
  }

  /// Tables that a newer program computes otherwise would not be those of the edition.
  private static func check(_ tables: TableFiles, _ edition: Edition) throws(Failure) {
    for table in tables.files {
      let path = "tables/\(table.name).csv"
      guard let output = edition.manifest.outputs.first(where: { $0.path == path }) else { continue }
      if output.sha256 != table.file.sha256 { throw Failure(.editionNotRepeated, file: edition.name + "/" + path) }
    }
  }

  /// Tables and charts that go as they are.
  private static func unchanged(_ edition: Edition) throws(Failure) -> EditionFiles {
    let changed = [Schemas.findings.name, Schemas.accounting.name, Figures.schema.name].map { "tables/\($0).csv" }
    var files = EditionFiles()
    for output in edition.manifest.outputs {
      let parts = output.path.split(separator: "/")
      let isTable = parts.count == 2 && parts[0] == "tables" && output.path.hasSuffix(".csv")
      let isPicture = output.path.hasSuffix(".png") || output.path.hasSuffix(".svg")
      let isChart = isPicture && (parts.dropLast() == ["charts"] || parts.dropLast() == ["charts", "slides"])
      guard isTable || isChart, !changed.contains(output.path) else { continue }
      files.add(output.path, try edition.bytes(of: output.path))
    }
    return files
  }

  private static func addChanged(
    to files: inout EditionFiles, _ edition: Edition, _ computation: Computation
  ) throws(Failure) {
    let outside = OutsideTables(computation)
    let outputs = edition.manifest.parameters.outputs
    if outputs.contains("tables") {
      for table in outside.tables where table.name == Schemas.accounting.name {
        files.add("tables/\(table.name).csv", CSVText.make(table))
      }
      var bytes: [UInt8] = []
      _ = Figures.writeCSV(of: outside.tables) { bytes += $0 }
      files.add("tables/\(Figures.schema.name).csv", bytes)
    }
    let counted = OutsideTables.counted(computation.ingest.findings)
    files.add("tables/\(counted.name).csv", CSVText.make(counted))
    if outputs.contains("tables") {
      let content = Rendering.content(computation, edition.name, Rendering.Maker(of: edition.manifest))
      files.add(
        Rendering.metadataPath,
        try Rendering.metadata(content, (outside.tables + [counted]).map(\.schema) + [Figures.schema]))
    }
    try addPages(computation, outside, edition, to: &files)
  }

  /// Pages, their PDF and workbooks, each where the edition has them.
  private static func addPages(
    _ computation: Computation, _ outside: OutsideTables, _ edition: Edition, to files: inout EditionFiles
  ) throws(Failure) {
    let outputs = Set(edition.manifest.parameters.outputs)
    guard !outputs.isDisjoint(with: ["html", "pdf", "xlsx"]) else { return }
    let languages = computation.plan.languages
    let (pages, charts) = try OutsidePages.make(computation, outside, edition)
    if outputs.contains("xlsx") {
      for file in try WorkbookOutput.files(pages, charts, languages, threads: computation.plan.threads) {
        files.add(file.path, file.bytes)
      }
    }
    guard outputs.contains("html") || outputs.contains("pdf") else { return }
    var texts: [String] = []
    for (page, charts) in zip(pages, charts) { texts.append(try Rendering.html(page, charts)) }
    if outputs.contains("html") {
      let traced = try PageTracing(computation).add(to: texts, edition: edition.name, isForOutside: true)
      for (text, language) in zip(traced, languages) {
        files.add(ReportPage.fileName(language: language, among: languages), text)
      }
    }
    // The edition's own PDF names files and shows values; this one is made from the pages that may leave.
    if outputs.contains("pdf") { _ = try PDFOutput.add(texts, computation.plan, to: &files) }
  }

  private static func write(_ files: EditionFiles, to target: String) throws(Failure) {
    let place = StagedFolder(
      parent: DurableFiles.parentFolder(target), name: URL(fileURLWithPath: target).lastPathComponent)
    if DurableFiles.isFolder(target), try !DurableFiles.removeEmptyFolder(target) {
      throw Failure(.folderNotEmpty, file: target)
    }
    try place.publish(files)
  }
}
