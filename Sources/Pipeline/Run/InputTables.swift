import Diagnostics
import Ingest
import Statistics
import Tabulation

/// The tables that come from reading the inputs: `accounting` and `findings`.
enum InputTables {
  /// The fates of every file's rows.
  static func accounting(_ accounts: [IngestResult.FileAccount]) -> Table {
    Table(
      Schemas.accounting,
      rows: accounts.map { account in
        let counts = account.counts
        return TableRow(
          [
            .code(account.kind.rawValue), .integer(account.entry), .text(account.fingerprint.path),
            .code(account.fingerprint.sha256),
          ]
            + [
              counts.records, counts.accepted, counts.quarantined, counts.filtered, counts.superseded,
              counts.notYetKnown, counts.inPeriod, counts.before, counts.after,
            ].map { .integer($0) })
      })
  }

  /// Every finding with its place, value and sentence.
  static func findings(_ findings: [Finding]) -> Table {
    Table(
      Schemas.findings,
      rows: findings.map { finding in
        TableRow([
          .code(finding.severity.rawValue), .code(finding.code.rawValue), .text(finding.file),
          .integer(finding.line), finding.record.map { .integer($0) } ?? .empty, .text(finding.column),
          .text(finding.visibleValue), .text(finding.message),
        ])
      })
  }

  /// The number of findings of each code, codes without any left out.
  static func counts(_ findings: [Finding]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for finding in findings { counts[finding.code.rawValue, default: 0] += 1 }
    return counts
  }
}
