import Registry

/// Which rows of the plan stand.
struct PlanSettlement {
  private(set) var rows: [PlanRow] = []
  private(set) var duplicates: [Settlement.Duplicate] = []

  /// Settles the rows, given in any order.
  init(_ unsorted: [PlanRow]) {
    var owners: [ExactID: RowPlace] = [:]
    for row in unsorted.sorted(by: { $0.place < $1.place }) {
      if !row.id.isEmpty {
        if let first = owners[ExactID(row.id)] {
          duplicates.append(
            Settlement.Duplicate(place: row.place, span: row.span, id: row.idText, hadError: row.hasError, first: first)
          )
          continue
        }
        owners[ExactID(row.id)] = row.place
      }
      if !row.hasError { rows.append(row) }
    }
  }
}
