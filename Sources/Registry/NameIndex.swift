/// Cells to parties, by exact match after normalization.
public struct NameIndex: Sendable {
  /// A party that a name can stand for, and the days on which it does.
  public struct Candidate: Sendable, Hashable {
    /// The party.
    public var party: String
    /// The days on which it names it.
    public var days: DayInterval
    var line: Int
  }

  /// A name that stands for two parties on one day.
  public struct Ambiguity: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The parties.
    public var parties: [String]
    /// The line of the later row.
    public var line: Int
    /// The line of the earlier row.
    public var otherLine: Int
    /// Whether the earlier row is one of `parties.csv`; else it is one of `names.csv`.
    public var isOtherParty: Bool
  }

  /// A code and the row that gives it.
  private struct Code: Sendable {
    var party: String
    var line: Int
    var isParty: Bool
  }

  private var codes: [String: Code] = [:]
  private var entries: [String: [Candidate]] = [:]
  private var printed: [String: String] = [:]
  /// The names that stand for two parties on one day, in the order of `names.csv`.
  public private(set) var ambiguities: [Ambiguity] = []

  /// Indexes the codes and names of a registry; grows with their number.
  public init(_ registry: ForumRegistry) {
    for party in registry.parties {
      codes[party] = Code(party: party, line: registry.statuses(of: party).first?.line ?? 0, isParty: true)
    }
    for name in registry.names {
      if name.kind == .code {
        insertCode(name)
      } else {
        insertName(name)
      }
    }
    for (code, owner) in codes.sorted(by: { $0.key < $1.key }) { checkAgainstNames(code, owner) }
  }

  /// The party that a cell names on a day; `nil` where none does, or where two do.
  ///
  /// - Parameter day: the first day of the row's date; `nil` where the date cannot be read, which matches any alias.
  public func party(_ cell: String, on day: CalendarDay?) -> String? {
    NameIndex.party(among: candidates(cell), on: day)
  }

  /// Every party that a cell can name, each with the days on which it does.
  public func candidates(_ cell: String) -> [Candidate] {
    let code = NameNormalization.code(cell)
    if let owner = codes[code] { return [Candidate(party: owner.party, days: .always, line: owner.line)] }
    return entries[NameNormalization.fold(code)] ?? []
  }

  /// The one party among candidates that is named on a day.
  public static func party(among candidates: [Candidate], on day: CalendarDay?) -> String? {
    var found: String?
    for candidate in candidates where day.map(candidate.days.contains) ?? true {
      if let found, found != candidate.party { return nil }
      found = candidate.party
    }
    return found
  }

  /// The names nearest to an unknown one, for a suggestion only: at most `limit`, nearest first.
  ///
  /// Grows with the number of names; called for unknown names alone.
  public func nearest(to cell: String, limit: Int = 3) -> [String] {
    let folded = NameNormalization.name(cell)
    let target = Array(folded.unicodeScalars)
    guard !target.isEmpty else { return [] }
    var scored: [(distance: Int, name: String)] = []
    for (key, name) in printed {
      let distance = EditDistance.between(target, Array(key.unicodeScalars), limit: max(2, target.count / 3))
      if let distance {
        scored.append((distance, name))
      } else if target.count >= 4, key.contains(folded) {
        scored.append((target.count, name))
      }
    }
    scored.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
    var seen: Set<String> = []
    return scored.map(\.name).filter { seen.insert($0).inserted }.prefix(limit).map { $0 }
  }

  private mutating func insertCode(_ name: PartyName) {
    let code = NameNormalization.code(name.name)
    if let other = codes[code] {
      guard other.party != name.party else { return }
      ambiguities.append(
        Ambiguity(
          name: name.name, parties: [other.party, name.party], line: name.line, otherLine: other.line,
          isOtherParty: other.isParty))
    } else {
      codes[code] = Code(party: name.party, line: name.line, isParty: false)
    }
  }

  private mutating func insertName(_ name: PartyName) {
    let key = NameNormalization.name(name.name)
    // The dates of short and official names say which is printed; only those of an alias say when it matches.
    let days = name.kind == .alias ? name.validity.days : .always
    for other in entries[key] ?? [] where other.party != name.party && other.days.overlaps(days) {
      ambiguities.append(
        Ambiguity(
          name: name.name, parties: [other.party, name.party], line: name.line, otherLine: other.line,
          isOtherParty: false))
    }
    entries[key, default: []].append(Candidate(party: name.party, days: days, line: name.line))
    if printed[key] == nil { printed[key] = name.name }
  }

  /// Notes names of other parties that read as a code does, but for its case.
  private mutating func checkAgainstNames(_ code: String, _ owner: Code) {
    guard code == code.uppercased() else { return }
    for other in entries[NameNormalization.fold(code)] ?? [] where other.party != owner.party {
      ambiguities.append(
        Ambiguity(
          name: code, parties: [owner.party, other.party], line: other.line, otherLine: owner.line,
          isOtherParty: owner.isParty))
    }
  }
}
