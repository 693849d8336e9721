import Registry
import Tally

/// What tells a counted thing from all others of a part; the order is that of print.
struct ThingKey: Hashable, Comparable {
  enum Kind: Int, Comparable {
    case exchange, event, participation, measure, area, member, party, row, date, answer, answerWord
    case exchangeLabel, eventLabel, participationLabel

    static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }

    /// The word for programs and readers.
    var word: String {
      switch self {
      case .exchange: "exchange"
      case .event: "event"
      case .participation: "participation"
      case .measure: "measure"
      case .area: "area"
      case .member: "member"
      case .party: "party"
      case .row: "row"
      case .date: "date"
      case .answer, .answerWord: "answer"
      case .exchangeLabel, .eventLabel, .participationLabel: "label"
      }
    }
  }

  let kind: Kind
  /// The number of the record, the slot, the place in alphabetical order, or the file.
  let first: Int
  var second = 0
  var third = 0
  var text = ""

  static func exchange(_ number: Int) -> ThingKey { ThingKey(kind: .exchange, first: number) }
  static func event(_ number: Int) -> ThingKey { ThingKey(kind: .event, first: number) }
  static func participation(_ event: Int, rank: Int) -> ThingKey {
    ThingKey(kind: .participation, first: event, second: rank)
  }
  static func measure(_ slot: Int) -> ThingKey { ThingKey(kind: .measure, first: slot) }
  static func area(_ slot: Int) -> ThingKey { ThingKey(kind: .area, first: slot) }
  static func member(rank: Int) -> ThingKey { ThingKey(kind: .member, first: rank) }
  static func party(rank: Int) -> ThingKey { ThingKey(kind: .party, first: rank) }
  static func row(_ place: RowPlace) -> ThingKey {
    ThingKey(kind: .row, first: Int(place.file), second: Int(place.record), third: Int(place.line))
  }
  /// A date, ordered as a first date or as a last one.
  static func date(_ date: PartialDate, isFirst: Bool) -> ThingKey {
    let key = DateKey(date)
    return ThingKey(kind: .date, first: Int(isFirst ? key.asFirst : key.asLast), text: date.text)
  }
  static func answer(_ text: String) -> ThingKey { ThingKey(kind: .answer, first: 0, text: text) }
  /// An answer that is a word of the program.
  static func word(_ text: String) -> ThingKey { ThingKey(kind: .answerWord, first: 0, text: text) }

  /// Most keys have no text, and thousands of them are looked up for one figure.
  func hash(into hasher: inout Hasher) {
    hasher.combine(first &* 16 &+ kind.rawValue)
    hasher.combine(second &* 1_000_003 &+ third)
    if !text.isEmpty { hasher.combine(text) }
  }

  static func < (left: ThingKey, right: ThingKey) -> Bool {
    if left.kind != right.kind { return left.kind < right.kind }
    if left.first != right.first { return left.first < right.first }
    if left.second != right.second { return left.second < right.second }
    if left.third != right.third { return left.third < right.third }
    return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}
