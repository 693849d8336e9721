import Diagnostics
import Reporting

/// The outputs `briefings`, `briefings-docx` and `briefings-pdf`: a sheet for each State, coordinator and area.
enum BriefingOutput {
  /// Adds the sheets in every form that is asked for, and their list, in each language.
  ///
  /// - Returns: the programs of the system that made some of them.
  /// - Throws: where such a program is missing or does not make a sheet.
  static func add(
    _ computation: Computation, _ content: ReportContent, to files: inout EditionFiles
  ) throws(Failure) -> [Provenance.Library] {
    let plan = computation.plan
    let outputs = plan.definition.outputs
    var libraries: [Provenance.Library] = []
    var texts: [[(stem: String, html: String)]] = []
    var sets: [BriefingPages] = []
    for language in plan.languages {
      let set = try made { () throws(ReportError) in try BriefingPages(content, language: language) }
      sets.append(set)
      texts.append(try made { () throws(ReportError) in try pages(set) })
    }
    let forms = BriefingPages.Forms(
      hasPages: outputs.contains(.briefings),
      others: (outputs.contains(.briefingPDF) ? ["pdf"] : []) + (outputs.contains(.briefingDocuments) ? ["docx"] : []))
    func path(_ stem: String, _ ending: String, _ language: String) -> String {
      BriefingFiles.folder + "/" + BriefingFiles.name(stem, ending, language: language, among: plan.languages)
    }
    for (set, texts) in zip(sets, texts) {
      let list = try made { () throws(ReportError) in try set.list(forms) }
      files.add(path(BriefingFiles.list, "html", set.language), list)
      guard outputs.contains(.briefings) else { continue }
      for (stem, html) in texts { files.add(path(stem, "html", set.language), html) }
    }
    if outputs.contains(.briefingPDF) {
      let renderer = try PDFRenderer(asOf: plan.settings.asOf)
      let all = zip(sets, texts).flatMap { set, texts in texts.map { (path($0.stem, "pdf", set.language), $0.html) } }
      let documents = try Parallel.map(all.count, threads: plan.threads) { place throws(Failure) in
        try renderer.pdf(all[place].1, name: all[place].0)
      }
      for ((path, _), document) in zip(all, documents) { files.add(path, document) }
      libraries.append(renderer.library)
    }
    if outputs.contains(.briefingDocuments) {
      let converter = try DocumentConverter(asOf: plan.settings.asOf)
      var all: [(path: String, tree: DocumentTree, template: [UInt8])] = []
      for set in sets {
        let parts = try made { () throws(ReportError) in try set.documentTemplate() }
        let template = StoredArchive.bytes(parts)
        for sheet in set.sheets {
          guard let tree = try made({ () throws(ReportError) in try set.document(sheet) }) else { continue }
          all.append((path(sheet.stem, "docx", set.language), tree, template))
        }
      }
      let trees = all
      let documents = try Parallel.map(trees.count, threads: plan.threads) { place throws(Failure) in
        try converter.document(trees[place].tree, template: trees[place].template, name: trees[place].path)
      }
      for (entry, document) in zip(trees, documents) { files.add(entry.path, document) }
      libraries.append(Provenance.Library(name: "pandoc", version: converter.version))
    }
    return libraries
  }

  /// The page of every sheet, and that of all together.
  private static func pages(_ set: BriefingPages) throws(ReportError) -> [(stem: String, html: String)] {
    var pages = [(BriefingFiles.all, try set.html())]
    for sheet in set.sheets {
      if let html = try set.html(sheet) { pages.append((sheet.stem, html)) }
    }
    return pages
  }

  private static func made<Value>(_ work: () throws(ReportError) -> Value) throws(Failure) -> Value {
    do throws(ReportError) { return try work() } catch {
      throw Failure(.identityBroken("the briefings were not made: \(error)"))
    }
  }
}
