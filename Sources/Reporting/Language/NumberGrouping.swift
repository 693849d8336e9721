import Foundation
import Tabulation

/// How a language writes long whole numbers: `2,048` in English, `45 021` in Russian.
///
/// Only numbers that count something are written so: years, ids and numbers of lines stay as they are.
struct NumberGrouping: Sendable {
  /// What stands between groups of three digits.
  let separator: String
  /// The least number that is written in groups.
  private let least: Int
  /// The tables' columns of whole numbers, as `table/column`.
  private let columns: Set<String>

  /// Takes the convention of a language, and the tables of an edition for what their columns hold.
  init(_ lexicon: Lexicon, _ tables: [Table] = []) {
    separator = lexicon.plain("number.group")
    least = Int(lexicon.plain("number.group-from")) ?? .max
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

  /// A whole number.
  func text(_ number: Int) -> String {
    guard number.magnitude >= least else { return String(number) }
    return (number < 0 ? "-" : "") + grouped(Array(String(number.magnitude).utf8)[...])
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
        let number = Int(String(decoding: bytes[place..<end], as: UTF8.self)), number >= least,
        let open = bytes[..<close].lastIndex(of: UInt8(ascii: "<")),
        isOfNumber(String(decoding: bytes[open..<close], as: UTF8.self))
      else { continue }
      result += bytes[copied..<place]
      result += Array(grouped(bytes[place..<end]).utf8)
      copied = end
    }
    return copied == 0 ? html : String(decoding: result + bytes[copied...], as: UTF8.self)
  }

  /// Whether a tag stands before a number that counts something.
  private func isOfNumber(_ tag: String) -> Bool {
    if tag.contains(" data-count=\"") { return true }
    guard let start = tag.range(of: " data-address=\"")?.upperBound else { return false }
    let parts = tag[start...].prefix { $0 != "\"" && $0 != " " }.split(separator: "/")
    guard let table = parts.first, let column = parts.last else { return false }
    return columns.contains("\(table)/\(column)")
  }

  private func grouped(_ digits: ArraySlice<UInt8>) -> String {
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += separator }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return text
  }
}
