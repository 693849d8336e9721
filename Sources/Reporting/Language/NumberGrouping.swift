import Foundation
import Tabulation

/// Writes the long whole numbers of a finished text as its language does: `2,048` in English, `45 021` in Russian.
///
/// Only numbers that count something are written so: years, ids and numbers of lines stay as they are.
struct NumberGrouping: Sendable {
  private let digits: DigitGroups
  /// The tables' columns of whole numbers, as `table/column`.
  private let columns: Set<String>

  /// Takes the convention of a language, and the tables of an edition for what their columns hold.
  init(_ digits: DigitGroups, _ tables: [Table]) {
    self.digits = digits
    var columns: Set<String> = []
    for schema in tables.map(\.schema) {
      for column in schema.columns {
        switch column.role {
        case .figure(.counted), .figure(.countedInColumn), .figure(.days):
          columns.insert(schema.name + "/" + column.name)
        case .figure(.ratio), .figure(.ordinal), .figure(.code), .figure(.date), .key, .note: break
        }
      }
    }
    self.columns = columns
  }

  /// A page in which every counted number and every figure of a column of whole numbers is written so.
  func markup(_ html: String) -> String {
    let bytes = Array(html.utf8)
    var result: [UInt8] = []
    var copied = 0
    var place = 0
    while let close = bytes[place...].firstIndex(of: UInt8(ascii: ">")) {
      place = close + 1
      let end = bytes[place...].firstIndex { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? bytes.endIndex
      guard end - place > 3, end < bytes.endIndex, bytes[end] == UInt8(ascii: "<"),
        let number = Int(String(decoding: bytes[place..<end], as: UTF8.self)), number >= digits.least,
        let open = bytes[..<close].lastIndex(of: UInt8(ascii: "<")),
        isOfNumber(String(decoding: bytes[open..<close], as: UTF8.self))
      else { continue }
      result += bytes[copied..<place]
      result += Array(digits.text(number).utf8)
      copied = end
    }
    return copied == 0 ? html : String(decoding: result + bytes[copied...], as: UTF8.self)
  }

  /// A text without markup, its counted numbers and figures written so.
  func plain(_ text: RichText) -> String {
    let runs = text.runs.map { run -> RichText.Run in
      switch run.style {
      case .figure(let addresses): RichText.Run(text: self.text(run.text, addresses: addresses), style: run.style)
      case .counted: RichText.Run(text: grouped(run.text), style: run.style)
      case .plain, .link, .strong, .quiet, .note: run
      }
    }
    return RichText(runs: runs).plain
  }

  /// The text of figures, written so if it is one number that counts something.
  func text(_ text: String, addresses: [String]) -> String {
    addresses.first.map(isOfWholeNumber) == true ? grouped(text) : text
  }

  private func grouped(_ text: String) -> String {
    guard text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains), let number = Int(text) else {
      return text
    }
    return digits.text(number)
  }

  /// Whether a tag stands before a number that counts something.
  private func isOfNumber(_ tag: String) -> Bool {
    if tag.contains(" data-count=\"") { return true }
    guard let start = tag.range(of: " data-address=\"")?.upperBound else { return false }
    return isOfWholeNumber(tag[start...].prefix { $0 != "\"" && $0 != " " })
  }

  /// Whether the figure at an address is one of a column of whole numbers.
  private func isOfWholeNumber(_ address: some StringProtocol) -> Bool {
    let parts = address.split(separator: "/")
    guard let table = parts.first, let column = parts.last else { return false }
    return columns.contains("\(table)/\(column)")
  }
}
