import Diagnostics
import Foundation

/// What lies behind the figures of a page: the rule of each and, where the page stays with the secretariat, its rows.
///
/// A page carries it as data that its script reads when a figure is asked. No cell of a row is in it.
public struct PageTraces: Sendable {
  /// A number that a figure is made of.
  public struct Part: Sendable, Hashable, Encodable {
    /// `value`, `numerator`, `denominator` or `reason`.
    public var role: String
    /// What is counted, such as `exchanges`.
    public var name: String
    /// How many there are.
    public var count: Int
    /// What is counted, each with the places of its rows in `rows`.
    public var things: [Thing]
    /// The number of rows that are not named, because there are too many for a page.
    public var left: Int

    /// Makes a part.
    public init(role: String, name: String, count: Int, things: [Thing], left: Int) {
      self.role = role
      self.name = name
      self.count = count
      self.things = things
      self.left = left
    }

    /// Writes a list without names: there are thousands.
    public func encode(to encoder: any Encoder) throws {
      var list = encoder.unkeyedContainer()
      try list.encode(role)
      try list.encode(name)
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

  private struct Figure: Encodable {
    var value: String
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

  private struct Block: Encodable {
    var edition: String
    var files: [String]
    var names: [String]
    var parts: [Part]
    var rows: [Row]
    var rules: [String]
    var figures: [String: Figure]
  }

  private var block: Block
  private var files: [String: Int] = [:]
  private var names: [String: Int] = [:]
  private var parts: [Part: Int] = [:]
  private var places: [String: Int] = [:]
  private var rules: [String: Int] = [:]

  /// Makes data of no figure.
  ///
  /// - Parameter edition: the edition, for the command that shows more.
  public init(edition: String) {
    block = Block(edition: edition, files: [], names: [], parts: [], rows: [], rules: [], figures: [:])
  }

  /// The place of a row, which is added where it is new.
  public mutating func place(file: String, line: Int, id: String) -> Int {
    let key = "\(line):\(file)"
    if let place = places[key] { return place }
    let name = files[file] ?? block.files.count
    if files[file] == nil {
      files[file] = name
      block.files.append(VisibleText.make(file))
    }
    places[key] = block.rows.count
    block.rows.append(Row(file: name, line: line, id: VisibleText.make(id)))
    return block.rows.count - 1
  }

  /// A thing with the places of its rows.
  public mutating func thing(_ name: String, rows: [Int]) -> Thing {
    if let place = names[name] { return Thing(name: place, rows: rows) }
    names[name] = block.names.count
    block.names.append(VisibleText.make(name))
    return Thing(name: block.names.count - 1, rows: rows)
  }

  /// Adds a figure.
  ///
  /// - Parameters:
  ///   - keys: the keys in its address: a rule that differs from another in them alone is written once.
  ///   - parts: `nil` where the rows are not for the reader of the page.
  public mutating func add(_ address: String, value: String, rule: String, keys: [String], parts: [Part]?) {
    var pattern = rule
    for (place, key) in keys.enumerated() where !key.isEmpty && !key.contains(where: { "{}".contains($0) }) {
      pattern = pattern.replacingOccurrences(of: key, with: "{\(place)}")
    }
    // Only what gives the same sentence again.
    if PageTraces.fill(pattern, keys) != rule { pattern = rule }
    let number = rules[pattern] ?? block.rules.count
    if rules[pattern] == nil {
      rules[pattern] = number
      block.rules.append(pattern)
    }
    block.figures[address] = Figure(value: value, rule: number, parts: parts.map { $0.map { place(of: $0) } })
  }

  private mutating func place(of part: Part) -> Int {
    if let place = parts[part] { return place }
    parts[part] = block.parts.count
    block.parts.append(part)
    return block.parts.count - 1
  }

  /// A pattern with the keys put in, as the script does it.
  static func fill(_ pattern: String, _ keys: [String]) -> String {
    var result = pattern
    for (place, key) in keys.enumerated() { result = result.replacingOccurrences(of: "{\(place)}", with: key) }
    return result
  }

  /// The element that a page carries; no text of it can end the element.
  func element() throws(ReportError) -> String {
    "<script type=\"application/json\" id=\"page-traces\">\(try JSONElement.text(block))</script>\n"
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
