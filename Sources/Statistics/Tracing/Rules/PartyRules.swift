import Registry
import Tabulation
import Tally

/// `exchange_flows`, `other_participants` and `attendance`.
extension Tracer {
  func flowRule(_ sender: String, _ recipient: String, _ column: String) -> FigureRule? {
    guard !isPublic, column == "exchanges", let from = frame.party(sender) else { return nil }
    let to = recipient == "all" ? nil : frame.party(recipient)
    if recipient != "all", to == nil { return nil }
    let lens = Lens(ground, .area(frame.allAreas))
    let words =
      to == nil
      ? RuleWords(.flowToAll, ["sender": sender]) : RuleWords(.flow, ["sender": sender, "recipient": recipient])
    return FigureRule(
      words, in: .party(from),
      [
        RulePart(.value, .exchanges) { state in
          let counted = Set(lens.exchanges(state).map(\.key))
          return state.exchanges.compactMap { record in
            guard counted.contains(.exchange(record.number)), record.senders.contains(from),
              to.map(record.recipients.contains) ?? record.isToAll
            else { return nil }
            return Support(
              key: .exchange(record.number), rows: record.rows.filter { $0.senders.contains(from) }.map(\.place))
          }
        }
      ]
    ) { $0[0].isEmpty ? nil : .integer($0[0].count) }
  }

  func otherParticipantRule(_ code: String, _ kind: String, _ area: String, _ column: String) -> FigureRule? {
    let kinds: [String: (Standing, RuleKey)] = [
      "observer-state": (.observerState, .ofObserverState),
      "observer-organization": (.observerOrganization, .ofObserverOrganization), "guest": (.guest, .ofGuest),
    ]
    guard let party = frame.party(code), let (standing, key) = kinds[kind], let slot = areaSlot(area),
      column != "events_listed"
    else { return nil }
    let everything = Lens(ground, .area(frame.allAreas), .party(party, standing))
    return countRule(
      column, Lens(ground, .area(slot), .party(party, standing)), silent, in: .party(party),
      .of(code, as: key, inArea(slot)), existence: RulePart(.reason, .records, everything.activity))
  }

  func attendanceRule(_ state: String, _ column: String) -> FigureRule? {
    guard !isPublic, let party = member(state) else { return nil }
    let ground = self.ground
    let cells = plain
    func held(_ state: GroupState, listedOnly: Bool) -> [Support] {
      guard let event = state.event, let segment = event.day?.segment, ground.standing(party, in: segment) == .member,
        !listedOnly || event.list == .complete
      else { return [] }
      return [Support(key: .event(event.number), rows: event.rows.map(\.row.place))]
    }
    let lens = Lens(ground, .area(frame.allAreas), .member(party))
    let attended = { (state: GroupState) in lens.participations(state, listedOnly: true) }
    func words(_ key: RuleKey) -> RuleWords { RuleWords(key, ["state": state]) }
    switch column {
    case "events_held":
      return FigureRule(
        words(.attendanceHeld), in: .activity, [RulePart(.value, .events) { held($0, listedOnly: false) }]
      ) { cells.participation($0[0].count) }
    case "events_listed":
      return FigureRule(
        words(.attendanceListed), in: .activity, [RulePart(.value, .events) { held($0, listedOnly: true) }]
      ) { cells.participation($0[0].count) }
    case "events_attended":
      return FigureRule(
        words(.attendanceAttended), in: .party(party), [RulePart(.value, .events, attended)]
      ) { cells.participation($0[0].count) }
    case "attendance":
      if !ground.settings.collected.contains(.participation) {
        return .empty(.emptyParticipation)
      }
      return FigureRule(
        words(.attendanceShare), in: .activity,
        [
          RulePart(.numerator, .eventsAttended, attended),
          RulePart(.denominator, .eventsListed) { held($0, listedOnly: true) },
        ]
      ) { .ratio(Ratio($0[0].count, of: $0[1].count)) }
    case "hosted":
      return FigureRule(
        words(.attendanceHosted), in: .party(party),
        [
          RulePart(.value, .events, by: .host) { state in
            guard let event = state.event, event.day != nil else { return [] }
            let rows = event.rows.filter { $0.row.party == party && $0.row.isHost }.map(\.row.place)
            return rows.isEmpty ? [] : [Support(key: .event(event.number), rows: rows)]
          }
        ]
      ) { cells.participation($0[0].count) }
    default: return nil
    }
  }
}
