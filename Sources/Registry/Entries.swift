/// The kinds of status that a party can have.
public enum PartyKind: String, Sendable, Hashable, CaseIterable {
  case member
  case observerState = "observer-state"
  case observerOrganization = "observer-organization"
  case applicant
}

/// How sure the registry is of a row.
public enum Confidence: String, Sendable, Hashable, CaseIterable {
  case high, medium, low
}

/// A date interval of a registry row, with its edges as written.
public struct Validity: Sendable, Hashable {
  /// The first day as written; `nil` since before the records.
  public var from: PartialDate?
  /// The last day as written; `nil` still so.
  public var to: PartialDate?

  /// Makes an interval.
  public init(from: PartialDate? = nil, to: PartialDate? = nil) {
    self.from = from
    self.to = to
  }

  /// The days: a partial `from` means its first, a partial `to` its last.
  public var days: DayInterval { DayInterval(from: from?.first, to: to?.last) }
}

/// One dated status of a party: a row of `parties.csv`.
public struct PartyStatus: Sendable, Hashable {
  /// The code of the party.
  public var party: String
  /// The kind.
  public var kind: PartyKind
  /// When it holds.
  public var validity: Validity
  /// Where the fact comes from.
  public var source: String
  /// How sure the row is.
  public var confidence: Confidence
  /// A remark of the registry.
  public var note: String
  /// The footnote printed wherever the name is, by language; empty where there is none.
  public var footnotes: [String: String]
  /// The line of the row.
  public var line: Int

  /// Makes a status.
  public init(
    party: String, kind: PartyKind, validity: Validity, source: String = "", confidence: Confidence = .high,
    note: String = "", footnotes: [String: String] = [:], line: Int = 0
  ) {
    self.party = party
    self.kind = kind
    self.validity = validity
    self.source = source
    self.confidence = confidence
    self.note = note
    self.footnotes = footnotes
    self.line = line
  }
}

/// The kinds of names in `names.csv`.
public enum NameKind: String, Sendable, Hashable, CaseIterable {
  case short, official, alias, code
}

/// One name of a party: a row of `names.csv`.
public struct PartyName: Sendable, Hashable {
  /// The code of the party.
  public var party: String
  /// The language code; empty for codes.
  public var language: String
  /// The name.
  public var name: String
  /// The kind.
  public var kind: NameKind
  /// When it holds.
  public var validity: Validity
  /// The line of the row in its file.
  public var line: Int

  /// Makes a name.
  public init(
    party: String, language: String, name: String, kind: NameKind, validity: Validity = Validity(), line: Int = 0
  ) {
    self.party = party
    self.language = language
    self.name = name
    self.kind = kind
    self.validity = validity
    self.line = line
  }
}

/// A title and its short form in each language that the registry has.
public struct Titles: Sendable, Hashable {
  /// Full titles by language code.
  public var full: [String: String]
  /// Short titles by language code.
  public var short: [String: String]

  /// Makes titles.
  public init(full: [String: String], short: [String: String] = [:]) {
    self.full = full
    self.short = short
  }

  /// The full title in a language, else in English, else the empty string.
  public func title(_ language: String) -> String { full[language] ?? full["en"] ?? "" }

  /// The short title in a language, else the full title.
  public func shortTitle(_ language: String) -> String {
    short[language] ?? full[language] ?? short["en"] ?? title("en")
  }
}

/// A priority area: a row of `areas.csv`.
public struct Area: Sendable, Hashable {
  /// The code.
  public var code: String
  /// The place in its order, counted from 1.
  public var ordinal: Int
  /// The titles by language.
  public var titles: Titles
  /// When it holds.
  public var validity: Validity
  /// The line of the row in its file.
  public var line: Int

  /// Makes an area.
  public init(code: String, ordinal: Int, titles: Titles, validity: Validity, line: Int = 0) {
    self.code = code
    self.ordinal = ordinal
    self.titles = titles
    self.validity = validity
    self.line = line
  }
}

/// A confidence-building measure: a row of `measures.csv`.
public struct Measure: Sendable, Hashable {
  /// The code.
  public var code: String
  /// The code of its area.
  public var area: String
  /// The place in its order, counted from 1.
  public var ordinal: Int
  /// The titles by language.
  public var titles: Titles
  /// When it holds.
  public var validity: Validity
  /// The line of the row in its file.
  public var line: Int

  /// Makes a measure.
  public init(code: String, area: String, ordinal: Int, titles: Titles, validity: Validity, line: Int = 0) {
    self.code = code
    self.area = area
    self.ordinal = ordinal
    self.titles = titles
    self.validity = validity
    self.line = line
  }
}

/// How one edition's measure is restated in another's: a row of `crosswalk.csv`.
public struct CrosswalkStep: Sendable, Hashable {
  /// The first day.
  public var from: String
  /// The last day.
  public var to: String
  /// The date.
  public var date: PartialDate
  /// A remark of the registry.
  public var note: String
  /// How sure the row is.
  public var confidence: Confidence
  /// The line of the row in its file.
  public var line: Int

  /// Makes a step.
  public init(from: String, to: String, date: PartialDate, note: String, confidence: Confidence, line: Int = 0) {
    self.from = from
    self.to = to
    self.date = date
    self.note = note
    self.confidence = confidence
    self.line = line
  }
}

/// What an offer to coordinate names; the order is that of lists in tables.
public enum CoordinationScope: String, Sendable, Hashable, CaseIterable {
  case measure, area
  case oneOfArea = "one-of-area"
  case undetermined
}

/// The roles of coordination; the order is that of lists in tables.
public enum CoordinationRole: String, Sendable, Hashable, CaseIterable {
  case coordinator
  case coCoordinator = "co-coordinator"
}

/// An assignment: a row of `coordinators.csv`.
public struct Assignment: Sendable, Hashable {
  /// The code of the party.
  public var party: String
  /// What the offer names.
  public var scope: CoordinationScope
  /// A measure or area code, as the scope says; empty for `undetermined`.
  public var target: String
  /// The role.
  public var role: CoordinationRole
  /// The offer in the words of the State.
  public var asProposed: String
  /// When it holds.
  public var validity: Validity
  /// Where the fact comes from.
  public var source: String
  /// How sure the row is.
  public var confidence: Confidence
  /// The line of the row in its file.
  public var line: Int

  /// Makes an assignment.
  public init(
    party: String, scope: CoordinationScope, target: String, role: CoordinationRole, asProposed: String = "",
    validity: Validity, source: String = "", confidence: Confidence = .high, line: Int = 0
  ) {
    self.party = party
    self.scope = scope
    self.target = target
    self.role = role
    self.asProposed = asProposed
    self.validity = validity
    self.source = source
    self.confidence = confidence
    self.line = line
  }
}

/// A step of a modality of implementation: a row of `stages.csv`.
public struct Stage: Sendable, Hashable {
  /// The modality.
  public var modality: String
  /// The place in its order, counted from 1.
  public var ordinal: Int
  /// The code.
  public var code: String
  /// The titles by language.
  public var titles: Titles
  /// The body concerned.
  public var body: String
  /// The line of the row in its file.
  public var line: Int

  /// Makes a stage.
  public init(modality: String, ordinal: Int, code: String, titles: Titles, body: String, line: Int = 0) {
    self.modality = modality
    self.ordinal = ordinal
    self.code = code
    self.titles = titles
    self.body = body
    self.line = line
  }
}

/// A statutory meeting: a row of `meetings.csv`.
public struct Meeting: Sendable, Hashable {
  /// The body concerned.
  public var body: String
  /// The number of the meeting among those of its body.
  public var number: String
  /// The start.
  public var start: PartialDate
  /// The end.
  public var end: PartialDate?
  /// The place of the row.
  public var place: String
  /// In person, online, or both.
  public var mode: String
  /// The start as planned.
  public var plannedStart: PartialDate?
  /// A remark of the registry.
  public var note: String

  /// The last day on which the meeting can have been held.
  public var lastDay: CalendarDay { (end ?? start).last }

  /// The body, and the number where there is one.
  public var title: String { number.isEmpty ? body : "\(body) \(number)" }

  /// Makes a meeting.
  public init(
    body: String, number: String, start: PartialDate, end: PartialDate?, place: String, mode: String,
    plannedStart: PartialDate?, note: String
  ) {
    self.body = body
    self.number = number
    self.start = start
    self.end = end
    self.place = place
    self.mode = mode
    self.plannedStart = plannedStart
    self.note = note
  }
}

/// The place of a party on the neutral tile grid: a row of `tiles.csv`.
public struct Tile: Sendable, Hashable {
  /// The code of the party.
  public var party: String
  /// The column, counted from 1.
  public var column: Int
  /// The row, counted from 1.
  public var row: Int

  /// Makes a tile.
  public init(party: String, column: Int, row: Int) {
    self.party = party
    self.column = column
    self.row = row
  }
}
