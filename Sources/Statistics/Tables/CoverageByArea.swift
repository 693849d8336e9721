import Tabulation

extension Report {
  /// `coverage_by_area`: how far each area is covered, by all parties.
  func coverageByArea() -> Table {
    let schema = Schemas.coverageByArea
    let rule = plainRule
    let members = frame.members.count
    var lines: [TableRow] = []
    for area in 0...frame.allAreas {
      let counts = recorded.total(rows.area(area))
      let measures = frame.measures(in: area)
      let active = recorded.measuresActive(measures)
      let membersActive = recorded.membersActive(rows.area(area))
      let areaOnly = recorded.total(rows.areaOnly(area))
      // A record that names the area and no measure of it would make the share read as less than was recorded.
      let isHidden = isPublic && area != frame.allAreas && (areaOnly.exchanges > 0 || areaOnly.events > 0)
      var marks = marks(
        schema, ["measures_active", "coverage", "members_active", "reach", "participations", "delegates"],
        .partialLists, if: recorded.hasPartialList(area))
      marks = self.marks(
        schema, ["members", "reach"], .registryConfidence, if: frame.membersAreUncertain && !isPublic, adding: marks)
      marks = self.marks(
        schema, ["measures_coordinated"], .registryConfidence,
        if: measures.contains(where: frame.isUncertainlyCoordinated),
        adding: marks)
      lines.append(
        TableRow(
          [
            .code(frame.areaCode(area)), .integer(measures.count), rule.activity(active),
            isHidden ? .empty : rule.activity(active, of: measures.count),
            .integer(measures.count(where: frame.isCoordinated)), isPublic ? .empty : .integer(members),
            rule.activity(membersActive), isPublic ? .empty : rule.activity(membersActive, of: members),
            rule.exchanges(counts.exchanges), rule.participation(counts.events),
            rule.participation(counts.eventsListed), rule.participation(counts.participations),
            rule.delegates(counts.delegates), rule.exchanges(areaOnly.exchanges),
            rule.participation(areaOnly.events),
          ], marks: marks))
    }
    return Table(schema, rows: lines)
  }
}
