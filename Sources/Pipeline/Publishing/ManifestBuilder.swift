import Foundation
import Ingest
import Tabulation

/// A computation and its files to a manifest.
enum ManifestBuilder {
  static func make(
    _ computation: Computation, _ tables: TableFiles, _ rendering: Rendering, name: EditionName, content: String
  ) -> Manifest {
    let plan = computation.plan
    let rows = Dictionary(uniqueKeysWithValues: tables.files.map { ("tables/\($0.name).csv", $0.rows) })
    return Manifest(
      edition: plan.stem + "/" + name.folder, pipeline: plan.stem, revision: name.revision, content: content,
      parameters: parameters(plan), program: program(rendering),
      pipelineFile: file(plan.file), registry: computation.registry.files.map(file),
      inputs: computation.ingest.accounts.map(input), previous: rendering.previous, figures: computation.figureCount,
      findings: InputTables.counts(computation.ingest.findings),
      outputs: rendering.files.paths.compactMap { path in
        rendering.files.contents[path].map {
          Manifest.Output(path: path, sha256: $0.sha256, bytes: $0.bytes.count, rows: rows[path])
        }
      },
      confirmed: computation.completeness.confirmed.map { Manifest.Confirmed(count: $0.count, of: $0.members) })
  }

  /// What the report was asked to say.
  static func parameters(_ plan: RunPlan) -> Manifest.Parameters {
    let definition = plan.definition
    let compare: String
    switch definition.comparison {
    case .previous: compare = "previous"
    case .none: compare = "none"
    case .period(let period): compare = "\(period.from.text)..\(period.to.text)"
    }
    return Manifest.Parameters(
      titles: definition.titles, notices: definition.notices,
      period: ["from": plan.settings.period.from.text, "to": plan.settings.period.to.text],
      asOf: plan.settings.asOf.text, knownAt: plan.settings.knownAt?.text, basis: plan.settings.basis.rawValue,
      catalogue: plan.settings.catalogue.rawValue, trend: plan.settings.trend.rawValue, compare: compare,
      standingAfterDays: plan.settings.standingAfterDays, languages: plan.languages,
      outputs: definition.outputs.map(\.rawValue), tables: definition.tables?.sorted(),
      charts: definition.requestedCharts.isEmpty ? nil : definition.requestedCharts.map(\.rawValue).sorted(),
      onlyCharts: definition.onlyCharts?.sorted(),
      sections: definition.sections?.map(\.rawValue).sorted(), area: definition.area,
      status: definition.status.rawValue,
      symbol: definition.symbol, maximumQuarantined: definition.gate.maximumQuarantined.text,
      followUp: definition.makesFollowUp
        ? Manifest.FollowUp(
          lateAfterDays: definition.followUp.lateAfterDays, reciprocalKinds: definition.followUp.reciprocalKinds)
        : nil)
  }

  private static func program(_ rendering: Rendering) -> Manifest.Program {
    Manifest.Program(
      name: "rapporteur", version: ProgramVersion.current,
      libraries: Dictionary(rendering.libraries.map { ($0.name, $0.version) }) { first, _ in first },
      fonts: (rendering.drawing?.fonts ?? []).map(file))
  }

  private static func file(_ fingerprint: FileFingerprint) -> Manifest.File {
    Manifest.File(path: fingerprint.path, sha256: fingerprint.sha256, bytes: fingerprint.byteCount)
  }

  private static func input(_ account: IngestResult.FileAccount) -> Manifest.Input {
    let counts = account.counts
    return Manifest.Input(
      kind: account.kind.rawValue, entry: account.entry, path: account.fingerprint.path,
      sha256: account.fingerprint.sha256, bytes: account.fingerprint.byteCount,
      counts: [
        "records": counts.records, "accepted": counts.accepted, "quarantined": counts.quarantined,
        "filtered": counts.filtered, "superseded": counts.superseded, "not_yet_known": counts.notYetKnown,
        "in_period": counts.inPeriod, "before": counts.before, "after": counts.after,
      ])
  }
}

/// A hash of all that counts as content of an edition.
enum ContentHash {
  /// What was asked, what was read, and every table; neither program nor library versions.
  static func make(_ computation: Computation, _ tables: TableFiles) -> String {
    var text = ""
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if let data = try? encoder.encode(ManifestBuilder.parameters(computation.plan)) {
      text += String(decoding: data, as: UTF8.self) + "\n"
    }
    for file in computation.registry.files { text += "\(file.path) \(file.sha256)\n" }
    for account in computation.ingest.accounts {
      text += "\(account.fingerprint.path) \(account.fingerprint.sha256)\n"
    }
    for table in tables.files { text += table.file.sha256 + "\n" }
    return Hex.sha256(Data(text.utf8))
  }
}
