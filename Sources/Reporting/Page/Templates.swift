import Mustache
import Synchronization

/// The templates of pages, each parsed once.
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
    "sheet": PackageResources.sheet_mustache,
    "block": PackageResources.block_mustache,
    "picture": PackageResources.picture_mustache,
    "rest": PackageResources.rest_mustache,
    "leaf": PackageResources.leaf_mustache,
    "briefing": PackageResources.briefing_mustache,
    "briefing-sheet": PackageResources.briefing_sheet_mustache,
    "briefing-table": PackageResources.briefing_table_mustache,
    "docx-types": PackageResources.docx_types_mustache,
    "docx-package": PackageResources.docx_package_mustache,
    "docx-parts": PackageResources.docx_parts_mustache,
    "docx-body": PackageResources.docx_body_mustache,
    "docx-header": PackageResources.docx_header_mustache,
    "docx-footer": PackageResources.docx_footer_mustache,
    "docx-styles": PackageResources.docx_styles_mustache,
  ]

  /// Templates that were asked for: parsing all of them takes longer than filling one.
  private static let parsed = Mutex<[String: MustacheTemplate]>([:])

  private static let contentType: Void = MustacheContentTypes.register(
    ReportContentType(), named: ReportContentType.name)

  private static func template(_ name: String) throws(ReportError) -> MustacheTemplate {
    try parsed.withLock { parsed throws(ReportError) in
      if let template = parsed[name] { return template }
      guard let bytes = sources[name] else { throw .unreadableTemplate(name) }
      contentType
      let text = "{{% CONTENT_TYPE: \(ReportContentType.name)}}" + String(decoding: bytes, as: UTF8.self)
      do {
        let template = try MustacheTemplate(string: text)
        parsed[name] = template
        return template
      } catch {
        throw .unreadableTemplate(name)
      }
    }
  }

  /// The style sheet of every page: on screens, with the script, on paper.
  static let style = [PackageResources.report_css, PackageResources.card_css, PackageResources.paper_css]
    .map { String(decoding: $0, as: UTF8.self) }.joined()

  /// What briefings add to it.
  static var briefingStyle: String { String(decoding: PackageResources.briefing_css, as: UTF8.self) }

  /// Fills a template.
  ///
  /// Names that end in `HTML` hold markup that was escaped when it was made; templates escape everything else.
  static func render(_ name: String, _ context: [String: Any]) throws(ReportError) -> String {
    try template(name).render(context)
  }
}
