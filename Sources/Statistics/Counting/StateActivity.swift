import Registry

/// What each member did as a member, by area and by measure.
struct StateActivity {
  /// By member (in the order of the frame), then area slot, all areas last.
  private(set) var byArea: [[Counts]]
  /// By member, then measure slot.
  private(set) var byMeasure: [[Counts]]
  private let places: [Int: Int]

  init(_ counted: CountedActivity, _ frame: Frame) {
    let areas = [Counts](repeating: Counts(), count: frame.areas.count + 1)
    let measures = [Counts](repeating: Counts(), count: frame.measures.count)
    byArea = [[Counts]](repeating: areas, count: frame.members.count)
    byMeasure = [[Counts]](repeating: measures, count: frame.members.count)
    places = Dictionary(uniqueKeysWithValues: frame.members.enumerated().map { ($1, $0) })
    for exchange in counted.exchanges {
      for party in exchange.memberSenders {
        change(party, exchange.filing, frame) { counts in
          counts.exchanges += 1
          counts.note(exchange.record.date)
        }
      }
    }
    for event in counted.events {
      for participation in event.participations where participation.isMember {
        change(participation.party, participation.filing, frame) { counts in
          counts.addEvent(isListed: event.list == .complete)
          counts.participations += 1
          counts.note(event.record.start)
        }
        for contribution in participation.contributions {
          change(participation.party, contribution.filing, frame) { $0.add(delegates: contribution.delegates) }
        }
      }
    }
  }

  /// The counts of a party in an area slot; none where it is no member.
  func counts(_ party: Int, area: Int) -> Counts {
    places[party].map { byArea[$0][area] } ?? Counts()
  }

  /// The counts of a party under a measure slot; none where it is no member.
  func counts(_ party: Int, measure: Int) -> Counts {
    places[party].map { byMeasure[$0][measure] } ?? Counts()
  }

  private mutating func change(_ party: Int, _ filing: Filing, _ frame: Frame, _ body: (inout Counts) -> Void) {
    guard let place = places[party] else { return }
    for area in filing.areas { body(&byArea[place][area]) }
    body(&byArea[place][frame.allAreas])
    for measure in filing.measures { body(&byMeasure[place][measure]) }
  }
}
