/// The addresses of figures as the text of a footnote.
enum FigureNotes {
  /// The addresses in a text, in their order, each once.
  static func addresses(_ text: RichText) -> [String] {
    var seen: Set<String> = []
    return text.runs.flatMap { run -> [String] in
      switch run.style {
      case .figure(let addresses): addresses
      case .counted(let pattern): [pattern]
      default: []
      }
    }.filter { seen.insert($0).inserted }
  }

  /// Addresses of one row together: `coverage_by_state/ALD/WAT: measures_active, measures_in_force`.
  static func text(_ addresses: [String]) -> String {
    var order: [String] = []
    var columns: [String: [String]] = [:]
    for address in addresses {
      let parts = address.split(separator: "/", omittingEmptySubsequences: false)
      let row = parts.dropLast().joined(separator: "/")
      let column = parts.last.map(String.init) ?? address
      if parts.contains("*") {
        if columns[address] == nil { order.append(address) }
        columns[address] = []
        continue
      }
      if columns[row] == nil { order.append(row) }
      if columns[row]?.contains(column) != true { columns[row, default: []].append(column) }
    }
    return order.map { row in
      let names = columns[row] ?? []
      return names.isEmpty
        ? row : row.isEmpty ? names.joined(separator: ", ") : "\(row): \(names.joined(separator: ", "))"
    }.joined(separator: "; ")
  }
}
