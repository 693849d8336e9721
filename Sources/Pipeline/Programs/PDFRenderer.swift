import Diagnostics
import Foundation
import Glibc
import Registry

/// Pages to PDF through the paged renderer of Debian's Chromium.
///
/// It gets one file in a folder of its own, whose policy lets it run no script and load nothing, resolves no host, and is
/// ended where it takes too long.
struct PDFRenderer: Sendable {
  /// The program and the package that holds it.
  static let program = (name: "chromium", package: "chromium")

  /// The version, for the manifest.
  let version: String
  private let chromium: ExternalProgram
  private let asOf: CalendarDay

  /// - Parameter asOf: the date that the document carries in place of the time of day.
  /// - Throws: where the program is missing.
  init(asOf: CalendarDay) throws(Failure) {
    guard let chromium = ExternalProgram(PDFRenderer.program.name) else {
      throw Failure(.programMissing(program: PDFRenderer.program.name, package: PDFRenderer.program.package))
    }
    self.chromium = chromium
    self.asOf = asOf
    version = chromium.version()
  }

  /// The PDF of a page that needs nothing but itself; the same bytes for the same page and version.
  ///
  /// Takes a second, and more for a long page.
  /// - Parameter name: what the document is called where it cannot be made.
  func pdf(_ html: String, name: String) throws(Failure) -> [UInt8] {
    try ExternalProgram.inFolder { folder throws(Failure) in
      let page = folder + "/page.html"
      let target = folder + "/page.pdf"
      guard FileManager.default.createFile(atPath: page, contents: Data(PDFRenderer.still(html).utf8)) else {
        throw Failure(.writeFailed(error: "no space for the page"), file: page)
      }
      var ending = try run(folder, page, target, isSandboxed: geteuid() != 0)
      // Where the kernel allows no namespaces to ordinary users there is no sandbox; the page is the program's own.
      if ending.status != 0, String(decoding: ending.errors, as: UTF8.self).contains("No usable sandbox") {
        ending = try run(folder, page, target, isSandboxed: false)
      }
      guard ending.status == 0, let data = FileManager.default.contents(atPath: target) else {
        throw Failure(.programFailed(program: chromium.name, why: ending.why), file: name)
      }
      guard let bytes = PDFBytes.settled(Array(data), asOf: asOf) else {
        throw Failure(.programFailed(program: chromium.name, why: "what it wrote is no whole PDF"), file: name)
      }
      return bytes
    }
  }

  /// The page with a policy before its own that forbids every script and every load, and without links to files beside
  /// it: a document that is sent on is alone, and such a link would name the folder that it was made in.
  static func still(_ html: String) -> String {
    let policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
    // In text a quotation mark is an entity, so that these pieces begin at attributes alone.
    let pieces = html.components(separatedBy: " href=\"")
    var text = pieces[0]
    for piece in pieces.dropFirst() {
      let isKept = ["#", "https://", "http://", "mailto:"].contains { piece.hasPrefix($0) }
      if isKept {
        text += " href=\"" + piece
      } else if let end = piece.firstIndex(of: "\"") {
        text += piece[piece.index(after: end)...]
      }
    }
    return text.replacingOccurrences(
      of: "<head>", with: "<head><meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">")
  }

  private func run(
    _ folder: String, _ page: String, _ target: String, isSandboxed: Bool
  ) throws(Failure) -> ExternalProgram.Ending {
    try chromium.run(
      [
        "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check",
        "--disable-extensions", "--disable-sync", "--disable-background-networking", "--disable-component-update",
        "--disable-breakpad", "--disable-crash-reporter", "--metrics-recording-only", "--force-color-profile=srgb",
        "--font-render-hinting=none", "--host-resolver-rules=MAP * ~NOTFOUND",
        "--user-data-dir=\(folder)/profile", "--no-pdf-header-footer", "--generate-pdf-document-outline",
        "--print-to-pdf=\(target)",
      ] + (isSandboxed ? [] : ["--no-sandbox"]) + [URL(fileURLWithPath: page).absoluteString], in: folder)
  }
}
