import Diagnostics
import Reporting

/// The output `pdf`: the page of the report as one document in each language.
enum PDFOutput {
  /// Adds `report.pdf`, `report.ru.pdf` and so on.
  ///
  /// - Parameter pages: the pages in the order of the languages.
  /// - Returns: what made them.
  /// - Throws: where the renderer is missing or does not make one.
  static func add(
    _ pages: [String], _ plan: RunPlan, to files: inout EditionFiles
  ) throws(Failure) -> [Provenance.Library] {
    let renderer = try PDFRenderer(asOf: plan.settings.asOf)
    let languages = plan.languages
    let names = languages.map { CompanionFile.document.path(language: $0, among: languages) }
    let documents = try Parallel.map(pages.count, threads: plan.threads) { place throws(Failure) in
      try renderer.pdf(pages[place], name: names[place])
    }
    for (name, document) in zip(names, documents) { files.add(name, document) }
    return [renderer.library]
  }
}

extension PDFRenderer {
  /// The renderer as the manifest names it.
  var library: Provenance.Library { Provenance.Library(name: "Chromium", version: version) }
}
