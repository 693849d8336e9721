import Registry
import Tabulation
import Tally

/// What the drop-downs of a template offer, and what each value means.
struct TemplateLists: Sendable {
  /// A list.
  struct List {
    let id: String
    /// What a cell may hold, as an export is read.
    var values: [(value: String, meaning: String)]
  }

  let registry: ForumRegistry
  let lexicon: Lexicon
  let day: CalendarDay
  let kind: ExportKind
  let values: @Sendable (String) -> [String]

  /// The list of a column's drop-down; `nil` where there is none.
  func list(of column: String) -> List? {
    switch (kind, column) {
    case (_, "senders"), (_, "participant"), (_, "lead"), (_, "party"):
      return List(id: "parties", values: parties)
    case (_, "recipients"):
      return List(id: "recipients", values: [("all", lexicon.plain("template.all-recipients"))] + parties)
    case (_, "measures"), (.plan, "measure"): return List(id: "measures-areas", values: measures + areas)
    case (_, "measure"): return List(id: "measures", values: measures)
    case (_, "area"): return List(id: "areas", values: areas + [("all", lexicon.plain("area.all"))])
    case (_, "modality"): return List(id: "modality", values: registry.modalities.map { ($0, stageNames(of: $0)) })
    case (_, "stage"): return List(id: "stage", values: stages)
    default:
      let allowed = values(column)
      if allowed.isEmpty { return nil }
      return List(id: column, values: allowed.map { ($0, lexicon.plain("template.value.\($0)")) })
    }
  }

  /// Members and observers on the day, by their names in the language: a name is read wherever a code is.
  private var parties: [(value: String, meaning: String)] {
    registry.partiesInOrder(on: day, language: lexicon.language).filter {
      registry.status(of: $0, on: day).map { $0.kind != .applicant } ?? false
    }
    .map { (registry.name(of: $0, language: lexicon.language, on: day), $0) }
  }

  private var measures: [(value: String, meaning: String)] {
    let inForce = registry.measures.filter { $0.validity.days.contains(day) }
    return (inForce.isEmpty ? registry.measures : inForce).map { ($0.code, $0.titles.shortTitle(lexicon.language)) }
  }

  private var areas: [(value: String, meaning: String)] {
    let inForce = registry.areas.filter { $0.validity.days.contains(day) }
    return (inForce.isEmpty ? registry.areas : inForce).map {
      ($0.code, lexicon.plain("area.named", ["area": RichText($0.titles.shortTitle(lexicon.language))]))
    }
  }

  private func stageNames(of modality: String) -> String {
    registry.stages(of: modality).map { $0.titles.shortTitle(lexicon.language) }.joined(separator: " → ")
  }

  private var stages: [(value: String, meaning: String)] {
    var meanings: [String: [String]] = [:]
    var order: [String] = []
    for stage in registry.stages {
      if meanings[stage.code] == nil { order.append(stage.code) }
      meanings[stage.code, default: []].append("\(stage.modality): \(stage.titles.shortTitle(lexicon.language))")
    }
    return order.map { ($0, (meanings[$0] ?? []).joined(separator: "; ")) }
  }
}
