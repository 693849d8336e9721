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
    return evaluate(rule, address, recounts: true, atMost: .max)
  }

  /// The same without what the figure would be without each row, and without the rows that count as nothing: as fast as
  /// counting the figure once.
  ///
  /// - Parameter limit: the most rows of each part that are named.
  public func rows(behind address: String, atMost limit: Int = .max) -> FigureTrace? {
    rule(at: address).flatMap { evaluate($0, address, recounts: false, atMost: limit) }
  }

  /// What the rule of the figure at an address says; `nil` where no table has such a figure. No row is looked at.
  public func words(of address: String) -> RuleWords? { rule(at: address)?.words }

  private func rule(at address: String) -> FigureRule? {
    guard let parts = FigureAddress.parts(address), parts.count > 2 else { return nil }
    return rule(table: parts[0], keys: Array(parts[1..<parts.count - 1]), column: parts[parts.count - 1])
  }

  private func evaluate(_ rule: FigureRule, _ address: String, recounts: Bool, atMost limit: Int) -> FigureTrace? {
    let found = groups.find(rule.search)
    let supports = found.map { group in rule.parts.map { Tracer.supports($0, groups.states[group]) } }
    let sums = rule.parts.indices.map { part in
      var sum = PartSum()
      if case .registry(let things) = rule.parts[part].source { sum.fixed = things.count }
      sum.reserve(supports.reduce(0) { $0 + $1[part].count })
      for group in supports { for support in group[part] { sum.add(support) } }
      return sum
    }
    guard let value = rule.value(sums.map { PartCount($0) }) else { return nil }
    let without = recounts ? recount(rule, found, supports, sums, value) : [:]
    let shown = rule.shows?(value) ?? Array(rule.parts.indices)
    let parts = shown.map { part in
      var all = supports.flatMap { $0[part] }
      if let showsOnly = rule.showsOnly { all.removeAll { !showsOnly(value, $0.key) } }
      return self.part(rule.parts[part], all, without, atMost: limit)
    }
    let bearing = without.isEmpty ? [] : self.bearing(without, beside: parts)
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

  /// Rows without which the figure would be another, and which no part names.
  private func bearing(_ without: [RowPlace: String], beside parts: [TracePart]) -> [TraceRow] {
    let named = Set(parts.flatMap(\.things).flatMap(\.rows).map(\.source))
    return without.keys.filter { !named.contains(.export($0)) }.sorted().map { place in
      TraceRow(.export(place), function(of: place), without: without[place])
    }
  }

  private func part(
    _ part: RulePart, _ supports: [Support], _ without: [RowPlace: String], atMost limit: Int
  ) -> TracePart {
    var named = NamedThings(limit: limit)
    if case .registry(let things) = part.source {
      for thing in things { named.add(thing.rows.count) { thing.with(Array(thing.rows.prefix($0))) } }
      return TracePart(
        role: part.role, name: part.name, count: things.count, isSum: false, isOfRegistry: true, things: named.things,
        left: named.left)
    }
    let sorted = supports.sorted { $0.key < $1.key }
    var count = 0
    var first = 0
    while first < sorted.count {
      let key = sorted[first].key
      let end = sorted[first...].firstIndex { $0.key != key } ?? sorted.count
      let own = sorted[first..<end]
      let amount = part.isSum ? own.reduce(0) { $0 + ($1.amount ?? 0) } : 1
      count += amount
      named.add(Tracer.rowCount(own)) { room in
        var rows: [RowPlace: TraceRow] = [:]
        for support in own {
          for place in support.rows {
            rows[place] = TraceRow(
              .export(place), support.function ?? part.function, amount: support.amount, without: without[place])
          }
        }
        return TraceThing(
          kind: key.kind.word, name: name(key), amount: amount,
          rows: rows.sorted { $0.key < $1.key }.prefix(room).map(\.value))
      }
      first = end
    }
    return TracePart(
      role: part.role, name: part.name, count: count, isSum: part.isSum, isOfRegistry: false, things: named.things,
      left: named.left)
  }

  /// The number of distinct rows behind a thing.
  private static func rowCount(_ supports: ArraySlice<Support>) -> Int {
    if supports.count == 1, let rows = supports.first?.rows, zip(rows, rows.dropFirst()).allSatisfy({ $0 < $1 }) {
      return rows.count
    }
    return Set(supports.flatMap(\.rows)).count
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

/// The things of a part with their rows, up to so many rows in all.
private struct NamedThings {
  private(set) var things: [TraceThing] = []
  /// The number of rows that are not named.
  private(set) var left = 0
  private var room: Int

  init(limit: Int) { room = limit }

  /// Adds a thing, unless it has rows and there is no room for any; `make` gets the number of those that there is room for.
  mutating func add(_ rows: Int, _ make: (_ room: Int) -> TraceThing) {
    let taken = min(rows, room)
    left += rows - taken
    room -= taken
    if taken > 0 || rows == 0 { things.append(make(taken)) }
  }
}
