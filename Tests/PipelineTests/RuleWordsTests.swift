import Foundation
import Registry
import Statistics
import Tabulation
import Tally
import TestSupport
import Testing

@testable import Pipeline
@testable import Reporting

/// The rules of every figure of whole reports, in every language of the program.
@Suite("Rules in words")
struct RuleWordsTests {
  /// The reports of the repository that together have every column: returns and public sources, with and without stages.
  private static let pipelines = ["illustrative", "example-returns", "ministerial", "soc-annual", "2007-letter"]

  @Test("Every rule that a figure can have has a text with exactly its arguments, and no key is left over")
  func complete() throws {
    var found: Set<RuleWords> = []
    for pipeline in Self.pipelines {
      let path = Program.root.appendingPathComponent("pipelines/\(pipeline).yaml").path
      try Self.collect(try Computation(RunPlan(RunRequest(pipeline: path)), keepsRows: true) { _ in }, &found)
    }
    let small = try Project()
    let plan = try RunPlan(RunRequest(pipeline: small.path("pipelines/report.yaml").path))
    let computation = try Computation(plan, keepsRows: true) { _ in }
    try Self.collect(computation, &found)
    // What the settings of a report change in its rules.
    for basis in Basis.allCases {
      for collected in [Set(ExportKind.allCases), [.exchanges, .returns], [.participation, .milestones], []] {
        var other = plan.settings
        other.basis = basis
        other.collected = collected
        other.trend = .year
        try Self.collect(computation, other, &found)
      }
    }
    #expect(Set(found.map(\.key)).symmetricDifference(RuleKey.allCases) == [])
    for language in LanguageFile.known {
      let file = try LanguageFile.load(language)
      for words in found {
        let text = try #require(file.texts["rule.\(words.key.rawValue)"], "\(words.key)")
        #expect(Self.arguments(text) == Set(words.texts.keys).union(words.phrases.keys), "\(language) \(words.key)")
      }
    }
  }

  @Test("No rule of a Russian page is in Latin letters")
  func russianPage() throws {
    let project = try Project()
    let outcome = try Runner.run(
      RunRequest(pipeline: project.path("pipelines/report.yaml").path, languages: ["en", "ru"]))
    let page = try String(contentsOfFile: outcome.folder + "/index.ru.html", encoding: .utf8)
    struct Words: Decodable {
      var rules: [String]
      var kinds: [String]
    }
    let text = try #require(
      page.components(separatedBy: "id=\"page-traces\">").last?.components(separatedBy: "</").first)
    let words = try JSONDecoder().decode(Words.self, from: Data(text.utf8))
    #expect(words.rules.count > 20 && words.kinds.count > 5)
    for words in words.rules + words.kinds { #expect(words.firstMatch(of: #/[A-Za-z]/#) == nil, "\(words)") }
  }

  /// The rules of a report, as its settings are.
  private static func collect(_ computation: Computation, _ found: inout Set<RuleWords>) throws {
    try collect(
      computation, computation.plan.settings, Figures.all(of: computation.tables).map(\.address), &found)
  }

  /// The rules of a report with other settings.
  private static func collect(
    _ computation: Computation, _ settings: ReportSettings, _ found: inout Set<RuleWords>
  ) throws {
    let tables = Statistics.tables(
      computation.ingest.activity, computation.registry.registry, settings, threads: 1)
    try collect(computation, settings, Figures.all(of: tables).map(\.address), &found)
  }

  private static func collect(
    _ computation: Computation, _ settings: ReportSettings, _ addresses: [String], _ found: inout Set<RuleWords>
  ) throws {
    let log = try #require(computation.ingest.rows)
    let tracer = Tracer(log, computation.registry.registry, settings, files: computation.traceFiles)
    #expect(addresses.count > 50)
    for address in addresses {
      add(try #require(tracer.words(of: address), "\(address)"), &found)
      // Names of things stand in traces alone, and only where nothing is in force.
      guard address.hasPrefix("coverage_by_state/"), address.hasSuffix("/status") else { continue }
      for thing in try #require(tracer.rows(behind: address)).parts.flatMap(\.things) {
        if case .phrase(let words) = thing.name { add(words, &found) }
      }
    }
  }

  /// Words and the phrases in them, whatever they are about.
  private static func add(_ words: RuleWords, _ found: inout Set<RuleWords>) {
    let pattern = words.mapTexts { _ in "" }
    guard found.insert(pattern).inserted else { return }
    for phrase in pattern.phrases.values { add(phrase, &found) }
  }

  private static func arguments(_ text: String) -> Set<String> {
    Set(text.matches(of: #/\{([a-z]+)\}/#).map { String($0.1) })
  }
}
