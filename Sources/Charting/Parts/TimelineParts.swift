extension ImplementationLadder: DivisibleChart {
  /// The number of tracks, and of measures without one.
  public var divisibleRows: Int { groups.flatMap(\.rows).reduce(0) { $0 + max($1.tracks.count, 1) } }

  /// The ladder of some tracks, in the order of areas and measures; its legend has the modalities of these alone.
  public func part(rows range: Range<Int>, columns: Range<Int>) -> ImplementationLadder {
    var part = self
    var start = 0
    part.groups = groups.compactMap { group in
      let rows = group.rows.compactMap { row -> Row? in
        let count = max(row.tracks.count, 1)
        defer { start += count }
        guard range.overlaps(start..<start + count) else { return nil }
        return Row(title: row.title, tracks: zip(start..., row.tracks).filter { range.contains($0.0) }.map(\.1))
      }
      return rows.isEmpty ? nil : Group(title: group.title, areaPlace: group.areaPlace, rows: rows)
    }
    return part
  }
}

extension ActivityPanels: DivisibleChart {
  /// The number of areas, all areas together among them.
  public var divisibleRows: Int { rows.count }
  /// The number of things counted.
  public var divisibleColumns: Int { max(series.count, 1) }

  /// The panels of some areas and things counted, on the scales of the whole.
  public func part(rows range: Range<Int>, columns across: Range<Int>) -> ActivityPanels {
    var part = self
    let across = across.clamped(to: series.indices)
    part.wholeHighest = Array(highest[across])
    part.series = Array(series[across])
    part.rows = rows[range].map { row in
      Row(
        title: row.title, areaPlace: row.areaPlace,
        values: Array(row.values[across.clamped(to: row.values.indices)]))
    }
    return part
  }
}

extension PlanTimeline: DivisibleChart {
  /// The number of entries, or where these are too many for a row each, of their lanes.
  public var divisibleRows: Int {
    groups.reduce(0) { $0 + (isInLanes ? PlanLane.all(of: $1, axis).count : $1.entries.count) }
  }

  /// The plan with some of its rows or lanes; an area without any is left out, and each says how many entries it has
  /// in the whole.
  public func part(rows range: Range<Int>, columns: Range<Int>) -> PlanTimeline {
    var part = self
    part.wholeIsInLanes = isInLanes
    var start = 0
    part.groups = groups.compactMap { group in
      var shown = group
      shown.wholeCount = group.count
      if isInLanes {
        let lanes = PlanLane.all(of: group, axis)
        defer { start += lanes.count }
        let outcomes = Set(zip(start..., lanes).filter { range.contains($0.0) }.map(\.1.outcome))
        shown.entries = group.entries.filter { outcomes.contains($0.outcome) }
      } else {
        defer { start += group.entries.count }
        shown.entries = zip(start..., group.entries).filter { range.contains($0.0) }.map(\.1)
      }
      return shown.entries.isEmpty ? nil : shown
    }
    return part
  }
}
