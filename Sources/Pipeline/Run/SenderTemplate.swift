import Diagnostics
import Foundation
import Ingest
import Registry
import Reporting
import Tabulation
import Tally

/// A workbook for those who send an export: `rapporteur template`.
public enum SenderTemplate {
  /// Where the registry is.
  public enum Source: Sendable {
    /// A registry folder.
    case registry(String)
    /// The registry that a pipeline file names, with its separator of lists.
    case pipeline(String)
  }

  /// What is asked.
  public struct Request: Sendable {
    /// The kind of export.
    public var kind: String
    /// Where the registry is.
    public var source: Source
    /// The language.
    public var language: String
    /// The date whose names, measures and areas are offered.
    public var day: CalendarDay
    /// The file to write; an old one is replaced.
    public var output: String

    /// Makes a request.
    public init(kind: String, source: Source, language: String, day: CalendarDay, output: String) {
      self.kind = kind
      self.source = source
      self.language = language
      self.day = day
      self.output = output
    }
  }

  /// The kinds of which there is a template.
  public static let kinds = ExportKind.allCases.map(\.rawValue)

  /// Writes the template; returns the absolute path of the file.
  public static func make(_ request: Request) throws(Failures) -> String {
    let registry: LoadedRegistry
    var separator = ";"
    do throws(Failure) {
      guard ExportKind(rawValue: request.kind) != nil else {
        throw Failure(.usage("“\(request.kind)” is no kind of export; write \(WordList.or(kinds))."))
      }
      guard ReportLanguages.known.contains(request.language) else {
        throw Failure(
          .usage("“\(request.language)” is no language; write --lang \(WordList.or(ReportLanguages.known))."))
      }
    } catch {
      throw Failures(error)
    }
    switch request.source {
    case .registry(let folder):
      let path = URL(fileURLWithPath: folder).standardizedFileURL.path
      registry = try RegistryReader.read(folder: path, name: folder)
    case .pipeline(let file):
      let plan: RunPlan.RegistryPlace
      do throws(Failure) { plan = try RunPlan.registry(ofPipeline: file) } catch { throw Failures(error) }
      registry = try RegistryReader.read(folder: plan.path, name: plan.name)
      separator = plan.separator
    }
    do throws(Failure) {
      let bytes = try bytes(request, registry.registry, separator)
      let path = URL(fileURLWithPath: request.output).standardizedFileURL.path
      try DurableFiles.makeFolder(DurableFiles.parentFolder(path))
      try DurableFiles.replace(path, with: bytes)
      return path
    } catch {
      throw Failures(error)
    }
  }

  /// The workbook as bytes; the same for the same registry, day and language.
  static func bytes(_ request: Request, _ registry: ForumRegistry, _ separator: String) throws(Failure) -> [UInt8] {
    guard let kind = ExportKind(rawValue: request.kind) else {
      throw Failure(.usage("“\(request.kind)” is no kind of export; write \(WordList.or(kinds))."))
    }
    let content = TemplateBook.Content(
      kind: kind,
      columns: kind.columnNames.map { (name: $0, isRequired: kind.isRequired($0), values: kind.values(of: $0)) },
      registry: registry, day: request.day, separator: separator)
    let book: SheetBook
    do throws(ReportError) {
      book = try TemplateBook(content, language: request.language).book()
    } catch {
      throw Failure(.identityBroken("the template was not made: \(error)"))
    }
    return try WorkbookOutput.bytes(of: book, name: request.output)
  }
}

extension RunPlan {
  /// Where the registry of a pipeline is.
  struct RegistryPlace {
    let path: String
    let name: String
    let separator: String
  }

  /// The registry that a pipeline file names; its inputs are not looked for.
  static func registry(ofPipeline file: String) throws(Failure) -> RegistryPlace {
    let url = URL(fileURLWithPath: file).standardizedFileURL
    let project = ProjectFolder(pipeline: url.path)
    let name = project.name(url.resolvingSymlinksInPath().path)
    let definition = try PipelineReader.read(
      String(decoding: try contents(url.path, name), as: UTF8.self), file: name)
    let path = try project.resolve(
      definition.registry,
      Failure(.pathLeavesProject(path: ""), file: name, line: definition.registryLine))
    return RegistryPlace(path: path, name: project.name(path), separator: definition.listSeparator)
  }
}
