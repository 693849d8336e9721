import Registry
import Tabulation
import Tally

/// `events`: one event of the period.
extension Tracer {
  func eventRule(_ id: String, _ column: String) -> FigureRule? {
    let ground = self.ground
    let frame = self.frame
    let isPublic = self.isPublic
    let rank = frame.partyRank
    guard let group = groups.find(.event(id)).first else { return nil }
    // The event itself: on which day it is tells who is a member, and whether it is in the table.
    let day = RulePart(.reason, .segment) { state in
      guard let event = state.event, let day = event.day else { return [] }
      return [Support(key: .answer("\(day.segment)"), rows: event.rows.map(\.row.place))]
    }
    let complete = RulePart(.reason, .completeList, by: .list) { state in
      guard let event = state.event, event.day != nil, event.list == .complete else { return [] }
      return [Support(key: .event(event.number), rows: Tracer.listing(event, ground.settings.basis))]
    }
    func rule(
      _ words: RuleWords, _ parts: [RulePart], _ value: @escaping ([PartCount], Int) -> TableValue
    ) -> FigureRule {
      FigureRule(words, in: .event(id), parts + [day], shows: { _ in Array(parts.indices) }) { counts in
        counts[parts.count].least.flatMap { Int($0.text) }.map { value(counts, $0) }
      }
    }
    func came(_ standings: Set<Standing>, _ key: @escaping (Int) -> ThingKey) -> (GroupState) -> [Support] {
      { state in
        guard let event = state.event, let segment = event.day?.segment else { return [] }
        return event.parties.filter { standings.contains(ground.standing($0.party, in: segment)) }.map {
          Support(key: key(rank[$0.party]), rows: $0.rows.map(\.row.place))
        }
      }
    }
    let unlessComplete = isPublic ? RuleWords(.remarkList) : nil
    func present(_ part: RulePart, _ key: RuleKey, hidesUnlessComplete: Bool) -> FigureRule {
      let hides = isPublic && hidesUnlessComplete
      var made = rule(RuleWords(key).adding(hides ? unlessComplete : nil), [part, complete]) { counts, _ in
        hides && counts[1].isEmpty ? .empty : .integer(counts[0].count)
      }
      made.shows = { $0.isEmpty ? [] : [0] }
      return made
    }
    let members = roles(of: groups.states[group])
    switch column {
    case "start":
      return rule(
        RuleWords(.eventStart),
        [
          RulePart(.reason, .start, by: .date) { state in
            guard let event = state.event, event.day != nil else { return [] }
            let rows = event.rows.filter { $0.row.start == event.start }.map(\.row.place)
            return [Support(key: .date(event.start, isFirst: true), rows: rows)]
          }
        ]
      ) { counts, _ in counts[0].least.map { .date($0.text) } ?? .empty }
    case "measures":
      return rule(
        RuleWords(.eventMeasures), [RulePart(.reason, .labelsOfEvent, by: .files, Tracer.labels)]
      ) { counts, _ in .codes(counts[0].keys.map { self.text(of: $0) }) }
    case "host":
      return rule(
        RuleWords(.eventHost),
        [
          RulePart(.reason, .hosts, by: .host) { state in
            (state.event?.parties ?? []).compactMap { party in
              let rows = party.rows.filter(\.row.isHost).map(\.row.place)
              return rows.isEmpty ? nil : Support(key: .party(rank: rank[party.party]), rows: rows)
            }
          }
        ]
      ) { counts, _ in .codes(counts[0].keys.map { self.text(of: $0) }) }
    case "list":
      return rule(
        RuleWords(isPublic ? .eventListPublic : .eventList),
        [
          RulePart(.reason, .list, by: .list) { state in
            guard let event = state.event else { return [] }
            var supports = [
              Support(key: .word(event.list.rawValue), rows: Tracer.listing(event, ground.settings.basis))
            ]
            if event.list == .partial, !event.quarantined.isEmpty {
              supports.append(
                Support(key: .word(event.list.rawValue), rows: event.quarantined, function: .partialList))
            }
            return supports
          }
        ]
      ) { counts, _ in counts[0].least.map { .code($0.text) } ?? .empty }.worded
    case "members_attending":
      return present(
        RulePart(.value, .members, came([.member]) { .member(rank: $0) }), .eventMembersAttending,
        hidesUnlessComplete: false)
    case "members":
      let part = RulePart(.value, .members, registry: members)
      return rule(RuleWords(.eventMembers).adding(unlessComplete), [part, complete]) { counts, segment in
        isPublic && counts[1].isEmpty ? .empty : .integer(ground.roles.memberCounts[segment])
      }.showing { $0.isEmpty ? [] : [0] }
    case "attendance":
      return rule(
        RuleWords(.eventAttendance),
        [
          RulePart(.numerator, .membersAttending, came([.member]) { .member(rank: $0) }),
          RulePart(.denominator, .members, registry: members), complete,
        ]
      ) { counts, segment in
        counts[2].isEmpty ? .empty : .ratio(Ratio(counts[0].count, of: ground.roles.memberCounts[segment]))
      }.showing { $0 == .empty ? [] : [0, 1] }
    case "observers":
      return present(
        RulePart(.value, .observers, came([.observerState, .observerOrganization]) { .party(rank: $0) }),
        .eventObservers, hidesUnlessComplete: true)
    case "guests":
      return present(
        RulePart(.value, .guests, came([.guest]) { .party(rank: $0) }), .eventGuests, hidesUnlessComplete: true)
    case "delegates":
      let lens = Lens(ground, .area(frame.allAreas))
      let cells = plain
      return rule(
        RuleWords(.eventDelegates), [RulePart(.value, .delegates, isSum: true, lens.delegates)]
      ) { counts, _ in cells.delegates(counts[0].sum) }
    default: return nil
    }
  }

  /// The members on the date of the event of a group.
  private func roles(of state: GroupState) -> [TraceThing] {
    guard let segment = state.event?.day?.segment else { return [] }
    let day = ground.roles.segmentStarts[segment]
    return frame.partyOrder.filter { ground.standing($0, in: segment) == .member }.map { party in
      let status = frame.status(party, on: day)
      return thing("member", .text(frame.code(party)), "parties.csv", status.map { [$0.line] } ?? [])
    }
  }

  /// What an event is under, each with the rows that name it.
  private static func labels(_ state: GroupState) -> [Support] {
    guard let event = state.event else { return [] }
    func rows(_ isNamed: (Filing) -> Bool) -> [RowPlace] {
      event.rows.filter { isNamed($0.filing) }.map(\.row.place)
    }
    return event.filing.measures.map { slot in
      Support(key: .measure(slot), rows: rows { $0.measures.contains(slot) })
    }
      + event.filing.areaLabels.map { slot in
        Support(key: .area(slot), rows: rows { $0.areaLabels.contains(slot) })
      }
  }

  /// The rows that declare the fullest list.
  private static func listing(_ event: EventState, _ basis: Basis) -> [RowPlace] {
    let standard: ListCompleteness = basis == .returns ? .complete : .partial
    let fullest = event.rows.map { $0.row.list ?? standard }.max()
    return event.rows.filter { ($0.row.list ?? standard) == fullest }.map(\.row.place)
  }
}

extension FigureRule {
  /// The rule with other parts shown.
  func showing(_ shows: @escaping (TableValue) -> [Int]) -> FigureRule {
    var rule = self
    rule.shows = shows
    return rule
  }
}
