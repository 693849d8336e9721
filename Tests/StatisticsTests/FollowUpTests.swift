import Registry
import Statistics
import Tally
import Testing

/// Rules of notes for follow-up on the forum of `FourStates`: each where it fires, and beside it where it must not.
@Suite struct FollowUpTests {
  /// A world with the cells that rows of the typed kinds do not keep.
  private struct Desk {
    let registry = FourStates.registry()
    var log = ActivityTally(keepsRows: true)
    var kinds: [RowPlace: String] = [:]
    var roles: [RowPlace: String] = [:]
    var ends: [RowPlace: PartialDate] = [:]
    var received: [RowPlace: CalendarDay] = [:]
    private var count = 0

    private func party(_ code: String) -> Int { registry.parties.firstIndex(of: code) ?? -1 }
    private func label(_ code: String) -> Label {
      registry.measure(code) == nil
        ? .area(registry.place(ofArea: code)) : .measure(registry.place(ofMeasure: code))
    }
    private mutating func place() -> RowPlace {
      count += 1
      return RowPlace(file: 0, record: count, line: count + 1)
    }

    mutating func exchange(
      _ from: [String], _ to: [String], _ when: String, kind: String = "views", _ code: String = "ECO-1",
      toAll: Bool = false, received: String? = nil, supersedes: String = ""
    ) {
      let place = place()
      if !kind.isEmpty { kinds[place] = kind }
      self.received[place] = received.map(day)
      log.add(
        ExchangeRow(
          place: place, span: ByteSpan(offset: 0, end: 0), id: "X\(count)", idText: "X\(count)", date: date(when),
          labels: [label(code)], senders: from.map(party), recipients: to.map(party), isToAll: toAll,
          supersedes: supersedes, supersedesText: supersedes, hasError: false, groupKey: nil))
    }

    mutating func attend(
      _ event: String, _ who: String, _ when: String = "2007-05-02", code: String = "ECO-1", delegates: Int? = nil,
      list: ListCompleteness? = nil, role: String = "", end: String? = nil, received: String? = nil
    ) {
      let place = place()
      if !role.isEmpty { roles[place] = role }
      ends[place] = end.map(date)
      self.received[place] = received.map(day)
      log.add(
        ParticipationRow(
          place: place, eventID: event, start: date(when), startText: when, party: party(who), labels: [label(code)],
          isHost: role == "host", delegates: delegates, list: list, title: "", venue: ""))
    }

    mutating func file(
      _ who: String, _ area: String?, _ status: ReturnStatus, _ from: String = "2007", _ to: String = "2007",
      received: String? = nil
    ) {
      let place = place()
      self.received[place] = received.map(day)
      log.add(
        ReturnRow(
          place: place, party: party(who), area: area.map { registry.place(ofArea: $0) }, from: date(from),
          to: date(to),
          status: status))
    }

    mutating func plan(_ lead: String?, _ event: String, _ status: PlanStatus? = nil) {
      let place = place()
      log.add(
        PlanRow(
          place: place, span: ByteSpan(offset: 0, end: 0), id: "P\(count)", idText: "P\(count)", year: 2007,
          label: label("ECO-1"), event: "Planned", lead: lead.map(party), plannedStart: nil, eventID: event,
          status: status, hasError: false))
    }

    func notes(
      _ rule: FollowUpNote.Rule, settings: ReportSettings = World.settings(), limits: FollowUpSettings = .init()
    ) -> [FollowUpNote] {
      guard let rows = log.rows else { return [] }
      return FollowUp.notes(
        FollowUpMaterial(
          log.settle(period: settings.period).activity, rows, registry, settings, limits, kinds: kinds, roles: roles,
          ends: ends, received: received)
      ).filter { $0.rule == rule }
    }

    /// The notes of a rule in short: codes, and the records of the rows.
    func lines(
      _ rule: FollowUpNote.Rule, settings: ReportSettings = World.settings(), limits: FollowUpSettings = .init()
    ) -> [String] {
      notes(rule, settings: settings, limits: limits).map { note in
        let rows = note.rows.map { String($0.record) }.joined(separator: " ")
        func code(_ party: Int) -> String { registry.parties[party] }
        let text =
          switch note.matter {
          case .notListedByOther(let sender, let recipient, let kind, let date):
            "\(code(sender)) \(code(recipient)) \(kind) \(date.text)"
          case .nilReturnWithRecords(let party, let area, _, _, let exchanges, let events):
            "\(code(party)) \(area.map { registry.areas[$0].code } ?? "all") \(exchanges) \(events)"
          case .listsDiffer(let event, let lists): "\(event.id) \(lists.map(\.rawValue).joined(separator: ","))"
          case .leadNotListed(let party, let plan, let event): "\(code(party)) \(plan) \(event.id)"
          case .delegatesDiffer(let party, let role, let event, let numbers):
            "\(code(party)) \(role) \(event.id) \(numbers)"
          case .receivedLate(let party, _, let first, let last, let longest):
            "\(code(party)) \(first.text) \(last.text) \(longest)"
          }
        return "\(text): \(rows)"
      }
    }
  }

  // Reciprocity.

  @Test func anExchangeThatOneSideListsIsNoted() {
    var desk = Desk()
    desk.exchange(["ALB"], ["BOR"], "2007-05-20")
    #expect(desk.lines(.reciprocity) == ["ALB BOR views 2007-05-20: 1"])
    // Once, whatever the number of rows.
    desk.exchange(["ALB"], ["BOR"], "2007-05-20")
    #expect(desk.lines(.reciprocity) == ["ALB BOR views 2007-05-20: 1 2"])
  }

  @Test func anotherKindDateOrAddresseeIsNoAnswer() {
    var desk = Desk()
    desk.exchange(["ALB"], ["BOR"], "2007-05-20")
    desk.exchange(["BOR"], ["ALB"], "2007-05-20", kind: "information")
    desk.exchange(["BOR"], ["ALB"], "2007-05-21")
    #expect(
      desk.lines(.reciprocity) == [
        "ALB BOR views 2007-05-20: 1", "BOR ALB information 2007-05-20: 2", "BOR ALB views 2007-05-21: 3",
      ])
    var limits = FollowUpSettings()
    limits.reciprocalKinds = ["information"]
    #expect(desk.lines(.reciprocity, limits: limits) == ["BOR ALB information 2007-05-20: 2"])
  }

  @Test(
    arguments: [
      // An answer by name, as one of all, and on a date known less precisely.
      ("2007-05-20", ["ALB"], false), ("2007-05-20", [], true), ("2007-05", ["ALB"], false), ("2007", ["ALB"], false),
    ] as [(String, [String], Bool)])
  func anAnswerIsNotNoted(when: String, recipients: [String], toAll: Bool) {
    var desk = Desk()
    desk.exchange(["ALB"], ["BOR"], "2007-05-20")
    desk.exchange(["BOR"], recipients, when, toAll: toAll)
    #expect(desk.lines(.reciprocity) == [])
  }

  @Test func whatNamesNobodyOrIsOfBothOrOfOthersIsNotNoted() {
    var desk = Desk()
    desk.exchange(["ALB"], [], "2007-05-20", toAll: true)
    desk.exchange(["ALB", "BOR"], ["BOR"], "2007-05-20", kind: "working-paper")
    desk.exchange(["ALB"], ["BOR"], "2007-05-21", kind: "")
    // An observer, and a State before it was a member, on either side.
    desk.exchange(["ALB"], ["DOR"], "2007-05-22")
    desk.exchange(["DOR"], ["ALB"], "2007-05-23")
    desk.exchange(["ALB"], ["ACI"], "2007-06-30")
    // Outside the period.
    desk.exchange(["ALB"], ["BOR"], "2008-01-01")
    #expect(desk.lines(.reciprocity) == [])
    desk.exchange(["ALB"], ["ACI"], "2007-07-01")
    #expect(desk.lines(.reciprocity) == ["ALB ACI views 2007-07-01: 8"])
  }

  // Declared against listed.

  @Test func aNilReturnBesideRecordsOfItsTimeAndAreaIsNoted() {
    var desk = Desk()
    desk.file("ALB", "ECO", .nil)
    desk.exchange(["ALB"], [], "2007-05-20", toAll: true)
    desk.attend("E1", "ALB")
    desk.attend("E1", "ALB")
    #expect(desk.lines(.nilReturn) == ["ALB ECO 1 1: 1 2 3 4"])
    desk.file("ALB", nil, .nil, "2007-04", "2007-05")
    #expect(desk.lines(.nilReturn).last == "ALB all 1 1: 5 2 3 4")
  }

  @Test func anotherAreaTimePartyOrStatusIsNotNoted() {
    var desk = Desk()
    desk.exchange(["ALB"], [], "2007-05-20", "ECO-1", toAll: true)
    desk.exchange(["ALB"], [], "2007-06", "ECO-1", toAll: true)
    desk.file("ALB", "ENV", .nil)
    desk.file("ALB", "ECO", .nil, "2007-01", "2007-04")
    desk.file("BOR", "ECO", .nil)
    desk.file("ALB", "ECO", .pending)
    desk.file("ALB", "ECO", .submitted)
    // The month may lie outside the days of the return.
    desk.file("ALB", "ECO", .nil, "2007-06-02", "2007-06-30")
    #expect(desk.lines(.nilReturn) == [])
  }

  @Test func rowsThatDeclareDifferentListsAreNoted() {
    var desk = Desk()
    desk.attend("E1", "ALB", list: .partial)
    desk.attend("E1", "BOR", list: .complete)
    desk.attend("E1", "ACI", list: .partial)
    // The same, or nothing, declared; another event.
    desk.attend("E2", "ALB", list: .complete)
    desk.attend("E2", "BOR")
    desk.attend("E3", "BOR", "2008-05-02", list: .complete)
    desk.attend("E3", "ALB", "2008-05-02", list: .partial)
    #expect(desk.lines(.lists) == ["E1 complete,partial: 1 2"])
  }

  @Test func aLeadThatACompleteListDoesNotShowIsNoted() {
    var desk = Desk()
    desk.attend("E1", "ALB", list: .complete)
    desk.plan("BOR", "E1")
    #expect(desk.lines(.lead) == ["BOR P2 E1: 2 1"])
  }

  @Test func aLeadThatIsListedOrCannotBeMissedIsNotNoted() {
    var desk = Desk()
    desk.attend("E1", "ALB", list: .complete)
    desk.attend("E2", "ALB", list: .partial)
    desk.attend("E3", "ALB", list: .hostOnly)
    desk.plan("ALB", "E1")
    desk.plan("BOR", "E2")
    desk.plan("BOR", "E3")
    desk.plan("BOR", "")
    desk.plan("BOR", "E9")
    desk.plan(nil, "E1")
    desk.plan("BOR", "E1", .cancelled)
    #expect(desk.lines(.lead) == [])
    // A row of it that is held back makes a complete list partial.
    desk.plan("BOR", "E1")
    #expect(desk.lines(.lead) == ["BOR P11 E1: 11 1"])
    desk.log.noteQuarantinedRow(ofEvent: "E1", at: RowPlace(file: 1, record: 1, line: 2))
    #expect(desk.lines(.lead) == [])
  }

  @Test func differentNumbersOfOnePartyInOneRoleAreNoted() {
    var desk = Desk()
    desk.attend("E1", "ALB", delegates: 3, role: "participant")
    desk.attend("E1", "ALB", delegates: 5, role: "participant")
    #expect(desk.lines(.delegates) == ["ALB participant E1 [3, 5]: 1 2"])
  }

  @Test func numbersOfOthersRolesMeasuresOrNoneAreNotNoted() {
    var desk = Desk()
    desk.attend("E1", "ALB", delegates: 3, role: "participant")
    desk.attend("E1", "ALB", delegates: 5, role: "expert")
    desk.attend("E1", "BOR", delegates: 5, role: "participant")
    desk.attend("E1", "ALB", code: "ECO-2", delegates: 4, role: "participant")
    desk.attend("E1", "ALB", role: "participant")
    desk.attend("E1", "ALB", delegates: 3, role: "participant")
    desk.attend("E2", "ALB", delegates: 4, role: "participant")
    #expect(desk.lines(.delegates) == [])
  }

  // Late submissions.

  @Test func rowsReceivedAfterTheLimitAreNotedByPartyAndFile() {
    var desk = Desk()
    desk.exchange(["ALB", "BOR"], [], "2007-01-01", toAll: true, received: "2007-04-02")
    desk.attend("E1", "ALB", "2007-01-01", end: "2007-01-10", received: "2007-06-10")
    desk.file("ALB", nil, .submitted, "2006", "2007-01", received: "2007-05-02")
    #expect(desk.lines(.late) == ["ALB 2007-04-02 2007-06-10 151: 1 2 3", "BOR 2007-04-02 2007-04-02 91: 1"])
    var limits = FollowUpSettings()
    limits.lateAfterDays = 91
    #expect(desk.lines(.late, limits: limits) == ["ALB 2007-06-10 2007-06-10 151: 2"])
  }

  @Test func rowsInTimeWithoutAReceiptOrThatDoNotCountAreNotNoted() {
    var desk = Desk()
    desk.exchange(["ALB"], [], "2007-01-01", toAll: true, received: "2007-04-01")
    desk.exchange(["ALB"], [], "2007", toAll: true, received: "2008-03-30")
    desk.exchange(["ALB"], [], "2007-01-01", toAll: true)
    // A correction, and what it replaces.
    desk.exchange(["BOR"], [], "2007-01-01", toAll: true, received: "2007-09-01")
    desk.exchange(["BOR"], [], "2007-01-01", toAll: true, received: "2007-10-01", supersedes: "X4")
    // Outside the period.
    desk.exchange(["ALB"], [], "2006-01-01", toAll: true, received: "2007-09-01")
    desk.attend("E1", "ALB", "2007-01-01", end: "2007-03-01", received: "2007-05-30")
    #expect(desk.lines(.late) == [])
  }

  // All together.

  @Test func publicSourcesSayNothing() {
    var desk = Desk()
    desk.exchange(["ALB"], ["BOR"], "2007-01-20", received: "2007-12-20")
    desk.attend("E1", "ALB", delegates: 1, list: .complete)
    desk.attend("E1", "ALB", delegates: 2, list: .partial)
    desk.plan("BOR", "E1")
    desk.file("ALB", nil, .nil)
    for rule in FollowUpNote.Rule.allCases {
      #expect(desk.notes(rule).count == 1, "\(rule)")
      #expect(desk.notes(rule, settings: World.settings(basis: .publicSources)).isEmpty)
    }
  }

  @Test func partiesStandInAlphabeticalOrder() {
    var desk = Desk()
    for sender in ["BOR", "ACI", "ALB"] {
      desk.exchange([sender], [sender == "ALB" ? "BOR" : "ALB"], "2007-08-\(sender == "ALB" ? "03" : "04")")
    }
    // Alba, Bora, Cira.
    #expect(desk.notes(.reciprocity).map { $0.party.map { desk.registry.parties[$0] } ?? "" } == ["ALB", "BOR", "ACI"])
  }
}
