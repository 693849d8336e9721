import Diagnostics
import Ingest
import Registry
import Statistics
import Tabulation
import Tally

/// A state between two editions: some of what they were made from is of the earlier one, the rest of the later.
struct StateMix {
  let earlier: ComparedInputs
  let later: ComparedInputs
  let pairs: EntryPairs
  let rows: RowChanges
  /// What is of the later edition already.
  private(set) var done: Set<DifferenceCause> = []
  /// Whether rows of the earlier edition are read as its own pipeline file says, even where the settings are the later
  /// ones: the later ones may not fit its files.
  var keepsReading = false

  init(_ earlier: ComparedInputs, _ later: ComparedInputs, _ pairs: EntryPairs, _ rows: RowChanges) {
    self.earlier = earlier
    self.later = later
    self.pairs = pairs
    self.rows = rows
  }

  mutating func insert(_ cause: DifferenceCause) { done.insert(cause) }

  /// The figures of the state.
  ///
  /// - Throws: where the parts do not fit together.
  func figures() throws(Failures) -> PublishedFigures {
    let registry = try registry()
    let computation = try Computation(plan(), registry: registry) { _ in }
    return PublishedFigures(computation.tables.map { $0.name == Schemas.accounting.name ? accounts($0) : $0 })
  }

  private func registry() throws(Failures) -> LoadedRegistry {
    var files: [String: String] = [:]
    for cause in DifferenceCause.allCases {
      let source = done.contains(cause) ? later : earlier
      for file in cause.registryFiles { files[file] = source.registry[file]?.path }
    }
    return try RegistryReader.read(files: files, name: later.plan.registryName)
  }

  private func plan() -> RunPlan {
    var plan = done.contains(.settings) ? later.plan : earlier.plan
    let dates = done.contains(.period) ? later.plan : earlier.plan
    plan.settings.period = dates.settings.period
    plan.settings.asOf = dates.settings.asOf
    plan.settings.knownAt = dates.settings.knownAt
    plan.definition.comparison = dates.definition.comparison
    plan.entries = done.contains(.settings) ? laterEntries() : earlierEntries()
    return plan
  }

  private func earlierEntries() -> [InputEntry] {
    let places = Dictionary(pairs.earlier.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
    return earlier.plan.entries.enumerated().map { place, entry in
      guard let pair = places[place] else { return entry }
      var entry = entry
      entry.files = remaining(entry, pair) + brought(pair, beside: entry)
      return entry
    }
  }

  private func laterEntries() -> [InputEntry] {
    var entries: [InputEntry] = []
    for (place, entry) in later.plan.entries.enumerated() {
      guard let other = pairs.earlier[place] else {
        entries.append(entry)
        continue
      }
      let before = earlier.plan.entries[other]
      var old = keepsReading ? before : entry
      old.number = entry.number
      old.files = remaining(before, place)
      let further = brought(place, beside: before)
      if keepsReading {
        entries.append(old)
        old = entry
        old.files = further
      } else {
        old.files += further
      }
      entries.append(old)
    }
    return entries
  }

  /// The files of the earlier edition without the rows that are no more.
  private func remaining(_ entry: InputEntry, _ pair: Int) -> [InputFile] {
    let gone = done.flatMap(rows.taken).filter { $0.pair == pair }
    return entry.files.enumerated().map { place, file in
      var file = file
      let records = Set(gone.filter { $0.filePlace == place }.map(\.record.number))
      if !records.isEmpty { file.records = .except(records) }
      return file
    }
  }

  /// The rows of the later edition that are there already, by file.
  private func brought(_ pair: Int, beside before: InputEntry) -> [InputFile] {
    let here = Dictionary(grouping: done.flatMap(rows.brought).filter { $0.pair == pair }) { $0.filePlace }
    return later.plan.entries[pair].files.enumerated().compactMap { place, file in
      guard let rows = here[place] else { return nil }
      var file = file
      file.records = .only(Set(rows.map(\.record.number)))
      // Rows without ids are told apart by their file and number, which rows of both editions may share.
      let isNumbered = later.plan.entries[pair].columns.values.contains(.rowNumber)
      if isNumbered, clashes(file, before, pair) { file.name += StateMix.suffix }
      return file
    }
  }

  private func clashes(_ file: InputFile, _ before: InputEntry, _ pair: Int) -> Bool {
    guard case .only(let brought) = file.records else { return false }
    let taken = Set(
      done.flatMap(rows.taken).filter { $0.pair == pair && $0.file == file.name }.map(\.record.number))
    return before.files.contains { $0.name == file.name } && !brought.isSubset(of: taken)
  }

  private static let suffix = "\u{1F}"

  /// The accounts with one row for each file, wherever its rows come from; a file that one edition does not have is not
  /// there while nothing is read of it.
  private func accounts(_ table: Table) -> Table {
    var places: [[String]: Int] = [:]
    var rows: [TableRow] = []
    for row in table.rows {
      var row = row
      if case .text(let name) = row.values[2], name.hasSuffix(StateMix.suffix) {
        row.values[2] = .text(String(name.dropLast()))
      }
      let key = row.values.prefix(3).map(\.text)
      guard let place = places[key] else {
        places[key] = rows.count
        rows.append(row)
        continue
      }
      for column in row.values.indices {
        if case .integer(let here) = rows[place].values[column], case .integer(let more) = row.values[column],
          column >= 4
        {
          rows[place].values[column] = .integer(here + more)
        }
      }
    }
    let names = [earlier, later].map { Set($0.plan.entries.flatMap(\.files).map(\.name)) }
    return Table(
      table.schema,
      rows: rows.filter { row in
        row.values[4] != .integer(0) || names.allSatisfy { $0.contains(row.values[2].text) }
      })
  }
}
