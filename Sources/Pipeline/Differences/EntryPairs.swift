import Ingest

/// Which entries of two pipeline files are one.
struct EntryPairs {
  /// The place of the earlier entry by the place of the later one; entries that only one edition has are not in it.
  let earlier: [Int: Int]

  /// Pairs entries of one kind: those with one path first, then those with one number.
  init(_ earlier: [PipelineDefinition.Input], _ later: [PipelineDefinition.Input]) {
    var pairs: [Int: Int] = [:]
    var taken: Set<Int> = []
    let rules: [(PipelineDefinition.Input, PipelineDefinition.Input) -> Bool] = [
      { $0.pattern == $1.pattern && $0.entry.number == $1.entry.number }, { $0.pattern == $1.pattern },
      { $0.entry.number == $1.entry.number },
    ]
    for rule in rules {
      for (place, entry) in later.enumerated() where pairs[place] == nil {
        let match = earlier.indices.first {
          !taken.contains($0) && earlier[$0].entry.kind == entry.entry.kind && rule(earlier[$0], entry)
        }
        guard let match else { continue }
        pairs[place] = match
        taken.insert(match)
      }
    }
    self.earlier = pairs
  }
}
