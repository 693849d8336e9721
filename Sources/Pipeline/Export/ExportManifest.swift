/// What an export holds, and of which edition it is; nothing about where the inputs lay.
struct ExportManifest: Encodable {
  /// The edition.
  var edition: String
  /// The SHA-256 of the edition's `manifest.json`.
  var editionManifest: String
  /// The titles by language.
  var titles: [String: String]
  /// The notice by language.
  var notices: [String: String]
  /// The reporting period.
  var period: [String: String]
  /// The date of what was true.
  var asOf: String
  /// The date of what had been received.
  var knownAt: String?
  /// `final`, `draft` or `clearance`.
  var status: String
  /// The symbol of the document.
  var symbol: String
  /// The number of findings of each code.
  var findings: [String: Int]
  /// The files.
  var files: [File]

  /// A file of the export.
  struct File: Encodable {
    /// The path within the export.
    var path: String
    /// The SHA-256 of the bytes in lower-case hexadecimal.
    var sha256: String
    /// The size in bytes.
    var bytes: Int
    /// Whether the edition has the same bytes under the same path.
    var asInEdition: Bool
  }

  init(_ edition: Edition, files: EditionFiles) {
    let manifest = edition.manifest
    let parameters = manifest.parameters
    self.edition = manifest.edition
    editionManifest = edition.manifestHash
    titles = parameters.titles
    notices = parameters.notices
    period = parameters.period
    asOf = parameters.asOf
    knownAt = parameters.knownAt
    status = parameters.status
    symbol = parameters.symbol
    findings = manifest.findings
    let originals = Dictionary(manifest.outputs.map { ($0.path, $0.sha256) }) { first, _ in first }
    self.files = files.paths.compactMap { path in
      files.contents[path].map {
        File(path: path, sha256: $0.sha256, bytes: $0.bytes.count, asInEdition: originals[path] == $0.sha256)
      }
    }
  }
}
