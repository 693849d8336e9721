import Registry

/// Circles among the steps of a crosswalk.
enum CrosswalkCircle {
  /// The measures of a circle, its first one again at the end; `nil` where there is none.
  static func find(_ steps: [CrosswalkStep]) -> [String]? {
    var next: [String: [String]] = [:]
    for step in steps { next[step.from, default: []].append(step.to) }
    var done: Set<String> = []
    var path: [String] = []
    func visit(_ measure: String) -> [String]? {
      if let start = path.firstIndex(of: measure) { return Array(path[start...]) + [measure] }
      if done.contains(measure) { return nil }
      path.append(measure)
      for target in next[measure] ?? [] {
        if let circle = visit(target) { return circle }
      }
      path.removeLast()
      done.insert(measure)
      return nil
    }
    for step in steps {
      if let circle = visit(step.from) { return circle }
    }
    return nil
  }
}
