import Diagnostics
import Foundation
import Statistics

/// What lies behind the figures of a page: the rule of each and, where the page stays with the secretariat, its rows.
///
/// A page carries it as data that its script reads when a figure is asked. No cell of a row is in it.
public struct PageTraces: Sendable {
  /// A number that a figure is made of.
  public struct Part: Sendable, Hashable, Encodable {
    /// `value`, `numerator`, `denominator` or `reason`.
    var role: String
    /// The place of what is counted in `kinds`.
    var kind: Int
    /// How many there are.
    var count: Int
    /// What is counted, each with the places of its rows in `rows`.
    var things: [Thing]
    /// The number of rows that are not named.
    var left: Int

    /// Writes a list without names: there are thousands.
    public func encode(to encoder: any Encoder) throws {
      var list = encoder.unkeyedContainer()
      try list.encode(role)
      try list.encode(kind)
      try list.encode(count)
      try list.encode(left)
      try list.encode(things)
    }
  }

  /// A thing that is counted.
  public struct Thing: Sendable, Hashable, Encodable {
    /// The place of its id or code in `names`.
    var name: Int
    /// The places of its rows in `rows`.
    var rows: [Int]

    /// Writes the name's place, then those of the rows.
    public func encode(to encoder: any Encoder) throws {
      var list = encoder.unkeyedContainer()
      try list.encode(name)
      for row in rows { try list.encode(row) }
    }
  }

  private struct Row: Encodable {
    var file: Int
    var line: Int
    var id: String

    func encode(to encoder: any Encoder) throws {
      var list = encoder.unkeyedContainer()
      try list.encode(file)
      try list.encode(line)
      if !id.isEmpty { try list.encode(id) }
    }
  }

  /// A value: as tables print it, or the place of one that has words.
  private enum Value: Encodable {
    case text(String)
    case words(Int)

    func encode(to encoder: any Encoder) throws {
      var value = encoder.singleValueContainer()
      switch self {
      case .text(let text): try value.encode(text)
      case .words(let place): try value.encode(place)
      }
    }
  }

  private struct Figure: Encodable {
    var value: Value
    var rule: Int
    /// Places in the list of all parts: many figures have one in common.
    var parts: [Int]?

    func encode(to encoder: any Encoder) throws {
      var list = encoder.unkeyedContainer()
      try list.encode(value)
      try list.encode(rule)
      if let parts { try list.encode(parts) }
    }
  }

  /// What the script reads; words are those of one language.
  private struct Block: Encodable {
    var edition: String
    var files: [String]
    var names: [String]
    var kinds: [String]
    var values: [String]
    var parts: [Part]
    var rows: [Row]
    var rules: [String]
    var figures: [String: Figure]
  }

  private let edition: String
  private let isPublic: Bool
  private var figures: [String: Figure] = [:]
  private var rows: [Row] = []
  private var places: [String: Int] = [:]
  private var files = OrderedList<String>()
  private var names = OrderedList<TraceThing.Name>()
  private var kinds = OrderedList<TracePart.Name>()
  private var values = OrderedList<String>()
  private var parts = OrderedList<Part>()
  private var rules = OrderedList<RuleWords>()

  /// Makes data of no figure.
  ///
  /// - Parameters:
  ///   - edition: the edition, for the command that shows more.
  ///   - isPublic: whether the figures come from public sources, of which silence says something else.
  public init(edition: String, isPublic: Bool) {
    self.edition = edition
    self.isPublic = isPublic
  }

  /// The place of a row, which is added where it is new.
  public mutating func place(file: String, line: Int, id: String) -> Int {
    let key = "\(line):\(file)"
    if let place = places[key] { return place }
    places[key] = rows.count
    rows.append(Row(file: files.place(of: file), line: line, id: VisibleText.make(id)))
    return rows.count - 1
  }

  /// A thing with the places of its rows.
  public mutating func thing(_ name: TraceThing.Name, rows: [Int]) -> Thing {
    Thing(name: names.place(of: name), rows: rows)
  }

  /// A part with its things.
  ///
  /// - Parameter left: the number of rows that are not named, because there are too many for a page.
  public mutating func part(
    _ role: TracePart.Role, _ name: TracePart.Name, count: Int, _ things: [Thing], left: Int
  ) -> Part {
    Part(role: role.rawValue, kind: kinds.place(of: name), count: count, things: things, left: left)
  }

  /// Adds a figure.
  ///
  /// - Parameters:
  ///   - isWord: whether the value is one word of the program or several.
  ///   - keys: the keys in its address: a rule that differs from another in them alone is written once.
  ///   - parts: `nil` where the rows are not for the reader of the page.
  public mutating func add(
    _ address: String, value: String, isWord: Bool = false, rule: RuleWords, keys: [String], parts: [Part]?
  ) {
    let pattern = rule.mapTexts { text in keys.firstIndex(of: text).map { "{\($0)}" } ?? text }
    figures[address] = Figure(
      value: isWord && !value.isEmpty ? .words(values.place(of: value)) : .text(value),
      rule: rules.place(of: pattern), parts: parts.map { $0.map { self.parts.place(of: $0) } })
  }

  /// The element that a page carries, in the page's language; no text of it can end the element.
  func element(_ words: TraceWords) throws(ReportError) -> String {
    var block = Block(
      edition: edition, files: files.all.map { VisibleText.make($0) }, names: [], kinds: [], values: [],
      parts: parts.all, rows: rows, rules: [], figures: figures)
    for name in names.all { block.names.append(VisibleText.make(words.readable(name, isPublic: isPublic))) }
    for kind in kinds.all { block.kinds.append(try words.checked(words.part(kind))) }
    for value in values.all { block.values.append(try words.checked(words.value(value, isPublic: isPublic))) }
    for rule in rules.all { block.rules.append(try words.checked(words.rule(rule))) }
    return "<script type=\"application/json\" id=\"page-traces\">\(try JSONElement.text(block))</script>\n"
  }
}

/// JSON that stands in an element of a page.
enum JSONElement {
  static func text(_ value: some Encodable) throws(ReportError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
        .replacingOccurrences(of: "<", with: "\\u003c")
    } catch {
      throw .unreadableTemplate("page-traces")
    }
  }
}
