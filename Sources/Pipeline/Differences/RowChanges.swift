import Diagnostics
import Ingest
import Registry
import Tally

/// Which rows are in one edition only, or not alike in both.
struct RowChanges {
  /// A row that says something else, or that replaces another.
  struct Correction {
    /// The row that it was; `nil` where it replaces one that stays in its file.
    let old: ComparedRow?
    let new: ComparedRow
    /// The id that it replaces.
    let supersedes: String
  }

  private(set) var withdrawn: [ComparedRow] = []
  private(set) var corrected: [Correction] = []
  private(set) var late: [ComparedRow] = []
  private(set) var new: [ComparedRow] = []
  /// Whether rows that did not change stand in other files or in another order.
  private(set) var isRearranged = false

  /// Compares the rows entry by entry; memory grows with the rows of the files that differ.
  ///
  /// - Parameter asOf: the date of the earlier edition, up to which further rows are late.
  init(_ earlier: ComparedInputs, _ later: ComparedInputs, _ pairs: EntryPairs, asOf: CalendarDay) throws(Failure) {
    var further: [ComparedRow] = []
    var ids = IdentifiersInForce(earlier)
    for place in later.plan.entries.indices {
      guard let other = pairs.earlier[place] else { continue }
      let entry = later.plan.entries[place]
      let before = earlier.plan.entries[other]
      let files = FilePairs(before, entry, earlier, later)
      let old = try RowScan(files.earlier, entry: before, pair: place, readAs: [entry, before], earlier).rows
      let new = try RowScan(files.later, entry: entry, pair: place, readAs: [entry, before], later).rows
      let match = RowMatch(old, new)
      isRearranged = isRearranged || RowChanges.isRearranged(before, entry, files.same, match.same)
      withdrawn += match.withdrawn
      corrected += match.corrected.map { Correction(old: $0, new: $1, supersedes: $1.record["supersedes"]) }
      further += match.further
      ids.take(old, without: match.withdrawn)
    }
    try takeSupersessions(&further, &ids)
    for row in further {
      if let date = row.record.date, date.first > asOf { new.append(row) } else { late.append(row) }
    }
  }

  var isEmpty: Bool { withdrawn.isEmpty && corrected.isEmpty && late.isEmpty && new.isEmpty }

  /// The rows of the earlier edition that a cause takes out.
  func taken(by cause: DifferenceCause) -> [ComparedRow] {
    switch cause {
    case .withdrawn: withdrawn
    case .corrected: corrected.compactMap(\.old)
    default: []
    }
  }

  /// The rows of the later edition that a cause brings in.
  func brought(by cause: DifferenceCause) -> [ComparedRow] {
    switch cause {
    case .corrected: corrected.map(\.new)
    case .late: late
    case .new: new
    default: []
    }
  }

  /// Every row with its cause, for a list.
  var list: [RowDifference] {
    withdrawn.map { RowDifference(.withdrawn, $0) }
      + corrected.map {
        RowDifference(.corrected, $0.new, earlier: $0.old, supersedes: $0.old == nil ? $0.supersedes : "")
      } + late.map { RowDifference(.late, $0) } + new.map { RowDifference(.new, $0) }
  }

  /// Further rows that replace a row of the earlier edition, or such a row in turn, are corrections.
  private mutating func takeSupersessions(
    _ further: inout [ComparedRow], _ ids: inout IdentifiersInForce
  ) throws(Failure) {
    var found = true
    while found {
      found = false
      var rest: [ComparedRow] = []
      for row in further {
        let target = row.kind == .exchanges ? row.record["supersedes"] : ""
        if !target.isEmpty, try ids.contains(target) {
          corrected.append(Correction(old: nil, new: row, supersedes: target))
          ids.insert(row.record["exchange_id"])
          found = true
        } else {
          rest.append(row)
        }
      }
      further = rest
    }
  }

  private static func isRearranged(
    _ before: InputEntry, _ after: InputEntry, _ files: [(earlier: Int, later: Int)],
    _ rows: [(old: ComparedRow, new: ComparedRow)]
  ) -> Bool {
    let showsPlaces = after.columns.values.contains(.rowNumber) || before.columns.values.contains(.rowNumber)
    if files.contains(where: { before.files[$0.earlier].name != after.files[$0.later].name }) { return true }
    if rows.contains(where: { $0.old.file != $0.new.file }) { return true }
    if showsPlaces, rows.contains(where: { $0.old.record.number != $0.new.record.number }) { return true }
    var places = files.map { (earlier: [$0.earlier, 0], later: [$0.later, 0]) }
    places += rows.map { row in
      (
        earlier: [row.old.filePlace, row.old.record.number], later: [row.new.filePlace, row.new.record.number]
      )
    }
    places.sort { $0.earlier.lexicographicallyPrecedes($1.earlier) }
    return zip(places, places.dropFirst()).contains { $1.later.lexicographicallyPrecedes($0.later) }
  }
}

/// Which files of an entry both editions have as they are, and which they do not.
private struct FilePairs {
  private(set) var same: [(earlier: Int, later: Int)] = []
  private(set) var earlier: [(place: Int, file: InputFile)] = []
  private(set) var later: [(place: Int, file: InputFile)] = []

  init(_ before: InputEntry, _ after: InputEntry, _ earlier: ComparedInputs, _ later: ComparedInputs) {
    var taken: Set<Int> = []
    for (place, file) in after.files.enumerated() {
      let equal = before.files.indices.filter {
        !taken.contains($0) && earlier.sha256(before.files[$0]) == later.sha256(file)
      }
      if let match = equal.first(where: { before.files[$0].name == file.name }) ?? equal.first {
        same.append((match, place))
        taken.insert(match)
      } else {
        self.later.append((place, file))
      }
    }
    self.earlier = before.files.enumerated().filter { !taken.contains($0.offset) }.map { ($0.offset, $0.element) }
  }
}

/// The ids of exchanges of the earlier edition; files that did not change are read only where an id is not found else.
private struct IdentifiersInForce {
  private var ids: Set<String> = []
  private var isWhole = false
  private let inputs: ComparedInputs
  private var withdrawn: Set<String> = []

  init(_ inputs: ComparedInputs) { self.inputs = inputs }

  mutating func take(_ rows: [ComparedRow], without withdrawn: [ComparedRow]) {
    for row in withdrawn where row.kind == .exchanges { self.withdrawn.insert(row.record["exchange_id"]) }
    for row in rows where row.kind == .exchanges { ids.insert(row.record["exchange_id"]) }
  }

  mutating func insert(_ id: String) { ids.insert(id) }

  mutating func contains(_ id: String) throws(Failure) -> Bool {
    if !ids.contains(id), !isWhole {
      isWhole = true
      for entry in inputs.plan.entries where entry.kind == .exchanges {
        let files = entry.files.enumerated().map { (place: $0.offset, file: $0.element) }
        for row in try RowScan(files, entry: entry, pair: 0, readAs: [entry], inputs).rows {
          ids.insert(row.record["exchange_id"])
        }
      }
    }
    return ids.contains(id) && !withdrawn.contains(id)
  }
}
