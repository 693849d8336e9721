import Statistics

extension TracedFigure {
  /// The trace for readers: the figure, its rule, and the rows with their places first.
  ///
  /// - Parameter limit: the most rows that are printed of each part; the rest are counted.
  public func text(rows limit: Int) -> String {
    var lines = ["\(address) = \(figureText)", "edition \(edition); \(inputWords)", "", "Rule: \(rule)"]
    if !mark.isEmpty { lines.append("Mark: \(mark).") }
    for part in parts { lines += [""] + partLines(part, limit) }
    if !bearing.isEmpty {
      lines += ["", "Rows that count as nothing here, but without which the figure would be another:"]
      var left = limit
      for row in bearing { appendRow(row, "  ", &lines, &left) }
      appendRest(bearing.count - limit, "  ", &lines)
    }
    if let words = searchWords { lines += ["", words] }
    return lines.joined(separator: "\n")
  }

  private var figureText: String {
    if value.isEmpty { return "nothing said (\(unit))" }
    if !denominator.isEmpty { return "\(value) (\(numerator)/\(denominator))" }
    switch unit {
    case "code", "date": return value
    case "ordinal": return "\(value) (ordinal)"
    default: return TracedFigure.counted(value, unit)
    }
  }

  private var inputWords: String {
    switch inputs {
    case .copies: "rows read from the edition's own copies of its inputs"
    case .originals: "rows read from the project's files, whose hashes are those of the edition"
    case .both: "rows read from the edition's copies, and from the project's files whose hashes match"
    case .none: "the edition has no inputs but its registry"
    }
  }

  private func partLines(_ part: Part, _ limit: Int) -> [String] {
    let title: String
    switch part.role {
    case "numerator": title = "Numerator: \(TracedFigure.counted("\(part.count)", part.name))"
    case "denominator": title = "Denominator: \(TracedFigure.counted("\(part.count)", part.name))"
    case "value": title = TracedFigure.counted("\(part.count)", part.name)
    default: title = part.name.prefix(1).uppercased() + part.name.dropFirst() + ": \(part.things.count)"
    }
    // An empty figure is no zero: nothing is said.
    if part.things.isEmpty { return [value.isEmpty && part.role == "value" ? "No row counts for it." : title] }
    var lines = [title + ":"]
    var left = limit
    let total = part.things.reduce(0) { $0 + max($1.rows.count, 1) }
    for thing in part.things {
      if left <= 0 { break }
      if thing.kind == "row" {
        for row in thing.rows { appendRow(row, "  ", &lines, &left) }
        continue
      }
      lines.append("  \(thing.name)")
      if thing.rows.isEmpty { left -= 1 }
      for row in thing.rows { appendRow(row, "    ", &lines, &left) }
    }
    appendRest(total - limit, "  ", &lines)
    return lines
  }

  private func appendRow(_ row: Row, _ indent: String, _ lines: inout [String], _ left: inout Int) {
    if left <= 0 { return }
    left -= 1
    var line = "\(indent)\(row.file):\(row.line):"
    if let amount = row.amount { line += " \(amount)," }
    line += " \(TracedFigure.words(row.function))"
    if let without = row.without {
      line += without == "–" ? "; without it nothing is said" : "; without it \(without)"
    } else if row.record != nil {
      line += "; the figure stays without it"
    }
    lines.append(line)
    let cells = row.columns.map { "\($0)=\(TracedFigure.cell(row.cells[$0] ?? ""))" }
    let record = row.record.map { "record \($0)" }
    if let record { lines.append("\(indent)  " + ([record] + cells).joined(separator: ", ")) }
  }

  private func appendRest(_ count: Int, _ indent: String, _ lines: inout [String]) {
    guard count > 0 else { return }
    lines.append("\(indent)and \(count) more \(count == 1 ? "row" : "rows") (more with --rows, all with --json)")
  }

  private var searchWords: String? {
    if lookedAt.isEmpty { return nil }
    let kinds = lookedAt.map { search in
      "\(search.rows) \(search.rows == 1 ? "row" : "rows") of \(search.kind)"
        + " (\(search.files) \(search.files == 1 ? "file" : "files"))"
    }
    return "Looked at: \(kinds.joined(separator: ", ")) that could bear on it."
  }

  /// A number with what it counts: `1 exchange`, `2 measures active`, `1 day`.
  private static func counted(_ number: String, _ things: String) -> String {
    guard number == "1" else { return "\(number) \(things)" }
    var words = things.split(separator: " ")
    if words.first?.hasSuffix("s") ?? false { words[0] = words[0].dropLast() }
    return "1 " + words.joined(separator: " ")
  }

  /// A cell in one line.
  private static func cell(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 80 ? line.prefix(79) + "…" : line
  }

  private static func words(_ function: String) -> String {
    switch TraceRow.Function(rawValue: function) {
    case .counted: "counted"
    case .date: "gives the date"
    case .list: "declares the list"
    case .partialList: "quarantined, which makes the list partial"
    case .host: "names the host"
    case .quarantined: "quarantined"
    case .returned: "the return"
    case .replaces: "replaces a record, which would count without it"
    case .holdsID: "keeps the id, which another row would have without it"
    case .isCorrected: "is replaced by a correction, which would name no record without it"
    case .files: "names what the record is under"
    case .registry: "row of the registry"
    case nil: function
    }
  }
}
