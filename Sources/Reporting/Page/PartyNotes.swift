import Registry

/// The notes that stand wherever a party's name does: its footnote, and a change of membership within the period.
struct PartyNotes: Sendable {
  /// A note and its mark.
  struct Note: Sendable, Hashable {
    var mark: String
    var party: String
    var text: String
  }

  /// The notes in the order of the parties.
  let list: [Note]
  private let marks: [String: String]

  init(content: ReportContent, order: [String], dates: DateWords) {
    var list: [Note] = []
    for party in order {
      let text = PartyNotes.text(party, content: content, dates: dates)
      if !text.isEmpty { list.append(Note(mark: PartyNotes.mark(list.count), party: party, text: text)) }
    }
    self.list = list
    marks = Dictionary(uniqueKeysWithValues: list.map { ($0.party, $0.mark) })
  }

  /// The mark of a party; `nil` where it has no note.
  func mark(of party: String) -> String? { marks[party] }

  /// The notes whose marks stand in a piece of markup, in order.
  func used(in html: String) -> [Note] {
    if list.isEmpty { return [] }
    let marks = PartyNotes.marks(in: html)
    return list.filter { marks.contains($0.mark) }
  }

  /// The marks of all notes that a piece of markup links to; one pass, as markup is long.
  private static func marks(in html: String) -> Set<String> {
    let (before, after) = (Array("href=\"".utf8), Array("note-".utf8))
    let bytes = Array(html.utf8)
    var marks: Set<String> = []
    var place = 0
    while let sign = bytes[place...].firstIndex(of: UInt8(ascii: "#")) {
      place = sign + 1
      guard bytes[..<sign].suffix(before.count).elementsEqual(before), bytes[place...].starts(with: after) else {
        continue
      }
      let mark = bytes[(place + after.count)...].prefix { $0 != UInt8(ascii: "\"") }
      marks.insert(String(decoding: mark, as: UTF8.self))
    }
    return marks
  }

  /// Letters as a spreadsheet counts columns: a … z, aa …
  private static func mark(_ place: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    return (place >= letters.count ? mark(place / letters.count - 1) : "") + String(letters[place % letters.count])
  }

  private static func text(_ party: String, content: ReportContent, dates: DateWords) -> String {
    let registry = content.registry
    let period = content.settings.period
    var parts: [String] = []
    let footnote = registry.footnote(of: party, language: dates.lexicon.language, on: content.settings.asOf)
    if !footnote.isEmpty { parts.append(footnote) }
    for status in registry.statuses(of: party) where status.kind == .member {
      if let from = status.validity.from, from.first > period.from, from.first <= period.to {
        parts.append(dates.lexicon.plain("note.joined", ["date": RichText(dates.full(from))]))
      }
      if let to = status.validity.to, to.last < period.to, to.last >= period.from {
        parts.append(dates.lexicon.plain("note.left", ["date": RichText(dates.full(to))]))
      }
    }
    return parts.joined(separator: " ")
  }
}
