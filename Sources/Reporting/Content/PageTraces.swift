import Diagnostics
import Foundation
import Statistics

/// What lies behind the figures of a page: the rule of each and, where the page stays with the secretariat, its rows.
///
/// A page carries it as data that its script reads when a figure is asked. No cell of a row is in it.
public struct PageTraces: Sendable {
  /// A number that a figure is made of.
  public struct Part: Sendable, Hashable {
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
  }

  /// A thing that is counted.
  public struct Thing: Sendable, Hashable {
    /// The place of its id or code in `names`.
    var name: Int
    /// The places of its rows in `rows`.
    var rows: [Int]
  }

  private struct Place: Hashable {
    var file: Int
    var line: Int
  }

  private struct Row {
    var place: Place
    var id: String
  }

  /// A value: as tables print it, or the place of one that has words.
  private enum Value {
    case text(String)
    case words(Int)
  }

  private struct Figure {
    var value: Value
    var rule: Int
    /// Places in the list of all parts: many figures have one in common.
    var parts: [Int]?
  }

  private let edition: String
  private let isPublic: Bool
  private var figures: [String: Figure] = [:]
  private var rows: [Row] = []
  private var places: [Place: Int] = [:]
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
    let key = Place(file: files.place(of: file), line: line)
    if let place = places[key] { return place }
    places[key] = rows.count
    rows.append(Row(place: key, id: VisibleText.make(id)))
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
  ///
  /// It is an object of lists without names: there are thousands.
  func element(_ words: TraceWords) throws(ReportError) -> String {
    var kinds: [String] = []
    for kind in self.kinds.all { kinds.append(try words.checked(words.part(kind))) }
    var values: [String] = []
    for value in self.values.all { values.append(try words.checked(words.value(value, isPublic: isPublic))) }
    var rules: [String] = []
    for rule in self.rules.all { rules.append(try words.checked(words.rule(rule))) }
    var json = ElementJSON()
    json.begin("{")
    json.key("edition")
    json.string(edition)
    json.key("figures")
    json.begin("{")
    for (address, figure) in figures.sorted(by: { $0.key < $1.key }) {
      json.key(address)
      PageTraces.write(figure, &json)
    }
    json.end("}")
    json.key("files")
    json.strings(files.all.map { VisibleText.make($0) })
    json.key("kinds")
    json.strings(kinds)
    json.key("names")
    json.strings(names.all.map { VisibleText.make(words.readable($0, isPublic: isPublic)) })
    json.key("parts")
    json.begin("[")
    for part in parts.all { PageTraces.write(part, &json) }
    json.end("]")
    json.key("rows")
    json.begin("[")
    for row in rows { PageTraces.write(row, &json) }
    json.end("]")
    json.key("rules")
    json.strings(rules)
    json.key("values")
    json.strings(values)
    json.end("}")
    return "<script type=\"application/json\" id=\"page-traces\">\(json.text)</script>\n"
  }

  private static func write(_ figure: Figure, _ json: inout ElementJSON) {
    json.begin("[")
    switch figure.value {
    case .text(let text): json.string(text)
    case .words(let place): json.number(place)
    }
    json.number(figure.rule)
    if let parts = figure.parts {
      json.begin("[")
      for part in parts { json.number(part) }
      json.end("]")
    }
    json.end("]")
  }

  private static func write(_ part: Part, _ json: inout ElementJSON) {
    json.begin("[")
    json.string(part.role)
    for number in [part.kind, part.count, part.left] { json.number(number) }
    json.begin("[")
    for thing in part.things {
      json.begin("[")
      json.number(thing.name)
      for row in thing.rows { json.number(row) }
      json.end("]")
    }
    json.end("]")
    json.end("]")
  }

  private static func write(_ row: Row, _ json: inout ElementJSON) {
    json.begin("[")
    json.number(row.place.file)
    json.number(row.place.line)
    if !row.id.isEmpty { json.string(row.id) }
    json.end("]")
  }
}
