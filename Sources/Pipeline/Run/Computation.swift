import Diagnostics
import Ingest
import Registry
import Reporting
import Statistics
import Tabulation

/// Registry and inputs read, statistics computed; nothing rendered or written.
struct Computation {
  let plan: RunPlan
  let registry: LoadedRegistry
  let ingest: IngestResult
  /// Every table but `figures`, which follows from them.
  let tables: [Table]
  let completeness: Completeness
  /// What was recorded in the period of comparison; `nil` where nothing is compared or no picture or page shows it.
  let earlier: EarlierPeriod?
  let warnings: [String]
  /// The words of every language, with those that the registry adds.
  let languageFiles: LanguageFiles

  /// - Parameters:
  ///   - registry: the registry where it was read already; `nil` for that of the plan's folder.
  ///   - keepsRows: whether every row is kept as it was read, also where no output needs it.
  init(
    _ plan: RunPlan, registry: LoadedRegistry? = nil, keepsRows: Bool = false, onEvent: (RunEvent) -> Void
  ) throws(Failures) {
    self.plan = plan
    onEvent(.stage("registry", detail: plan.definition.registry))
    let registry =
      if let registry { registry } else {
        try RegistryReader.read(folder: plan.registryPath, name: plan.registryName)
      }
    self.registry = registry
    languageFiles = try Computation.languageFiles(registry, plan)
    do throws(Failure) { try Computation.checkArea(plan, registry) } catch { throw Failures(error) }
    warnings = Computation.warnings(plan, registry)
    for warning in warnings { onEvent(.warning(warning)) }

    var settings = IngestSettings(
      period: plan.settings.period, asOf: plan.settings.asOf, knownAt: plan.settings.knownAt,
      listSeparator: plan.definition.listSeparator,
      threads: plan.threads)
    settings.keepsRows = keepsRows || plan.definition.needsRows || PageTracing.showsRows(of: plan)
    do throws(Failure) {
      ingest = try Ingestor.read(plan.entries, registry: registry, settings: settings) { file in
        onEvent(.stage("ingest", detail: file))
      }
    } catch {
      throw Failures(error)
    }
    onEvent(
      .read(
        accounting: ingest.accounts.map(RunReport.Account.init), findings: InputTables.counts(ingest.findings)))
    onEvent(.stage("statistics", detail: ""))
    // The gate looks at the tie-out of every edition.
    let only = plan.definition.tables.map { $0.union(["tie_out"]) }
    let tables = Statistics.tables(
      ingest.activity, registry.registry, plan.settings, comparison: plan.comparison, only: only,
      threads: plan.threads)
    completeness = Completeness(ingest.activity, registry.registry, plan.settings)
    if plan.definition.showsComparison, plan.settings.collectsActivity, let period = plan.comparison {
      earlier = Statistics.earlier(
        ingest.activity, registry.registry, plan.settings, period, threads: plan.threads)
    } else {
      earlier = nil
    }
    self.tables = tables + [InputTables.accounting(ingest.accounts), InputTables.findings(ingest.findings)]
  }

  /// The number of figures.
  var figureCount: Int { tables.reduce(0) { $0 + $1.figureCount } }

  /// Whether every tie-out agrees.
  func checkTieOut() throws(Failure) {
    guard let table = tables.first(where: { $0.name == "tie_out" }) else { return }
    for row in table.rows where table.value(row, "agrees").text != "yes" {
      throw Failure(
        .identityBroken(
          "\(table.value(row, "quantity").text) in \(table.value(row, "area").text):"
            + " \(table.value(row, "labels").text) labels, \(table.value(row, "table_sum").text) in the tables"))
    }
  }

  /// The words of the program and of the registry; all problems of the files come in one pass.
  private static func languageFiles(_ registry: LoadedRegistry, _ plan: RunPlan) throws(Failures) -> LanguageFiles {
    var files = LanguageFiles()
    var failures: [Failure] = []
    for (language, bytes) in registry.languages.sorted(by: { $0.key < $1.key }) {
      let place = plan.registryName + "/" + LanguageFileName.of(language)
      do throws(LanguageFiles.Problem) {
        try files.add(language, bytes)
      } catch {
        switch error {
        case .unreadable(let problem): failures.append(Failure(.languageUnreadable(problem), file: place))
        case .missing(let keys): failures.append(Failure(.languageIncomplete(keys: keys), file: place))
        case .arguments(let keys): failures.append(Failure(.languageArguments(keys: keys), file: place))
        }
      }
    }
    if let failures = Failures(failures) { throw failures }
    return files
  }

  /// Whether the area that the page is to show is one of the period.
  private static func checkArea(_ plan: RunPlan, _ registry: LoadedRegistry) throws(Failure) {
    let known = registry.registry.areas(in: plan.settings.period).map(\.code)
    guard let area = plan.definition.area, !known.contains(area) else { return }
    throw Failure(.invalidValue(key: "area", value: area, expected: WordList.or(known)), file: plan.file.path)
  }

  private static func warnings(_ plan: RunPlan, _ registry: LoadedRegistry) -> [String] {
    var warnings: [String] = []
    for file in registry.missingFiles {
      warnings.append("The registry has no \(file): nothing that it would hold is in the report.")
    }
    let period = plan.settings.period
    let measures = registry.registry.measures(in: period)
    let ended = measures.filter { $0.validity.days.to.map { $0 < period.to } ?? false }
    let begun = measures.filter { $0.validity.days.from.map { $0 > period.from } ?? false }
    if plan.settings.catalogue == .asRecorded, !ended.isEmpty, !begun.isEmpty {
      warnings.append(
        "The period spans two editions of the catalogue: measures of both are shown as recorded"
          + " (catalogue: restated moves the records into the later one).")
    }
    if plan.settings.basis == .publicSources {
      for chart in plan.definition.requestedCharts.map(\.rawValue).sorted() {
        warnings.append(
          "The chart \(chart) is not drawn with public sources, which do not show who sent what to whom.")
      }
    }
    if plan.definition.outputs.contains(.followUp), !plan.definition.makesFollowUp {
      warnings.append(
        "The output follow-up does not apply to public sources, where silence says nothing; no such list was made.")
    }
    return warnings
  }
}
