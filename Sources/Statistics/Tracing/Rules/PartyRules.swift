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
    return FigureRule(
      "Accepted exchanges dated in the period that name \(sender) as a sender and \(recipient) as a recipient; a pair"
        + " without any has no row.", in: .party(from),
      [
        RulePart(.value, "exchanges") { state in
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
    let kinds: [String: Standing] = [
      "observer-state": .observerState, "observer-organization": .observerOrganization, "guest": .guest,
    ]
    guard let party = frame.party(code), let standing = kinds[kind], let slot = areaSlot(area),
      column != "events_listed"
    else { return nil }
    let everything = Lens(ground, .area(frame.allAreas), .party(party, standing))
    return countRule(
      column, Lens(ground, .area(slot), .party(party, standing)), silent, in: .party(party),
      "of \(code), on days when it is \(kind), in \(areaWords(slot))",
      existence: RulePart(.reason, "records", everything.activity))
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
    switch column {
    case "events_held":
      return FigureRule(
        "Events dated in the period on a day when \(state) was a member, whoever came.", in: .activity,
        [RulePart(.value, "events") { held($0, listedOnly: false) }]
      ) { cells.participation($0[0].count) }
    case "events_listed":
      return FigureRule(
        "Of the events dated in the period on a day when \(state) was a member, those with a complete list.",
        in: .activity, [RulePart(.value, "events") { held($0, listedOnly: true) }]
      ) { cells.participation($0[0].count) }
    case "events_attended":
      return FigureRule(
        "Of the events with a complete list, those that \(state) took part in as a member.", in: .party(party),
        [RulePart(.value, "events", attended)]
      ) { cells.participation($0[0].count) }
    case "attendance":
      if !ground.settings.collected.contains(.participation) {
        return .empty("Empty: the pipeline names no exports of participation.")
      }
      return FigureRule(
        "Of the events with a complete list on days when \(state) was a member, those that it took part in.",
        in: .activity,
        [
          RulePart(.numerator, "events attended", attended),
          RulePart(.denominator, "events listed") { held($0, listedOnly: true) },
        ]
      ) { .ratio(Ratio($0[0].count, of: $0[1].count)) }
    case "hosted":
      return FigureRule(
        "Events dated in the period of which \(state) is the host, on whatever day.", in: .party(party),
        [
          RulePart(.value, "events", by: .host) { state in
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
