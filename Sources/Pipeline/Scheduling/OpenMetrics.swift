import Diagnostics

/// A family of metrics: one name, and a value for each set of labels.
struct MetricFamily {
  /// A value with its labels.
  struct Sample {
    var labels: [(name: String, value: String)]
    var value: Double
  }

  var name: String
  var help: String
  /// Whether the values are seconds; the name ends with the unit then.
  var isInSeconds = false
  var samples: [Sample]

  /// The family in the text form of OpenMetrics, a gauge.
  ///
  /// `rapporteur_info` is a gauge of 1 too, not of the type `info`: collectors that read text files know the types of
  /// the older form only, and drop a file that names another.
  var text: String {
    var text = "# TYPE \(name) gauge\n"
    if isInSeconds { text += "# UNIT \(name) seconds\n" }
    text += "# HELP \(name) \(MetricFamily.escaped(help))\n"
    for sample in samples {
      let labels = sample.labels.map { "\($0.name)=\"\(MetricFamily.escaped($0.value))\"" }.joined(separator: ",")
      text += "\(name){\(labels)} \(MetricFamily.number(sample.value))\n"
    }
    return text
  }

  /// A text as it stands in quotes.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whole numbers without a point, others to a thousandth.
  static func number(_ value: Double) -> String {
    let rounded = (value * 1000).rounded() / 1000
    return Int(exactly: rounded).map(String.init) ?? "\(rounded)"
  }
}

extension RunMetrics {
  /// All metrics as the text of a file.
  ///
  /// - Parameter lastSuccess: when a run ended well the last time before this one, in seconds since 1970.
  func text(lastSuccess: Double?) -> String {
    families(lastSuccess: lastSuccess).map(\.text).joined() + "# EOF\n"
  }

  private func families(lastSuccess: Double?) -> [MetricFamily] {
    let ended = ended.timeIntervalSince1970
    let success = status.isSuccess ? ended : lastSuccess
    return [
      family("rapporteur_info", "The program that ran.", [sample(1, ("version", ProgramVersion.current))]),
      family(
        "rapporteur_last_run_timestamp_seconds", "When the last run ended, in seconds since 1970 in UTC.",
        [sample(ended)],
        isInSeconds: true),
      family(
        "rapporteur_last_success_timestamp_seconds",
        "When a run published or found nothing changed the last time; absent until one has.",
        success.map { [sample($0)] } ?? [], isInSeconds: true),
      family(
        "rapporteur_run_duration_seconds", "How long the last run took.", [sample(seconds)], isInSeconds: true),
      family(
        "rapporteur_stage_duration_seconds", "How long each stage of the last run took.",
        stages.map { sample($0.seconds, ("stage", $0.name)) }, isInSeconds: true),
      family(
        "rapporteur_run_status", "1 for what the last run came to, 0 for the rest.",
        Status.allCases.map { sample($0 == status ? 1 : 0, ("status", $0.rawValue)) }),
      family(
        "rapporteur_exit_status", "The exit status of the last run, by sysexits.h.",
        [sample(Double(exitStatus.rawValue))]),
      family("rapporteur_rows", "Rows of the last run by file and fate; absent where it did not read them.", rows),
      family(
        "rapporteur_findings", "Findings of the last run by code; absent where it did not read its inputs.", findings),
    ]
  }

  private var rows: [MetricFamily.Sample] {
    (read?.accounting ?? []).flatMap { account in
      [
        ("accepted", account.accepted), ("quarantined", account.quarantined), ("filtered", account.filtered),
        ("superseded", account.superseded), ("not_yet_known", account.notYetKnown),
      ].map { fate, count in
        sample(
          Double(count), ("kind", account.kind), ("entry", String(account.entry)), ("file", account.file),
          ("fate", fate))
      }
    }
  }

  /// Every code, those without a finding too, so that a series does not end when its last finding is mended.
  private var findings: [MetricFamily.Sample] {
    guard let read else { return [] }
    return FindingCode.allCases.map {
      sample(
        Double(read.findings[$0.rawValue] ?? 0), ("code", $0.rawValue), ("severity", $0.severity.rawValue))
    }
  }

  private func family(
    _ name: String, _ help: String, _ samples: [MetricFamily.Sample], isInSeconds: Bool = false
  ) -> MetricFamily { MetricFamily(name: name, help: help, isInSeconds: isInSeconds, samples: samples) }

  private func sample(_ value: Double, _ labels: (name: String, value: String)...) -> MetricFamily.Sample {
    MetricFamily.Sample(labels: [("pipeline", pipeline)] + labels, value: value)
  }
}
