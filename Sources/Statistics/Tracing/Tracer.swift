import Registry
import Tabulation
import Tally

/// Figures traced to the rows that they rest on: the rows are grouped once, then any number of addresses can be asked.
///
/// Time and memory of the grouping grow with the rows; time of a trace with the rows that can bear on the figure.
public final class Tracer {
  let ground: TraceGround
  let groups: RowGroups

  /// Groups the rows.
  ///
  /// - Parameters:
  ///   - log: every row as it was read.
  ///   - files: the files by their places.
  public init(_ log: RowLog, _ registry: ForumRegistry, _ settings: ReportSettings, files: [TraceFile]) {
    ground = TraceGround(registry, settings, files)
    groups = RowGroups(log, ground)
  }

  /// The files of the exports by their places.
  public var files: [TraceFile] { ground.files }

  /// Traces the figure at an address; `nil` where no table has such a figure.
  public func trace(_ address: String) -> FigureTrace? {
    guard let rule = rule(at: address) else { return nil }
    return evaluate(rule, address, recounts: true)
  }

  /// The same without what the figure would be without each row, and without the rows that count as nothing: as fast as
  /// counting the figure once.
  public func rows(behind address: String) -> FigureTrace? {
    rule(at: address).flatMap { evaluate($0, address, recounts: false) }
  }

  /// What the rule of the figure at an address says; `nil` where no table has such a figure. No row is looked at.
  public func words(of address: String) -> RuleWords? { rule(at: address)?.words }

  private func rule(at address: String) -> FigureRule? {
    guard let parts = FigureAddress.parts(address), parts.count > 2 else { return nil }
    return rule(table: parts[0], keys: Array(parts[1..<parts.count - 1]), column: parts[parts.count - 1])
  }

  private func evaluate(_ rule: FigureRule, _ address: String, recounts: Bool) -> FigureTrace? {
    let found = groups.find(rule.search)
    let supports = found.map { group in rule.parts.map { Tracer.supports($0, groups.states[group]) } }
    let sums = rule.parts.indices.map { part in
      var sum = PartSum()
      if case .registry(let things) = rule.parts[part].source { sum.fixed = things.count }
      for group in supports { for support in group[part] { sum.add(support) } }
      return sum
    }
    guard let value = rule.value(sums.map { PartCount($0) }) else { return nil }
    let without = recounts ? recount(rule, found, supports, sums, value) : [:]
    let shown = rule.shows?(value) ?? Array(rule.parts.indices)
    let parts = shown.map { part in
      let all = supports.flatMap { $0[part] }
      return self.part(rule.parts[part], all.filter { rule.showsOnly?(value, $0.key) ?? true }, without)
    }
    let named = Set(parts.flatMap(\.things).flatMap(\.rows).map(\.source))
    let bearing = without.keys.filter { !named.contains(.export($0)) }.sorted().map { place in
      TraceRow(.export(place), function(of: place), without: without[place])
    }
    var ratio: Ratio?
    if case .ratio(let parts) = value, parts.denominator != 0 { ratio = parts }
    return FigureTrace(
      address: address, value: value.text, numerator: ratio.map { "\($0.numerator)" } ?? "",
      denominator: ratio.map { "\($0.denominator)" } ?? "", isWord: rule.isWord, rule: rule.words, parts: parts,
      bearing: bearing,
      lookedAt: recounts ? lookedAt(found, rule.search) : [])
  }

  private static func supports(_ part: RulePart, _ state: GroupState) -> [Support] {
    if case .rows(let supports) = part.source { return supports(state) }
    return []
  }

  /// The figure without each line alone, where it is another; exact, because what a group gives is counted again.
  private func recount(
    _ rule: FigureRule, _ found: [Int], _ supports: [[[Support]]], _ sums: [PartSum], _ value: TableValue
  ) -> [RowPlace: String] {
    let known = Dictionary(uniqueKeysWithValues: found.enumerated().map { ($1, $0) })
    let text = Tracer.text(value)
    var without: [RowPlace: String] = [:]
    var seen: Set<RowPlace> = []
    let candidates = found.enumerated().flatMap { index, group in
      groups.isUniform(group) ? supports[index].flatMap { $0.flatMap(\.rows) } : groups.places(group)
    }
    for place in candidates where !seen.contains(place) {
      let line = groups.line(place)
      seen.formUnion(line)
      var old = rule.parts.map { _ in [Support]() }
      var new = old
      for group in groups.groups(of: line) {
        let state = groups.state(group, without: line)
        for part in rule.parts.indices {
          old[part] +=
            known[group].map { supports[$0][part] } ?? Tracer.supports(rule.parts[part], groups.states[group])
          new[part] += Tracer.supports(rule.parts[part], state)
        }
      }
      let isSame = zip(old, new).allSatisfy { old, new in
        old.count == new.count && zip(old, new).allSatisfy { $0.says($1) }
      }
      if isSame { continue }
      let counts = rule.parts.indices.map { PartCount(sums[$0], removing: old[$0], adding: new[$0]) }
      let other = Tracer.text(rule.value(counts))
      if other != text { for place in line { without[place] = other } }
    }
    return without
  }

  /// A value with both parts where it is a share; `no such figure` where the table has no such row then.
  private static func text(_ value: TableValue?) -> String {
    guard let value else { return "no such figure" }
    if value.isEmpty { return "–" }
    if case .ratio(let ratio) = value { return "\(value.text) (\(ratio.numerator)/\(ratio.denominator))" }
    return value.text
  }

  private func part(_ part: RulePart, _ supports: [Support], _ without: [RowPlace: String]) -> TracePart {
    if case .registry(let things) = part.source {
      return TracePart(
        role: part.role, name: part.name, count: things.count, isSum: false, isOfRegistry: true, things: things)
    }
    var byKey: [ThingKey: [Support]] = [:]
    for support in supports { byKey[support.key, default: []].append(support) }
    let things = byKey.sorted { $0.key < $1.key }.map { key, supports in
      var rows: [RowPlace: TraceRow] = [:]
      for support in supports {
        for place in support.rows {
          rows[place] = TraceRow(
            .export(place), support.function ?? part.function, amount: support.amount, without: without[place])
        }
      }
      return TraceThing(
        kind: key.kind.word, name: name(key), amount: part.isSum ? supports.reduce(0) { $0 + ($1.amount ?? 0) } : 1,
        rows: rows.sorted { $0.key < $1.key }.map(\.value))
    }
    return TracePart(
      role: part.role, name: part.name, count: things.reduce(0) { $0 + $1.amount }, isSum: part.isSum,
      isOfRegistry: false, things: things)
  }

  private func lookedAt(_ found: [Int], _ search: GroupSearch) -> [TraceSearch] {
    var rows: [ExportKind: Int] = [:]
    for place in Set(found.flatMap(groups.places)) where ground.files.indices.contains(Int(place.file)) {
      rows[ground.files[Int(place.file)].kind, default: 0] += 1
    }
    // That there was none is said of the kinds that the figure is about.
    let expected: Set<ExportKind> =
      switch search {
      case .none, .file: []
      case .milestones: [.milestones]
      case .event: [.participation]
      case .party, .measure, .area, .step, .activity: [.exchanges, .participation]
      }
    return ExportKind.allCases.compactMap { kind in
      let files = ground.files.count { $0.kind == kind }
      guard files > 0, rows[kind] != nil || expected.contains(kind) else { return nil }
      return TraceSearch(kind: kind, rows: rows[kind] ?? 0, files: files)
    }
  }
}
