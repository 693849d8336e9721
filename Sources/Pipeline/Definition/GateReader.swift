import Diagnostics
import Tally

/// The `gate` of a pipeline file.
enum GateReader {
  /// The keys of a gate.
  static let keys = ["max_quarantined", "require", "max_swing", "empty_input", "max_age"]

  /// The rules, those that are not written as they are by default.
  static func read(_ node: YAMLNode) throws(Failure) -> PipelineDefinition.Gate {
    var gate = PipelineDefinition.Gate()
    for entry in try node.entries(known: keys) {
      let value = entry.value
      switch entry.key {
      case "max_quarantined": gate.maximumQuarantined = try share(value)
      case "max_swing": gate.swings = try swings(value)
      case "empty_input": gate.refusesEmptyInputs = try refusal(value)
      case "max_age": try readAges(value, &gate)
      default:
        gate.requirements = []
        for item in try value.items() { gate.requirements.append(try item.value()) }
      }
    }
    return gate
  }

  private static func share(_ node: YAMLNode) throws(Failure) -> Percentage {
    let text = try node.text()
    if let share = Percentage(text) { return share }
    throw node.failure(.invalidValue(key: node.name, value: text, expected: "a share such as 5%, from 0% to 100%"))
  }

  private static func refusal(_ node: YAMLNode) throws(Failure) -> Bool {
    switch try node.text() {
    case "refuse": return true
    case "allow": return false
    case let text: throw node.failure(.invalidValue(key: node.name, value: text, expected: "refuse or allow"))
    }
  }

  /// A rule, or a list of them; each may name several patterns.
  private static func swings(_ node: YAMLNode) throws(Failure) -> [SwingRule] {
    if node.isScalar {
      throw node.failure(.wrongType(key: node.name, expected: "a list of rules with figures and by"))
    }
    var rules: [SwingRule] = []
    for item in node.isList ? try node.items() : [node] { rules += try swing(item) }
    return rules
  }

  private static func swing(_ node: YAMLNode) throws(Failure) -> [SwingRule] {
    var patterns: [FigurePattern]?
    var bound: SwingRule.Bound?
    var atLeast: SmallDecimal?
    for entry in try node.entries(known: ["figures", "by", "at_least"]) {
      switch entry.key {
      case "figures": patterns = try figures(entry.value)
      case "by": bound = try swingBound(entry.value)
      default: atLeast = try number(entry.value, expected: "a number such as 5 or 0.1")
      }
    }
    guard let patterns else { throw node.failure(.missingKey(key: "figures")) }
    guard let bound else { throw node.failure(.missingKey(key: "by")) }
    return patterns.map { SwingRule(figures: $0, bound: bound, atLeast: atLeast) }
  }

  private static func figures(_ node: YAMLNode) throws(Failure) -> [FigurePattern] {
    var patterns: [FigurePattern] = []
    for item in try node.items() {
      let text = try item.text()
      guard let pattern = FigurePattern(text) else {
        throw item.failure(
          .invalidValue(
            key: node.name, value: text,
            expected: "an address of figures.csv, in which * may stand for a whole part between strokes"))
      }
      patterns.append(pattern)
    }
    return patterns
  }

  private static func swingBound(_ node: YAMLNode) throws(Failure) -> SwingRule.Bound {
    let text = try node.text()
    if text.hasSuffix("%"), let share = SmallDecimal(text.dropLast()) { return .share(share.tenThousandths) }
    return .number(try number(node, expected: "a share such as 25%, or a number such as 10 or 0.1"))
  }

  private static func number(_ node: YAMLNode, expected: String) throws(Failure) -> SmallDecimal {
    let text = try node.text()
    if let number = SmallDecimal(text) { return number }
    throw node.failure(.invalidValue(key: node.name, value: text, expected: expected))
  }

  /// One bound for every kind, or one for each.
  private static func readAges(_ node: YAMLNode, _ gate: inout PipelineDefinition.Gate) throws(Failure) {
    if node.isScalar {
      gate.maximumAge = try PeriodReader.span(node)
      return
    }
    for entry in try node.entries(known: ExportKind.allCases.map(\.rawValue)) {
      guard let kind = ExportKind(rawValue: entry.key) else { continue }
      gate.maximumAges[kind] = try PeriodReader.span(entry.value)
    }
  }
}
