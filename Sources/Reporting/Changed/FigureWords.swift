import Foundation
import Statistics
import Tabulation

/// Addresses and values of figures in the words of a page.
struct FigureWords {
  let page: PageContext

  static let schemas = [
    Schemas.coverageByState, Schemas.coverageByArea, Schemas.coverageByCoordinator, Schemas.coverageByMeasure,
    Schemas.matrix, Schemas.engagement, Schemas.progress, Schemas.trend, Schemas.exchangeFlows, Schemas.events,
    Schemas.otherParticipants, Schemas.attendance, Schemas.tieOut, Schemas.accounting,
  ]
  /// The names of the key columns of each table.
  private static let keys = Dictionary(
    schemas.map { schema in (schema.name, schema.columns.filter { $0.role == .key }.map(\.name)) },
    uniquingKeysWith: { first, _ in first })

  /// The table of an address.
  static func table(_ address: String) -> String { String(address.prefix { $0 != "/" }) }

  /// The name of a table.
  func title(table: String) -> String {
    page.lexicon.has("table.\(table)") ? page.lexicon.plain("table.\(table)") : table
  }

  /// What the row of a figure is about, such as `Aldoria · Water`.
  func subject(_ address: String) -> String {
    let parts = decoded(address)
    let names = FigureWords.keys[parts[0]] ?? []
    return parts.dropFirst().dropLast().enumerated().map { place, key in
      word(key: key, of: place < names.count ? names[place] : "")
    }.joined(separator: " · ")
  }

  /// What a figure states of it, such as `Exchanges`.
  func column(_ address: String) -> String {
    let name = decoded(address).last ?? ""
    return page.lexicon.has("figure.\(name)") ? page.lexicon.plain("figure.\(name)") : name
  }

  /// A value; nothing said, and no such figure, are words or signs of their own.
  func value(_ text: String?, unit: String) -> String {
    guard let text else { return page.lexicon.plain("what-changed.absent") }
    if text.isEmpty { return "–" }
    switch unit {
    case "date": return page.dates.short(text)
    case "code": return text.split(separator: ";").map { code(String($0)) }.joined(separator: ", ")
    default: return text
    }
  }

  private func decoded(_ address: String) -> [String] {
    address.split(separator: "/", omittingEmptySubsequences: false).map {
      String($0).removingPercentEncoding ?? String($0)
    }
  }

  private func word(key: String, of column: String) -> String {
    switch column {
    case "state", "coordinator", "party", "sender": return page.plainName(key)
    case "recipient": return key == "all" ? page.lexicon.plain("what-changed.to-all") : page.plainName(key)
    case "area": return page.areaTitle(key)
    case "measure": return page.subjectTitle(key)
    case "stage": return page.registry.stages.first { $0.code == key }?.titles.title(page.lexicon.language) ?? key
    case "modality": return page.lexicon.plain("what-changed.modality", ["modality": RichText(key)])
    case "kind": return page.lexicon.has("kind.\(key)") ? page.lexicon.plain("kind.\(key)") : key
    case "quantity": return page.lexicon.has("figure.\(key)") ? page.lexicon.plain("figure.\(key)") : key
    default: return key
    }
  }

  private func code(_ code: String) -> String {
    if page.lexicon.has("value.\(code)") { return page.lexicon.plain("value.\(code)") }
    return page.plainName(code)
  }
}
