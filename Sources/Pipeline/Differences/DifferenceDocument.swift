import Diagnostics
import Foundation

/// A comparison of two editions for programs: all of it.
public struct DifferenceDocument: Encodable {
  private struct Side: Encodable {
    let edition: String
    let version: String
    let asOf: String
    let from: String
    let to: String
    let figures: Int

    init(_ side: EditionDifference.Side) {
      edition = side.edition
      version = side.version
      asOf = side.asOf.text
      from = side.period.from.text
      to = side.period.to.text
      figures = side.figures
    }
  }

  private struct Count: Encodable {
    let cause: DifferenceCause
    let figures: Int
    let restated: Int
  }

  private struct State: Encodable {
    let value: String
    let numerator: String
    let denominator: String
    let mark: String

    init(_ figure: PublishedFigure) {
      value = figure.value
      numerator = figure.numerator
      denominator = figure.denominator
      mark = figure.mark
    }
  }

  /// What an edition says and what it says later; `null` where it has no such figure.
  private struct Change: Encodable {
    let before: State?
    let after: State?
    /// The difference as decimal text; `null` where one side is no number.
    let difference: String?
    let causes: [DifferenceCause]?
    let address: String?
    let unit: String?
    let isRestated: Bool?
    let effects: [Change]?

    enum CodingKeys: String, CodingKey {
      case before, after, difference, part, causes, address, unit, restated, effects
    }

    init(_ figure: FigureDifference) {
      before = figure.before.map(State.init)
      after = figure.after.map(State.init)
      difference = figure.difference?.plain
      causes = nil
      address = figure.address
      unit = figure.unit
      isRestated = figure.isRestated
      effects = figure.effects.map(Change.init)
    }

    init(_ effect: FigureDifference.Effect) {
      before = effect.before.map(State.init)
      after = effect.after.map(State.init)
      difference = effect.part?.plain
      causes = effect.causes
      (address, unit, isRestated, effects) = (nil, nil, nil, nil)
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      // Written where it is `nil` too: a figure that is absent is another thing than one that says nothing.
      try container.encode(before, forKey: .before)
      try container.encode(after, forKey: .after)
      try container.encode(difference, forKey: effects == nil ? .part : .difference)
      try container.encodeIfPresent(causes, forKey: .causes)
      try container.encodeIfPresent(address, forKey: .address)
      try container.encodeIfPresent(unit, forKey: .unit)
      try container.encodeIfPresent(isRestated, forKey: .restated)
      try container.encodeIfPresent(effects, forKey: .effects)
    }
  }

  private struct Row: Encodable {
    struct Cell: Encodable {
      let column: String
      let before: String
      let after: String
    }

    let cause: DifferenceCause
    let kind: String
    let entry: Int
    let file: String
    let line: Int
    let record: Int
    let name: String
    let earlierLine: Int?
    let supersedes: String
    let cells: [Cell]

    init(_ row: RowDifference) {
      cause = row.cause
      kind = row.kind
      entry = row.entry
      file = row.file
      line = row.line
      record = row.record
      name = row.name
      earlierLine = row.earlierLine
      supersedes = row.supersedes
      cells = row.cells.map { Cell(column: $0.column, before: $0.before, after: $0.after) }
    }
  }

  private struct Input: Encodable {
    let cause: DifferenceCause
    let subject: String
    let before: String
    let after: String
  }

  private struct Missing: Encodable {
    let code: String
    let file: String
    let message: String
  }

  private let earlier: Side
  private let later: Side
  private let causes: [Count]
  private let figures: [Change]
  private let marks: [Change]
  private let rows: [Row]
  private let inputs: [Input]
  private let missing: [Missing]

  /// Makes the document, of the figures of one table where it is named.
  public init(_ difference: EditionDifference, table: String? = nil) {
    earlier = Side(difference.earlier)
    later = Side(difference.later)
    causes = difference.counts.map { Count(cause: $0.cause, figures: $0.figures, restated: $0.restated) }
    figures = difference.figures.filter { table == nil || $0.table == table }.map(Change.init)
    marks = difference.marks.filter { table == nil || $0.table == table }.map(Change.init)
    rows = difference.rows.map(Row.init)
    inputs = difference.inputs.map {
      Input(cause: $0.cause, subject: $0.subject, before: $0.before, after: $0.after)
    }
    missing = difference.missing.map { Missing(code: $0.code, file: $0.file, message: $0.message) }
  }
}
