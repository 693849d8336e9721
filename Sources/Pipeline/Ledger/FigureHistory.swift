import Diagnostics
import Registry
import Tabulation

/// A figure in every edition of a pipeline.
public struct FigureHistory: Sendable, Encodable {
  /// The figure in one edition.
  public struct Entry: Sendable, Encodable {
    /// Why there is no value.
    public enum Absence: String, Sendable, Encodable {
      /// The edition has no figure of that address.
      case noFigure = "no such figure"
      /// The edition has no `figures.csv`.
      case noFigures = "no figures.csv"
      /// The edition's `figures.csv` is not the one that its manifest names.
      case damaged
      /// The edition was taken away.
      case pruned = "taken away"
    }

    /// The folder's name.
    public var edition: String
    /// Whether period or date of knowledge was overridden.
    public var overridden: Bool
    /// The reporting period; empty where the edition was taken away.
    public var period: String
    /// The value; `nil` where there is none.
    public var value: String?
    /// The part of a share.
    public var numerator: String?
    /// The whole of a share.
    public var denominator: String?
    /// What it is measured in.
    public var unit: String?
    /// What weakens it.
    public var marks: [String] = []
    /// What changed since the last value: `first`, `same`, a difference with its sign, or `other`.
    public var change: String?
    /// Why there is no value.
    public var absence: Absence?
  }

  /// The stem of the pipeline file.
  public var pipeline: String
  /// The address.
  public var address: String
  /// By date, then revision.
  public var entries: [Entry]
  /// Whether the record of runs is whole.
  public var chain: ChainVerdict

  /// Looks a figure up in every edition; grows with their figures.
  ///
  /// - Throws: `addressMissing` where no edition has it.
  public static func read(_ pipeline: String, address: String, reports: String?) throws(Failure) -> FigureHistory {
    let history = try RunHistory(pipeline, in: ReportsFolder(option: reports))
    var entries: [Entry] = []
    var last: PublishedFigure?
    var known: Set<String> = []
    for point in history.points where point.manifest != nil || point.isPruned {
      var entry = Entry(
        edition: point.name.folder, overridden: point.name.isOverridden, period: point.manifest?.periodText ?? "")
      guard point.manifest != nil else {
        entry.absence = .pruned
        entries.append(entry)
        continue
      }
      let folder = history.reports.folder(pipeline) + "/" + point.name.folder
      do throws(Failure) {
        let figures = try Edition(folder: folder).figures()
        if let figure = figures[address] {
          entry.take(figure, after: last)
          // Another period or knowledge is another question, and no step in the series.
          if !point.name.isOverridden { last = figure }
        } else {
          entry.absence = .noFigure
          known.formUnion(figures.list.map(\.address))
        }
      } catch {
        guard error.reason == .editionFileMissing || error.reason == .editionFileChanged else { throw error }
        entry.absence = error.reason == .editionFileMissing ? .noFigures : .damaged
      }
      entries.append(entry)
    }
    guard entries.contains(where: { $0.value != nil }) else {
      let nearest = EditDistance.nearest(to: address, among: known.sorted())
      throw Failure(.addressMissing(address: address, nearest: nearest))
    }
    return FigureHistory(pipeline: pipeline, address: address, entries: entries, chain: history.verdict)
  }

  /// The history as lines for a terminal.
  public var lines: [String] {
    var table = TextTable([
      .init(head: "edition"), .init(head: "period"), .init(head: "value", isNumber: true),
      .init(head: "change", isNumber: true), .init(head: "marks"),
    ])
    for entry in entries {
      table.add([
        entry.edition + (entry.overridden ? " (overridden)" : ""), entry.period, entry.text, entry.change ?? "",
        entry.marks.joined(separator: ", "),
      ])
    }
    let unit = entries.last { $0.unit != nil }?.unit ?? ""
    return ["\(pipeline): \(address)\(unit.isEmpty ? "" : " (\(unit))")"] + table.lines
  }

  /// What is wrong with the record of runs; `nil` where nothing is.
  public var warning: String? { chain.warning("\(pipeline)/\(RunLedger.fileName)") }
}

extension FigureHistory.Entry {
  fileprivate mutating func take(_ figure: PublishedFigure, after last: PublishedFigure?) {
    value = figure.value
    unit = figure.unit
    if !figure.denominator.isEmpty { (numerator, denominator) = (figure.numerator, figure.denominator) }
    marks = figure.mark.split(separator: ";").map(String.init)
    change = last.map { FigureChange.text(from: $0, to: figure) } ?? "first"
  }

  fileprivate var text: String {
    if let absence { return absence.rawValue }
    guard let value, !value.isEmpty else { return "–" }
    if let numerator, let denominator { return "\(value) (\(numerator)/\(denominator))" }
    return value
  }
}

/// What changed from one published value to another, in a few characters.
enum FigureChange {
  static func text(from before: PublishedFigure, to now: PublishedFigure) -> String {
    if before.value == now.value, before.numerator == now.numerator, before.denominator == now.denominator {
      return "same"
    }
    guard let old = number(before), let new = number(now) else { return "other" }
    let (product, isTooLarge) = multiply(old, new)
    if isTooLarge { return "other" }
    let decimals = old.isShare || new.isShare ? 4 : 0
    let text = FixedPoint.text(product.difference, over: product.denominator, decimals: decimals)
    return text.hasPrefix("-") ? "−" + text.dropFirst() : "+" + text
  }

  private static func number(_ figure: PublishedFigure) -> FigureNumber? {
    FigureNumber(value: figure.value, numerator: figure.numerator, denominator: figure.denominator)
  }

  private static func multiply(
    _ old: FigureNumber, _ new: FigureNumber
  ) -> (product: (difference: Int, denominator: Int), isTooLarge: Bool) {
    let (first, one) = new.numerator.multipliedReportingOverflow(by: old.denominator)
    let (second, two) = old.numerator.multipliedReportingOverflow(by: new.denominator)
    let (denominator, three) = old.denominator.multipliedReportingOverflow(by: new.denominator)
    let (difference, four) = first.subtractingReportingOverflow(second)
    // Four decimals of the quotient must fit as well.
    let isTooLarge = one || two || three || four || difference.magnitude > UInt(Int.max) / 10_000
    return ((difference, denominator), isTooLarge)
  }
}

extension Manifest {
  /// The reporting period as `FROM..TO`.
  var periodText: String { "\(parameters.period["from"] ?? "")..\(parameters.period["to"] ?? "")" }
}
