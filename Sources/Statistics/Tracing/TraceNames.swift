import Registry
import Tally

extension Tracer {
  /// What a thing is called.
  func name(_ key: ThingKey) -> TraceThing.Name {
    key.kind == .answerWord ? .word(key.text) : .text(text(of: key))
  }

  /// The id, code or text of a thing.
  func text(of key: ThingKey) -> String {
    let frame = ground.frame
    switch key.kind {
    case .exchange: return groups.exchangeID(key.first)
    case .event: return groups.eventID(key.first)
    case .participation: return "\(groups.eventID(key.first)) \(frame.code(frame.partyOrder[key.second]))"
    case .measure: return frame.measures[key.first].code
    case .area: return frame.areaCode(key.first)
    case .member, .party: return frame.code(frame.partyOrder[key.first])
    case .row: return "\(key.second)"
    case .date, .answer, .answerWord: return key.text
    case .exchangeLabel: return "\(groups.exchangeID(key.first)) \(label(key.second))"
    case .eventLabel: return "\(groups.eventID(key.first)) \(label(key.second))"
    case .participationLabel:
      let party = frame.code(frame.partyOrder[key.second])
      return "\(groups.eventID(key.first)) \(party) \(label(key.third))"
    }
  }

  /// The code of a label that is counted: a measure slot, or an area slot after them.
  private func label(_ number: Int) -> String {
    let measures = ground.frame.measures
    return number < measures.count ? measures[number].code : ground.frame.areaCode(number - measures.count)
  }

  /// What a row does that counts as nothing itself, but without which the figure would be another.
  func function(of place: RowPlace) -> TraceRow.Function {
    let line = groups.line(place)
    if !groups.released(without: line).isEmpty { return .holdsID }
    for group in groups.groups(of: line) {
      let rows = groups.groups[group]
      let state = groups.states[group]
      let without = groups.state(group, without: line)
      if rows.unreadable.contains(where: { $0.place == place }) {
        return state.event.map { $0.list != without.event?.list } ?? false ? .partialList : .quarantined
      }
      if let row = rows.exchanges.first(where: { $0.place == place }) {
        let before = Set(state.exchanges.map(\.number))
        let returning = without.exchanges.filter { !before.contains($0.number) }
        if !row.supersedes.isEmpty, returning.contains(where: { groups.exchangeID($0.number) == row.supersedes }) {
          return .replaces
        }
        if rows.exchanges.contains(where: { $0.supersedes == row.id && !row.id.isEmpty }) { return .isCorrected }
        return row.hasError || !state.fates.contains(where: { $0.place == place && $0.fate.isAccepted })
          ? .quarantined : .holdsID
      }
      if let event = state.event, let left = without.event {
        if event.start != left.start { return .date }
        if event.list != left.list { return .list }
      }
    }
    return .files
  }
}

extension RowGroups {
  /// The id of an exchange.
  func exchangeID(_ number: Int) -> String { exchangeIDs.indices.contains(number) ? exchangeIDs[number] : "" }
}
