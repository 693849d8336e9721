import Tabulation
import Tally

extension Report {
  /// `tie_out`: labels counted from the records beside the sums of the published tables.
  func tieOut() -> Table {
    var quantities: [(name: String, records: (Counts) -> Int, labels: (LabelCount, Int) -> Int)] = []
    if settings.collected.contains(.exchanges) {
      quantities.append(("exchanges", { $0.exchanges }, { $0.exchanges(in: $1) }))
    }
    if settings.collected.contains(.participation) {
      quantities.append(("events", { $0.events }, { $0.events(in: $1) }))
      quantities.append(("participations", { $0.participations }, { $0.participations(in: $1) }))
      quantities.append(("delegates", { $0.delegates ?? 0 }, { $0.delegates(in: $1) }))
    }
    var lines: [TableRow] = []
    guard let counted = recorded.labels else { return Table(Schemas.tieOut, rows: lines) }
    for quantity in quantities {
      for area in 0...frame.allAreas {
        let labels = quantity.labels(counted, area)
        let sum = tableSum(area, quantity.records)
        lines.append(
          TableRow([
            .code(quantity.name), .code(frame.areaCode(area)),
            .integer(quantity.records(recorded.total(rows.area(area)))), .integer(labels), .integer(sum),
            .code(labels == sum ? "yes" : "no"),
          ]))
      }
    }
    return Table(Schemas.tieOut, rows: lines)
  }

  /// The sum over `coverage_by_measure` and the records that name an area and no measure of it.
  private func tableSum(_ area: Int, _ count: (Counts) -> Int) -> Int {
    let measures = frame.measures(in: area).reduce(0) { $0 + count(recorded.total(rows.measure($1))) }
    let areas = area == frame.allAreas ? Array(frame.areas.indices) : [area]
    return measures + areas.reduce(0) { $0 + count(recorded.total(rows.areaOnly($1))) }
  }
}
