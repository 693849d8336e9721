import Charting
import Registry

/// The charts of an edition, made of its tables and words.
public struct ReportCharts {
  /// The stems of the files of all charts, in the order in which they are made, each with the section of its exhibit.
  private static let places: [(stem: String, section: ReportSection)] = [
    ("coverage-by-state", .states), ("matrix", .matrix), ("areas", .areas), ("coordinators", .coordinators),
    (StagesExhibit.chart, .measures), (OverTimeSection.chart, .time), (MeasuresToDateExhibit.chart, .time),
    (ComparisonExhibit.chart, .changes), ("plan", .plan), ("engagement", .coordinators), ("tiles", .states),
    ("attendance", .participation), ("exchange-flows", .exchanges),
  ]

  /// The stems of the files of all charts, in the order in which they are made.
  public static let stems = places.map(\.stem)

  /// The sections in which the exhibits of charts stand; of all charts where none are named.
  static func sections(of charts: Set<String>?) -> Set<ReportSection> {
    Set(places.filter { charts?.contains($0.stem) ?? true }.map(\.section))
  }

  /// Whether charts tell of the period of comparison.
  public static func compare(_ charts: Set<String>?) -> Bool { charts?.contains(ComparisonExhibit.chart) ?? true }

  /// The name of a chart's file in a language: `areas.svg` in the first, `areas.ru.svg` and so on in the others.
  public static func fileName(
    _ stem: String, format: String, language: String, among languages: [String]
  ) -> String {
    language == languages.first ? "\(stem).\(format)" : "\(stem).\(language).\(format)"
  }
}

extension ReportPage {
  /// The charts, each with the stem of its file; those of pairs of parties, places and lists are last.
  ///
  /// Where no activity is collected there is none by State. A file's name is the stem and, for all languages but the
  /// first, a full stop and the language: see `ReportCharts.fileName`.
  public func charts() -> [ReportChart] {
    var charts: [ReportChart] = []
    func isWanted(_ stem: String) -> Bool { page.content.onlyCharts?.contains(stem) ?? true }
    func add(_ stem: String, of section: String, _ make: (ChartTexts) -> any Chart) {
      guard isWanted(stem), let exhibit = sections.first(where: { $0.id == section })?.exhibits.first else { return }
      charts.append(ReportChart(stem: stem, chart: make(page.chartTexts(exhibit)), leads: exhibit.chartLeads))
    }
    /// Adds the chart of the exhibit that names its stem, if there is such an exhibit.
    func add(_ stem: String, _ make: (ChartTexts) -> any Chart) {
      guard isWanted(stem), let exhibit = sections.lazy.flatMap(\.exhibits).first(where: { $0.chart == stem })
      else { return }
      charts.append(ReportChart(stem: stem, chart: make(page.chartTexts(exhibit)), leads: exhibit.chartLeads))
    }
    add("coverage-by-state", of: "states") { CoverageChart(page: page).make($0) }
    add("matrix", of: "matrix") { MatrixChart(page: page).make($0) }
    add("areas", of: "areas") { AreasChart(page: page).make($0) }
    add("coordinators", of: "coordinators") { CoordinatorsChart(page: page).make($0) }
    // Measures, time, comparison, plan.
    add(StagesExhibit.chart) { StagesChart(page: page).make($0) }
    add(OverTimeSection.chart) { ActivityChart(page: page).make($0) }
    add(MeasuresToDateExhibit.chart) { CumulativeChart(page: page).make($0) }
    if let comparison = ComparisonExhibit(page: page) {
      add(ComparisonExhibit.chart) { ComparisonChart(exhibit: comparison).make($0) }
    }
    add("plan") { PlanChart(page: page).make($0) }
    for (stem, make) in chartsByParty { add(stem, make) }
    return charts
  }

  // Charts of pairs of parties, places and lists: each where its exhibit is.
  private var chartsByParty: [(String, (ChartTexts) -> any Chart)] {
    [
      ("engagement", { EngagementChart(page: page).make($0) }), ("tiles", { TilesChart(page: page).make($0) }),
      ("attendance", { AttendanceChart(page: page).make($0) }), ("exchange-flows", { FlowsChart(page: page).make($0) }),
    ]
  }
}

extension PageContext {
  /// The texts of a chart: those of its exhibit.
  func chartTexts(_ exhibit: Exhibit) -> ChartTexts {
    let parts =
      ([sourceLine] + exhibit.remarks + [exhibit.completeness, exhibit.registry]).map(numbers.plain)
      + notes.list.filter { note in
        exhibit.chartParties.contains(note.party)
          || exhibit.chartNamesParties && notes.used(in: exhibit.bodyHTML).contains(note)
      }.map { "(\($0.mark)) \($0.text)" }
    return ChartTexts(
      title: numbers.plain(exhibit.title),
      subtitle: numbers.plain(exhibit.chartSubtitle.isEmpty ? exhibit.subtitle : exhibit.chartSubtitle),
      source: parts.filter { !$0.isEmpty }.joined(separator: " "),
      notice: Masthead(page: self).notices().joined(separator: " "), alternative: numbers.plain(exhibit.words),
      digits: lexicon.digits)
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
