import Diagnostics
import Foundation

/// A figure of an edition as it may be cited: what it says, where it stands, whether it still is what was published,
/// and what later editions say of the same period.
public struct Citation: Sendable, Encodable {
  /// What a later edition says.
  public struct Restatement: Sendable, Encodable {
    /// `<pipeline>/<as_of>[.rN]`.
    public var edition: String
    /// The value; empty where the edition has no such figure.
    public var value: String
    /// The value with both parts of a share.
    public var text: String
  }

  /// Whether the edition is what was published.
  public enum State: String, Sendable, Encodable {
    case verified
    /// `figures.csv` is not the file that the manifest names.
    case figuresChanged = "figures-changed"
    /// The manifest is not the one that the record of runs names.
    case manifestChanged = "manifest-changed"
  }

  /// The title in the main language.
  public var title: String
  /// `<pipeline>/<as_of>[.rN]`.
  public var edition: String
  /// The revision, counted from 1.
  public var revision: Int
  /// The date of what was true.
  public var asOf: String
  /// The reporting period.
  public var period: String
  /// `final`, `draft` or `clearance`.
  public var status: String
  /// The symbol of the document.
  public var symbol: String
  /// The address.
  public var address: String
  /// The value.
  public var value: String
  /// The part of a share; `nil` for anything else.
  public var numerator: String?
  /// The whole of a share; `nil` for anything else.
  public var denominator: String?
  /// What it is measured in.
  public var unit: String
  /// What weakens it.
  public var marks: [String]
  /// The SHA-256 of `manifest.json`.
  public var manifest: String
  /// Whether the edition is what was published.
  public var state: State
  /// Whether the record of runs has the manifest.
  public var isInRecord: Bool
  /// Later editions that say otherwise of the same period.
  public var restatements: [Restatement]
  /// The number of its line in `citations.jsonl`; `nil` where it is not recorded.
  public var recorded: Int?

  /// The citation for a footnote, and below it one line for each later edition that says otherwise.
  public var lines: [String] {
    let what = [status, symbol].filter { !$0.isEmpty }.joined(separator: ", ")
    var said = value.isEmpty ? "–" : value
    if let numerator, let denominator { said += " (\(numerator)/\(denominator))" }
    if !["ratio", "code", "date", ""].contains(unit) { said += " \(unit)" }
    if !marks.isEmpty { said += " [\(marks.joined(separator: ", "))]" }
    let proof =
      switch state {
      case .verified: isInRecord ? "verified" : "verified, not in the record of runs"
      case .figuresChanged: "NOT VERIFIED: figures.csv is not the file that the manifest names"
      case .manifestChanged: "NOT VERIFIED: the manifest is not the one that the record of runs names"
      }
    let first =
      "\(title), edition \(edition) (\(what)), period \(period): \(said). Figure \(address);"
      + " manifest \(manifest.prefix(12)), \(proof)."
    if restatements.isEmpty { return [first, "Not restated in a later edition."] }
    return [first] + restatements.map { "Restated in \($0.edition): \($0.text)." }
  }
}

extension Citation {
  /// Cites a figure.
  ///
  /// - Parameter records: whether the citation is added to `citations.jsonl`, under the lock; only what is verified is.
  public static func make(
    _ reference: EditionReference, address: String, records: Bool = false
  ) throws(Failure) -> Citation {
    let edition = try Edition(reference)
    let place = EditionPlace(edition)
    var citation = try Citation(edition, address: address, place: place)
    guard records, citation.state == .verified else { return citation }
    guard let place else { throw Failure(.editionNotInReports, file: edition.folder) }
    let lock = try ReportsLock(folder: place.reports.path)
    defer { withExtendedLifetime(lock) {} }
    citation.recorded = try CitationLedger(place.reports, place.pipeline).append(citation)
    return citation
  }

  private init(_ edition: Edition, address: String, place: EditionPlace?) throws(Failure) {
    let manifest = edition.manifest
    let hash = edition.manifestHash
    let (figures, isUnchanged) = try edition.figuresAsTheyAre()
    guard let figure = figures[address] else {
      throw Failure(.addressMissing(address: address, nearest: figures.nearest(to: address)))
    }
    let history = try place.map { place throws(Failure) in try RunHistory(place.pipeline, in: place.reports) }
    let recorded = history?.records.last { $0.edition == manifest.edition && $0.manifest != nil }?.manifest
    self.init(
      title: manifest.mainTitle, edition: manifest.edition, revision: manifest.revision,
      asOf: manifest.parameters.asOf, period: manifest.periodText, status: manifest.parameters.status,
      symbol: manifest.parameters.symbol, address: address, value: figure.value,
      numerator: figure.denominator.isEmpty ? nil : figure.numerator,
      denominator: figure.denominator.isEmpty ? nil : figure.denominator, unit: figure.unit,
      marks: figure.mark.split(separator: ";").map(String.init), manifest: hash,
      state: !isUnchanged ? .figuresChanged : recorded.map { $0 == hash } ?? true ? .verified : .manifestChanged,
      isInRecord: recorded == hash, restatements: [])
    if let history { restatements = try Citation.restatements(of: figure, in: edition, history) }
  }

  /// What later editions of the same period say otherwise; one that cannot be read says nothing.
  private static func restatements(
    of figure: PublishedFigure, in edition: Edition, _ history: RunHistory
  ) throws(Failure) -> [Restatement] {
    guard let own = RunHistory.name(edition.name, of: history.pipeline) else { return [] }
    var list: [Restatement] = []
    for point in history.points where point.name > own && (!point.name.isOverridden || point.name.base == own.base) {
      guard let manifest = point.manifest, manifest.parameters.period == edition.manifest.parameters.period,
        let figures = try? Edition(folder: history.reports.folder(history.pipeline) + "/" + point.name.folder)
          .figures()
      else { continue }
      let later = figures[figure.address]
      if let later, later.value == figure.value, later.numerator == figure.numerator,
        later.denominator == figure.denominator
      {
        continue
      }
      list.append(
        Restatement(
          edition: manifest.edition, value: later?.value ?? "", text: later?.text ?? "no such figure"))
    }
    return list
  }
}

/// Where an edition stands, if it stands in a reports folder.
struct EditionPlace {
  let reports: ReportsFolder
  let pipeline: String

  init?(_ edition: Edition) {
    let parent = DurableFiles.parentFolder(edition.folder)
    pipeline = edition.manifest.pipeline
    guard URL(fileURLWithPath: parent).lastPathComponent == pipeline, edition.editionName != nil else { return nil }
    reports = ReportsFolder(path: DurableFiles.parentFolder(parent))
  }
}
