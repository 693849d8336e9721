import Registry
import Tabulation

/// What a party that is no member on the day is.
private enum OtherKind: String, CaseIterable {
  case observerState = "observer-state"
  case observerOrganization = "observer-organization"
  case guest
}

extension Report {
  /// `other_participants`: what observers and guests did.
  func otherParticipants() -> Table {
    let schema = Schemas.otherParticipants
    let rule = silentRule
    var others: [Int: [OtherKind: [Counts]]] = [:]
    func change(_ party: Int, _ day: CalendarDay, _ filing: Filing, _ body: (inout Counts) -> Void) {
      let none = [Counts](repeating: Counts(), count: frame.areas.count + 1)
      for area in filing.areas + [frame.allAreas] {
        body(&others[party, default: [:]][kind(party, on: day), default: none][area])
      }
    }
    for exchange in counted.exchanges {
      for party in exchange.otherSenders {
        change(party, exchange.record.date.first, exchange.filing) { $0.exchanges += 1 }
      }
    }
    for event in counted.events {
      let day = event.record.start.first
      for participation in event.participations where !participation.isMember {
        change(participation.party, day, participation.filing) { counts in
          counts.addEvent(isListed: event.list == .complete)
          counts.participations += 1
        }
        for contribution in participation.contributions {
          change(participation.party, day, contribution.filing) { $0.add(delegates: contribution.delegates) }
        }
      }
    }
    var rows: [TableRow] = []
    for party in others.keys.sorted(by: { frame.partyRank[$0] < frame.partyRank[$1] }) {
      for kind in OtherKind.allCases {
        guard let byArea = others[party]?[kind] else { continue }
        for area in 0...frame.allAreas {
          let counts = byArea[area]
          rows.append(
            TableRow(
              [
                .code(frame.code(party)), .code(kind.rawValue), .code(frame.areaCode(area)),
                rule.exchanges(counts.exchanges), rule.participation(counts.events),
                rule.participation(counts.participations), rule.delegates(counts.delegates),
              ],
              marks: marks(
                schema, ["events", "participations", "delegates"], .partialLists, if: forum.hasPartialList[area])))
        }
      }
    }
    return Table(schema, rows: rows)
  }

  private func kind(_ party: Int, on day: CalendarDay) -> OtherKind {
    switch frame.status(party, on: day)?.kind {
    case .observerState: .observerState
    case .observerOrganization: .observerOrganization
    case .member, .applicant, nil: .guest
    }
  }
}
