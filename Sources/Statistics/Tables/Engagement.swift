import Tabulation

extension Report {
  /// `engagement`: what each member did under the measures of each coordinating party.
  func engagement() -> Table {
    let schema = Schemas.engagement
    let rule = silentRule
    var rows: [TableRow] = []
    for party in coordinatingParties {
      let remit = remit(frame.assignments.filter { $0.party == frame.code(party) })
      let byMember = remit.activityByMember(counted)
      for member in frame.members {
        let counts = byMember[member] ?? Counts()
        let measures = remit.measures.count { states.counts(member, measure: $0).isActive }
        rows.append(
          TableRow(
            [
              .code(frame.code(party)), .code(frame.code(member)), rule.activity(measures),
              rule.exchanges(counts.exchanges), rule.participation(counts.events),
              rule.participation(counts.participations),
            ],
            marks: marks(
              schema, ["measures_engaged", "events", "participations"], .partialLists,
              if: forum.hasPartialList[frame.allAreas])))
      }
    }
    return Table(schema, rows: rows)
  }
}

extension Remit {
  /// What each member did within the remit.
  func activityByMember(_ counted: CountedActivity) -> [Int: Counts] {
    var byMember: [Int: Counts] = [:]
    for exchange in counted.exchanges where takes(exchange.filing) {
      for party in exchange.memberSenders { byMember[party, default: Counts()].exchanges += 1 }
    }
    for event in counted.events {
      for participation in event.participations where participation.isMember && takes(participation.filing) {
        byMember[participation.party, default: Counts()].addEvent(isListed: event.list == .complete)
        byMember[participation.party, default: Counts()].participations += 1
      }
    }
    return byMember
  }
}
