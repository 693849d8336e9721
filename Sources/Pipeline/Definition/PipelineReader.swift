import Diagnostics
import Foundation
import Ingest
import Registry
import Reporting
import Statistics
import Tally
import Yams

/// The text of a pipeline file to its definition; every problem names line and column.
public enum PipelineReader {
  /// The largest pipeline file, in bytes.
  public static let sizeLimit = 1 << 20
  /// The deepest nesting of brackets and braces.
  static let depthLimit = 64

  private static let keys = [
    "title", "registry", "period", "as_of", "known_at", "catalogue", "compare", "trend", "languages", "basis",
    "notice", "status", "symbol", "list_separator", "inputs", "gate", "outputs", "tables",
    "standing_after_days", "late_after_days", "reciprocal_kinds", "keep_inputs", "charts", "sections", "area",
  ]
  private static let requiredKeys = ["title", "registry", "period", "inputs"]

  /// Reads the text of the file called `file`.
  public static func read(_ text: String, file: String) throws(Failure) -> PipelineDefinition {
    if text.utf8.count > sizeLimit { throw Failure(.pipelineTooLarge(limit: sizeLimit), file: file) }
    try checkDepth(text, file)
    let root = YAMLNode(try compose(text, file), file: file, name: "the pipeline file")
    var given: [String: YAMLNode] = [:]
    for entry in try root.entries(known: keys) { given[entry.key] = entry.value }
    for key in requiredKeys where given[key] == nil { throw Failure(.missingKey(key: key), file: file, line: 1) }
    guard let title = given["title"], let registry = given["registry"], let period = given["period"],
      let inputs = given["inputs"]
    else { throw Failure(.missingKey(key: "title"), file: file, line: 1) }

    var definition = PipelineDefinition(
      titles: try title.textsByLanguage(), registry: try registry.text(), registryLine: registry.line,
      period: try PeriodReader.rule(period))
    definition.asOf = try given["as_of"].map { node throws(Failure) in try node.day(isEnd: true) }
    definition.knownAt = try given["known_at"].map { node throws(Failure) in try node.day(isEnd: true) }
    if let node = given["catalogue"] { definition.catalogue = try node.value() }
    if let node = given["compare"] { definition.comparison = try PeriodReader.comparison(node) }
    if let node = given["trend"] { definition.trend = try node.value() }
    if let node = given["basis"] { definition.basis = try node.value() }
    if let node = given["status"] { definition.status = try node.value() }
    if let node = given["symbol"] { definition.symbol = try node.text() }
    if let node = given["notice"] { definition.notices = try node.textsByLanguage() }
    if let node = given["languages"] { definition.languages = try languages(node) }
    if let node = given["list_separator"] { definition.listSeparator = try separator(node) }
    if let node = given["outputs"] { definition.outputs = try outputs(node) }
    if let node = given["tables"] { definition.tables = try tables(node, for: definition.outputs) }
    if let node = given["gate"] { definition.gate = try GateReader.read(node) }
    if let node = given["standing_after_days"] { definition.standingAfterDays = try number(node) }
    if let node = given["late_after_days"] { definition.followUp.lateAfterDays = try number(node) }
    if let node = given["reciprocal_kinds"] { definition.followUp.reciprocalKinds = try kinds(node) }
    if let node = given["keep_inputs"] { definition.keptInputs = try size(node) }
    if let node = given["charts"] { try readCharts(node, into: &definition) }
    if let node = given["sections"] { definition.sections = try sections(node) }
    if let node = given["area"] { definition.area = try node.text() }
    definition.inputs = try InputReader.read(inputs)
    return definition
  }

  private static func compose(_ text: String, _ file: String) throws(Failure) -> Node {
    do {
      // All scalars are read as text here; the rules that would tell numbers from dates are regular expressions, which
      // take longer to compile than the file takes to read.
      guard let node = try Yams.compose(yaml: text, .basic) else {
        throw Failure(.missingKey(key: "title"), file: file, line: 1)
      }
      return node
    } catch let failure as Failure {
      throw failure
    } catch let error as YamlError {
      throw syntaxFailure(error, file)
    } catch {
      throw Failure(.pipelineSyntax("\(error)"), file: file)
    }
  }

  private static func syntaxFailure(_ error: YamlError, _ file: String) -> Failure {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return Failure(.pipelineSyntax(problem), file: file, line: mark.line, column: String(mark.column))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.map { "\($0)" }.sorted().joined(separator: ", ")
      return Failure(
        .pipelineSyntax("a key stands twice (\(names))"), file: file, line: context.mark.line,
        column: String(context.mark.column))
    default:
      return Failure(.pipelineSyntax("it cannot be read"), file: file)
    }
  }

  /// Refuses nesting that would exhaust the stack of a recursive reader, before the reader sees it.
  private static func checkDepth(_ text: String, _ file: String) throws(Failure) {
    var depth = 0
    var line = 1
    var dashes = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
      case UInt8(ascii: "-"), UInt8(ascii: "?"): dashes += 1
      case UInt8(ascii: "\n"):
        line += 1
        dashes = 0
      case UInt8(ascii: " "): break
      default: dashes = 0
      }
      if depth > depthLimit || dashes > depthLimit {
        throw Failure(.pipelineSyntax("it is nested more than \(depthLimit) deep"), file: file, line: line)
      }
    }
  }

  private static func languages(_ node: YAMLNode) throws(Failure) -> [String] {
    let languages = try node.texts()
    if languages.isEmpty { throw node.failure(.wrongType(key: node.name, expected: "a list of language codes")) }
    return languages
  }

  private static func separator(_ node: YAMLNode) throws(Failure) -> String {
    let text = try node.text()
    guard !text.isEmpty, text.utf8.count <= 16, !text.contains("\"") else {
      throw node.failure(
        .invalidValue(key: node.name, value: text, expected: "one or a few characters, no quote among them"))
    }
    // Cells and items are trimmed, so white space around a separator says nothing.
    let core = text.filter { !$0.isWhitespace }
    return core.isEmpty
      ? text : String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  private static func outputs(_ node: YAMLNode) throws(Failure) -> [PipelineDefinition.Output] {
    var outputs: [PipelineDefinition.Output] = []
    for item in try node.items() {
      let output: PipelineDefinition.Output = try item.value()
      if !outputs.contains(output) { outputs.append(output) }
    }
    return outputs
  }

  /// The names of some tables; charts and pages need them all.
  private static func tables(
    _ node: YAMLNode, for outputs: [PipelineDefinition.Output]
  ) throws(Failure) -> Set<String> {
    let others = outputs.filter { $0 != .tables && $0 != .followUp }
    guard others.isEmpty else { throw node.failure(.tablesNeeded(outputs: others.map(\.rawValue))) }
    var names: Set<String> = []
    for item in try node.items() {
      let name = try item.text()
      // The last two are in every edition, and may be named all the same.
      let known = Statistics.tableNames + ["accounting", "findings"]
      guard known.contains(name) else {
        throw item.failure(.invalidValue(key: "tables", value: name, expected: WordList.or(known)))
      }
      names.insert(name)
    }
    return names
  }

  /// The charts that are asked for, each by name with yes or no; and the only ones to be drawn.
  private static func readCharts(_ node: YAMLNode, into definition: inout PipelineDefinition) throws(Failure) {
    for entry in try node.entries(known: RequestedChart.allCases.map(\.rawValue) + ["only"]) {
      if entry.key == "only" {
        var only: Set<String> = []
        for item in try entry.value.items() {
          let stem = try item.text()
          guard ReportCharts.stems.contains(stem) else {
            throw item.failure(
              .invalidValue(key: "only", value: stem, expected: WordList.or(ReportCharts.stems)))
          }
          only.insert(stem)
        }
        definition.onlyCharts = only
      } else if let chart = RequestedChart(rawValue: entry.key), try entry.value.flag() {
        definition.requestedCharts.insert(chart)
      }
    }
  }

  /// The sections of the page that are asked for, by name; the page keeps its own order.
  private static func sections(_ node: YAMLNode) throws(Failure) -> Set<ReportSection> {
    var sections: Set<ReportSection> = []
    for item in try node.items() { sections.insert(try item.value()) }
    return sections
  }

  private static func kinds(_ node: YAMLNode) throws(Failure) -> [String] {
    let known = ExportKind.exchangeKinds
    for item in try node.items() {
      let kind = try item.text()
      guard !known.contains(kind) else { continue }
      throw item.failure(.invalidValue(key: node.name, value: kind, expected: WordList.or(known)))
    }
    return try node.texts()
  }

  private static func size(_ node: YAMLNode) throws(Failure) -> ByteLimit {
    let text = try node.text()
    guard let limit = ByteLimit(text) else {
      throw node.failure(
        .invalidValue(key: node.name, value: text, expected: "a size such as 16 MiB, or 0 for no copies"))
    }
    return limit
  }

  static func number(_ node: YAMLNode) throws(Failure) -> Int {
    let text = try node.text()
    guard let number = Int(text), number >= 0, number <= 1_000_000 else {
      throw node.failure(.invalidValue(key: node.name, value: text, expected: "a whole number"))
    }
    return number
  }
}
