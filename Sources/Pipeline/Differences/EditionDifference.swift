import Diagnostics
import Registry
import Statistics

/// Two editions compared: which figures differ, and why.
public struct EditionDifference: Sendable {
  /// One of the two.
  public struct Side: Sendable, Hashable {
    /// `<pipeline>/<as_of>[.rN]`.
    public var edition: String
    /// The version of the program that made it.
    public var version: String
    /// The date of what was true.
    public var asOf: CalendarDay
    /// The reporting period.
    public var period: Period
    /// The number of its figures.
    public var figures: Int
  }

  /// The earlier edition, or the one named first.
  public let earlier: Side
  /// The later edition, or the one named second.
  public let later: Side
  /// The figures that differ, in the order of the tables.
  public let figures: [FigureDifference]
  /// The figures that say the same under another mark.
  public let marks: [FigureDifference]
  /// The rows behind the causes; none where no figure differs or causes are not known.
  public let rows: [RowDifference]
  /// What differs besides the rows, under the same condition.
  public let inputs: [InputDifference]
  /// Why causes are not known; empty where they are.
  public let missing: [Failure]
  /// How many states were computed between the two editions.
  let computed: Int

  /// Compares two published editions.
  ///
  /// - Parameters:
  ///   - project: the project folder; `nil` for the folder that holds each edition's reports folder.
  ///   - threads: the most threads.
  /// - Throws: where an edition states no figures that can be trusted.
  public init(
    _ earlier: EditionReference, _ later: EditionReference, project: String? = nil, threads: Int = 1
  ) throws(Failures) {
    let editions: [Edition]
    do throws(Failure) { editions = [try Edition(earlier), try Edition(later)] } catch { throw Failures(error) }
    try self.init(
      ComparedEdition(editions[0], project: project, threads: threads),
      ComparedEdition(editions[1], project: project, threads: threads))
  }

  init(_ earlier: ComparedEdition, _ later: ComparedEdition) throws(Failures) {
    self.earlier = EditionDifference.side(earlier)
    self.later = EditionDifference.side(later)
    missing = earlier.missing + later.missing.filter { !earlier.missing.contains($0) }
    let all = EditionDifference.addresses(earlier.figures, later.figures)
    let addresses = all.filter { !earlier.figures[$0].statesTheSame(as: later.figures[$0]) }
    marks = all.filter { earlier.figures[$0].statesTheSame(as: later.figures[$0]) }
      .map { FigureDifference($0, earlier.figures[$0], later.figures[$0]) }
    var figures: [FigureDifference]
    if !addresses.isEmpty, let start = earlier.counted, let end = later.counted, let one = earlier.inputs,
      let other = later.inputs
    {
      let chain = try DifferenceChain(
        one, start, asOf: earlier.asOf, other, end, addresses: addresses)
      let steps = chain.steps + [DifferenceChain.Step([.rules], later.figures, addresses)]
      figures = addresses.enumerated().map { place, address in
        FigureDifference(address, earlier.figures[address], steps.map { ($0.causes, $0.figures[place]) })
      }
      rows = chain.rows
      inputs = EditionDifference.program(earlier, later) + chain.inputs
      computed = chain.computed
    } else {
      figures = addresses.map { FigureDifference($0, earlier.figures[$0], later.figures[$0]) }
      (rows, inputs, computed) = ([], [], 0)
    }
    let restatement = Restatement(earlier: earlier, later: later)
    for place in figures.indices { figures[place].isRestated = restatement.holds(figures[place]) }
    self.figures = figures
  }

  /// Refuses a name that no table with figures has.
  public static func check(table: String) throws(Failures) {
    let names = Statistics.tableNames + [Schemas.accounting.name]
    guard !names.contains(table) else { return }
    throw Failures(Failure(.usage("“\(table)” is no table with figures; write \(WordList.or(names)).")))
  }

  /// How many figures each cause had an effect on, in the order of the causes.
  public var counts: [(cause: DifferenceCause, figures: Int, restated: Int)] {
    DifferenceCause.allCases.compactMap { cause in
      let touched = figures.filter { $0.causes.contains(cause) }
      return touched.isEmpty ? nil : (cause, touched.count, touched.count { $0.isRestated })
    }
  }

  /// How many figures are restated.
  public var restated: Int { figures.count { $0.isRestated } }

  private static func side(_ edition: ComparedEdition) -> Side {
    Side(
      edition: edition.name, version: edition.version, asOf: edition.asOf, period: edition.period,
      figures: edition.figures.list.count)
  }

  private static func program(_ earlier: ComparedEdition, _ later: ComparedEdition) -> [InputDifference] {
    guard earlier.version != later.version else { return [] }
    return [
      InputDifference(cause: .rules, subject: "rapporteur", before: earlier.version, after: later.version)
    ]
  }

  /// The addresses of the figures that differ: by table, those of the later edition in its order, then those that the
  /// earlier one alone has.
  private static func addresses(_ earlier: PublishedFigures, _ later: PublishedFigures) -> [String] {
    let differing =
      later.list.filter { earlier[$0.address] != $0 }.map(\.address)
      + earlier.list.filter { later[$0.address] == nil }.map(\.address)
    let order = Dictionary(
      (Statistics.tableNames + [Schemas.accounting.name]).enumerated().map { ($1, $0) }, uniquingKeysWith: { $1 })
    return differing.enumerated().map {
      (place: $0, address: $1, table: order[String($1.prefix { $0 != "/" })] ?? .max)
    }
    .sorted { ($0.table, $0.place) < ($1.table, $1.place) }.map(\.address)
  }
}
