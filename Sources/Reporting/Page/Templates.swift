import Mustache

/// The templates of pages, parsed once.
enum Templates {
  private static let sources: [String: [UInt8]] = [
    "page": PackageResources.page_mustache,
    "section": PackageResources.section_mustache,
    "exhibit": PackageResources.exhibit_mustache,
    "table": PackageResources.table_mustache,
    "summary": PackageResources.summary_mustache,
    "heatmap": PackageResources.heatmap_mustache,
    "matrix": PackageResources.matrix_mustache,
    "areas": PackageResources.areas_mustache,
    "months": PackageResources.months_mustache,
    "ladder": PackageResources.ladder_mustache,
    "findings": PackageResources.findings_mustache,
    "definitions": PackageResources.definitions_mustache,
    "editions": PackageResources.editions_mustache,
  ]

  private static let parsed: [String: Result<MustacheTemplate, ReportError>] = {
    MustacheContentTypes.register(ReportContentType(), named: ReportContentType.name)
    var result: [String: Result<MustacheTemplate, ReportError>] = [:]
    for (name, bytes) in sources {
      let text = "{{% CONTENT_TYPE: \(ReportContentType.name)}}" + String(decoding: bytes, as: UTF8.self)
      do {
        result[name] = .success(try MustacheTemplate(string: text))
      } catch {
        result[name] = .failure(.unreadableTemplate(name))
      }
    }
    return result
  }()

  /// The style sheet of every page.
  static var style: String { String(decoding: PackageResources.report_css, as: UTF8.self) }

  /// Fills a template.
  ///
  /// Names that end in `HTML` hold markup that was escaped when it was made; templates escape everything else.
  static func render(_ name: String, _ context: [String: Any]) throws(ReportError) -> String {
    guard let template = parsed[name] else { throw .unreadableTemplate(name) }
    return try template.get().render(context)
  }
}
