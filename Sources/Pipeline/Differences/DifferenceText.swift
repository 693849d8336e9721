import Diagnostics

/// A comparison of two editions in words, for people: by cause and table, with the first of what is many.
public struct DifferenceText {
  private let difference: EditionDifference
  /// How many rows, lines of inputs, and figures of a table are listed.
  private let limit: Int
  private var lines: [String] = []

  /// The lines.
  ///
  /// - Parameter table: the only table whose figures are listed, all of them; `nil` for the first of every table.
  public static func lines(_ difference: EditionDifference, table: String? = nil) -> [String] {
    var text = DifferenceText(difference, limit: table == nil ? 6 : .max)
    text.write(
      difference.figures.filter { table == nil || $0.table == table },
      marks: difference.marks.count { table == nil || $0.table == table })
    return text.lines
  }

  private init(_ difference: EditionDifference, limit: Int) {
    self.difference = difference
    self.limit = limit
  }

  private mutating func write(_ figures: [FigureDifference], marks: Int) {
    lines.append("\(difference.earlier.edition) → \(difference.later.edition)")
    if figures.isEmpty { lines.append("no figure differs") }
    if marks > 0 {
      lines.append(
        "\(marks) \(marks == 1 ? "figure says" : "figures say") the same under another mark (--json lists them)")
    }
    if figures.isEmpty { return }
    let restated = figures.count { $0.isRestated }
    lines.insert(
      "\(figures.count) \(figures.count == 1 ? "figure differs" : "figures differ"),"
        + " \(restated) of them restated (stated by both for the same time)", at: 1)
    if !difference.missing.isEmpty {
      lines.append("causes are not known, as what an edition was made from is not there:")
      bounded(difference.missing.map(DifferenceText.sentence), "  ")
      lines.append("  put these files back, or name the folder that holds them with --project")
      writeTables(figures)
      return
    }
    for group in DifferenceGroup.all(figures) { write(group) }
  }

  private mutating func write(_ group: DifferenceGroup) {
    lines.append("")
    let name = group.causes.map(DifferenceText.name).joined(separator: " with ")
    lines.append(
      "\(name): \(group.figures) \(group.figures == 1 ? "figure" : "figures"), \(group.restated) restated")
    bounded(difference.inputs.filter { group.causes.contains($0.cause) }.map(DifferenceText.sentence), "  ")
    bounded(difference.rows.filter { group.causes.contains($0.cause) }.map(DifferenceText.sentence), "  ")
    for table in group.tables {
      lines.append("  \(table.name) (\(table.lines.count))")
      bounded(table.lines.map(DifferenceText.sentence), "    ")
    }
  }

  /// The figures without causes.
  private mutating func writeTables(_ figures: [FigureDifference]) {
    for (place, figure) in figures.enumerated() where place == 0 || figures[place - 1].table != figure.table {
      let own = figures.filter { $0.table == figure.table }
      lines.append("")
      lines.append("\(figure.table) (\(own.count))")
      bounded(
        own.map { figure in
          DifferenceText.change(figure, figure.before, figure.after, figure.difference)
            + (figure.isRestated ? ", restated" : "")
        }, "  ")
    }
  }

  private mutating func bounded(_ list: [String], _ margin: String) {
    let shown = list.count - limit == 1 ? list.count : min(limit, list.count)
    for line in list.prefix(shown) { lines.append(margin + line) }
    if list.count > shown { lines.append("\(margin)… and \(list.count - shown) more (--json lists all)") }
  }

  private static func sentence(_ line: DifferenceGroup.Line) -> String {
    var text = change(line.figure, line.effect.before, line.effect.after, line.effect.part)
    if line.figure.effects.count > 1 {
      let all = line.figure.difference.map { ", \($0.text) in all" } ?? ""
      text += " (one of \(line.figure.effects.count) steps\(all))"
    }
    return text + (line.figure.isRestated ? ", restated" : "")
  }

  private static func change(
    _ figure: FigureDifference, _ before: PublishedFigure?, _ after: PublishedFigure?, _ part: Quantity?
  ) -> String {
    let sides = [before, after].map { $0 == nil ? "absent" : figure.text(of: $0) }
    return "\(figure.address): \(sides[0]) → \(sides[1])" + (part.map { ", \($0.text)" } ?? "")
  }

  private static func sentence(_ failure: Failure) -> String {
    switch failure.reason {
    case .editionSourceMissing: "\(failure.file) is not in the project any more"
    case .editionSourceChanged: "\(failure.file) has changed since"
    default: failure.message
    }
  }

  private static func sentence(_ input: InputDifference) -> String {
    if input.before.isEmpty { return "\(input.subject): + \(input.after)" }
    if input.after.isEmpty { return "\(input.subject): - \(input.before)" }
    return "\(input.subject): \(input.before) → \(input.after)"
  }

  private static func sentence(_ row: RowDifference) -> String {
    var text = "\(row.file), line \(row.line)"
    if !row.name.isEmpty { text += " (\(row.name))" }
    if !row.supersedes.isEmpty { text += " replaces \(row.supersedes)" }
    guard row.cause == .corrected, row.supersedes.isEmpty else { return text }
    let cells = row.cells.map { cell in
      "\(cell.column) \(cell.before.isEmpty ? "–" : cell.before) → \(cell.after.isEmpty ? "–" : cell.after)"
    }
    return text + ": " + cells.joined(separator: "; ")
  }

  private static func name(_ cause: DifferenceCause) -> String {
    switch cause {
    case .rules: "rules of the program"
    case .settings: "settings"
    case .period: "period and dates"
    case .membership: "membership"
    case .catalogue: "catalogue"
    case .coordinators: "coordinators"
    case .withdrawn: "withdrawn rows"
    case .corrected: "corrected rows"
    case .late: "late rows"
    case .new: "new rows"
    case .files: "the same rows in other files or another order"
    }
  }
}
