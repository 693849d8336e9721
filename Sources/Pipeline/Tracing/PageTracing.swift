import Diagnostics
import Foundation
import Registry
import Reporting
import Statistics
import Synchronization
import Tabulation
import Tally

/// What lies behind the figures that the pages of an edition show, for the script of the pages.
///
/// A page that leaves the secretariat gets the rules alone: ids are cells of the inputs.
struct PageTracing {
  /// The most bytes of all inputs of which pages show rows: of more a page would be too long to open, and keeping every
  /// row too slow. `trace` has no limit.
  static let inputLimit = 4 << 20

  /// The most rows of a part of a figure: `trace` has them all.
  static let rowLimit = 20

  private let computation: Computation
  /// One for each thread: a tracer remembers what it has looked at.
  private let tracers: [LockedTracer]
  private let files: [TraceFile]
  private let ids: [RowPlace: String]
  private let hasRows: Bool

  /// Groups the rows, where they were kept.
  init(_ computation: Computation) {
    self.computation = computation
    let bytes = computation.ingest.accounts.reduce(0) { $0 + $1.fingerprint.byteCount }
    let log = bytes <= PageTracing.inputLimit ? computation.ingest.rows : nil
    hasRows = log != nil
    let files = computation.traceFiles
    self.files = files
    let threads = log == nil ? 1 : max(1, computation.plan.threads)
    tracers = Parallel.map(threads, threads: threads) {
      [registry = computation.registry.registry, settings = computation.plan.settings] _ in
      LockedTracer(log ?? RowLog(), registry, settings, files)
    }
    var ids: [RowPlace: String] = [:]
    for row in log?.exchanges ?? [] { ids[row.place] = row.idText }
    for row in log?.participation ?? [] { ids[row.place] = row.eventID }
    self.ids = ids
  }

  /// Whether every row has to be kept for the pages of a plan.
  static func showsRows(of plan: RunPlan) -> Bool {
    guard plan.definition.outputs.contains(.html) else { return false }
    let sizes = plan.entries.flatMap(\.files).map { file in
      (try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int) ?? 0
    }
    return sizes.reduce(0, +) <= inputLimit
  }

  /// The pages, one for each language, with what is behind the figures that any of them shows.
  func add(to pages: [String], edition: String, isForOutside: Bool) throws(Failure) -> [String] {
    let traces = make(ReportPage.addresses(in: pages), edition, isForOutside)
    do {
      var texts: [String] = []
      for (page, language) in zip(pages, computation.plan.languages) {
        texts.append(try ReportPage.html(page, with: traces, TraceWords(language, computation.languageFiles)))
      }
      return texts
    } catch {
      throw Failure(.identityBroken("the page was not made: \(error)"))
    }
  }

  private func make(_ addresses: [String], _ edition: String, _ isForOutside: Bool) -> PageTraces {
    var traces = PageTraces(
      edition: edition, isPublic: computation.plan.settings.basis == .publicSources)
    // All rows of a figure are in memory until the few that are shown are taken out.
    for start in stride(from: 0, to: addresses.count, by: PageTracing.batch) {
      let batch = addresses[start..<min(start + PageTracing.batch, addresses.count)]
      for (address, found) in zip(batch, look(Array(batch), forRows: hasRows && !isForOutside)) {
        guard let parts = FigureAddress.parts(address), let table = parts.first, parts.count > 2 else { continue }
        let keys = Array(parts[1..<parts.count - 1])
        switch found {
        case .rows(let trace):
          let parts = trace.parts.map { part($0, &traces) }
          traces.add(address, value: trace.text, isWord: trace.isWord, rule: trace.rule, keys: keys, parts: parts)
        case .rule(let rule):
          // The keys of an account are places of files, which stand for paths here.
          if table == Schemas.accounting.name { continue }
          traces.add(address, value: "", rule: rule, keys: keys, parts: nil)
        case nil: continue
        }
      }
    }
    return traces
  }

  /// How many figures are looked at before what is shown of them is taken out.
  private static let batch = 256

  /// What was found behind a figure.
  private enum Found: Sendable {
    case rows(FigureTrace)
    case rule(RuleWords)
  }

  private func look(_ addresses: [String], forRows: Bool) -> [Found?] {
    let count = tracers.count
    let found = Parallel.map(count, threads: count) { [tracers] thread in
      tracers[thread].tracer.withLock { tracer in
        stride(from: thread, to: addresses.count, by: count).map { place -> Found? in
          let address = addresses[place]
          if forRows, let trace = tracer.rows(behind: address, atMost: PageTracing.rowLimit) {
            return .rows(trace)
          }
          return tracer.words(of: address).map(Found.rule)
        }
      }
    }
    return addresses.indices.map { found[$0 % count][$0 / count] }
  }

  private func part(_ part: TracePart, _ traces: inout PageTraces) -> PageTraces.Part {
    let things = part.things.map { thing in
      // What the registry says may follow from the settings alone: such a thing has no row.
      traces.thing(
        part.isSum ? .text("\(thing.amount)") : thing.name, rows: thing.rows.map { place(of: $0, &traces) })
    }
    return traces.part(part.role, part.name, count: part.count, things, left: part.left)
  }

  private func place(of row: TraceRow, _ traces: inout PageTraces) -> Int {
    switch row.source {
    case .registry(let file, let line):
      let folder = computation.plan.registryName
      return traces.place(file: folder.isEmpty ? file : folder + "/" + file, line: line, id: "")
    case .export(let place):
      let file = files.indices.contains(Int(place.file)) ? files[Int(place.file)].path : ""
      return traces.place(file: file, line: Int(place.line), id: ids[place] ?? "")
    }
  }
}

/// A tracer that one thread at a time asks.
private final class LockedTracer: Sendable {
  let tracer: Mutex<Tracer>

  init(_ log: RowLog, _ registry: ForumRegistry, _ settings: ReportSettings, _ files: [TraceFile]) {
    tracer = Mutex(Tracer(log, registry, settings, files: files))
  }
}

extension Computation {
  /// The files of the exports in the order in which they were read.
  var traceFiles: [TraceFile] {
    ingest.accounts.map { TraceFile(kind: $0.kind, entry: $0.entry, path: $0.fingerprint.path) }
  }
}
