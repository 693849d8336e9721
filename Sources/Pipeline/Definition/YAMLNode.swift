import Diagnostics
import Registry
import Yams

/// A node of a pipeline file that knows its place and says what is wrong with it.
struct YAMLNode {
  /// A key of a mapping, with its own place.
  struct Entry {
    let key: String
    let keyNode: YAMLNode
    let value: YAMLNode
  }

  let file: String
  /// The key under which the node stands, for messages.
  let name: String
  private let node: Node

  init(_ node: Node, file: String, name: String) {
    self.node = node
    self.file = file
    self.name = name
  }

  var line: Int { node.mark?.line ?? 1 }
  var column: Int { node.mark?.column ?? 1 }

  /// A failure at the place of the node.
  func failure(_ reason: Failure.Reason) -> Failure {
    Failure(reason, file: file, line: line, column: String(column))
  }

  /// The text of a scalar.
  func text() throws(Failure) -> String {
    guard case .scalar(let scalar) = node else { throw failure(.wrongType(key: name, expected: "a text")) }
    return scalar.string
  }

  /// Whether the node is a scalar.
  var isScalar: Bool {
    if case .scalar = node { true } else { false }
  }

  /// Whether the node is a list.
  var isList: Bool {
    if case .sequence = node { true } else { false }
  }

  /// The items of a list; a scalar is a list of itself.
  func items() throws(Failure) -> [YAMLNode] {
    switch node {
    case .sequence(let sequence): return sequence.map { YAMLNode($0, file: file, name: name) }
    case .scalar: return [self]
    default: throw failure(.wrongType(key: name, expected: "a list"))
    }
  }

  /// The texts of a list of scalars.
  func texts() throws(Failure) -> [String] {
    var texts: [String] = []
    for item in try items() { texts.append(try item.text()) }
    return texts
  }

  /// The entries of a mapping in the order of the file, each key once.
  func entries() throws(Failure) -> [Entry] {
    guard case .mapping(let mapping) = node else { throw failure(.wrongType(key: name, expected: "a mapping")) }
    var entries: [Entry] = []
    for (key, value) in mapping {
      let keyNode = YAMLNode(key, file: file, name: name)
      let text = try keyNode.text()
      entries.append(Entry(key: text, keyNode: keyNode, value: YAMLNode(value, file: file, name: text)))
    }
    return entries
  }

  /// The entries of a mapping, whose keys are all among those known.
  func entries(known: [String]) throws(Failure) -> [Entry] {
    let entries = try entries()
    for entry in entries where !known.contains(entry.key) {
      throw entry.keyNode.failure(
        .unknownKey(key: entry.key, nearest: EditDistance.nearest(to: entry.key, among: known)))
    }
    return entries
  }

  /// The value of an enumeration.
  func value<Value: RawRepresentable & CaseIterable>() throws(Failure) -> Value where Value.RawValue == String {
    let text = try text()
    if let value = Value(rawValue: text) { return value }
    throw failure(
      .invalidValue(
        key: name, value: text, expected: WordList.or(Value.allCases.map(\.rawValue))))
  }

  /// A date as a day; a partial one means its first day, or its last where `isEnd`.
  func day(isEnd: Bool) throws(Failure) -> CalendarDay {
    let text = try text()
    guard let date = PartialDate(text) else {
      throw failure(.invalidValue(key: name, value: text, expected: "a date as YYYY-MM-DD"))
    }
    return isEnd ? date.last : date.first
  }

  /// True or false.
  func flag() throws(Failure) -> Bool {
    switch try text() {
    case "true": return true
    case "false": return false
    case let text: throw failure(.invalidValue(key: name, value: text, expected: "true or false"))
    }
  }

  /// Texts by language; a text alone is English.
  func textsByLanguage() throws(Failure) -> [String: String] {
    if isScalar { return ["en": try text()] }
    var texts: [String: String] = [:]
    for entry in try entries() { texts[entry.key] = try entry.value.text() }
    return texts
  }
}
