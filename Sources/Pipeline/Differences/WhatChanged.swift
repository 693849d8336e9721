import Diagnostics
import Foundation
import Reporting
import Tabulation

/// What changed since the last published edition: a function of what is computed and of that edition alone, so that the
/// same inputs give the same bytes.
struct WhatChanged {
  /// The edition with which it compares; `nil` where there is none.
  let previous: Manifest.Previous?
  /// What a page says of it.
  let content: EditionChanges
  /// The table of all differences.
  let csv: [UInt8]

  /// Compares; what the earlier edition was made from is read from its own copies, and from files that this one was made
  /// from too, but from nothing else of the project, which may change.
  ///
  /// - Throws: where an identity of the program's own breaks. An earlier edition that cannot be compared is told, and
  ///   stops nothing.
  init(_ computation: Computation, edition: String, version: String, previous: Edition?) throws(Failure) {
    guard let previous else {
      (self.previous, content, csv) = (nil, EditionChanges(.first), WhatChanged.csv(nil))
      return
    }
    self.previous = Manifest.Previous(edition: previous.name, content: previous.manifest.content)
    do throws(Failures) {
      let later = ComparedEdition(computation, name: edition, version: version)
      let earlier = try ComparedEdition(
        previous, insteadOfProject: later.inputs?.pathsByHash ?? [:], threads: computation.plan.threads)
      let difference = try EditionDifference(earlier, later)
      content = WhatChanged.content(difference)
      csv = WhatChanged.csv(difference)
    } catch {
      if error.exitStatus == .software { throw error.list[0] }
      content = EditionChanges(.impossible(edition: previous.name))
      csv = WhatChanged.csv(nil)
    }
  }

  private static let schema = TableSchema(
    "what-changed",
    [
      "address", "unit", "before", "after", "difference", "restated", "cause", "cause_before", "cause_after", "part",
    ].map { TableColumn($0, .note) })

  /// A line for each figure and cause: the parts of a figure add up to its difference. Blank is no such figure, `–` one
  /// that says nothing.
  private static func csv(_ difference: EditionDifference?) -> [UInt8] {
    var rows: [TableRow] = []
    for figure in (difference?.figures ?? []) + (difference?.marks ?? []) {
      let own: [TableValue] = [
        .code(figure.address), .code(figure.unit), .text(figure.text(of: figure.before)),
        .text(figure.text(of: figure.after)), value(figure.difference), .code(figure.isRestated ? "yes" : "no"),
      ]
      if figure.effects.isEmpty { rows.append(TableRow(own + [.empty, .empty, .empty, .empty])) }
      for effect in figure.effects {
        rows.append(
          TableRow(
            own + [
              .codes(effect.causes.map(\.rawValue)), .text(figure.text(of: effect.before)),
              .text(figure.text(of: effect.after)), value(effect.part),
            ]))
      }
    }
    return Array(CSVText.make(Table(schema, rows: rows)).utf8)
  }

  private static func value(_ quantity: Quantity?) -> TableValue {
    guard let quantity else { return .empty }
    return quantity.isWhole
      ? .integer(quantity.tenThousandths / 10_000) : .ratio(Ratio(quantity.tenThousandths, of: 10_000))
  }

  private static func content(_ difference: EditionDifference) -> EditionChanges {
    let earlier = difference.earlier
    var content = EditionChanges(.edition(earlier.edition, asOf: earlier.asOf, period: earlier.period))
    content.figures = difference.figures.map { figure in
      page(figure, figure.before, figure.after, figure.difference)
    }
    content.marks = difference.marks.count
    content.groups = DifferenceGroup.all(difference.figures).map { group in
      EditionChanges.Group(
        causes: group.causes.map(\.rawValue),
        figures: group.lines.map { page($0.figure, $0.effect.before, $0.effect.after, $0.effect.part) })
    }
    content.sources = difference.inputs.map(source) + difference.rows.map(source)
    content.missing = difference.missing.map(\.file)
    return content
  }

  private static func page(
    _ figure: FigureDifference, _ before: PublishedFigure?, _ after: PublishedFigure?, _ part: Quantity?
  ) -> EditionChanges.Figure {
    func text(_ state: PublishedFigure?) -> String? { state.map { $0.value.isEmpty ? "" : $0.text } }
    return EditionChanges.Figure(
      address: figure.address, unit: figure.unit, before: text(before), after: text(after),
      difference: part?.text ?? "", isRestated: figure.isRestated, causes: figure.causes.map(\.rawValue))
  }

  private static func source(_ input: InputDifference) -> EditionChanges.Source {
    EditionChanges.Source(
      cause: input.cause.rawValue, subject: input.subject,
      changes: [EditionChanges.Change(before: input.before, after: input.after)])
  }

  private static func source(_ row: RowDifference) -> EditionChanges.Source {
    let cells = row.cause == .corrected && row.supersedes.isEmpty ? row.cells : []
    return EditionChanges.Source(
      cause: row.cause.rawValue, subject: "\(row.file):\(row.line)",
      name: row.name, replaces: row.supersedes,
      changes: cells.map { EditionChanges.Change(name: $0.column, before: $0.before, after: $0.after) })
  }
}

extension ReportsFolder {
  /// The last edition of a pipeline before one: the greatest date, then revision, of those that nothing overrides and
  /// whose manifest can be read.
  func edition(_ pipeline: String, before name: EditionName) -> Edition? {
    editions(pipeline).reversed().lazy.filter { other in
      guard !other.isOverridden else { return false }
      return name.isOverridden ? other.base <= name.base.prefix(10) : other < name
    }.compactMap { try? Edition(folder: folder(pipeline) + "/" + $0.folder) }.first
  }
}

extension Edition {
  /// The edition with which this one was compared when it was made, as the manifest names it; `nil` where it names none.
  ///
  /// - Throws: `editionMissing` where it is not beside this one any more, or not with that content.
  func previous() throws(Failure) -> Edition? {
    guard let recorded = manifest.previous else { return nil }
    let name = (recorded.edition as NSString).lastPathComponent
    let folder = DurableFiles.parentFolder(folder) + "/" + name
    guard let edition = try? Edition(folder: folder), edition.manifest.content == recorded.content else {
      throw Failure(.editionMissing(recorded.edition))
    }
    return edition
  }
}
