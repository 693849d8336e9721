import Registry
import Tabulation

/// Next steps as invitations: each is computed from `gaps`, `plan` or a record under an area alone, and names its ground.
struct NextSteps {
  let words: BriefingWords

  private var page: PageContext { words.page }
  private var lexicon: Lexicon { page.lexicon }

  /// What a State may wish to do, what it alone can do first.
  func forState(_ state: String) -> [Briefing.Step] {
    let coordinated = words.coordinated(by: state)
    var steps = offers(of: state)
    steps += withoutActivity(coordinated.measures) + standing(coordinated.measures)
    steps += plan { $0.codes("lead").contains(state) }
    steps += areaOnly(state) + returns(state) + notReported(state)
    steps += withoutCoordinator(page.measures.map(\.code))
    return steps
  }

  /// What a coordinator may wish to propose for the measures that it coordinates.
  func forCoordinator(_ party: String) -> [Briefing.Step] {
    let coordinated = words.coordinated(by: party)
    let codes = Set(coordinated.measures + coordinated.areas)
    return offers(of: party) + withoutActivity(coordinated.measures) + standing(coordinated.measures)
      + plan { $0.codes("measure").contains(where: codes.contains) } + terms(of: party)
      + withoutCoordinator(page.measures.map(\.code))
  }

  /// What is open in an area.
  func forArea(_ area: String) -> [Briefing.Step] {
    let measures = page.measures.filter { $0.area == area }.map(\.code)
    let codes = Set(measures + [area])
    var steps = withoutCoordinator(measures)
    for line in gaps("coordinator-one-of-area") where line.text("area") == area {
      steps.append(
        step(
          "offer", lexicon("brief.step.one-of-area.area", ["state": RichText(page.plainName(line.text("subject")))]),
          ground: "gaps/coordinator-one-of-area/\(line.text("subject"))"))
    }
    steps += withoutActivity(measures) + standing(measures)
    steps += plan { $0.codes("measure").contains(where: codes.contains) }
    if let line = page.tables.row("coverage_by_area", area) {
      let exchanges = line.number("area_only_exchanges") ?? 0
      let events = line.number("area_only_events") ?? 0
      if exchanges + events > 0 {
        steps.append(
          step(
            "area-only",
            lexicon(
              "brief.step.area-only.area",
              [
                "exchanges": line.figure("area_only_exchanges") ?? "0",
                "events": line.figure("area_only_events") ?? "0",
              ]), ground: line.address("area_only_events")))
      }
    }
    return steps
  }

  private func gaps(_ kind: String) -> [TableLine] { page.tables.rows("gaps").filter { $0.text("kind") == kind } }

  private func step(_ topic: String, _ text: RichText, ground: String) -> Briefing.Step {
    step(lexicon("brief.lead.\(topic)"), text, ground: ground)
  }

  private func step(_ lead: RichText, _ text: RichText, ground: String) -> Briefing.Step {
    Briefing.Step(lead: lead, text: text, ground: RichText(ground))
  }

  private func ground(_ kind: String, _ lines: [TableLine]) -> String {
    "gaps/\(kind)/" + lines.map { $0.text("subject") }.joined(separator: " ")
  }

  /// Offers that do not name their measure yet.
  private func offers(of party: String) -> [Briefing.Step] {
    gaps("coordinator-undetermined").filter { $0.text("subject") == party }.map { line in
      step("offer", lexicon("brief.step.undetermined"), ground: ground("coordinator-undetermined", [line]))
    }
      + gaps("coordinator-one-of-area").filter { $0.text("subject") == party }.map { line in
        step(
          "offer", lexicon("brief.step.one-of-area", ["area": RichText(page.areaTitle(line.text("area")))]),
          ground: ground("coordinator-one-of-area", [line]) + " \(line.text("area"))")
      }
  }

  /// Measures without activity, one step for each area.
  private func withoutActivity(_ measures: [String]) -> [Briefing.Step] {
    byArea(gaps("measure-without-activity").filter { measures.contains($0.text("subject")) }).map { area, lines in
      step(
        RichText(page.areaTitle(area)),
        lexicon.counted(
          "brief.step.without-activity", lines.count, ["measures": words.titles(lines.map { $0.text("subject") })]),
        ground: ground("measure-without-activity", lines))
    }
  }

  private func standing(_ measures: [String]) -> [Briefing.Step] {
    gaps("stage-standing").filter { measures.contains($0.text("subject")) }.map { line in
      let measure = page.tables.row("coverage_by_measure", line.text("subject"))
      let date = measure?.text("stage_date") ?? ""
      return step(
        RichText(page.subjectTitle(line.text("subject"))),
        lexicon("brief.step.standing", ["stage": stage(measure), "date": RichText(page.dates.full(date))]),
        ground: ground("stage-standing", [line]))
    }
  }

  private func stage(_ line: TableLine?) -> RichText {
    guard let line, let ordinal = line.figure("stage_ordinal"), let stages = line.figure("stages") else {
      return .empty
    }
    let stage = page.registry.stages.first { $0.modality == line.text("modality") && $0.code == line.text("stage") }
    return ordinal + "/" + stages + RichText(" " + (stage?.titles.title(lexicon.language) ?? line.text("stage")))
  }

  /// Entries of the plan that are due, then those of which no record says that they were held, the latest first.
  private func plan(_ isOwn: (TableLine) -> Bool) -> [Briefing.Step] {
    let lines = page.tables.rows("plan").filter(isOwn)
    return ["due", "no-record"].flatMap { outcome in
      lines.filter { $0.text("outcome") == outcome }.reversed().map { line in
        let planned = line.text("planned_start")
        return step(
          "plan",
          lexicon(
            "brief.step.plan.\(outcome)",
            [
              "event": RichText(line.text("event")),
              "date": RichText(page.dates.full(planned.isEmpty ? line.text("year") : planned)),
            ]), ground: "plan/\(line.text("plan_id"))")
      }
    }
  }

  /// Areas in which a State's records name no measure.
  private func areaOnly(_ state: String) -> [Briefing.Step] {
    page.areas.compactMap { area in
      guard let line = page.tables.row("coverage_by_state", state, area.code), line.text("status") == "active",
        (line.number("measures_active") ?? 0) == 0
      else { return nil }
      let events = line.number("events") ?? 0
      let exchanges = line.number("exchanges") ?? 0
      guard events + exchanges > 0 else { return nil }
      let records = [
        events > 0 ? lexicon.counted("count.events", events, ["n": line.figure("events") ?? ""]) : .empty,
        exchanges > 0 ? lexicon.counted("count.exchanges", exchanges, ["n": line.figure("exchanges") ?? ""]) : .empty,
      ].filter { !$0.isEmpty }
      return step(
        RichText(page.areaTitle(area.code)),
        lexicon("brief.step.area-only", ["records": lexicon.enumeration(records)]),
        ground: line.address(events > 0 ? "events" : "exchanges"))
    }
  }

  /// Returns that are to follow, and rows that wait for a correction.
  private func returns(_ state: String) -> [Briefing.Step] {
    ["pending", "quarantined"].compactMap { status in
      let areas = page.areas.map(\.code).filter {
        page.tables.row("coverage_by_state", state, $0)?.text("status") == status
      }
      guard !areas.isEmpty else { return nil }
      return step(
        status, lexicon("brief.step.\(status)", ["areas": areaNames(areas)]),
        ground: "coverage_by_state/\(state)/\(areas.joined(separator: " "))/status")
    }
  }

  private func notReported(_ state: String) -> [Briefing.Step] {
    let lines = gaps("area-not-reported").filter { $0.text("subject") == state }
    guard !lines.isEmpty else { return [] }
    return [
      step(
        "not-reported", lexicon("brief.step.not-reported", ["areas": areaNames(lines.map { $0.text("area") })]),
        ground: "gaps/area-not-reported/\(state) " + lines.map { $0.text("area") }.joined(separator: " "))
    ]
  }

  private func areaNames(_ codes: [String]) -> RichText {
    lexicon.enumeration(codes.map { RichText(page.areaTitle($0)) })
  }

  /// Terms of a coordinator that end before the next meeting.
  private func terms(of party: String) -> [Briefing.Step] {
    let lines = page.tables.rows("coordination").filter {
      $0.text("coordinator") == party && words.endsBeforeMeeting($0)
    }
    guard !lines.isEmpty else { return [] }
    return [
      step(
        "term", lexicon("brief.step.term", ["targets": lexicon.enumeration(lines.map(words.target))]),
        ground: "coordination/\(party)")
    ]
  }

  /// Measures that nobody coordinates: open to everybody, so last.
  private func withoutCoordinator(_ measures: [String]) -> [Briefing.Step] {
    let lines = gaps("measure-without-coordinator").filter { measures.contains($0.text("subject")) }
    guard !lines.isEmpty else { return [] }
    return [
      step(
        "open",
        lexicon.counted(
          page.isPublic ? "brief.step.open.public" : "brief.step.open", lines.count,
          ["measures": words.titles(lines.map { $0.text("subject") })]),
        ground: ground("measure-without-coordinator", lines))
    ]
  }

  private func byArea(_ lines: [TableLine]) -> [(area: String, lines: [TableLine])] {
    let groups = Dictionary(grouping: lines) { page.registry.measure($0.text("subject"))?.area ?? "" }
    return page.areas.compactMap { area in groups[area.code].map { (area.code, $0) } }
  }
}
