import Crypto
import Foundation

/// The script of a page, what it may do, and its words.
///
/// A page is complete without it: it sorts and filters tables, shows what is behind a figure, and keeps the place when
/// the language is switched.
enum PageScript {
  /// The script itself, the same on every page.
  static let text = String(decoding: PackageResources.page_js, as: UTF8.self)

  /// What pages may load and run: nothing but their own style, their own pictures and this script.
  static let policy: String = {
    let hash = Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
    return "default-src 'none'; script-src 'sha256-\(hash)'; style-src 'unsafe-inline'; img-src data:;"
      + " base-uri 'none'; form-action 'none'"
  }()

  /// The end of every page with a script; data for it stand before this.
  static let end = "</body>\n</html>\n"

  /// The words that the script says, in the page's language.
  static func words(_ lexicon: Lexicon) throws(ReportError) -> String {
    var words: [String: String] = [:]
    for key in keys {
      words[key] = key == "group" ? lexicon.digits.separator : lexicon.plain("script.\(key)", arguments)
    }
    return try ElementJSON.text(of: words)
  }

  /// The words that the script asks for.
  static let keys = [
    "card", "close", "value", "rule", "part.value", "part.numerator", "part.denominator", "part.reason", "left",
    "no-rows", "outside", "command", "table", "counted", "registry", "filter", "shown", "sorted-up", "sorted-down",
    "unsorted", "sort", "no-rule", "group",
  ]

  // The script fills these in.
  private static let arguments = Dictionary(
    uniqueKeysWithValues: ["n", "total", "column", "name", "table"].map { ($0, RichText("{\($0)}")) })
}

extension ReportPage {
  /// The addresses of the figures that a page shows, in order of their names.
  public static func addresses(in pages: [String]) -> [String] {
    let mark = Array("data-address=\"".utf8)
    var found: Set<String> = []
    for page in pages {
      let bytes = Array(page.utf8)
      var place = 0
      while place + mark.count < bytes.count {
        guard bytes[place] == mark[0], bytes[place..<place + mark.count].elementsEqual(mark) else {
          place += 1
          continue
        }
        let start = place + mark.count
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.endIndex
        for address in String(decoding: bytes[start..<end], as: UTF8.self).split(separator: " ") {
          found.insert(String(address))
        }
        place = end
      }
    }
    return found.sorted()
  }

  /// A page with what is behind its figures, in the words of its language.
  public static func html(
    _ page: String, with traces: PageTraces, _ words: TraceWords
  ) throws(ReportError) -> String {
    guard page.hasSuffix(PageScript.end) else { throw .unreadableTemplate("page") }
    return String(page.dropLast(PageScript.end.count)) + (try traces.element(words)) + PageScript.end
  }
}
