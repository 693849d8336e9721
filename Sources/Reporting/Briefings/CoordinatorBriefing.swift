import Registry

/// The sheet of a party that offers to coordinate.
struct CoordinatorBriefing {
  let words: BriefingWords
  let party: String

  private var page: PageContext { words.page }
  private var lexicon: Lexicon { page.lexicon }

  func make() -> Briefing {
    let own = page.tables.row("coverage_by_coordinator", party, "ALL")
    let forum = page.tables.row("coverage_by_area", "ALL")
    var briefing = Briefing(
      file: BriefingFiles(.coordinator, party), kicker: lexicon.plain("brief.coordinator"),
      name: page.plainName(party),
      meta: lexicon(words.key("brief.coordinator.meta"), ["period": RichText(page.period)]),
      remarks: words.remarks,
      source: words.source([
        "coverage_by_coordinator", "coverage_by_measure", "coordination", "engagement", "coverage_by_area", "gaps",
        "plan",
      ]))
    briefing.figures = [
      words.figure((own, "measures_coordinated"), of: (forum, "measures_in_force"), "coordinator.measures"),
      words.figure((own, "measures_active"), of: (own, "measures_coordinated"), "coordinator.active"),
      words.figure((own, "members_engaged"), of: (own, "members"), "coordinator.members"),
      words.figure((own, "events"), of: (forum, "events"), "coordinator.events"),
    ].compactMap { $0 }
    briefing.roles = words.roles(party)
    briefing.members = engaged()
    let coordinated = words.coordinated(by: party)
    briefing.events =
      coordinated.measures.isEmpty && coordinated.areas.isEmpty
      ? nil
      : words.events(
        ofCoordinator: party, measures: Set(coordinated.measures), areas: Set(coordinated.areas))
    briefing.steps = NextSteps(words: words).forCoordinator(party)
    return briefing
  }

  /// The members that took part, by name alone: no sheet sets one State beside another.
  private func engaged() -> Briefing.Names? {
    let lines = page.tables.rows("engagement").filter { line in
      line.text("coordinator") == party && line.text("state") != party && (line.number("measures_engaged") ?? 0) > 0
    }
    guard !lines.isEmpty else { return nil }
    let names = lexicon.enumeration(
      page.sorted(lines.map { $0.text("state") }).map { RichText(page.plainName($0)) })
    return Briefing.Names(title: lexicon(words.key("brief.engaged")), names: names + ".")
  }
}

extension BriefingWords {
  /// The measures in force that a party's assignments name, in table order, and the areas that they name as a whole.
  func coordinated(by party: String) -> (measures: [String], areas: [String]) {
    let lines = page.tables.rows("coordination").filter { $0.text("coordinator") == party }
    let named = Set(lines.filter { $0.text("scope") == "measure" }.map { $0.text("target") })
    let areas = Set(lines.filter { $0.text("scope") == "area" }.map { $0.text("target") })
    return (
      page.measures.filter { named.contains($0.code) || areas.contains($0.area) }.map(\.code),
      page.areas.map(\.code).filter(areas.contains)
    )
  }
}
