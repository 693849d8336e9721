import Diagnostics
import Foundation

/// What the command line calls an edition: a path, or `<pipeline>/<as_of>[.rN]` or `<pipeline>/latest` in a reports
/// folder, or a pipeline's stem alone for its latest.
public struct EditionReference: Sendable, Hashable {
  /// The text as it was written.
  public var text: String
  /// The reports folder; `nil` for `reports` in the working folder.
  public var reports: String?

  /// Makes a reference.
  public init(_ text: String, reports: String? = nil) {
    self.text = text
    self.reports = reports
  }

  /// The absolute path of the edition's folder, links resolved.
  ///
  /// - Throws: `editionMissing` where there is no manifest at any of the places that the text can mean.
  func folder() throws(Failure) -> String {
    let inReports = (reports ?? "reports") + "/" + text
    for candidate in [text, inReports, text + "/latest", inReports + "/latest"] {
      let path = URL(fileURLWithPath: candidate).standardizedFileURL.resolvingSymlinksInPath().path
      if FileManager.default.fileExists(atPath: path + "/" + Manifest.fileName) { return path }
    }
    throw Failure(.editionMissing(text))
  }
}
