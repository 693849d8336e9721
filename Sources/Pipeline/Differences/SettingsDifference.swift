import Ingest
import Registry
import Statistics
import Tally

/// Something besides rows that two editions were made from, and that differs.
public struct InputDifference: Sendable, Hashable {
  /// The cause.
  public var cause: DifferenceCause
  /// What it is: a key of the pipeline file, a file of the registry with its line, or a file.
  public var subject: String
  /// As the earlier edition has it; empty where it has none.
  public var before: String
  /// As the later edition has it; empty where it has none.
  public var after: String
}

/// What two pipeline files ask for, as far as figures depend on it.
enum SettingsDifference {
  /// What differs but for the period and its dates.
  static func settings(_ earlier: RunPlan, _ later: RunPlan, _ pairs: EntryPairs) -> [InputDifference] {
    let one = earlier.settings
    let other = later.settings
    var list: [InputDifference] = []
    func compare(_ subject: String, _ before: String, _ after: String) {
      if before != after {
        list.append(InputDifference(cause: .settings, subject: subject, before: before, after: after))
      }
    }
    compare("basis", one.basis.rawValue, other.basis.rawValue)
    compare("catalogue", one.catalogue.rawValue, other.catalogue.rawValue)
    compare("trend", one.trend.rawValue, other.trend.rawValue)
    compare(
      "standing_after_days", one.standingAfterDays.map(String.init) ?? "",
      other.standingAfterDays.map(String.init) ?? "")
    compare("list_separator", earlier.definition.listSeparator, later.definition.listSeparator)
    compare("tables", tables(earlier), tables(later))
    compare("charts", charts(earlier), charts(later))
    for (place, entry) in later.entries.enumerated() {
      guard let other = pairs.earlier[place] else {
        compare(name(entry), "", later.definition.inputs[place].pattern)
        continue
      }
      let before = earlier.entries[other]
      compare(name(entry), name(before), name(entry))
      for (key, value) in reading(entry) { compare("\(name(entry)): \(key)", reading(before)[key] ?? "", value) }
    }
    let kept = Set(pairs.earlier.values)
    for (place, entry) in earlier.entries.enumerated() where !kept.contains(place) {
      compare(name(entry), earlier.definition.inputs[place].pattern, "")
    }
    let order = later.entries.indices.compactMap { pairs.earlier[$0] }
    if order != order.sorted() { compare("inputs", "another order", "this order") }
    return list.sorted { ($0.subject, $0.before) < ($1.subject, $1.before) }
  }

  /// What differs of the period and its dates.
  static func period(_ earlier: RunPlan, _ later: RunPlan) -> [InputDifference] {
    let one = earlier.settings
    let other = later.settings
    let pairs = [
      ("period", text(one.period), text(other.period)), ("as_of", one.asOf.text, other.asOf.text),
      ("known_at", one.knownAt?.text ?? "", other.knownAt?.text ?? ""),
    ]
    return pairs.filter { $0.1 != $0.2 }.map {
      InputDifference(cause: .period, subject: $0.0, before: $0.1, after: $0.2)
    }
  }

  private static func text(_ period: Period) -> String { "\(period.from.text)..\(period.to.text)" }

  private static func tables(_ plan: RunPlan) -> String {
    plan.definition.tables.map { $0.sorted().joined(separator: ", ") } ?? "all"
  }

  private static func charts(_ plan: RunPlan) -> String {
    let only = plan.definition.onlyCharts.map { ["only " + $0.sorted().joined(separator: ", ")] } ?? []
    return (plan.definition.requestedCharts.map(\.rawValue).sorted() + only).joined(separator: ", ")
  }

  private static func name(_ entry: InputEntry) -> String { "inputs: \(entry.kind.rawValue) \(entry.number)" }

  /// How an entry's files are read, by key.
  private static func reading(_ entry: InputEntry) -> [String: String] {
    let columns = entry.columns.sorted { $0.key < $1.key }.map { column, mapping in
      switch mapping {
      case .rowNumber: "\(column): #"
      case .headers(let headers): "\(column): \(headers.joined(separator: " + "))"
      }
    }
    func pairs(_ values: [String: String]) -> String {
      values.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
    }
    func lists(_ values: [String: [String]]) -> String {
      values.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.joined(separator: "; "))" }
        .joined(separator: ", ")
    }
    return [
      "delimiter": entry.delimiter.map { String(UnicodeScalar($0)) } ?? "auto", "encoding": entry.encoding ?? "auto",
      "date_format": entry.dateFormat?.text ?? "", "columns": columns.joined(separator: ", "),
      "constants": pairs(entry.constants),
      "values": entry.values.sorted { $0.key < $1.key }.map { "\($0.key): {\(pairs($0.value))}" }
        .joined(separator: ", "), "only": lists(entry.only), "except": lists(entry.except),
      "unique": entry.unique.joined(separator: ", "), "group": entry.isGrouped ? "true" : "false",
      "outside": entry.filtersOutsiders ? "filter" : "quarantine",
    ]
  }
}
