import Charting
import Registry

/// The charts of an edition, made of its tables and words.
public struct ReportCharts {
  /// The sheet on which charts are drawn: as wide as the text column of a page, 880 CSS pixels.
  public static let page = PageSize(width: 660)

  /// The name of a chart's file in a language: `areas.svg` in the first, `areas.ru.svg` and so on in the others.
  public static func fileName(
    _ stem: String, format: String, language: String, among languages: [String]
  ) -> String {
    language == languages.first ? "\(stem).\(format)" : "\(stem).\(language).\(format)"
  }
}

extension ReportPage {
  /// The charts, each with the stem of its file: coverage by State, matrix, areas, coordinators.
  ///
  /// Where no activity is collected there is none by State. A file's name is the stem and, for all languages but the
  /// first, a full stop and the language: see `ReportCharts.fileName`.
  public func charts() -> [(stem: String, chart: any Chart)] {
    var charts: [(stem: String, chart: any Chart)] = []
    func add(_ stem: String, of section: String, _ make: (ChartTexts) -> any Chart) {
      guard let exhibit = sections.first(where: { $0.id == section })?.exhibits.first else { return }
      charts.append((stem, make(page.chartTexts(exhibit))))
    }
    add("coverage-by-state", of: "states") { CoverageChart(page: page).make($0) }
    add("matrix", of: "matrix") { MatrixChart(page: page).make($0) }
    add("areas", of: "areas") { AreasChart(page: page).make($0) }
    add("coordinators", of: "coordinators") { CoordinatorsChart(page: page).make($0) }
    return charts
  }
}

extension PageContext {
  /// The texts of a chart: those of its exhibit.
  func chartTexts(_ exhibit: Exhibit) -> ChartTexts {
    let parts =
      [sourceLine.plain] + exhibit.remarks.map(\.plain) + [exhibit.completeness.plain, exhibit.registry.plain]
      + notes.used(in: exhibit.bodyHTML).map { "(\($0.mark)) \($0.text)" }
    return ChartTexts(
      title: exhibit.title.plain, subtitle: exhibit.subtitle.plain,
      source: parts.filter { !$0.isEmpty }.joined(separator: " "),
      notice: Masthead(page: self).notices().joined(separator: " "), alternative: exhibit.words.plain)
  }

  /// The name of a party in a chart, with the mark of its note in brackets.
  func chartName(_ party: String) -> String {
    notes.mark(of: party).map { "\(plainName(party)) (\($0))" } ?? plainName(party)
  }

  /// The legend of a chart by State: the looks that occur, with their counts.
  func chartLegend(
    _ kinds: [CellLook.Kind], rampTitle: String, labels: [String], active: String, areaOnly: String?
  ) -> HeatmapLegend {
    let counts = Dictionary(grouping: kinds) { $0 }.mapValues(\.count)
    let all: [(CellLook.Kind, CellStatus)] = [
      (.active, .active), (.areaOnly, .areaOnly), (.nil, .nilReturn), (.pending, .pending),
      (.quarantined, .quarantined), (.notReported, .notReported), (.notApplicable, .notApplicable),
      (.notCollected, .notCollected),
    ]
    let entries = all.compactMap { kind, status -> LegendEntry? in
      guard let count = counts[kind] else { return nil }
      let words =
        switch kind {
        case .active: active
        case .areaOnly: areaOnly ?? ""
        default: lexicon.plain(statusKey(kind))
        }
      return words.isEmpty ? nil : LegendEntry(status, "\(words) (\(count))")
    }
    return HeatmapLegend(
      rampTitle: rampTitle, rampLabels: labels, entries: entries,
      words: CellWords(nilReturn: lexicon.plain("cell.nil"), pending: lexicon.plain("cell.pending")))
  }
}

extension CellLook.Kind {
  /// The state of a chart's cell that prints no number.
  var state: CellState {
    switch self {
    case .nil: .nilReturn
    case .pending: .pending
    case .quarantined: .quarantined
    case .notApplicable: .notApplicable
    case .notCollected: .notCollected
    default: .notReported
    }
  }
}
