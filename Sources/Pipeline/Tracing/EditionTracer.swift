import Diagnostics
import Ingest
import Registry
import Reporting
import Statistics
import Tally

/// The figures of an edition, traced to the rows that they rest on.
///
/// The inputs are read once, from the edition's copies or from the project's files whose hashes match.
public struct EditionTracer {
  private let edition: Edition
  private let figures: PublishedFigures
  private let sources: EditionSources
  private let computation: Computation
  private let tracer: Tracer

  /// Reads the inputs of an edition again.
  ///
  /// - Parameters:
  ///   - project: the project folder; `nil` for the one that holds the edition's reports folder.
  ///   - address: an address that is to be traced: where the edition has no such figure, nothing is read.
  /// - Throws: where the edition or one of its inputs is missing or changed, or it has no figure at the address.
  public init(
    _ reference: EditionReference, project: String? = nil, threads: Int = 1, for address: String? = nil
  ) throws(Failures) {
    do throws(Failure) {
      edition = try Edition(reference)
      figures = try edition.figures()
      if let address { _ = try EditionTracer.find(address, in: figures, of: edition) }
    } catch {
      throw Failures(error)
    }
    sources = try EditionSources(edition, project: project, threads: threads)
    computation = try sources.compute(keepsRows: true)
    guard let log = computation.ingest.rows else {
      throw Failures(Failure(.identityBroken("no rows were kept"), file: edition.name))
    }
    tracer = Tracer(log, computation.registry.registry, computation.plan.settings, files: computation.traceFiles)
  }

  /// The addresses of all figures, in the order of the tables.
  public var addresses: [String] { figures.list.map(\.address) }

  /// Traces a figure.
  ///
  /// - Throws: `addressMissing`; `identityBroken` where the rows do not add up to what was published.
  public func trace(_ address: String) throws(Failure) -> TracedFigure {
    let (figure, trace) = try evaluate(address)
    let words: TraceWords
    do {
      // The command speaks English, whatever words a forum has for its documents.
      words = try TraceWords("en")
    } catch {
      throw Failure(.identityBroken("the trace has no words: \(error)"))
    }
    return try TracedFigure(
      figure, trace, edition: edition.name, TraceRecords(computation, trace, address), origins: sources.origins,
      registry: computation.plan.registryName, words)
  }

  /// Traces a figure without reading the cells of its rows.
  func evaluate(_ address: String) throws(Failure) -> (figure: PublishedFigure, trace: FigureTrace) {
    let figure = try EditionTracer.find(address, in: figures, of: edition)
    guard let trace = tracer.trace(address) else {
      throw Failure(.identityBroken("\(address) is published, and no rule leads to it"), file: edition.name)
    }
    guard trace.value == figure.value, trace.numerator == figure.numerator, trace.denominator == figure.denominator,
      trace.readds
    else {
      throw Failure(
        .identityBroken("\(address) was published as \(figure.text), and its rows give \(trace.text)"),
        file: edition.name)
    }
    return (figure, trace)
  }

  private static func find(
    _ address: String, in figures: PublishedFigures, of edition: Edition
  ) throws(Failure) -> PublishedFigure {
    if let figure = figures[address] { return figure }
    let nearest = EditDistance.nearest(to: address, among: figures.list.map(\.address))
    throw Failure(.addressMissing(address: address, nearest: nearest), file: edition.name)
  }
}

extension FigureTrace {
  /// The value with both parts where it is a share; `–` where nothing is said.
  var text: String {
    if value.isEmpty { return "–" }
    return denominator.isEmpty ? value : "\(value) (\(numerator)/\(denominator))"
  }
}
