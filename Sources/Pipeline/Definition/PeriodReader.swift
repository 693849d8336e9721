import Diagnostics
import Registry

/// Periods as a pipeline file or the command line writes them.
enum PeriodReader {
  /// `{from: …, to: …}`, `{last: N unit}` or `{since: BODY}`.
  static func rule(_ node: YAMLNode) throws(Failure) -> PipelineDefinition.PeriodRule {
    let entries = try node.entries(known: ["from", "to", "last", "since"])
    if let rule = entries.first(where: { ["last", "since"].contains($0.key) }) {
      if entries.count > 1 {
        throw node.failure(.wrongType(key: node.name, expected: "either last, or since, or from and to"))
      }
      return rule.key == "last" ? try lastRule(rule.value) : .sinceMeeting(try rule.value.text(), line: rule.value.line)
    }
    return .fixed(try period(node))
  }

  /// `previous`, `none`, or a period.
  static func comparison(_ node: YAMLNode) throws(Failure) -> PipelineDefinition.Comparison {
    guard node.isScalar else { return .period(try period(node)) }
    switch try node.text() {
    case "previous": return .previous
    case "none": return .none
    case let text:
      throw node.failure(
        .invalidValue(key: node.name, value: text, expected: "previous, none, or a period with from and to"))
    }
  }

  /// `FROM..TO` of the command line.
  static func period(_ text: String) throws(Failure) -> Period {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].isEmpty, let from = PartialDate(parts[0]), let to = PartialDate(parts[2]),
      from.first <= to.last
    else {
      throw Failure(
        .usage(
          "“\(text)” is no period; write --period FROM..TO with dates as YYYY-MM-DD, the first not after the last."))
    }
    return Period(from: from.first, to: to.last)
  }

  /// The period of a rule for a report's date.
  ///
  /// - Parameters:
  ///   - file: the pipeline file, for messages.
  ///   - meetings: the meetings of the registry; asked for only where the rule names one.
  /// - Throws: where no meeting of that name was over before the report's date.
  static func resolve(
    _ rule: PipelineDefinition.PeriodRule, asOf: CalendarDay, file: String, meetings: () throws(Failure) -> [Meeting]
  ) throws(Failure) -> Period {
    switch rule {
    case .fixed(let period): return period
    case .last(let count, let unit):
      let end = asOf.advanced(by: 1)
      return Period(from: back(count, unit, from: end), to: asOf)
    case .sinceMeeting(let name, let line):
      let over = try meetings().filter { $0.lastDay < asOf }
      guard let last = over.filter({ $0.body == name || $0.title == name }).map(\.lastDay).max() else {
        let bodies = Set(over.map(\.body)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        throw Failure(
          .invalidValue(
            key: "since", value: name,
            expected: bodies.isEmpty
              ? "a body with a meeting in the registry's meetings.csv that was over before \(asOf.text)"
              : "\(WordList.or(bodies)), with or without the number of a meeting that was over before \(asOf.text)"),
          file: file, line: line)
      }
      return Period(from: last.advanced(by: 1), to: asOf)
    }
  }

  /// The day a number of units earlier; a day that the month does not have is its last.
  static func back(_ count: Int, _ unit: PeriodUnit, from day: CalendarDay) -> CalendarDay {
    let months: Int
    switch unit {
    case .days: return day.advanced(by: -count)
    case .months: months = count
    case .quarters: months = count * 3
    case .years: months = count * 12
    }
    let (year, month, dayOfMonth) = day.components
    let total = max(12, year * 12 + month - 1 - months)
    let newYear = total / 12
    let newMonth = total % 12 + 1
    let length = CalendarDay.length(ofMonth: newMonth, year: newYear)
    return CalendarDay(year: newYear, month: newMonth, day: min(dayOfMonth, length)) ?? day
  }

  private static func period(_ node: YAMLNode) throws(Failure) -> Period {
    var from: CalendarDay?
    var to: CalendarDay?
    for entry in try node.entries(known: ["from", "to"]) {
      if entry.key == "from" { from = try entry.value.day(isEnd: false) } else { to = try entry.value.day(isEnd: true) }
    }
    guard let from, let to else { throw node.failure(.missingKey(key: from == nil ? "from" : "to")) }
    if to < from {
      throw node.failure(.invalidValue(key: "to", value: to.text, expected: "a date that is not before \(from.text)"))
    }
    return Period(from: from, to: to)
  }

  private static func lastRule(_ node: YAMLNode) throws(Failure) -> PipelineDefinition.PeriodRule {
    let span = try span(node)
    return .last(span.count, span.unit)
  }

  /// A number and a unit, such as `400 days`.
  static func span(_ node: YAMLNode) throws(Failure) -> TimeSpan {
    let text = try node.text()
    let parts = text.split(separator: " ")
    let problem = node.failure(
      .invalidValue(key: node.name, value: text, expected: "a number and a unit, such as 2 years or 4 quarters"))
    guard parts.count == 2, let count = Int(parts[0]), (1...10_000).contains(count) else { throw problem }
    let name = parts[1].hasSuffix("s") ? String(parts[1]) : parts[1] + "s"
    guard let unit = PeriodUnit(rawValue: name) else { throw problem }
    return TimeSpan(count: count, unit: unit)
  }
}
