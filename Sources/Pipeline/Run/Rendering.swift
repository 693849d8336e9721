import Canvas
import Charting
import Diagnostics
import Foundation
import Ingest
import Reporting
import Statistics
import Tabulation

/// A computation to the files of an edition.
struct Rendering {
  /// What pages name as their maker.
  struct Maker {
    /// The version of the program.
    var version = ProgramVersion.current
    /// The libraries that draw.
    var libraries = [
      Provenance.Library(name: "libgd", version: Painter.versions.libgd),
      Provenance.Library(name: "FreeType", version: Painter.versions.freeType),
    ]
  }

  private(set) var files = EditionFiles()
  private(set) var libraries: [Provenance.Library] = []
  /// What drew the charts, with the letters that it has drawn; `nil` where there are none.
  private(set) var drawing: ChartDrawing?

  /// The edition with which the page of what changed compares.
  private(set) var previous: Manifest.Previous?

  /// - Parameters:
  ///   - previous: the edition since which the page of what changed tells; `nil` where this is the first.
  ///   - maker: what pages name as their maker: another than this program where an edition is made again.
  ///   - ahead: charts of other pages, which will be asked for once the edition is there.
  init(
    _ computation: Computation, tables: TableFiles, edition: String, previous: Edition?, maker: Maker = Maker(),
    ahead: [ReportChart] = [], onEvent: (RunEvent) -> Void
  ) throws(Failure) {
    let plan = computation.plan
    let outputs = plan.definition.outputs
    onEvent(.stage("tables", detail: ""))
    if outputs.contains(.tables) {
      for table in tables.files { files.add("tables/\(table.name).csv", table.file) }
      files.add(
        Rendering.metadataPath,
        try Rendering.metadata(
          Rendering.content(computation, edition, maker), computation.tables.map(\.schema) + [Figures.schema]))
    }
    try addQuarantine(computation.ingest.quarantine)
    try InputCopies.add(computation, to: &files)
    if plan.definition.makesFollowUp {
      onEvent(.stage("follow-up", detail: ""))
      try FollowUpOutput.add(computation, Rendering.content(computation, edition, maker), to: &files)
    }
    if outputs.contains(.sqlite) {
      onEvent(.stage("database", detail: ""))
      libraries.append(DatabaseOutput.library)
      files.add(
        DatabaseOutput.fileName,
        try DatabaseOutput.bytes(computation, edition: edition, version: maker.version))
    }
    if plan.definition.makesBriefings {
      onEvent(.stage("briefings", detail: ""))
      libraries += try BriefingOutput.add(computation, Rendering.content(computation, edition, maker), to: &files)
    }
    guard !Set(outputs).isDisjoint(with: [.charts, .html, .slides, .pdf, .xlsx]) else { return }

    libraries += maker.libraries + (outputs.contains(.xlsx) ? [WorkbookOutput.library] : [])
    let content = Rendering.content(computation, edition, maker)
    let languages = plan.languages
    let threads = plan.threads
    let suffixes = languages.enumerated().map { $0 == 0 ? "" : "." + $1 }
    for language in languages { onEvent(.stage("charts", detail: language)) }
    let pieces = try Parallel.map(languages.count + 1, threads: threads) { place throws(Failure) -> Piece in
      place == 0
        ? .drawing(try ChartDrawing(threads: threads))
        : .page(try Rendering.page(content, languages[place - 1], chartsAlone: plan.definition.makesChartsAlone))
    }
    var pages: [ReportPage] = []
    var charts: [[ChartFile]] = []
    for piece in pieces { if case .page(let page) = piece { pages.append(page) } }
    for piece in pieces {
      guard case .drawing(let drawing) = piece else { continue }
      self.drawing = drawing
      let drawn = pages.map { $0.charts() }
      if plan.definition.makesPages || outputs.contains(.charts) || outputs.contains(.xlsx) {
        charts = try drawing.files(of: drawn, forPages: plan.definition.makesPages, ahead: ahead)
      }
      if outputs.contains(.slides) { try addSlides(drawing, drawn, languages, onEvent) }
    }
    if outputs.contains(.charts) {
      for (charts, suffix) in zip(charts, suffixes) { addPictures(charts, suffix) }
    }
    if outputs.contains(.xlsx) {
      for language in languages { onEvent(.stage("workbook", detail: language)) }
      for file in try WorkbookOutput.files(pages, charts, languages, threads: threads) {
        files.add(file.path, file.bytes)
      }
    }
    guard plan.definition.makesPages else { return }
    for language in languages { onEvent(.stage("page", detail: language)) }
    var texts = try Parallel.map(languages.count, threads: threads) { [pages, charts] place throws(Failure) in
      try Rendering.html(pages[place], charts[place])
    }
    if outputs.contains(.pdf) {
      onEvent(.stage("pdf", detail: ""))
      libraries += try PDFOutput.add(texts, plan, to: &files)
    }
    guard outputs.contains(.html) else { return }
    onEvent(.stage("traces", detail: ""))
    texts = try PageTracing(computation).add(to: texts, edition: edition, isForOutside: false)
    for (text, suffix) in zip(texts, suffixes) { files.add("index\(suffix).html", text) }
    onEvent(.stage("differences", detail: previous?.name ?? ""))
    let changes = try WhatChanged(computation, edition: edition, version: maker.version, previous: previous)
    self.previous = changes.previous
    files.add(WhatChangedPage.tableName, changes.csv)
    for (page, language) in zip(pages, languages) {
      files.add(
        WhatChangedPage.fileName(language: language, among: languages), try Rendering.html(page, changes.content))
    }
  }

  /// What is made at the same time, before the first picture.
  private enum Piece: Sendable {
    case drawing(ChartDrawing)
    case page(ReportPage)
  }

  private mutating func addPictures(_ charts: [ChartFile], _ suffix: String) {
    for chart in charts {
      files.add("charts/\(chart.name)\(suffix).svg", chart.svg)
      files.add("charts/\(chart.name)\(suffix).png", chart.png1x)
      files.add("charts/\(chart.name)\(suffix)@2x.png", chart.png2x)
    }
  }

  private mutating func addSlides(
    _ drawing: ChartDrawing, _ pages: [[ReportChart]], _ languages: [String],
    _ onEvent: (RunEvent) -> Void
  ) throws(Failure) {
    onEvent(.stage("slides", detail: ""))
    let (slides, left) = try drawing.slides(of: pages)
    for (place, language) in languages.enumerated() {
      let suffix = place == 0 ? "" : "." + language
      for chart in slides[place] {
        files.add("charts/slides/\(chart.name)\(suffix).svg", chart.svg)
        files.add("charts/slides/\(chart.name)\(suffix).png", chart.png1x)
        files.add("charts/slides/\(chart.name)\(suffix)@2x.png", chart.png2x)
      }
      for stem in left[place] {
        onEvent(
          .warning(
            "The chart \(stem) (\(language)) is on no slide: it does not fit one, and it cannot be divided further."
          ))
      }
    }
  }

  private mutating func addQuarantine(_ quarantine: [QuarantinedFile]) throws(Failure) {
    if quarantine.isEmpty { return }
    var rows: [TableRow] = []
    for file in quarantine {
      let base = file.file.name.split(separator: "/").last.map(String.init) ?? file.file.name
      let path = "quarantine/\(file.kind.rawValue)-\(file.entry)-\(base)"
      let (bytes, cut) = try file.verbatim()
      files.add(uniquePath(path), bytes)
      for row in file.rows {
        rows.append(
          TableRow([
            .text(file.file.name), .integer(row.line), .integer(row.record), .codes(row.codes.map(\.rawValue)),
            .code(cut.contains(row.record) ? "cut at \(QuarantinedFile.rowLimit) bytes" : ""),
          ]))
      }
    }
    let schema = TableSchema(
      "reasons", ["file", "line", "record", "codes", "remark"].map { TableColumn($0, .note) })
    files.add("quarantine/reasons.csv", CSVText.make(Table(schema, rows: rows)))
  }

  /// The path, with a number before its name where two files of an entry have one name.
  private func uniquePath(_ path: String) -> String {
    guard files.contents[path] != nil else { return path }
    var number = 2
    while files.contents["\(path).\(number)"] != nil { number += 1 }
    return "\(path).\(number)"
  }

  static func page(
    _ content: ReportContent, _ language: String, chartsAlone: Bool = false
  ) throws(Failure) -> ReportPage {
    do {
      return try ReportPage(content, language: language, chartsAlone: chartsAlone)
    } catch {
      throw Failure(.identityBroken("the page was not made: \(error)"))
    }
  }

  /// The description of the tables, within an edition.
  static let metadataPath = "tables/\(TableMetadata.fileName)"

  /// The description of tables that lie together in a folder.
  static func metadata(_ content: ReportContent, _ schemas: [TableSchema]) throws(Failure) -> [UInt8] {
    let metadata: TableMetadata
    do throws(ReportError) {
      metadata = try TableMetadata(content, schemas: schemas)
    } catch {
      throw Failure(.identityBroken("the description of the tables was not made: \(error)"))
    }
    return try SortedJSON.file(metadata, keysAsGiven: true)
  }

  private static func html(_ page: ReportPage, _ changes: EditionChanges) throws(Failure) -> String {
    do {
      return try WhatChangedPage(page, changes).html()
    } catch {
      throw Failure(.identityBroken("the page of what changed was not made: \(error)"))
    }
  }

  static func html(_ page: ReportPage, _ charts: [ChartFile]) throws(Failure) -> String {
    do {
      return try page.html(charts: charts)
    } catch {
      throw Failure(.identityBroken("the page was not made: \(error)"))
    }
  }

  /// What the pages of an edition are made of.
  static func content(
    _ computation: Computation, _ edition: String, _ maker: Maker
  ) -> ReportContent {
    let plan = computation.plan
    var content = ReportContent(
      titles: plan.definition.titles, pipeline: plan.stem, edition: edition, settings: plan.settings,
      status: plan.definition.status.rawValue, symbol: plan.definition.symbol, notices: plan.definition.notices,
      languages: plan.languages, registry: computation.registry.registry, tables: computation.tables,
      findings: computation.ingest.findings, warnings: computation.warnings, completeness: computation.completeness,
      earlier: computation.earlier,
      provenance: Provenance(
        inputs: computation.ingest.accounts.map {
          Provenance.Input(
            kind: $0.kind.rawValue, entry: $0.entry, file: $0.fingerprint.path, sha256: $0.fingerprint.sha256,
            bytes: $0.fingerprint.byteCount)
        }, version: maker.version, libraries: maker.libraries,
        pipeline: Provenance.File(path: plan.file.path, sha256: plan.file.sha256),
        registry: computation.registry.files.map { Provenance.File(path: $0.path, sha256: $0.sha256) }))
    content.languageFiles = computation.languageFiles
    content.onlyCharts = plan.definition.onlyCharts
    content.requestedCharts = plan.definition.requestedCharts
    content.sections = plan.definition.sections
    content.area = plan.definition.area
    content.companions = plan.definition.companions
    if plan.definition.makesBriefings {
      content.presence = Statistics.presence(
        computation.ingest.activity, computation.registry.registry, plan.settings)
    }
    return content
  }
}

extension Rendering.Maker {
  /// The maker of a published edition.
  init(of manifest: Manifest) {
    self.init(version: manifest.program.version)
    libraries = libraries.map {
      Provenance.Library(name: $0.name, version: manifest.program.libraries[$0.name] ?? $0.version)
    }
  }
}
