import Registry
import Statistics
import Tabulation

/// What every part of a page needs: the content, its words, and look-ups by code.
struct PageContext: Sendable {
  let content: ReportContent
  let lexicon: Lexicon
  let dates: DateWords
  let tables: ReportTables
  /// Areas in force in the period, by ordinal.
  let areas: [Area]
  /// Measures in force in the period, in table order.
  let measures: [Measure]
  /// Members in the period, in the alphabetical order of the page's language.
  let states: [String]
  /// All parties in that order.
  let partyPlaces: [String: Int]
  let notes: PartyNotes
  /// How the page's numbers are written once they stand in their text.
  let numbers: NumberGrouping

  init(_ content: ReportContent, lexicon: Lexicon) {
    self.content = content
    self.lexicon = lexicon
    dates = DateWords(lexicon: lexicon)
    let registry = content.registry
    tables = ReportTables(content.tables, focus: content.area.map { AreaFocus(area: $0, registry: registry) })
    let settings = content.settings
    let shown = Set(tables.rows("coverage_by_area").map { $0.text("area") })
    areas = registry.areas.filter { shown.contains($0.code) }
    let inTables = tables.rows("coverage_by_measure").compactMap { registry.measure($0.text("measure")) }
    measures = inTables.isEmpty ? registry.measures(in: settings.period) : inTables
    let order = registry.partiesInOrder(on: settings.asOf, language: lexicon.language, alphabet: lexicon.alphabet)
    let members = Set(registry.members(in: settings.period))
    states = order.filter(members.contains)
    partyPlaces = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    notes = PartyNotes(content: content, order: order, dates: dates)
    numbers = NumberGrouping(lexicon.digits, content.tables)
  }

  var settings: ReportSettings { content.settings }
  var registry: ForumRegistry { content.registry }
  var isPublic: Bool { content.settings.basis == .publicSources }
  /// Whether nothing but the registry was read, so that neither returns nor sources are the basis.
  var isRegistryOnly: Bool { content.settings.collected.isEmpty }
  /// The last part of the keys that name the basis.
  var basisKey: String { isRegistryOnly ? "registry" : content.settings.basis.rawValue }
  var collectsActivity: Bool { content.settings.collectsActivity }
  var asOf: String { dates.full(content.settings.asOf) }
  var period: String { dates.period(content.settings.period) }

  /// The areas that the page shows, and all of them together where they are several.
  var areaRows: [String] { areas.map(\.code) + (content.area == nil ? ["ALL"] : []) }

  /// What totals are of, in a sentence: all areas, or the one that the page shows.
  var areasPhrase: RichText { RichText(content.area.map(areaTitle) ?? lexicon.plain("area.all.phrase")) }

  /// Whether the page has a section.
  func shows(_ section: ReportSection) -> Bool {
    content.sections.map { section.isFixed || $0.contains(section) } ?? true
  }

  /// The title in the page's language, else in the first one that there is.
  var title: String { PageContext.choose(content.titles, lexicon.language) }

  /// The pipeline's own notice in the page's language; empty where there is none.
  var notice: String { PageContext.choose(content.notices, lexicon.language) }

  /// The name of a party in force on the report's date, without its note.
  func plainName(_ party: String) -> String {
    registry.isParty(party)
      ? registry.name(of: party, language: lexicon.language, on: settings.asOf) : party
  }

  /// The name of a party with the mark of its note, where it has one.
  func name(_ party: String) -> RichText {
    let name = RichText(plainName(party))
    guard let mark = notes.mark(of: party) else { return name }
    return name + RichText(mark, .note("note-\(mark)"))
  }

  /// Parties by name, in alphabetical order, as a list in a sentence.
  func names(_ parties: [String]) -> RichText { lexicon.enumeration(sorted(parties).map(name)) }

  /// Parties in the alphabetical order of the page's language.
  func sorted(_ parties: [String]) -> [String] {
    parties.sorted { (partyPlaces[$0] ?? .max, $0) < (partyPlaces[$1] ?? .max, $1) }
  }

  /// The short title of an area; all areas together have theirs.
  func areaTitle(_ code: String) -> String {
    if code == "ALL", let area = content.area { return areaTitle(area) }
    return code == "ALL" ? lexicon.plain("area.all") : registry.area(code)?.titles.shortTitle(lexicon.language) ?? code
  }

  /// The short title of a measure or, with the word for it, of an area.
  func subjectTitle(_ code: String) -> String {
    if let measure = registry.measure(code) { return measure.titles.shortTitle(lexicon.language) }
    guard registry.area(code) != nil else { return code }
    return lexicon.plain("area.named", ["area": RichText(areaTitle(code))])
  }

  /// The class that gives an area its colour, the same everywhere.
  func areaClass(_ code: String) -> String {
    let place = registry.place(ofArea: code)
    return place < 5 ? "a\(place)" : "a-other"
  }

  /// A share as `n of N`, with a percentage where N is at least 5.
  func share(_ part: RichText, _ number: Int, of whole: RichText, _ total: Int) -> RichText {
    lexicon("share.of", ["part": part, "whole": whole]) + RichText(percent(number, of: total))
  }

  /// A percentage in brackets, with the space before it; empty where the denominator is under 5.
  func percent(_ number: Int, of total: Int) -> String {
    guard total >= 5 else { return "" }
    return lexicon.plain(
      "share.percent", ["percent": RichText(FixedPoint.text(number * 100, over: total, decimals: 0))])
  }

  /// A finished page with its numbers as the language writes them.
  func typeset(_ html: String) -> String { numbers.markup(html) }

  /// A file that was read: its path, or in a page that leaves the secretariat its number.
  func inputName(entry: String, file: String) -> String {
    content.isForOutside
      ? lexicon.plain("outside.file", ["entry": RichText(entry), "n": RichText(file)]) : file
  }

  static func choose(_ texts: [String: String], _ language: String) -> String {
    if let text = texts[language] { return text }
    return texts.sorted { $0.key < $1.key }.first { $0.key == "en" }?.value ?? texts.min { $0.key < $1.key }?.value
      ?? ""
  }
}
