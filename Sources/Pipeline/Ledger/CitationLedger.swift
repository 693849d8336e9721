import Diagnostics
import Registry

/// A line of `citations.jsonl`: a figure that somebody has cited, and what it said.
struct CitationRecord: ChainedRecord {
  var sequence: Int?
  var previous: String?
  var edition: String
  var address: String
  var value: String
  var numerator: String?
  var denominator: String?
  var unit: String
  /// The SHA-256 of the edition's `manifest.json`.
  var manifest: String
}

/// The record of a pipeline's citations: what it names, `prune` does not take away unasked.
struct CitationLedger {
  /// The name of the file in a pipeline's folder.
  static let fileName = "citations.jsonl"

  let file: ChainedFile<CitationRecord>

  init(_ reports: ReportsFolder, _ pipeline: String) {
    file = ChainedFile(path: reports.folder(pipeline) + "/" + CitationLedger.fileName)
  }

  /// Adds a citation where it is not there yet; returns the number of its line. Under the lock only.
  func append(_ citation: Citation) throws(Failure) -> Int {
    let contents = try file.read()
    let known = contents.records.first {
      $0.record.edition == citation.edition && $0.record.address == citation.address
        && $0.record.manifest == citation.manifest
    }
    if let known { return known.line }
    let mend = try file.append(
      CitationRecord(
        edition: citation.edition, address: citation.address, value: citation.value, numerator: citation.numerator,
        denominator: citation.denominator, unit: citation.unit, manifest: citation.manifest))
    return contents.verdict.lines + (mend == .completed ? 2 : 1)
  }

  /// The addresses cited, by edition, in the order of the record.
  static func addresses(_ contents: ChainedFile<CitationRecord>.Contents) -> [String: [String]] {
    var addresses: [String: [String]] = [:]
    for (_, record) in contents.records {
      if addresses[record.edition]?.contains(record.address) != true {
        addresses[record.edition, default: []].append(record.address)
      }
    }
    return addresses
  }
}

extension Edition {
  /// The figures of the file as it is, and whether it is the one that the manifest names.
  func figuresAsTheyAre() throws(Failure) -> (figures: PublishedFigures, isUnchanged: Bool) {
    do throws(Failure) {
      return (try figures(), true)
    } catch {
      guard error.reason == .editionFileChanged else { throw error }
      let path = "tables/figures.csv"
      return (try PublishedFigures(path: folder + "/" + path, name: name + "/" + path), false)
    }
  }
}

extension PublishedFigures {
  /// The address most like another; `nil` where none is like it.
  func nearest(to address: String) -> String? { EditDistance.nearest(to: address, among: list.map(\.address)) }
}
