import Diagnostics
import Ingest
import Registry
import Tally

/// The rules of the gate that look at the inputs; `SwingCheck` looks at the figures.
struct GateCheck {
  let gate: PipelineDefinition.Gate
  let asOf: CalendarDay
  let ingest: IngestResult

  /// No more rows of a file are named than this.
  static let rowLimit = 20

  /// Every rule that the pipeline file sets, whether it holds or not, in a fixed order.
  func results() -> [GateResult] { [quarantined()] + emptyInputs() + ages() }

  private func quarantined() -> GateResult {
    let quarantined = ingest.accounts.reduce(0) { $0 + $1.counts.quarantined }
    let records = ingest.accounts.reduce(0) { $0 + $1.counts.records }
    let limit = gate.maximumQuarantined
    let isBroken = limit.isExceeded(by: quarantined, of: records)
    var result = GateResult(
      .maximumQuarantined, found: "\(quarantined)/\(records)", allowed: limit.text, passed: !isBroken)
    if isBroken { result.files = ingest.accounts.filter { $0.counts.quarantined > 0 }.map(concerned) }
    return result
  }

  private func emptyInputs() -> [GateResult] {
    guard gate.refusesEmptyInputs else { return [] }
    let empty = ingest.accounts.filter { $0.counts.records == 0 }
    var result = GateResult(.emptyInput, found: String(empty.count), allowed: "0", passed: empty.isEmpty)
    if !empty.isEmpty { result.files = empty.map(concerned) }
    return [result]
  }

  /// One result for each entry of a kind with a bound, in the order of the pipeline file.
  private func ages() -> [GateResult] {
    var results: [GateResult] = []
    var seen: Set<[String]> = []
    for account in ingest.accounts {
      guard let limit = gate.maximumAge(of: account.kind),
        seen.insert([account.kind.rawValue, String(account.entry)]).inserted
      else { continue }
      let files = ingest.accounts.filter { $0.kind == account.kind && $0.entry == account.entry }
      results.append(age(of: files, "\(account.kind.rawValue) \(account.entry)", limit))
    }
    return results
  }

  private func age(of files: [IngestResult.FileAccount], _ subject: String, _ limit: TimeSpan) -> GateResult {
    // Whether an entry may have no record at all is another rule's question.
    guard let newest = files.compactMap(\.counts.newest).max() else {
      return GateResult(
        .maximumAge, subject: subject, found: "", allowed: limit.text, passed: true, remark: .noDatedRecord)
    }
    let passed = newest >= PeriodReader.back(limit.count, limit.unit, from: asOf)
    var result = GateResult(
      .maximumAge, subject: subject, found: TimeSpan(count: asOf.days(since: newest), unit: .days).text,
      allowed: limit.text, passed: passed)
    if !passed { result.files = files.map(concerned) }
    return result
  }

  private func concerned(_ account: IngestResult.FileAccount) -> GateResult.ConcernedFile {
    let rows =
      ingest.quarantine.first {
        $0.kind == account.kind && $0.entry == account.entry && $0.file.name == account.fingerprint.path
      }?.rows ?? []
    return GateResult.ConcernedFile(
      kind: account.kind.rawValue, entry: account.entry, file: account.fingerprint.path,
      records: account.counts.records, quarantined: account.counts.quarantined, newest: account.counts.newest?.text,
      rows: rows.prefix(GateCheck.rowLimit).map {
        GateResult.ConcernedRow(line: $0.line, record: $0.record, codes: $0.codes.map(\.rawValue))
      })
  }
}
