/// What one printed A4 sheet holds: a briefing that needs more is shortened, by the same steps on every machine.
///
/// Heights are estimates in millimetres, on the safe side; browser tests count the pages that they lead to.
struct PageFit {
  /// What the sheet has between its margins.
  static let height = 259.0

  private static let textWidth = 118
  private static let pairWidth = 62

  /// The briefing with as many rows and invitations as fit; those left out are counted in it.
  static func fitted(_ briefing: Briefing) -> Briefing {
    var briefing = briefing
    while height(of: briefing) > height, shorten(&briefing) {}
    return briefing
  }

  /// Takes one row or invitation from what is longest; `false` where nothing can be spared.
  private static func shorten(_ briefing: inout Briefing) -> Bool {
    let stepHeights = briefing.steps.map(height(of:))
    var choices: [(height: Double, take: (inout Briefing) -> Void)] = []
    if let table = briefing.measures, table.rows.count > 4 {
      choices.append((excess(of: table, keeping: 4), { $0.measures = shortened($0.measures) }))
    }
    if let table = briefing.parts, table.keepsEnd, table.rows.count > 4 {
      choices.append((excess(of: table, keeping: 4), { $0.parts = shortened($0.parts) }))
    }
    if let table = briefing.roles, table.rows.count > 3 {
      choices.append((excess(of: table, keeping: 3), { $0.roles = shortened($0.roles) }))
    }
    if briefing.steps.count > 3 {
      choices.append(
        (
          stepHeights.dropFirst(3).reduce(0, +),
          { briefing in
            briefing.steps.removeLast()
            briefing.stepsLeft += 1
          }
        ))
    }
    guard let longest = choices.max(by: { $0.height < $1.height }) else { return false }
    longest.take(&briefing)
    return true
  }

  private static func shortened(_ table: Briefing.Table?) -> Briefing.Table? {
    guard var table else { return nil }
    if table.keepsEnd { table.rows.removeFirst() } else { table.rows.removeLast() }
    table.left += 1
    return table
  }

  private static func excess(of table: Briefing.Table, keeping rows: Int) -> Double {
    table.rows.dropFirst(rows).map { height(of: $0, in: table) }.reduce(0, +)
  }

  /// The height that a briefing needs in print.
  static func height(of briefing: Briefing) -> Double {
    var sum = 23.0 + 10
    sum += briefing.remarks.map { 3.4 + 4 * Double(lines($0, 118)) }.reduce(0, +)
    if !briefing.figures.isEmpty { sum += 22 }
    switch briefing.file.kind {
    case .state: sum += max(height(of: briefing.parts, pairWidth), height(of: briefing.measures, pairWidth + 10))
    case .coordinator: break
    case .area:
      sum += height(of: briefing.measures, textWidth)
      sum += max(height(of: briefing.parts, pairWidth), height(of: briefing.members, 55))
    }
    sum += height(of: briefing.roles, textWidth)
    if briefing.file.kind == .coordinator { sum += height(of: briefing.members, textWidth) }
    if let events = briefing.events {
      sum += 5 + EventDrawing(line: events).height * 178 / 760 + 5.5 + (events.words.isEmpty ? 0 : 4)
    }
    if !briefing.steps.isEmpty {
      sum += 8 + briefing.steps.map(height(of:)).reduce(0, +) + (briefing.stepsLeft > 0 ? 5 : 0)
    }
    return sum
  }

  private static func height(of names: Briefing.Names?, _ width: Int) -> Double {
    names.map { 8 + 4 * Double(lines($0.names, width)) } ?? 0
  }

  private static func height(of step: Briefing.Step) -> Double {
    let length = step.lead.plain.count + step.text.plain.count + step.ground.plain.count + 12
    return 2 + 3.8 * Double((length + textWidth - 1) / textWidth)
  }

  private static func height(of table: Briefing.Table?, _ width: Int) -> Double {
    guard let table else { return 0 }
    let rows = table.rows.isEmpty ? 5 : table.rows.map { height(of: $0, in: table) }.reduce(0, +)
    return 6.5 + 7 + rows + (table.note.isEmpty ? 0 : 1 + 3.9 * Double(lines(table.note, width)))
      + (table.left > 0 ? 4.5 : 0)
  }

  private static func height(of row: Briefing.Row, in table: Briefing.Table) -> Double {
    var most = 1
    for (cell, column) in zip(row.cells, table.columns) where column.width > 0 {
      if case .text(let text) = cell { most = max(most, lines(text, column.width)) }
    }
    return 1.2 + 3.7 * Double(most)
  }

  private static func lines(_ text: RichText, _ width: Int) -> Int { max(1, (text.plain.count + width - 1) / width) }
}
