import Registry

/// What all parties did, by area and by measure, and which members were active there.
struct ForumActivity {
  /// By area slot, all areas last.
  private(set) var byArea: [Counts]
  /// By measure slot.
  private(set) var byMeasure: [Counts]
  /// Members active, by area slot, all areas last.
  private(set) var membersByArea: [Set<Int>]
  /// Members active, by measure slot.
  private(set) var membersByMeasure: [Set<Int>]
  /// Records under the area's code and no measure of it, by area slot, all areas last.
  private(set) var areaOnly: [Counts]
  /// Whether an event there has a list that is not complete, by area slot, all areas last.
  private(set) var hasPartialList: [Bool]

  init(_ counted: CountedActivity, _ frame: Frame) {
    let slots = frame.areas.count + 1
    byArea = [Counts](repeating: Counts(), count: slots)
    byMeasure = [Counts](repeating: Counts(), count: frame.measures.count)
    membersByArea = [Set<Int>](repeating: [], count: slots)
    membersByMeasure = [Set<Int>](repeating: [], count: frame.measures.count)
    areaOnly = [Counts](repeating: Counts(), count: slots)
    hasPartialList = [Bool](repeating: false, count: slots)
    for exchange in counted.exchanges {
      change(exchange.filing, frame) { counts in
        counts.exchanges += 1
        counts.note(exchange.record.date)
      }
      changeAreaOnly(exchange.filing, frame) { $0.exchanges += 1 }
      engage(exchange.memberSenders, exchange.filing, frame)
    }
    for event in counted.events {
      let isListed = event.list == .complete
      change(event.filing, frame) { counts in
        counts.addEvent(isListed: isListed)
        counts.note(event.record.start)
      }
      changeAreaOnly(event.filing, frame) { $0.events += 1 }
      if !isListed { for area in event.filing.areas + [frame.allAreas] { hasPartialList[area] = true } }
      for participation in event.participations {
        change(participation.filing, frame) { $0.participations += 1 }
        changeAreaOnly(participation.filing, frame) { $0.participations += 1 }
        if participation.isMember { engage([participation.party], participation.filing, frame) }
        for contribution in participation.contributions {
          change(contribution.filing, frame) { $0.add(delegates: contribution.delegates) }
          changeAreaOnly(contribution.filing, frame) { $0.add(delegates: contribution.delegates) }
        }
      }
    }
  }

  /// The measures of an area slot under which a member was active.
  func measuresActive(in area: Int, _ frame: Frame) -> Int {
    frame.measures(in: area).count { !membersByMeasure[$0].isEmpty }
  }

  private mutating func change(_ filing: Filing, _ frame: Frame, _ body: (inout Counts) -> Void) {
    for area in filing.areas { body(&byArea[area]) }
    body(&byArea[frame.allAreas])
    for measure in filing.measures { body(&byMeasure[measure]) }
  }

  private mutating func changeAreaOnly(_ filing: Filing, _ frame: Frame, _ body: (inout Counts) -> Void) {
    for area in filing.areaOnly { body(&areaOnly[area]) }
    if !filing.areaOnly.isEmpty { body(&areaOnly[frame.allAreas]) }
  }

  private mutating func engage(_ parties: [Int], _ filing: Filing, _ frame: Frame) {
    if parties.isEmpty { return }
    for area in filing.areas { membersByArea[area].formUnion(parties) }
    membersByArea[frame.allAreas].formUnion(parties)
    for measure in filing.measures { membersByMeasure[measure].formUnion(parties) }
  }
}
