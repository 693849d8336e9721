import Diagnostics
import Registry
import Statistics
import Tabulation

/// All that a page of an edition is made of: what the pipeline says, the registry, the tables and how they came about.
///
/// A value; nothing in it is computed here. Texts by language have at least the first of `languages`.
public struct ReportContent: Sendable {
  /// The title by language.
  public var titles: [String: String]
  /// The stem of the pipeline file, such as `ministerial`.
  public var pipeline: String
  /// The edition, such as `ministerial/2024-12-16`.
  public var edition: String
  /// What the report is asked to say.
  public var settings: ReportSettings
  /// `final`, `draft` or `clearance`.
  public var status: String
  /// The symbol of the document; empty where there is none.
  public var symbol: String
  /// The pipeline's own notice by language; empty where there is none.
  public var notices: [String: String]
  /// The languages of the edition, the main one first.
  public var languages: [String]
  /// The forum.
  public var registry: ForumRegistry
  /// All tables of the edition, with `figures`.
  public var tables: [Table]
  /// All findings, in the order of the table.
  public var findings: [Finding]
  /// What the run warns of, one English sentence each.
  public var warnings: [String]
  /// How complete what the edition rests on is.
  public var completeness: Completeness
  /// What was recorded in the period of comparison; `nil` where nothing is compared.
  public var earlier: EarlierPeriod?
  /// Who is named at which event; empty where no briefing shows it.
  public var presence = EventPresence()
  /// Where the edition comes from.
  public var provenance: Provenance
  /// Whether the page leaves the secretariat: it then names no file that was read, and prints no value of a finding.
  /// The tables and the provenance name files by their number within their entry.
  public var isForOutside = false
  /// The words of the languages.
  public var languageFiles = LanguageFiles.builtIn
  /// The charts that the pipeline asks for besides those that every edition has.
  public var requestedCharts: Set<RequestedChart> = []
  /// The stems of the only charts to be drawn; `nil` for all.
  public var onlyCharts: Set<String>?
  /// The only sections of the page, besides those that it always has; `nil` for all.
  public var sections: Set<ReportSection>?
  /// The code of the only area that the page shows; `nil` for all.
  public var area: String?

  /// What the edition has besides its pages, in the order in which a page names it.
  public var companions: [CompanionFile] = []

  /// Makes the content of a report.
  public init(
    titles: [String: String], pipeline: String, edition: String, settings: ReportSettings, status: String = "final",
    symbol: String = "", notices: [String: String] = [:], languages: [String], registry: ForumRegistry,
    tables: [Table], findings: [Finding] = [], warnings: [String] = [], completeness: Completeness = Completeness(),
    earlier: EarlierPeriod? = nil, provenance: Provenance
  ) {
    self.titles = titles
    self.pipeline = pipeline
    self.edition = edition
    self.settings = settings
    self.status = status
    self.symbol = symbol
    self.notices = notices
    self.languages = languages
    self.registry = registry
    self.tables = tables
    self.findings = findings
    self.warnings = warnings
    self.completeness = completeness
    self.earlier = earlier
    self.provenance = provenance
  }
}
