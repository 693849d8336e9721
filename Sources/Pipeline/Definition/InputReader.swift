import Delimited
import Diagnostics
import Ingest
import Registry
import Tally

/// The `inputs` of a pipeline file.
enum InputReader {
  private static let keys = [
    "path", "delimiter", "encoding", "date_format", "columns", "constants", "values", "only", "except", "unique",
    "group", "outside", "ignore", "complete",
  ]

  /// The entries in the order of the file.
  static func read(_ node: YAMLNode) throws(Failure) -> [PipelineDefinition.Input] {
    var inputs: [PipelineDefinition.Input] = []
    for kindEntry in try node.entries(known: ExportKind.allCases.map(\.rawValue)) {
      guard let kind = ExportKind(rawValue: kindEntry.key) else { continue }
      guard kindEntry.value.isList else {
        throw kindEntry.value.failure(.wrongType(key: kindEntry.key, expected: "a list of entries with path"))
      }
      var number = 0
      for item in try kindEntry.value.items() {
        number += 1
        inputs.append(try input(item, kind, number))
      }
    }
    return inputs
  }

  private static func input(
    _ node: YAMLNode, _ kind: ExportKind, _ number: Int
  ) throws(Failure) -> PipelineDefinition.Input {
    var entry = InputEntry(kind: kind, number: number, files: [])
    var path: YAMLNode?
    var complete: PipelineDefinition.Marker?
    for item in try node.entries(known: keys) {
      let value = item.value
      switch item.key {
      case "path": path = value
      case "complete": complete = try marker(value)
      case "delimiter": entry.delimiter = try delimiter(value)
      case "encoding": entry.encoding = try encoding(value)
      case "date_format": entry.dateFormat = try dateFormat(value)
      case "columns": entry.columns = try columns(value, kind)
      case "constants":
        for column in try columnEntries(value, kind) { entry.constants[column.key] = try column.value.text() }
      case "values": entry.values = try values(value, kind)
      case "only": entry.only = try filters(value)
      case "except": entry.except = try filters(value)
      case "unique": entry.unique = try unique(value, kind)
      case "group": entry.isGrouped = try group(value, kind)
      case "outside": entry.filtersOutsiders = try outside(value)
      default: try ignore(value, &entry)
      }
    }
    guard let path else { throw node.failure(.missingKey(key: "path")) }
    return PipelineDefinition.Input(
      pattern: try path.text(), line: path.line, column: path.column, entry: entry, complete: complete)
  }

  private static func marker(_ node: YAMLNode) throws(Failure) -> PipelineDefinition.Marker {
    let path = try node.text()
    guard !path.isEmpty, !path.hasSuffix("/"), !Glob.isPattern(path) else {
      throw node.failure(
        .invalidValue(key: node.name, value: path, expected: "the path of one file in the form of sha256sum"))
    }
    return PipelineDefinition.Marker(path: path, line: node.line, column: node.column)
  }

  private static func delimiter(_ node: YAMLNode) throws(Failure) -> UInt8? {
    let text = try node.text()
    if text == "auto" { return nil }
    if text == "tab" || text == "\\t" { return UInt8(ascii: "\t") }
    guard let byte = text.utf8.first, text.utf8.count == 1, byte < 0x80, byte != 0x0A, byte != 0x0D, byte != 0x22,
      byte != 0
    else {
      throw node.failure(.invalidValue(key: node.name, value: text, expected: "auto, tab, or one ASCII character"))
    }
    return byte
  }

  private static func encoding(_ node: YAMLNode) throws(Failure) -> String? {
    let text = try node.text()
    if text == "auto" { return nil }
    guard EncodingNames.isReadable(text) else { throw node.failure(.unknownEncoding(text)) }
    return text
  }

  private static func dateFormat(_ node: YAMLNode) throws(Failure) -> DateFormat {
    let text = try node.text()
    if let format = DateFormat(text) { return format }
    throw node.failure(
      .invalidValue(key: node.name, value: text, expected: "a form such as dd.MM.yyyy, of dd, d, MM, M and yyyy"))
  }

  private static func columnEntries(_ node: YAMLNode, _ kind: ExportKind) throws(Failure) -> [YAMLNode.Entry] {
    try node.entries(known: kind.columnNames)
  }

  private static func columns(_ node: YAMLNode, _ kind: ExportKind) throws(Failure) -> [String: ColumnMapping] {
    var columns: [String: ColumnMapping] = [:]
    for column in try columnEntries(node, kind) {
      let headers = try column.value.texts()
      columns[column.key] = headers == ["#"] ? .rowNumber : .headers(headers)
    }
    return columns
  }

  private static func values(_ node: YAMLNode, _ kind: ExportKind) throws(Failure) -> [String: [String: String]] {
    var values: [String: [String: String]] = [:]
    for column in try columnEntries(node, kind) {
      for pair in try column.value.entries() { values[column.key, default: [:]][pair.key] = try pair.value.text() }
    }
    return values
  }

  private static func filters(_ node: YAMLNode) throws(Failure) -> [String: [String]] {
    var filters: [String: [String]] = [:]
    for header in try node.entries() { filters[header.key] = try header.value.texts() }
    return filters
  }

  private static func unique(_ node: YAMLNode, _ kind: ExportKind) throws(Failure) -> [String] {
    for item in try node.items() {
      let column = try item.text()
      guard !kind.columnNames.contains(column) else { continue }
      throw item.failure(
        .invalidValue(
          key: node.name, value: column,
          expected: "columns of \(kind.rawValue): \(kind.columnNames.joined(separator: ", "))"))
    }
    return try node.texts()
  }

  private static func group(_ node: YAMLNode, _ kind: ExportKind) throws(Failure) -> Bool {
    let isGrouped = try node.flag()
    if isGrouped, kind != .exchanges {
      throw node.failure(.invalidValue(key: node.name, value: "true", expected: "group for exchanges alone"))
    }
    return isGrouped
  }

  private static func outside(_ node: YAMLNode) throws(Failure) -> Bool {
    switch try node.text() {
    case "filter": return true
    case "quarantine": return false
    case let text: throw node.failure(.invalidValue(key: node.name, value: text, expected: "filter"))
    }
  }

  private static func ignore(_ node: YAMLNode, _ entry: inout InputEntry) throws(Failure) {
    let headers = try node.texts()
    if headers == ["*"] { entry.ignoresAllHeaders = true } else { entry.ignoredHeaders = headers }
  }
}
