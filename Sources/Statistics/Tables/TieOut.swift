import Tabulation
import Tally

extension Report {
  /// `tie_out`: labels counted from the records beside the sums of the published tables.
  func tieOut() -> Table {
    var quantities: [(name: String, records: (Int) -> Int, labels: (Int) -> Int, sum: (Int) -> Int)] = []
    let all = frame.allAreas
    if settings.collected.contains(.exchanges) {
      quantities.append(
        (
          "exchanges", { forum.byArea[$0].exchanges },
          { area in counted.exchanges.reduce(0) { $0 + labels($1.filing, in: area) } },
          { tableSum($0) { $0.exchanges } }
        ))
    }
    if settings.collected.contains(.participation) {
      let participations = counted.events.flatMap(\.participations)
      let contributions = participations.flatMap(\.contributions)
      quantities.append(
        (
          "events", { forum.byArea[$0].events },
          { area in counted.events.reduce(0) { $0 + labels($1.filing, in: area) } }, { tableSum($0) { $0.events } }
        ))
      quantities.append(
        (
          "participations", { forum.byArea[$0].participations },
          { area in participations.reduce(0) { $0 + labels($1.filing, in: area) } },
          { tableSum($0) { $0.participations } }
        ))
      quantities.append(
        (
          "delegates", { forum.byArea[$0].delegates ?? 0 },
          { area in contributions.reduce(0) { $0 + labels($1.filing, in: area) * ($1.delegates ?? 0) } },
          { tableSum($0) { $0.delegates ?? 0 } }
        ))
    }
    var rows: [TableRow] = []
    for quantity in quantities {
      for area in 0...all {
        let labels = quantity.labels(area)
        let sum = quantity.sum(area)
        rows.append(
          TableRow([
            .code(quantity.name), .code(frame.areaCode(area)), .integer(quantity.records(area)), .integer(labels),
            .integer(sum), .code(labels == sum ? "yes" : "no"),
          ]))
      }
    }
    return Table(Schemas.tieOut, rows: rows)
  }

  /// The labels of a record in an area slot: its measures there, or the area itself where it names none.
  private func labels(_ filing: Filing, in area: Int) -> Int {
    if area == frame.allAreas { return filing.measures.count + filing.areaOnly.count }
    return filing.measures.count { frame.areaOfMeasure[$0] == area } + (filing.areaOnly.contains(area) ? 1 : 0)
  }

  private func tableSum(_ area: Int, _ count: (Counts) -> Int) -> Int {
    let measures = frame.measures(in: area).reduce(0) { $0 + count(forum.byMeasure[$1]) }
    let areas = area == frame.allAreas ? Array(frame.areas.indices) : [area]
    return measures + areas.reduce(0) { $0 + count(forum.areaOnly[$1]) }
  }
}
