import Registry
import Tally

/// Rows that show how a template is filled in; read as an export, nothing is wrong with them.
struct TemplateExample {
  let content: TemplateBook.Content
  let lists: TemplateLists
  let lexicon: Lexicon

  /// Two rows, by column.
  func rows() -> [[String: String]] {
    let day = content.day.text
    let month = String(day.prefix(7))
    let year = String(day.prefix(4))
    let parties = (lists.list(of: "party")?.values ?? []).map(\.value)
    let measures = (lists.list(of: "measure")?.values ?? []).map(\.value)
    let first = parties.first ?? ""
    let second = parties.dropFirst().first ?? first
    let measure = measures.first ?? ""
    let several = [measure, measures.dropFirst().first ?? measure]
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(separator: content.separator)
    let both = first == second ? first : first + content.separator + second
    let words = { (key: String) in lexicon.plain("template.example.\(key)") }
    switch content.kind {
    case .exchanges:
      return [
        [
          "exchange_id": "\(year)-001", "date": day, "measures": measure, "senders": first, "recipients": "all",
          "kind": "information", "title": words("exchange"), "received": day,
        ],
        ["exchange_id": "\(year)-002", "date": month, "measures": several, "senders": both, "recipients": second],
      ]
    case .participation:
      return [
        [
          "event_id": "\(year)-E01", "start": day, "end": day, "event": words("event"), "measures": measure,
          "participant": first, "role": "host", "delegates": "4", "list": "complete",
        ],
        [
          "event_id": "\(year)-E01", "start": day, "end": day, "event": words("event"), "measures": measure,
          "participant": second, "role": "participant", "delegates": "2", "list": "complete",
        ],
      ]
    case .milestones:
      let modality = content.registry.modalities.first ?? ""
      let stages = content.registry.stages(of: modality).map(\.code)
      return [
        ["measure": measure, "modality": modality, "stage": stages.first ?? "", "date": day, "status": "approved"],
        [
          "measure": measures.dropFirst().first ?? measure, "modality": modality, "stage": stages.last ?? "",
          "date": month,
          "status": "provisional",
        ],
      ]
    case .returns:
      let area = lists.list(of: "area")?.values.first?.value ?? "all"
      return [
        ["party": first, "area": "all", "from": year + "-01-01", "to": day, "status": "nil"],
        ["party": second, "area": area, "from": year + "-01-01", "to": day, "status": "submitted", "received": day],
      ]
    case .plan:
      return [
        [
          "plan_id": "\(year)-P01", "year": year, "measure": measure, "event": words("event"), "lead": first,
          "planned_start": month, "status": "planned",
        ],
        ["plan_id": "\(year)-P02", "year": year, "measure": measure, "event": words("event.other"), "lead": second],
      ]
    }
  }
}
