/// A file of metrics, read by the grammar of OpenMetrics (the part of it that files of gauges need), strictly.
struct OpenMetricsGrammar {
  struct Problem: Error, CustomStringConvertible {
    let description: String
  }

  struct Sample: Equatable {
    var name: String
    var labels: [String: String]
    var value: Double
  }

  private(set) var samples: [Sample] = []
  private var families: [String] = []
  private var described: Set<String> = []

  init(_ text: String) throws(Problem) {
    guard text.hasSuffix("\n# EOF\n") else { throw Problem(description: "it does not end with # EOF and a line feed") }
    let lines = text.dropLast("# EOF\n".count + 1).split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines { try read(line) }
    let keys = samples.map { "\($0.name) \($0.labels.sorted { $0.key < $1.key })" }
    if Set(keys).count != keys.count { throw Problem(description: "a sample stands twice") }
  }

  /// The value of the one sample with these labels among others.
  func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
    let matches = samples.filter { sample in
      sample.name == name && labels.allSatisfy { sample.labels[$0.key] == $0.value }
    }
    return matches.count == 1 ? matches[0].value : nil
  }

  private mutating func read(_ line: Substring) throws(Problem) {
    guard line.hasPrefix("# ") else { return samples.append(try sample(line)) }
    let parts = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 4, Self.isName(parts[2][...]) else { throw Problem(description: "no descriptor: \(line)") }
    let (keyword, name, rest) = (parts[1], parts[2], parts[3])
    guard described.insert("\(keyword) \(name)").inserted else { throw Problem(description: "twice: \(line)") }
    if families.last != name {
      guard !families.contains(name) else { throw Problem(description: "families interleave: \(line)") }
      families.append(name)
    }
    if samples.contains(where: { $0.name == name }) { throw Problem(description: "after its samples: \(line)") }
    switch keyword {
    case "TYPE": if rest != "gauge" { throw Problem(description: "a type that is not read here: \(line)") }
    case "UNIT": if !name.hasSuffix("_" + rest) { throw Problem(description: "the name has not its unit: \(line)") }
    case "HELP": _ = try Self.unescaped(rest[...])
    default: throw Problem(description: "no keyword: \(line)")
    }
  }

  private func sample(_ line: Substring) throws(Problem) -> Sample {
    guard let brace = line.firstIndex(of: "{") else { throw Problem(description: "no labels: \(line)") }
    let name = line[..<brace]
    guard String(name) == families.last, described.contains("TYPE \(name)") else {
      throw Problem(description: "a sample outside its family: \(line)")
    }
    var rest = line[line.index(after: brace)...]
    var labels: [String: String] = [:]
    while rest.first != "}" {
      if !labels.isEmpty {
        guard rest.first == "," else { throw Problem(description: "no comma between labels: \(line)") }
        rest.removeFirst()
      }
      guard let equals = rest.firstIndex(of: "="), Self.isName(rest[..<equals]) else {
        throw Problem(description: "no label: \(line)")
      }
      let label = String(rest[..<equals])
      rest = rest[rest.index(after: equals)...]
      guard rest.first == "\"" else { throw Problem(description: "no quote: \(line)") }
      rest.removeFirst()
      var raw = ""
      while let character = rest.first, character != "\"" {
        raw.append(rest.removeFirst())
        if character == "\\", !rest.isEmpty { raw.append(rest.removeFirst()) }
      }
      guard rest.first == "\"", labels[label] == nil else { throw Problem(description: "no closing quote: \(line)") }
      rest.removeFirst()
      labels[label] = try Self.unescaped(raw[...])
    }
    guard rest.hasPrefix("} "), let value = Double(rest.dropFirst(2)) else {
      throw Problem(description: "no number: \(line)")
    }
    return Sample(name: String(name), labels: labels, value: value)
  }

  private static func isName(_ text: Substring) -> Bool {
    text.wholeMatch(of: #/[a-zA-Z_:][a-zA-Z0-9_:]*/#) != nil
  }

  private static func unescaped(_ text: Substring) throws(Problem) -> String {
    var result = ""
    var characters = text.makeIterator()
    while let character = characters.next() {
      if character == "\"" { throw Problem(description: "a quote that is not escaped") }
      guard character == "\\" else {
        result.append(character)
        continue
      }
      switch characters.next() {
      case "n": result.append("\n")
      case "\\": result.append("\\")
      case "\"": result.append("\"")
      default: throw Problem(description: "no escape: \(text)")
      }
    }
    return result
  }
}
