import Registry

/// Which rows of exchanges stand: ids, corrections, grouped senders.
struct ExchangeSettlement {
  private(set) var records: [Activity.Exchange] = []
  private(set) var duplicates: [Settlement.Duplicate] = []
  private(set) var badSupersessions: [Settlement.BadSupersession] = []
  private(set) var cells: [QuarantinedCell] = []
  /// The rows that count, each with its date.
  private(set) var acceptedRows: [(place: RowPlace, date: PartialDate)] = []
  private(set) var supersededPlaces: [RowPlace] = []
  /// Rows that are quarantined although reading alone had not quarantined them.
  private(set) var newlyQuarantined: [RowPlace] = []

  /// Settles the rows, given in any order; grows with their number.
  init(_ unsorted: [ExchangeRow]) {
    let rows = unsorted.sorted { $0.place < $1.place }
    let ids = rows.map { ExactID($0.id) }
    let targets = rows.map { ExactID($0.supersedes) }
    var owners: [ExactID: Int] = [:]
    var isDuplicate = [Bool](repeating: false, count: rows.count)
    for (index, row) in rows.enumerated() where !row.id.isEmpty {
      guard let owner = owners[ids[index]] else {
        owners[ids[index]] = index
        continue
      }
      if let key = row.groupKey, let own = rows[owner].groupKey, ExactID(key) == ExactID(own) { continue }
      isDuplicate[index] = true
      duplicates.append(
        Settlement.Duplicate(
          place: row.place, span: row.span, id: row.idText, hadError: row.hasError, first: rows[owner].place))
    }

    var isBad = rows.indices.map { rows[$0].hasError || isDuplicate[$0] }
    let circle = ExchangeSettlement.circle(ids, targets, owners)
    for (index, row) in rows.enumerated() where !row.supersedes.isEmpty {
      let mistake: Settlement.SupersessionMistake
      if targets[index] == ids[index] {
        mistake = .itself
      } else if owners[targets[index]] == nil {
        mistake = .noSuchRecord
      } else if circle.contains(ids[index]), !isDuplicate[index] {
        mistake = .circle
      } else {
        continue
      }
      badSupersessions.append(
        Settlement.BadSupersession(
          place: row.place, span: row.span, hadError: isBad[index], mistake: mistake, target: row.supersedesText))
      isBad[index] = true
    }

    var replaced: Set<ExactID> = []
    for (index, row) in rows.enumerated() where !isBad[index] && !row.supersedes.isEmpty {
      replaced.insert(targets[index])
    }
    var places: [ExactID: Int] = [:]
    for (index, row) in rows.enumerated() {
      if isBad[index] {
        if !row.hasError { newlyQuarantined.append(row.place) }
        if !row.senders.isEmpty {
          cells.append(
            QuarantinedCell(
              parties: row.senders, labels: row.labels, isAllAreas: false, first: row.date?.first, last: row.date?.last)
          )
        }
      } else if replaced.contains(ids[index]) {
        supersededPlaces.append(row.place)
      } else if let date = row.date {
        acceptedRows.append((row.place, date))
        if let place = places[ids[index]] {
          let senders = Set(records[place].senders).union(row.senders)
          records[place].senders = senders.sorted()
          records[place].places.append(row.place)
        } else {
          places[ids[index]] = records.count
          records.append(
            Activity.Exchange(
              id: row.id, places: [row.place], date: date, labels: row.labels, senders: row.senders.sorted(),
              recipients: row.recipients, isToAll: row.isToAll))
        }
      }
    }
    records.sort { ($0.date.first, $0.id.utf8Bytes) < ($1.date.first, $1.id.utf8Bytes) }
  }

  /// The ids whose chain of corrections leads back to them.
  private static func circle(_ ids: [ExactID], _ targets: [ExactID], _ owners: [ExactID: Int]) -> Set<ExactID> {
    var result: Set<ExactID> = []
    var settled: Set<ExactID> = []
    for (start, target) in zip(ids, targets) where !start.text.isEmpty && !target.text.isEmpty {
      if settled.contains(start) { continue }
      var path: [ExactID] = []
      var steps: [ExactID: Int] = [:]
      var id = start
      while let owner = owners[id], !settled.contains(id) {
        if let first = steps[id] {
          result.formUnion(path[first...])
          break
        }
        steps[id] = path.count
        path.append(id)
        let next = targets[owner]
        if next.text.isEmpty { break }
        id = next
      }
      settled.formUnion(path)
    }
    return result
  }
}

extension String {
  /// The bytes by which ids are sorted.
  var utf8Bytes: ByteKey { ByteKey(bytes: Array(utf8)) }
}

/// Bytes compared one by one.
struct ByteKey: Comparable {
  let bytes: [UInt8]

  static func < (left: ByteKey, right: ByteKey) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}
