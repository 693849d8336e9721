import Registry

/// What a party is on a day.
enum Standing: Int, CaseIterable {
  case member
  case observerState
  case observerOrganization
  /// Anything else, an applicant too.
  case guest

  init(_ kind: PartyKind?) {
    switch kind {
    case .member: self = .member
    case .observerState: self = .observerState
    case .observerOrganization: self = .observerOrganization
    case .applicant, nil: self = .guest
    }
  }
}

/// Every party with every standing that it has in the period, members first: the columns of the cube.
///
/// The period is cut into segments in which no party's status changes; a table by segment and party then answers for
/// any day.
struct Roles {
  /// A party while it is of one standing.
  struct Role: Hashable {
    let party: Int
    let standing: Standing
  }

  let all: [Role]
  let parties: Int
  /// The role of each party, segment by segment.
  let table: ContiguousArray<Int32>
  /// The first days of the segments.
  let segmentStarts: [CalendarDay]
  /// By segment: how many parties are members.
  let memberCounts: [Int]
  private let members: Int
  private let memberRoles: [Int?]

  init(_ frame: Frame) {
    let parties = frame.registry.parties.count
    let period = frame.settings.period
    var edges: Set<CalendarDay> = [period.from]
    for status in frame.registry.statuses {
      let days = status.validity.days
      for edge in [days.from, days.to.map { $0.advanced(by: 1) }] {
        if let edge, period.contains(edge) { edges.insert(edge) }
      }
    }
    segmentStarts = edges.sorted()
    let standings = segmentStarts.map { day in
      (0..<parties).map { Standing(frame.status($0, on: day)?.kind) }
    }
    var all: [Role] = []
    var numbers: [Role: Int] = [:]
    for standing in Standing.allCases {
      for party in 0..<parties where standings.contains(where: { $0[party] == standing }) {
        let role = Role(party: party, standing: standing)
        numbers[role] = all.count
        all.append(role)
      }
    }
    self.all = all
    self.parties = parties
    table = ContiguousArray(
      standings.flatMap { byParty in
        byParty.enumerated().map { Int32(numbers[Role(party: $0, standing: $1)] ?? 0) }
      })
    memberCounts = standings.map { byParty in byParty.count { $0 == .member } }
    members = all.count { $0.standing == .member }
    memberRoles = (0..<parties).map { numbers[Role(party: $0, standing: .member)] }
  }

  /// The role of a party as a member; `nil` where it is none in the period.
  func member(_ party: Int) -> Int? { memberRoles[party] }

  /// Whether a role is that of a member.
  @inline(__always)
  func isMember(_ role: Int) -> Bool { role < members }

  /// The role of a party in a segment.
  func role(of party: Int, in segment: Int) -> Int { Int(table[segment * parties + party]) }

  /// The segments in which a party is a member.
  func segments(ofMember party: Int) -> [Int] {
    guard let member = memberRoles[party] else { return [] }
    return segmentStarts.indices.filter { role(of: party, in: $0) == member }
  }
}
