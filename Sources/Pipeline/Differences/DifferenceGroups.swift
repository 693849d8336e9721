/// The effects of causes on figures, grouped.
struct DifferenceGroup {
  /// One effect with its figure.
  struct Line {
    let figure: FigureDifference
    let effect: FigureDifference.Effect
  }

  /// The causes that cannot be told apart; one as a rule.
  let causes: [DifferenceCause]
  private(set) var lines: [Line]

  /// The groups in the order of their causes, lines in the order of the figures.
  static func all(_ figures: [FigureDifference]) -> [DifferenceGroup] {
    var groups: [[DifferenceCause]: DifferenceGroup] = [:]
    for figure in figures {
      for effect in figure.effects {
        groups[effect.causes, default: DifferenceGroup(causes: effect.causes, lines: [])]
          .lines.append(Line(figure: figure, effect: effect))
      }
    }
    let order = Dictionary(
      DifferenceCause.allCases.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return groups.values.sorted { left, right in
      left.causes.map { order[$0] ?? 0 }.lexicographicallyPrecedes(right.causes.map { order[$0] ?? 0 })
    }
  }

  /// How many figures of each table, in the order of the tables.
  var tables: [(name: String, lines: [Line])] {
    var tables: [(name: String, lines: [Line])] = []
    var places: [String: Int] = [:]
    for line in lines {
      if let place = places[line.figure.table] {
        tables[place].lines.append(line)
      } else {
        places[line.figure.table] = tables.count
        tables.append((line.figure.table, [line]))
      }
    }
    return tables
  }

  /// How many figures, each once.
  var figures: Int { Set(lines.map(\.figure.address)).count }
  /// How many of them are restated.
  var restated: Int { Set(lines.filter(\.figure.isRestated).map(\.figure.address)).count }
}

extension FigureDifference {
  /// A state of the figure in words: blank where there is none, `–` where nothing is said, else the value, with both
  /// parts of a share, and with its mark where the marks differ.
  func text(of figure: PublishedFigure?) -> String {
    guard let figure else { return "" }
    guard before?.mark != after?.mark, !figure.mark.isEmpty else { return figure.text }
    return "\(figure.text) [\(figure.mark)]"
  }
}
