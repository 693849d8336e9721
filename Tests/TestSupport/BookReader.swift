import Foundation
import FoundationXML

/// A workbook as another program reads it.
public struct BookReader {
  /// A cell of a sheet.
  public struct Cell: Equatable {
    /// The text; `nil` for a number.
    public var text: String?
    /// The number; `nil` for text.
    public var number: Double?
    /// The format of numbers.
    public var format = ""
    /// Whether it holds a formula.
    public var isFormula = false
    /// What it says, as a table would print it.
    public var printed: String { text ?? number.map { $0 == $0.rounded() ? String(Int($0)) : String($0) } ?? "" }
  }

  /// A sheet.
  public struct Sheet {
    /// Cells by place, such as `B7`.
    public var cells: [String: Cell] = [:]
    /// The markup.
    public var xml = ""
    /// The notes by place.
    public var notes: [String: String] = [:]
    /// The alternatives of its pictures.
    public var alternatives: [String] = []

    /// The cell in a row and column, both counted from 0.
    public func cell(_ row: Int, _ column: Int) -> Cell? { cells[BookReader.place(row, column)] }
    /// The greatest row counted from 0.
    public var lastRow: Int { cells.keys.compactMap { Int($0.drop { !$0.isNumber }) }.max().map { $0 - 1 } ?? -1 }
  }

  /// The files of the archive.
  public let archive: ZipFile
  /// The names of the sheets in order.
  public let names: [String]
  private let sheets: [String: Sheet]

  /// Reads a workbook.
  public init(_ data: Data) throws {
    let archive = try ZipFile(data)
    func tags(_ path: String) -> [XMLTag] { archive.files[path].map(XMLTag.all) ?? [] }
    let formats = Dictionary(
      tags("xl/styles.xml").filter { $0.name == "numFmt" }.map { ($0["numFmtId"], $0["formatCode"]) }
    ) { $1 }
    var looks: [String] = []
    for tag in tags("xl/styles.xml") where tag.name == "xf" && tag.parent == "cellXfs" {
      let id = tag["numFmtId"]
      looks.append(formats[id] ?? ["0": "", "3": "#,##0", "9": "0%", "2": "0.00", "49": "@"][id] ?? id)
    }
    let targets = Dictionary(
      tags("xl/_rels/workbook.xml.rels").filter { $0.name == "Relationship" }.map { ($0["Id"], $0["Target"]) }
    ) { $1 }
    var sheets: [String: Sheet] = [:]
    var names: [String] = []
    for tag in tags("xl/workbook.xml") where tag.name == "sheet" {
      let path = "xl/" + (targets[tag["r:id"]] ?? "")
      let file = (path as NSString).lastPathComponent
      var sheet = Sheet()
      sheet.xml = archive.files[path].map { String(decoding: $0, as: UTF8.self) } ?? ""
      var at = ""
      for tag in tags(path) {
        switch (tag.parent, tag.name) {
        case ("row", "c"):
          at = tag["r"]
          sheet.cells[at] = Cell(format: Int(tag["s"]).flatMap { looks.indices.contains($0) ? looks[$0] : nil } ?? "")
        case ("c", "v"): sheet.cells[at]?.number = Double(tag.text)
        case ("c", "f"): sheet.cells[at]?.isFormula = true
        case ("is", "t"): sheet.cells[at]?.text = BookReader.unescaped(tag.text)
        default: break
        }
      }
      for tag in tags("xl/worksheets/_rels/\(file).rels") where tag.name == "Relationship" {
        let target = "xl/" + tag["Target"].replacingOccurrences(of: "../", with: "")
        if target.contains("comments") {
          var place = ""
          for note in tags(target) {
            if note.name == "comment" { place = note["ref"] }
            if note.name == "t" { sheet.notes[place, default: ""] += note.text }
          }
        }
        if target.contains("drawings/drawing") {
          sheet.alternatives = tags(target).filter { $0.name == "xdr:cNvPr" }.map { $0["descr"] }
        }
      }
      sheets[tag["name"]] = sheet
      names.append(tag["name"])
    }
    self.archive = archive
    self.names = names
    self.sheets = sheets
  }

  /// The sheet of that name; an empty one where there is none.
  public subscript(name: String) -> Sheet { sheets[name] ?? Sheet() }

  /// The place of a cell counted from 0.
  public static func place(_ row: Int, _ column: Int) -> String {
    var letters = ""
    var rest = column
    repeat {
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters + String(row + 1)
  }

  private static func unescaped(_ text: String) -> String {
    var text = text
    for match in text.matches(of: #/_x([0-9A-Fa-f]{4})_/#).reversed() {
      let scalar = UInt32(match.1, radix: 16).flatMap(UnicodeScalar.init).map(String.init) ?? ""
      text.replaceSubrange(match.range, with: scalar)
    }
    return text
  }
}

/// An element of a file of markup.
struct XMLTag {
  let name: String
  let parent: String
  let attributes: [String: String]
  var text = ""
  subscript(attribute: String) -> String { attributes[attribute] ?? "" }

  /// All elements in the order in which they begin.
  static func all(_ data: Data) -> [XMLTag] {
    let reader = TagReader()
    let parser = XMLParser(data: data)
    parser.delegate = reader
    guard parser.parse() else { return [] }
    return reader.tags
  }
}

private final class TagReader: NSObject, XMLParserDelegate {
  var tags: [XMLTag] = []
  private var open: [Int] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    let parent = open.last.map { tags[$0].name } ?? ""
    open.append(tags.count)
    tags.append(XMLTag(name: name, parent: parent, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { tags[last].text += text }
  }

  func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }
}
