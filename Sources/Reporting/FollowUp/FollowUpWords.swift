import Registry
import Statistics
import Tally

/// Notes for follow-up in neutral words: what is listed, never what somebody did not do.
struct FollowUpWords: Sendable {
  let page: PageContext
  /// The names of the exports, in the order in which they were read.
  let files: [String]
  let limits: FollowUpSettings

  private var lexicon: Lexicon { page.lexicon }

  /// After how many days a submission is late.
  var limit: RichText { lexicon.counted("count.days", limits.lateAfterDays) }

  /// The note as one sentence.
  func sentence(_ note: FollowUpNote) -> RichText {
    switch note.matter {
    case .notListedByOther(let sender, let recipient, let kind, let date):
      let exchange = lexicon("exchange-of.\(kind)", ["recipient": name(recipient)])
      return lexicon(
        "follow-up.reciprocity",
        [
          "sender": name(sender), "recipient": name(recipient), "exchange": exchange,
          "date": RichText(page.dates.full(date)),
        ])
    case .nilReturnWithRecords(let party, let area, let from, let to, let exchanges, let events):
      let counts = [("count.exchanges", exchanges), ("count.events", events)].filter { $0.1 > 0 }
      return lexicon(
        "follow-up.nil-return",
        [
          "party": name(party), "area": RichText(page.areaTitle(area.map { page.registry.areas[$0].code } ?? "ALL")),
          "from": RichText(page.dates.full(from)), "to": RichText(page.dates.full(to)),
          "records": RichText.joined(counts.map { lexicon.counted($0.0, $0.1) }, separator: ", "),
        ])
    case .listsDiffer(let event, let lists):
      return lexicon(
        "follow-up.lists",
        [
          "event": self.event(event),
          "lists": RichText.joined(lists.map { lexicon("list.\($0.rawValue)") }, separator: ", "),
        ])
    case .leadNotListed(let party, let plan, let event):
      return lexicon(
        "follow-up.lead", ["party": name(party), "plan": RichText(plan), "event": self.event(event)])
    case .delegatesDiffer(let party, let role, let event, let numbers):
      let who =
        role.isEmpty ? name(party) : name(party) + " (" + lexicon("participant-role.\(role)") + ")"
      return lexicon(
        "follow-up.delegates",
        [
          "party": who, "event": self.event(event),
          "numbers": RichText(numbers.map(String.init).joined(separator: ", ")),
        ])
    case .receivedLate(let party, let file, let first, let last, let longest):
      return lexicon.counted(
        "follow-up.late", note.rows.count,
        [
          "party": name(party), "file": RichText(files[file]), "limit": limit,
          "first": RichText(page.dates.full(first)), "last": RichText(page.dates.full(last)),
          "longest": lexicon.counted("count.days", longest),
        ])
    }
  }

  /// The parties that a note names, places in the registry.
  func parties(of note: FollowUpNote) -> [Int] {
    if case .notListedByOther(let sender, let recipient, _, _) = note.matter { return [sender, recipient] }
    return note.party.map { [$0] } ?? []
  }

  /// The date of what a note is about; `nil` where it is about several.
  func date(of note: FollowUpNote) -> PartialDate? {
    switch note.matter {
    case .notListedByOther(_, _, _, let date): date
    case .nilReturnWithRecords(_, _, let from, _, _, _): from
    case .listsDiffer(let event, _), .leadNotListed(_, _, let event), .delegatesDiffer(_, _, let event, _): event.date
    case .receivedLate: nil
    }
  }

  /// The kind, area, event or file that a note is about.
  func subject(of note: FollowUpNote) -> String {
    switch note.matter {
    case .notListedByOther(_, _, let kind, _): kind
    case .nilReturnWithRecords(_, let area, _, _, _, _): area.map { page.registry.areas[$0].code } ?? "ALL"
    case .listsDiffer(let event, _), .leadNotListed(_, _, let event), .delegatesDiffer(_, _, let event, _): event.id
    case .receivedLate(_, let file, _, _, _): files[file]
    }
  }

  /// The rows as `file:line`.
  func rows(of note: FollowUpNote) -> [String] { note.rows.map { "\(files[Int($0.file)]):\($0.line)" } }

  /// The rows by file, a few of each: `file:line, line, …`.
  func shortRows(of note: FollowUpNote) -> String {
    let printed = 12
    return Dictionary(grouping: note.rows) { $0.file }.sorted { $0.key < $1.key }.map { file, rows in
      let lines = rows.prefix(printed).map { String($0.line) }.joined(separator: ", ")
      return "\(files[Int(file)]):\(lines)" + (rows.count > printed ? ", …" : "")
    }.joined(separator: "; ")
  }

  private func name(_ party: Int) -> RichText { RichText(page.plainName(page.registry.parties[party])) }

  private func event(_ event: FollowUpNote.Event) -> RichText {
    let date = RichText(page.dates.full(event.date))
    if event.title.isEmpty { return lexicon("follow-up.event.untitled", ["id": RichText(event.id), "date": date]) }
    return lexicon(
      "follow-up.event", ["title": RichText(event.title), "id": RichText(event.id), "date": date])
  }
}
